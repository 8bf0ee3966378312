#!/usr/bin/env bash
# Prints invented plans as real PDFs, with Chromium and with WeasyPrint and Typst, and asks that enough of them is read.
# It needs `chromium`, `pdftotext` and `python3` with `venv`; the wheels go into target/.
# With a folder as its argument it prints there, in all ways, and shows the table of what is read; with `--samples` it prints the
# sample cases that are PDFs anew.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=$PWD/target/printed-venv
if [ ! -x "$venv/bin/weasyprint" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: weasyprint==70.0 typst==0.15.2
fi
export PLANLUPE_PYTHON=${PLANLUPE_PYTHON:-$venv/bin/python}
printed=(cargo test --locked -p planlupe-reading --features printed --test printed --)
if [ "${1:-}" = --samples ]; then
    exec "${printed[@]}" --ignored --exact write_samples
fi
if [ $# -gt 0 ]; then
    export PLANLUPE_PRINTED=$1
    "${printed[@]}" --ignored --exact write
    exec "${printed[@]}" --ignored --nocapture measure
fi
exec "${printed[@]}" --nocapture
