"""Reads a .qdpx by the standard REFI-QDA 1.5 alone and compares its codings with what the program says of a project.

    python refi_check.py PROGRAM PROJECT FILE [--utf16]

Places are code points of the plain text, or units of UTF-16 with --utf16; the end is not in the passage.
"""

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter

program, project, file = sys.argv[1:4]
utf16 = "--utf16" in sys.argv[4:]
NS = "{urn:QDA-XML:project:1.0}"

archive = zipfile.ZipFile(file)
root = ET.fromstring(archive.read("project.qde"))
users = {user.get("guid"): user.get("name") for user in root.iter(NS + "User")}
codes = {code.get("guid"): code.get("name") for code in root.iter(NS + "Code")}


def passage(text, start, end):
    if utf16:
        return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
    return text[start:end]


read = Counter()
for source in root.iter(NS + "TextSource"):
    path = source.get("plainTextPath").replace("internal://", "sources/")
    text = archive.read(path).decode("utf-8")
    for selection in source.iter(NS + "PlainTextSelection"):
        words = passage(text, int(selection.get("startPosition")), int(selection.get("endPosition")))
        for coding in selection.iter(NS + "Coding"):
            code = codes[coding.find(NS + "CodeRef").get("targetGUID")]
            read[(source.get("name"), code.split("/")[-1], users[coding.get("creatingUser")], words)] += 1

told = subprocess.run([program, "excerpts", project, "--json"], capture_output=True, check=True)
said = Counter()
for excerpt in map(json.loads, told.stdout.decode("utf-8").splitlines()):
    said[(excerpt["case"], excerpt["code"].split("/")[-1], excerpt["coder"], excerpt["text"])] += 1

wrong = sum(((said - read) + (read - said)).values())
if wrong or not said:
    sys.exit(f"{wrong} codings differ, of {sum(said.values())}")
print(f"{sum(said.values())} of {sum(said.values())} codings stand on their words")
