#!/usr/bin/env bash
# release-tag.sh TAG: refuses a tag that is not the version of Cargo.toml, or that the changelog does not tell of.
set -euo pipefail
cd "$(dirname "$0")/.."

version=$(sed -n '/^\[workspace.package\]/,/^$/s/^version = "\(.*\)"$/\1/p' Cargo.toml)
if [ "${1:-}" != "v$version" ]; then
    echo "The tag is “${1:-}”, and the version in Cargo.toml is $version: tag v$version, or change Cargo.toml." >&2
    exit 1
fi
if ! grep -q "^## \[$version\] - [0-9]\{4\}-[0-9][0-9]-[0-9][0-9]$" CHANGELOG.md; then
    echo "CHANGELOG.md has no section “## [$version] - DAY”: give what is unreleased that heading." >&2
    exit 1
fi
