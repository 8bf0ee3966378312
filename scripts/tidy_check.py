"""Reads a tidy set with pandas and DuckDB and compares it with what the program says.

    python tidy_check.py PROGRAM PROJECT SET
"""

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pandas as pd

program, project, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
sys.path.insert(0, str(folder))
import read  # noqa: E402 -- the script that comes with the set

TABLES = read.TABLES


def figure(name, measure, key):
    told = subprocess.run([program, "figures", project, name, "--json"], capture_output=True, check=True)
    rows = json.loads(told.stdout)["rows"]
    return next(row["all"][key] for row in rows if row["measure"] == measure and row["key"] is None)


def same(what, got, wanted):
    if abs(got - wanted) > 1e-9:
        sys.exit(f"{what}: {got} is not {wanted}")


# The script that comes with the set, by pandas.
names = {
    "threads per-month mean": ("threads", "per-month", "mean"),
    "threads started-by-nav share": ("threads", "started-by-nav", "share"),
    "response-time nav-days median": ("response-time", "nav-days", "median"),
    "response-time nav-days share": ("response-time", "nav-days", "share"),
}
for name, value in read.figures(folder).items():
    same(name, value, figure(*names[name]))

# CSV and Parquet hold the same, but for the apostrophe before what a spreadsheet would run.
rows, rows_of_case = {}, []
for table in TABLES:
    csv, parquet = read.read(folder, table), pd.read_parquet(folder / f"{table}.parquet")
    rows[table] = len(csv)
    rows_of_case = csv.columns if table == "case" else rows_of_case
    if list(csv.columns) != list(parquet.columns) or len(csv) != len(parquet):
        sys.exit(f"{table}: other columns or another number of rows")
    for column in csv.columns:
        for left, right in zip(csv[column], parquet[column]):
            if pd.isna(left) and (pd.isna(right) or right == ""):
                continue
            if isinstance(right, str):
                if str(left).replace("'", "") != right.replace("'", "") and str(left).removesuffix(".0") != right:
                    sys.exit(f"{table}.{column}: CSV and Parquet differ")
            elif pd.Timestamp(left) != pd.Timestamp(right) if hasattr(right, "year") else float(left) != float(right):
                sys.exit(f"{table}.{column}: CSV and Parquet differ")

# The same tallies by DuckDB, from the Parquet files.
query = duckdb.connect()
for table in TABLES:
    query.execute(f"CREATE VIEW \"{table}\" AS SELECT * FROM read_parquet('{folder / (table + '.parquet')}')")
one = lambda sql: query.execute(sql).fetchone()[0]
same("messages by users", one("SELECT count(*) FROM message WHERE in_window AND speaker = 'user'"), figure("messages", "user-per-case", "sum"))
same("threads", one("SELECT count(*) FROM thread WHERE in_window"), figure("threads", "per-case", "sum"))
same("mean wait", one("SELECT avg(answer_days) FROM message WHERE begins_run AND in_window AND speaker = 'user'"), figure("response-time", "nav-days", "mean"))
same("goals", one("SELECT avg(goal::INT) FROM \"case\""), figure("goals", "with-goal", "share"))
same(
    "activities",
    one("SELECT count(*) FROM activity WHERE in_window AND NOT meeting AND (status IS NULL OR status NOT IN ('cancelled', 'suggested'))"),
    figure("activities", "per-case", "sum"),
)
# Derived attributes stand in the table of cases, as the dictionary says.
derived = query.execute(
    f"SELECT \"column\" FROM read_csv('{folder / 'dictionary.csv'}') WHERE \"table\" = 'case' AND english LIKE 'derived attribute %'"
).fetchall()
if ("first_date",) not in derived or any(column not in rows_of_case for (column,) in derived):
    sys.exit(f"derived attributes: {derived}")
same("first dates", one("SELECT count(first_date) FROM \"case\""), rows["case"])
print("The tidy set holds:", ", ".join(f"{table} {count}" for table, count in rows.items()))
