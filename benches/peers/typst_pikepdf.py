#!/usr/bin/env python3
"""The fastest peer on the same data: Typst from PyPI for the letter, pikepdf to put the copies behind it.

usage: typst_pikepdf.py DATA [LETTERS] [--copies]

Prints user + system milliseconds per letter of this whole process, start-up included. DATA is a folder
made by `bench_data`. Needs: pip install -r benches/peers/requirements.txt
"""
import csv
import itertools
import json
import os
import pathlib
import shutil
import sys

import pikepdf
import typst

HERE = pathlib.Path(__file__).resolve().parent
FONTS = HERE.parent.parent / "fonts" / "source-serif"
WORDS = (
    "Sauf erreur ou omission de notre part, nous constatons que les factures détaillées ci-dessous sont "
    "arrivées à échéance et que leur règlement ne nous est pas parvenu à ce jour. Nous vous remercions de "
    "bien vouloir procéder au paiement par virement sur le compte indiqué au bas de cette lettre, en "
    "rappelant la référence du dossier afin que votre versement soit affecté sans délai. "
) * 4 + (
    "Si un désaccord ou une difficulté passagère explique ce retard, notre service comptable reste à votre "
    "disposition pour convenir avec vous d’un échéancier. Si vous avez réglé ces sommes entre-temps, nous "
    "vous prions de ne pas tenir compte de ce courrier."
)


def euros(cents):
    return f"{cents / 100:,.2f}".replace(",", "\u00a0").replace(".", ",") + "\u00a0€"


def letter(code, rows):
    cells, total = [], 0
    for row in rows:
        amount, paid = (round(float(row[key]) * 100) for key in ("amount", "paid"))
        total += amount - paid
        cells.append([row["invoice"], row["issue_date"], row["due_date"],
                      euros(amount), euros(paid) if paid else "–", euros(amount - paid)])
    address = [rows[0][key] for key in ("name", "addr1", "addr2", "addr3")]
    return {"code": code, "address": address, "words": WORDS, "rows": cells, "total": euros(total)}


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--copies"]
    data = pathlib.Path(arguments[0])
    count = int(arguments[1]) if len(arguments) > 1 else 100
    out = data / "peer"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    shutil.copy(data / "logo.png", out)
    # The letter goes into the source: as an input of the system it would empty Typst's caches each time.
    template = (HERE / "letter.typ").read_text(encoding="utf-8")
    compiler = typst.Compiler(root=str(out), font_paths=[str(FONTS)], ignore_system_fonts=True)
    with open(data / "invoices.csv", encoding="utf-8", newline="") as export:
        debtors = itertools.groupby(csv.DictReader(export, delimiter=";"), lambda row: row["debtor_id"])
        made = 0
        for code, rows in itertools.islice(debtors, count):
            rows = list(rows)
            # A JSON string of JSON is a string of Typst too, once its escapes are spelled its way.
            values = json.dumps(json.dumps(letter(code, rows), ensure_ascii=False), ensure_ascii=False)
            source = f"#let letter = json(bytes({values}))\n{template}"
            path = out / f"{code}.pdf"
            compiler.compile(input=source.encode(), output=str(path), pdf_tags=False)
            if "--copies" in sys.argv:
                with pikepdf.open(path, allow_overwriting_input=True) as whole:
                    for row in rows:
                        with pikepdf.open(data / row["pdf"]) as copy:
                            whole.pages.extend(copy.pages)
                    whole.save(path)
            made += 1
    shutil.rmtree(out)
    times = os.times()
    what = "with copies" if "--copies" in sys.argv else "no copies"
    print(f"typst {typst.__version__} + pikepdf {pikepdf.__version__}, {made} letters, {what}: "
          f"{(times.user + times.system) * 1000 / made:.2f} ms per letter")


main()
