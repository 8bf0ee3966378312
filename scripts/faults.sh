#!/usr/bin/env bash
# faults.sh: disturbs every act that writes behind each of its writes and at each rename: the program ends there, the disk is full, the system
# refuses. The tests of the program try a few acts so, at half of the points; with PLANLUPE_FEATURES=encryption a change of the passphrase is among them.
set -euo pipefail
cd "$(dirname "$0")/.."

features=${PLANLUPE_FEATURES:+--features $PLANLUPE_FEATURES}
# shellcheck disable=SC2086 # no feature is no argument
PLANLUPE_EVERY_FAULT=1 cargo test --locked $features --test stories -- --nocapture fault_points:: kills:: settings_
