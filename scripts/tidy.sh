#!/usr/bin/env bash
# Writes the tidy set of the sample project and reads it with pandas and DuckDB: CSV and Parquet must hold the same, and give the
# figures that the program gives. It needs `python3` with `venv`; the wheels go into target/.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=$PWD/target/tidy-venv
if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -c 'import duckdb, pandas, pyarrow' 2>/dev/null; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: pandas==3.1.1 pyarrow==26.0.1 duckdb==2.0.1
fi
cargo build --locked --quiet
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
program=$PWD/target/debug/planlupe
"$program" demo "$folder/demo" --no-window >/dev/null
"$program" export "$folder/demo/demo.planlupe" "$folder/set" --tidy --parquet --with-text >/dev/null
"$venv/bin/python" scripts/tidy_check.py "$program" "$folder/demo/demo.planlupe" "$folder/set"
