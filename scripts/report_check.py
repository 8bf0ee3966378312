"""Compares the report as a browser has it with the files beside it.

    python3 report_check.py DOM TEXT FOLDER

DOM is the page after the browser has read it, TEXT what it has printed.
"""

import csv
import sys
from html.parser import HTMLParser
from pathlib import Path

dom, text, folder = Path(sys.argv[1]).read_text(), Path(sys.argv[2]).read_text(), Path(sys.argv[3])


class Page(HTMLParser):
    """Collects tables, as rows of cells, and the words of charts."""

    def __init__(self):
        super().__init__()
        self.tables, self.charts, self.inside, self.external = [], [], [], []

    def handle_starttag(self, tag, attributes):
        self.external += [value for name, value in attributes if name in ("src", "href")]
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
        elif tag == "svg":
            self.charts.append([])
        if tag not in ("br", "meta"):
            self.inside.append(tag)

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data):
        if "td" in self.inside or "th" in self.inside:
            self.tables[-1][-1][-1] += data
        elif "svg" in self.inside and self.inside[-1] == "text":
            self.charts[-1].append(data)


def check(holds, what):
    if not holds:
        sys.exit(f"the report: {what}")


page = Page()
page.feed(dom)
check(not page.external, f"it needs other files: {page.external}")
check(len(page.charts) == 3, f"{len(page.charts)} charts instead of 3")
check(len(page.tables) == 4, f"{len(page.tables)} tables instead of 4")

# The tally, cell by cell; numbers stand in the page as people write them.
with open(folder / "codes.csv", encoding="utf-8", newline="") as file:
    wanted = list(csv.reader(file))
found = [[cell.replace(",", "") for cell in row[1:]] for row in page.tables[2]]
check(found[1:] == [row[1:] for row in wanted[1:]], "its table of codes is not that of the CSV")
check([row[0] for row in page.tables[2][2:]] == [row[0] for row in wanted[2:]], "its codes are not those of the CSV")

# The figure: as many rows, and the same number of observations in each.
with open(folder / "response.csv", encoding="utf-8", newline="") as file:
    wanted = [row["n"] for row in csv.DictReader(file)]
check([row[2].replace(",", "") for row in page.tables[0][1:]] == wanted, "its figure is not that of the CSV")

# What a chart says is printed, so it is seen.
for chart in page.charts:
    check(len(chart) > 5, "a chart has no words")
    for word in chart[:2]:
        check(" ".join(word.split()) in " ".join(text.split()), f"the chart «{word}» is not printed")
check((folder / "screenshot.png").stat().st_size > 50_000, "the screenshot is empty")
print(f"report: {len(page.tables)} tables and {len(page.charts)} charts as in the files")
