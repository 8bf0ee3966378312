#!/usr/bin/env bash
# Writes the sample project as REFI-QDA and reads it with a reader that knows the standard alone: every coding must stand on the words
# on which the program says it stands. It needs `python3` and nothing else.
#
# PLANLUPE_REFI_SCHEMAS=FOLDER with Project.xsd and Codebook.xsd of the standard lets `xmllint` validate what was written. They are no part of
# the repository; without them the stories of `crates/refi` (`schema`) look at order, attributes and references.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --locked --quiet
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
program=$PWD/target/debug/planlupe
project=$folder/demo/demo.planlupe
"$program" demo "$folder/demo" --no-window >/dev/null
"$program" refi out "$project" "$folder/demo.qdpx" >/dev/null
"$program" refi out "$project" "$folder/utf16.qdpx" --utf16 >/dev/null
"$program" refi out "$project" "$folder/ordered.qdpx" --chronological >/dev/null
"$program" refi out "$project" "$folder/codes.qdc" >/dev/null
"$program" refi in "$folder/back.planlupe" "$folder/demo.qdpx" >/dev/null
python3 scripts/refi_check.py "$program" "$project" "$folder/demo.qdpx"
python3 scripts/refi_check.py "$program" "$project" "$folder/utf16.qdpx" --utf16
python3 scripts/refi_check.py "$program" "$folder/back.planlupe" "$folder/demo.qdpx"

if [ -z "${PLANLUPE_REFI_SCHEMAS:-}" ]; then
    echo "Not validated by the schemas: PLANLUPE_REFI_SCHEMAS names no folder"
    cargo test --locked --quiet -p planlupe-refi schema
    exit
fi
for form in demo utf16 ordered; do
    python3 -c 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read("project.qde"))' \
        "$folder/$form.qdpx" >"$folder/$form.qde"
    xmllint --noout --schema "$PLANLUPE_REFI_SCHEMAS/Project.xsd" "$folder/$form.qde" 2>&1 | sed "s|$folder/||"
done
xmllint --noout --schema "$PLANLUPE_REFI_SCHEMAS/Codebook.xsd" "$folder/codes.qdc" 2>&1 | sed "s|$folder/||"
