#!/usr/bin/env bash
# reproducible.sh linux|windows [--quick]: makes the packages twice, in two target folders of their own, and shows that they have the same bytes and
# hold no path of this machine. Nothing is signed, since a signature bears its hour. --quick (Windows only) builds without optimisation.
set -euo pipefail
cd "$(dirname "$0")/.."
system=${1:?linux or windows}
shift
unset PLANLUPE_SIGN
target=${CARGO_TARGET_DIR:-$PWD/target}
case $system in
    linux) folder=package ;;
    windows) folder=package-windows ;;
    *) echo "linux or windows" >&2; exit 2 ;;
esac

mkdir -p "$target/reproducible"
for build in one another; do
    export CARGO_TARGET_DIR=$target/reproducible/$build
    # The source of the standard library need not be fetched twice.
    if [ "$system" = windows ] && [ -d "$target/windows/std" ]; then
        mkdir -p "$CARGO_TARGET_DIR/windows"
        ln -sfn "$target/windows/std" "$CARGO_TARGET_DIR/windows/std"
    fi
    rm -rf "${CARGO_TARGET_DIR:?}/$folder"
    "scripts/package-$system.sh" "$@" >"$target/reproducible/$build.log" 2>&1 ||
        { tail -20 "$target/reproducible/$build.log" >&2; exit 1; }
done

cd "$target/reproducible"
differing=0
while read -r file; do
    if cmp -s "one/$folder/$file" "another/$folder/$file"; then
        echo "same bytes: $file ($(sha256sum <"one/$folder/$file" | cut -c1-16)…)"
    else
        echo "DIFFERENT: $file ($(cmp -l "one/$folder/$file" "another/$folder/$file" 2>/dev/null | wc -l) bytes)"
        differing=1
    fi
done < <(cd "one/$folder" && find . -type f \( -name '*.exe' -o -name '*.msi' -o -name '*.zip' -o -name '*.deb' -o -path '*/usr/bin/planlupe' \) | sed 's|^\./||' | sort)

# Where the sources, Cargo's own files and what is built lie.
while read -r program; do
    for path in "$OLDPWD" "${CARGO_HOME:-$HOME/.cargo}" "$target" "$HOME/."; do
        if grep -qaF "$path" "$program"; then
            echo "$program holds the path $path: $(grep -aoF "$path" "$program" | wc -l) times"
            differing=1
        fi
    done
done < <(find "one/$folder" -type f \( -name '*.exe' -o -path '*/usr/bin/planlupe' \))
[ $differing = 0 ] && echo "Both builds have the same bytes, and no path of this machine stands in them"
exit $differing
