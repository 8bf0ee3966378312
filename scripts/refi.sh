#!/usr/bin/env bash
# Writes the sample project as REFI-QDA and reads it with a reader that knows the standard alone: every coding must stand on the words
# on which the program says it stands. It needs `python3` and nothing else.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --locked --quiet
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
program=$PWD/target/debug/planlupe
"$program" demo "$folder/demo" --no-window >/dev/null
"$program" refi out "$folder/demo/demo.planlupe" "$folder/demo.qdpx" >/dev/null
"$program" refi out "$folder/demo/demo.planlupe" "$folder/utf16.qdpx" --utf16 >/dev/null
"$program" refi in "$folder/back.planlupe" "$folder/demo.qdpx" >/dev/null
python3 scripts/refi_check.py "$program" "$folder/demo/demo.planlupe" "$folder/demo.qdpx"
python3 scripts/refi_check.py "$program" "$folder/demo/demo.planlupe" "$folder/utf16.qdpx" --utf16
python3 scripts/refi_check.py "$program" "$folder/back.planlupe" "$folder/demo.qdpx"
