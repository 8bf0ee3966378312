"""Reads a tidy set of Planlupe with pandas and reproduces three figures.

    python read.py [FOLDER]

Needs pandas; Parquet files are read where they are there and pyarrow or fastparquet is installed.
"""

import sys
from pathlib import Path

import pandas as pd

TABLES = ["case", "thread", "message", "activity", "minutes", "coding", "memo"]


def columns_of(folder, table, kind):
    """The columns of a table that the dictionary gives this type: "date", "boolean" and so on; those of attributes too, stored and derived."""
    dictionary = pd.read_csv(Path(folder) / "dictionary.csv", keep_default_na=False)
    return list(dictionary[(dictionary["table"] == table) & (dictionary["type"] == kind)]["column"])


def read(folder, table):
    """One table of the set as a data frame. Missing is missing, never 0 or an empty text."""
    file = Path(folder) / f"{table}.csv"
    text = {"case": str, "entry": str, "thread": str, "time": str}
    frame = pd.read_csv(file, dtype=text, keep_default_na=False, na_values=[""])
    for column in columns_of(folder, table, "date"):
        frame[column] = pd.to_datetime(frame[column])
    return frame


def is_true(column):
    return column.astype("boolean").fillna(False)


def figures(folder):
    """Three figures of docs/figures.md, from the rows of the set alone."""
    case, thread, message = (read(folder, table) for table in ("case", "thread", "message"))
    observed = case[is_true(case["dialogue_observed"]) & case["months"].notna()]
    asked = message[is_true(message["begins_run"]) & is_true(message["in_window"]) & (message["speaker"] == "user")]
    days = asked["answer_days"].dropna()
    starters = thread[is_true(thread["in_window"])]["started_by"].dropna()
    return {
        "threads per-month mean": (observed["threads"] / observed["months"]).mean(),
        "threads started-by-nav share": (starters == "nav").mean(),
        "response-time nav-days median": days.median(),
        "response-time nav-days share": (days <= 2).mean(),
    }


if __name__ == "__main__":
    for name, value in figures(sys.argv[1] if len(sys.argv) > 1 else ".").items():
        print(f"{name}: {value:.4f}")
