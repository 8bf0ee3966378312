#!/usr/bin/env bash
# kills.sh [KILLS [SEED]]: kills the program at moments drawn by lot, in imports and edits and then in all else that writes, and prints
# how often it went which way: the table of docs/kills.md. With PLANLUPE_FEATURES=encryption a change of the passphrase is among them.
set -euo pipefail
cd "$(dirname "$0")/.."

export PLANLUPE_KILLS=${1:-1000} PLANLUPE_SEED=${2:-1}
features=${PLANLUPE_FEATURES:+--features $PLANLUPE_FEATURES}
# shellcheck disable=SC2086 # no feature is no argument
cargo test --locked $features --test stories -- --nocapture --test-threads 1 killed_at_any_moment killed_in_any_act
