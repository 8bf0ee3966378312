#!/usr/bin/env bash
# release-check.sh [STEP]...: what is tried before a release beyond .ci/run. It takes hours and more than Rust, and is no part of CI. Each step
# is a script of its own; the time of each is printed. Steps, all where none is named: deny deb windows windows-packages linux-bytes windows-bytes
# macos encrypted windows-encrypted faults kills fuzz
set -euo pipefail
cd "$(dirname "$0")/.."

steps=("$@")
[ $# -gt 0 ] || steps=(deny deb windows windows-packages linux-bytes windows-bytes macos encrypted windows-encrypted faults kills fuzz)
timed() {
    echo "== $*"
    local began=$SECONDS
    "$@"
    echo "== $1: $((SECONDS - began)) s"
}

for step in "${steps[@]}"; do
    case $step in
        deny) timed scripts/deny.sh ;;
        deb)
            timed scripts/package-linux.sh
            timed scripts/check-deb.sh
            ;;
        windows) timed scripts/windows.sh ;;
        windows-packages)
            timed scripts/package-windows.sh
            timed scripts/check-windows-packages.sh
            ;;
        linux-bytes) timed scripts/reproducible.sh linux ;;
        windows-bytes) timed scripts/reproducible.sh windows ;;
        macos) timed scripts/macos.sh ;;
        encrypted) timed scripts/encrypted.sh ;;
        windows-encrypted) timed scripts/encrypted.sh windows ;;
        faults) timed scripts/faults.sh ;;
        kills) timed scripts/kills.sh 1000 ;;
        fuzz) timed scripts/fuzz.sh ;;
        *) echo "No step is called $step" >&2; exit 2 ;;
    esac
done
