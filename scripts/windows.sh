#!/usr/bin/env bash
# windows.sh [--quick] [STEP]...: builds Planlupe for Windows on Debian and tries it under wine. Steps, all of them where none is named:
#   build    planlupe.exe for the command line and planlupe-window.exe for the window
#   tests    unit tests and stories of the whole workspace
#   use      the command line: a demo, an import, an export, and the tables that Linux makes
#   picture  the window under Xvfb, as target/windows/window.png, to be looked at
# --quick builds without optimisation. What this shows nothing of: real drivers, input methods, screen readers, SmartScreen.
set -euo pipefail
cd "$(dirname "$0")/.."

profile=release
profile_flags=(--release)
if [ "${1:-}" = --quick ]; then
    shift
    # As the tests are built; so everything below the program is built once.
    profile=debug
    profile_flags=()
    export CARGO_PROFILE_DEV_OPT_LEVEL=0
fi
# Symbols make of each program a quarter of a gigabyte, and wine reads all of it at each start.
export CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_DEV_STRIP=symbols
steps=("$@")
[ $# -gt 0 ] || steps=(build tests use picture)
. scripts/windows-env.sh
programs=$CARGO_TARGET_DIR/$target/$profile
program=$programs/planlupe.exe

build() {
    . scripts/openssl-env.sh $target
    windows_cargo build "${profile_flags[@]}" --features windows-program,encryption --bin planlupe --bin planlupe-window
    ls -l "$programs"/planlupe.exe "$programs"/planlupe-window.exe
}

tests() {
    prepare_wine
    # Each test program has two hours: under wine, starting a program costs a fifth of a second, and stories start thousands.
    export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER="timeout 7200 wine"
    local told=$windows/tests.txt
    windows_cargo test --workspace --lib --bins --tests --no-fail-fast 2>&1 | tee "$told" || true
    echo "== Tests under wine, by program:"
    grep -E '^ +Running|^test result|FAILED$|^error: test failed|timed out' "$told" || true
    ! grep -qE '^error' "$told"
}

use() {
    prepare_wine
    local folder=$windows/use
    rm -rf "$folder"
    mkdir -p "$folder/prøve mappe"
    cd "$folder"
    export PLANLUPE_LANG=en
    in_wine "$program" --version
    in_wine "$program" demo demo --no-window >demo.txt
    tail -2 demo.txt
    # Paths as Windows has them: a drive, backslashes, blanks and letters of ours.
    printf 'BRUKER – 1. APR. 2020: Hei.\r\n\r\nVEILEDER – 2. APR. 2020: Hei igjen.\r\n' >"prøve mappe/sak å.txt"
    in_wine "$program" import "$(winepath -w prøve\ mappe)\\p.planlupe" "$(winepath -w "prøve mappe/sak å.txt")"
    in_wine "$program" cases 'prøve mappe\p.planlupe'
    in_wine "$program" export 'prøve mappe\p.planlupe' 'prøve mappe\tabeller'
    in_wine "$program" check 'prøve mappe\p.planlupe'
    # An encrypted project opens with its passphrase, and with no other.
    printf 'en lang passfrase\r\n' >passphrase.txt
    printf 'en annen passfrase\r\n' >other.txt
    in_wine "$program" import encrypted.planlupe "prøve mappe\sak å.txt" --encrypt --project-passphrase-file passphrase.txt
    in_wine "$program" cases encrypted.planlupe --project-passphrase-file passphrase.txt | grep -q 'sak å'
    if in_wine "$program" cases encrypted.planlupe --project-passphrase-file other.txt; then exit 1; fi
    if grep -qa -e SQLite -e 'Hei igjen' encrypted.planlupe; then exit 1; fi
    # The passphrase is changed and taken away while nobody else has the file.
    in_wine "$program" passphrase encrypted.planlupe --project-passphrase-file passphrase.txt --new-passphrase-file other.txt
    in_wine "$program" cases encrypted.planlupe --project-passphrase-file other.txt | grep -q 'sak å'
    in_wine "$program" passphrase encrypted.planlupe --project-passphrase-file other.txt --remove
    in_wine "$program" check encrypted.planlupe
    [ -z "$(find . -name '*.unfinished' -o -name '*.former')" ]
    # A project that is not there: one sentence, and the exit code of a failure.
    if in_wine "$program" cases gone.planlupe >out.txt 2>err.txt; then exit 1; fi
    grep -q 'does not exist' err.txt
    # A file that ends in .planlupe, as a double click hands it over, is opened: without a display that is said.
    cd "$OLDPWD"
    local here=${PLANLUPE_LINUX_PROGRAM:-}
    if [ -n "$here" ]; then
        "$here" demo "$folder/linux" --no-window >/dev/null
        diff -r "$folder/linux/csv" "$folder/demo/csv"
        echo "The demo's tables have the same bytes as those of $here"
    else
        echo "Not compared with the tables of Linux: PLANLUPE_LINUX_PROGRAM names no program"
    fi
}

picture() {
    local folder=$windows/picture
    rm -rf "$folder"
    mkdir -p "$folder"
    # A desktop that was begun without a screen shows nothing later: all of wine begins anew when the screen is there.
    wineserver -k 2>/dev/null || true
    begin_screen ":${PLANLUPE_DISPLAY:-87}"
    export DISPLAY=:${PLANLUPE_DISPLAY:-87}
    trap 'wineserver -k || true; kill $screen 2>/dev/null || true' EXIT
    prepare_wine
    in_wine "$program" --lang nb demo "$folder/demo" --no-window >/dev/null
    PLANLUPE_LANG=nb wine "$programs/planlupe-window.exe" "$(winepath -w "$folder/demo/demo.planlupe")" &
    picture_of_window "$windows/window.png"
}

for step in "${steps[@]}"; do
    case $step in build | tests | use | picture) ;; *) echo "No step is called $step: build, tests, use, picture" >&2; exit 2 ;; esac
    echo "== $step"
    "$step"
done
