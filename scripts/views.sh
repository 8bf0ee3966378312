#!/usr/bin/env bash
# views.sh FOLDER: draws the main views of the window in all themes, at 1280×800, 1366×768, 1920×1080 and 200 %, to be looked at.
set -euo pipefail
if [ $# -ne 1 ]; then
    echo "usage: scripts/views.sh FOLDER" >&2
    exit 2
fi
mkdir -p "$1"
PLANLUPE_VIEWS="$(cd "$1" && pwd)" cargo test -p planlupe --test stories -- views::
