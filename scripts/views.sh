#!/usr/bin/env bash
# views.sh FOLDER [WORD …]: draws the main views of the window in all themes, at 1280×800, 1366×768, 1920×1080 and 200 %, to be
# looked at. With words, only those whose name has one of them (read-light, 1280x800-200 …).
set -euo pipefail
if [ $# -lt 1 ]; then
    echo "usage: scripts/views.sh FOLDER [WORD …]" >&2
    exit 2
fi
mkdir -p "$1"
folder="$(cd "$1" && pwd)"
shift
PLANLUPE_VIEWS="$folder" PLANLUPE_VIEWS_ONLY="$*" cargo test -p planlupe --test stories -- views::
