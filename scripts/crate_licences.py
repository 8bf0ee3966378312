#!/usr/bin/env python3
"""crate_licences.py TARGET FEATURES: prints which crates are built into the program for a target, each with its licence, and the texts of these
licences, every text once. Crates that others need while they are built are among them: the sources of OpenSSL and SQLCipher are such."""

import json
import subprocess
import sys
from pathlib import Path

NAMES = ("license", "licence", "copying", "notice", "unlicense", "copyright")


def built_in(metadata):
    """The packages from the registry that the program needs, by name and version."""
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    packages = {package["id"]: package for package in metadata["packages"]}
    open_ids = [id for id, package in packages.items() if package["name"] == "planlupe" and package["source"] is None]
    seen = set(open_ids)
    while open_ids:
        for dependency in nodes[open_ids.pop()]["deps"]:
            is_needed = any(kind["kind"] in (None, "build") for kind in dependency["dep_kinds"])
            if is_needed and dependency["pkg"] not in seen:
                seen.add(dependency["pkg"])
                open_ids.append(dependency["pkg"])
    found = [packages[id] for id in seen if packages[id]["source"] is not None]
    return sorted(found, key=lambda package: (package["name"], package["version"]))


def texts(package):
    """The licences that lie in a package, and in the sources of others within it."""
    root = Path(package["manifest_path"]).parent
    files = sorted(path for depth in ("*", "*/*") for path in root.glob(depth) if path.is_file())
    named = [path for path in files if path.name.lower().startswith(NAMES) and path.suffix not in (".rs", ".py", ".html")]
    return [path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip() for path in named]


def main():
    target, features = sys.argv[1:3]
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target, "--features", features]
    packages = built_in(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))
    users = {}
    print("== Crates in this program\n")
    for package in packages:
        name = f"{package['name']} {package['version']}"
        found = texts(package)
        for text in found:
            users.setdefault(text, []).append(name)
        without = "" if found else f"; no text of the licence in the crate, see {package['repository'] or 'crates.io'}"
        print(f"{name}: {package['license'] or 'see below'}{without}")
    for text, names in sorted(users.items(), key=lambda item: item[1]):
        print(f"\n\n== {', '.join(names)}\n\n{text}")


main()
