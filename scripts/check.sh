#!/usr/bin/env bash
# Everything that must hold before a commit. CI runs exactly this.
set -euo pipefail
cd "$(dirname "$0")/.."

step() {
    echo "== $1"
    shift
    "$@"
}

step "Format" cargo fmt --check
step "Lints" cargo clippy --locked --all-targets -- -D warnings
step "Tests" cargo test --locked
step "Documentation" env RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps
echo "== All is well"
