#!/usr/bin/env python3
"""Reckons formal notices of a French creditor again: judge_notices.py EXPORT.csv DATE PIECES.csv [LETTERS]

Day by day and with fractions, from the days on which the European Central Bank's rate took effect, not from the
half-years of the rule files: nothing of the program is used. The sums of pieces.csv must be equal to the cent;
where the folder LETTERS is given, pdftotext reads each letter, and its demand, its annex and the sums in its text
must say the same. Prints a line for each notice and the number of those that agree.
"""
import csv
import datetime
import glob
import re
import subprocess
import sys
from fractions import Fraction

# Effective days of the rate of main refinancing operations, percent.
REFI = [
    ("2016-03-16", "0.00"), ("2022-07-27", "0.50"), ("2022-09-14", "1.25"), ("2022-11-02", "2.00"), ("2022-12-21", "2.50"),
    ("2023-02-08", "3.00"), ("2023-03-22", "3.50"), ("2023-05-10", "3.75"), ("2023-06-21", "4.00"), ("2023-08-02", "4.25"),
    ("2023-09-20", "4.50"), ("2024-06-12", "4.25"), ("2024-09-18", "3.65"), ("2024-10-23", "3.40"), ("2024-12-18", "3.15"),
    ("2025-02-05", "2.90"), ("2025-03-12", "2.65"), ("2025-04-23", "2.40"), ("2025-06-11", "2.15"), ("2026-06-17", "2.40"),
]
ONE = datetime.timedelta(days=1)


def day(text):
    return datetime.date.fromisoformat(text)


def refi(when):
    """The rate on the first day of the half-year of a day."""
    first = datetime.date(when.year, 1 if when.month < 7 else 7, 1)
    return Fraction([rate for since, rate in REFI if day(since) <= first][-1])


def cents(amount):
    return (amount * 200 + 1) // 2


def interest(invoice, kind, through, credits):
    """Interest of one invoice in cents, rounded once; `credits` lower it from their day on."""
    first = day(invoice["due_date"]) + ONE
    total, at = Fraction(0), first
    while at <= through:
        points = 8 if kind == "public" else 10
        rate = refi(first if kind == "public" else at) + points
        open_ = Fraction(invoice["residual"]) - sum(amount for on, amount in credits if on <= at)
        total += max(open_, 0) * rate / 100 / 365
        at += ONE
    return cents(total)


def judge(rows, through):
    """Principal, interest and indemnities of a debtor, in cents."""
    invoices = [row for row in rows if row["document"] == "invoice"]
    credits = {}
    for row in rows:
        if row["document"] == "credit-note":
            on = day(row["invoice_date"])
            credits.setdefault(row["credit_for"], []).append((on, -Fraction(row["residual"])))
    kind = invoices[0]["kind"]
    own = lambda row: credits.get(row["invoice"], [])
    principal = sum(Fraction(row["residual"]) - sum(amount for _, amount in own(row)) for row in invoices)
    each = [interest(row, kind, through, own(row)) for row in invoices]
    return cents(principal), sum(each), 4000 * len(invoices)


def said(letters, debtor):
    """The text of the letter to a debtor, without spaces."""
    found = glob.glob(f"{letters}/*-{debtor}-*.pdf")
    text = subprocess.run(["pdftotext", "-layout", found[0], "-"], capture_output=True, check=True, text=True).stdout
    return re.sub(r"\s", "", text)


def french(amount):
    return f"{amount // 100},{amount % 100:02}"


def main():
    export, date, pieces = sys.argv[1:4]
    letters = sys.argv[4] if len(sys.argv) > 4 else None
    with open(export, encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    with open(pieces, encoding="utf-8-sig") as file:
        notices = [row for row in csv.DictReader(file, delimiter=";") if row["stage"] == "formal-notice"]
    agree = 0
    for notice in notices:
        debtor = notice["debtor_id"]
        principal, penalties, indemnities = judge([row for row in rows if row["debtor"] == debtor], day(date))
        told = [cents(Fraction(notice[key])) for key in ("principal", "penalties", "indemnities", "total")]
        told[0] -= cents(Fraction(notice["credits"]))
        wanted = [principal, penalties, indemnities, principal + penalties + indemnities]
        good = told == wanted
        if letters:
            text = said(letters, debtor)
            sums = [french(it) for it in wanted] + [french(penalties + indemnities)]
            good &= all(it in text for it in sums) and text.count(french(penalties)) >= 2
        agree += good
        print("equal" if good else "DIFFERS", debtor, told, wanted)
    print(f"{agree} of {len(notices)} agree")
    sys.exit(0 if agree == len(notices) and notices else 1)


main()
