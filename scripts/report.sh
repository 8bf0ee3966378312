#!/usr/bin/env bash
# Writes the report of the sample project and opens it in headless Chromium: its tables must hold what the CSV files beside it hold, and its
# charts must be seen. It needs `chromium`, `pdftotext` and `python3`. With a folder as its argument the report, the screenshot and the
# page as PDF stay there, to be looked at.
set -euo pipefail
if [ $# -gt 0 ]; then
    mkdir -p "$1"
    folder=$(cd "$1" && pwd)
fi
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
folder=${folder:-$work/report}
cargo build --locked --quiet
program=$PWD/target/debug/planlupe
"$program" demo "$work/demo" --no-window >/dev/null
cat >"$work/tables.ron" <<'RON'
(
    tables: [
        (name: "response", shows: figure(figure: "response-time", by: "aldersgruppe", charts: ["nav-days"])),
        (name: "by-month", shows: figure(figure: "messages", over: "month", charts: ["user-per-case"], table: false)),
        (name: "codes", shows: tally(by: "aldersgruppe", count: "codings")),
        (name: "courses", shows: courses(by: "aldersgruppe", sort: "first")),
    ],
    quotations: ["Dialog/økonomi"],
)
RON
"$program" --lang en report "$work/demo/demo.planlupe" --tables "$work/tables.ron" --out "$folder" >/dev/null
browser=(timeout 120 chromium --headless=new --no-sandbox --disable-gpu --user-data-dir="$work/browser" --hide-scrollbars)
page=file://$folder/report.html
"${browser[@]}" --dump-dom "$page" >"$work/dom.html" 2>/dev/null
"${browser[@]}" --window-size=900,7000 --screenshot="$folder/screenshot.png" "$page" >/dev/null 2>&1
"${browser[@]}" --no-pdf-header-footer --print-to-pdf="$folder/report.pdf" "$page" >/dev/null 2>&1
pdftotext -layout "$folder/report.pdf" "$work/page.txt"
python3 scripts/report_check.py "$work/dom.html" "$work/page.txt" "$folder"
