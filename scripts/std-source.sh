#!/usr/bin/env bash
# std-source.sh [FOLDER]: finds the source of the standard library of exactly the compiler that is used, and prints the folder of it.
# Where rustup has the component rust-src it is that; else Debian's package of the same version, kept unpacked in FOLDER
# (target/windows/std). Programs for systems for which no ready library is installed are built with it.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-target/windows/std}
# Where Debian may have the version that we use, asked in this order.
suites=${PLANLUPE_RUST_SRC_SUITES:-trixie-backports sid}
version=$(rustc --version | cut -d' ' -f2)

of_rustup=$(rustc --print sysroot)/lib/rustlib/src/rust/library
if [ -d "$of_rustup/std" ]; then
    echo "$of_rustup"
    exit 0
fi
library=$folder/usr/src/rustc-$version/library
mkdir -p "$folder"
folder=$(realpath "$folder")
if [ -d "$library/std" ]; then
    realpath "$library"
    exit 0
fi
if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
    echo "There is no source of the standard library of rustc $version: no rust-src beside the compiler, and no apt to get it by." >&2
    exit 3
fi

# The archives that this machine uses, asked for another suite, in a state of apt's own that leaves the machine's as it is.
state=$folder/apt
mkdir -p "$state"/etc/{sources.list.d,apt.conf.d,preferences.d} "$state"/state/lists/partial "$state"/cache/archives/partial
for suite in $suites; do
    if [ -f /etc/apt/sources.list.d/debian.sources ]; then
        # The first part is the archive itself, those after it are others (security).
        sed '/^$/,$d' /etc/apt/sources.list.d/debian.sources
    else
        sed -n 's/^deb \(\[[^]]*\] \)\{0,1\}\([^ ]*\) .*/Types: deb\nURIs: \2/p;T;q' /etc/apt/sources.list
        echo "Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg"
    fi | sed "/^Suites:/d; /^Components:/d; /^#/d" >"$state/etc/sources.list.d/source.sources"
    printf 'Suites: %s\nComponents: main\n' "$suite" >>"$state/etc/sources.list.d/source.sources"
    of_state=(-o "Dir::Etc=$state/etc" -o "Dir::State=$state/state" -o "Dir::Cache=$state/cache"
        -o Dir::State::status=/dev/null -o Acquire::Check-Valid-Until=false -o "APT::Sandbox::User=$(id -un)")
    apt-get "${of_state[@]}" -q update >&2 || continue
    found=$(apt-cache "${of_state[@]}" madison rust-src | cut -d'|' -f2 | tr -d ' ' | grep "^${version//./\\.}[+~-]" | head -1 || true)
    if [ -n "$found" ]; then
        (cd "$folder" && apt-get "${of_state[@]}" -q download "rust-src=$found" >&2)
        dpkg-deb -x "$folder"/rust-src_*.deb "$folder"
        rm -rf "$folder"/rust-src_*.deb "$state"
        realpath "$library"
        exit 0
    fi
    echo "Debian's $suite has no rust-src of $version: $(apt-cache "${of_state[@]}" madison rust-src | cut -d'|' -f2 | tr -d '\n')" >&2
done
rm -rf "$state"
{
    echo "There is no source of the standard library of exactly rustc $version: not beside the compiler, and not in Debian's $suites."
    echo "Take it from rustup (rustup component add rust-src), or wait until Debian has that version; another version does not fit."
} >&2
exit 3
