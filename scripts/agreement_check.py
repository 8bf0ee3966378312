"""Computes known answers of agreement, and the agreement of an invented project, with other programs."""

import csv
import json
import random
import subprocess
import sys
from pathlib import Path

import krippendorff
import numpy
from sklearn.metrics import cohen_kappa_score

program, folder = sys.argv[1], Path(sys.argv[2])
failed = 0


def compare(what, value, known, within):
    global failed
    if abs(value - known) > within:
        failed += 1
        print(f"{what}: {value:.6f} instead of {known:.6f}")


def alpha(ratings):
    values = [[numpy.nan if value is None else value for value in coder] for coder in ratings]
    return krippendorff.alpha(reliability_data=values, level_of_measurement="nominal")


answers = json.loads(Path("crates/agreement/tests/known.json").read_text(encoding="utf-8"))
for answer in answers:
    if "ratings" in answer:
        value = alpha(answer["ratings"])
    else:
        pairs = [(i, j) for i, row in enumerate(answer["table"]) for j, n in enumerate(row) for _ in range(n)]
        value = cohen_kappa_score(*zip(*pairs))
    compare(answer["source"], value, answer["value"], 0.0005)


def run(*arguments):
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


# Three coders put three codes on the characters of five cases, which not all of them have seen.
chance = random.Random(7)
text = "BRUKER – 1. APR. 2020: " + "Jeg lurer på når pengene kommer. " * 12 + "\n"
length, coders = len(text), ["ada", "berit", "cecilie"]
codes = ["Dialog/økonomi", "Dialog/vedlikehold av planen", "Mål/arbeid"]
(folder / "prints").mkdir()
rows, marks = [], {}
for case in "abcde":
    (folder / "prints" / f"{case}.txt").write_text(text, encoding="utf-8")
    for coder in coders:
        if (case, coder) == ("e", "cecilie"):
            continue
        marks[case, coder] = [set() for _ in range(length)]
        for _ in range(6):
            start = chance.randrange(23, length - 60)
            end, code = start + chance.randrange(5, 55), chance.choice(codes)
            rows.append((case, start, end, code, coder))
            for at in range(start, end):
                marks[case, coder][at].add(code)
with open(folder / "codings.csv", "w", encoding="utf-8", newline="") as file:
    csv.writer(file).writerows([("case", "start", "end", "code", "coder"), *rows])
run("import", "p.planlupe", "prints", "--known", "add")
run("code", "p.planlupe", "--from", "codings.csv")


def judged(of, who):
    nothing = [None] * length
    return [[v for case in "abcde" for v in ([of(s) for s in marks[case, c]] if (case, c) in marks else nothing)] for c in who]


numbers = {}


def number(codes_there):
    return numbers.setdefault(frozenset(codes_there), len(numbers))


for who in (coders, coders[:2]):
    chosen = [part for name in who for part in ("--coder", name)]
    told = json.loads(run("agreement", "p.planlupe", "--json", *chosen))
    compare(f"α of all, {who}", told["all"]["alpha"]["value"], alpha(judged(number, who)), 1e-5)
    for row in told["codes"]:
        ratings = judged(lambda there: int(row["code"] in there), who)
        compare(f"α of {row['code']}, {who}", row["alpha"]["value"], alpha(ratings), 1e-5)
        if len(who) == 2:
            compare(f"κ of {row['code']}", row["kappa"]["value"], cohen_kappa_score(*ratings), 1e-5)

if failed:
    sys.exit(f"{failed} figures differ")
print(f"{len(answers)} known answers and an invented project come out alike")
