#!/usr/bin/env bash
# macos.sh: checks on Debian that the whole program compiles for a Mac with Apple's processors (cargo check). To link the window needs Apple's
# frameworks, so nothing is run: macOS is built from source (README). The C compiler is zig, from PyPI (ziglang).
set -euo pipefail
cd "$(dirname "$0")/.."
target=aarch64-apple-darwin
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}
folder=$CARGO_TARGET_DIR/macos
mkdir -p "$folder"

if [ ! -x "$folder/python/bin/python3" ]; then
    python3 -m venv "$folder/python"
    "$folder/python/bin/pip" --quiet install ziglang
fi
printf '#!/bin/sh\nfor argument; do shift; case $argument in --target=*) ;; *) set -- "$@" "$argument" ;; esac; done\nexec "%s/python/bin/python3" -m ziglang cc -target aarch64-macos "$@"\n' "$folder" >"$folder/cc"
printf '#!/bin/sh\nexec "%s/python/bin/python3" -m ziglang ar "$@"\n' "$folder" >"$folder/ar"
chmod +x "$folder/cc" "$folder/ar"
export CC_aarch64_apple_darwin=$folder/cc AR_aarch64_apple_darwin=$folder/ar

std_arguments=()
if ! compgen -G "$(rustc --print target-libdir --target $target)/libstd-*.rlib" >/dev/null; then
    library=$(scripts/std-source.sh "$CARGO_TARGET_DIR/windows/std")
    export RUSTC_BOOTSTRAP=1 __CARGO_TESTS_ONLY_SRC_ROOT=$library
    std_arguments=("-Zbuild-std=std,panic_unwind")
fi
cargo check --locked "${std_arguments[@]}" --target $target
echo "The program compiles for $target; it was neither linked nor run"
