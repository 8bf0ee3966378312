#!/usr/bin/env bash
# Everything that must hold before a commit. CI runs exactly this.
set -euo pipefail
cd "$(dirname "$0")/.."

step() {
    echo "== $1"
    shift
    "$@"
}

least=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml)
case "$(rustc --version)" in
    "rustc $least."*) echo "== With the least version of Rust that is promised, $least" ;;
    *) echo "== Not with Rust $least, the least version that is promised: only Clippy looks for what is newer" ;;
esac

step "Format" cargo fmt --check
# The targets for fuzzing are a workspace of their own, which nothing here builds; their lock file follows ours.
step "Versions for fuzzing" sh -c 'cargo metadata --locked --format-version 1 --manifest-path fuzz/Cargo.toml >/dev/null'
step "Lints" cargo clippy --locked --all-targets --features planlupe-reading/printed -- -D warnings
step "Tests" cargo test --locked
# The crate is documented for those who work on it: private items too, and links to them.
step "Documentation" env RUSTDOCFLAGS="-D warnings -A rustdoc::private_intra_doc_links" \
    cargo doc --locked --no-deps --document-private-items
echo "== All is well"
