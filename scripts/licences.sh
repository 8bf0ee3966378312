#!/usr/bin/env bash
# licences.sh TARGET FEATURES: prints the licence of the program and those of the fonts, lists and crates in it, as one text that packages bear.
set -euo pipefail
cd "$(dirname "$0")/.."

printf 'Planlupe is given away under MIT or Apache-2.0, as you like.\n\n'
cat LICENSE-MIT LICENSE-APACHE
for licence in assets/fonts/*OFL* assets/fonts/*LICENSE* assets/names/*LICENSE*; do
    printf '\n\n== %s\n\n' "$licence"
    cat "$licence"
done
printf '\n\n'
python3 scripts/crate_licences.py "$1" "$2"
