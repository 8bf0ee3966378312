#!/usr/bin/env bash
# Computes the known answers of crates/agreement again, with the packages krippendorff and scikit-learn; and the agreement of an invented
# project from its exported codings. It needs `python3` with `venv`; the wheels go into target/.
set -euo pipefail
cd "$(dirname "$0")/.."

venv=$PWD/target/agreement-venv
if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -c 'import krippendorff, sklearn' 2>/dev/null; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: krippendorff==0.9.0 scikit-learn==1.9.1
fi
cargo build --locked --quiet
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$venv/bin/python" scripts/agreement_check.py "$PWD/target/debug/planlupe" "$folder"
