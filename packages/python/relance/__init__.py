"""Reminders as letters: the program `relance`, asked from Python.

Each function starts the program with ``--json``, whose answers have versions and schemas (docs/json.md), and gives the answer as
a dataclass. Amounts are exact (`decimal.Decimal`), days are `datetime.date`. Where nothing was made, `Failure` is raised with the
sentences of the program.

    >>> import relance
    >>> plan = relance.plan("relance.toml")
    >>> [(letter.debtor_id, letter.stage, letter.total) for letter in plan.letters]
"""

from __future__ import annotations

import dataclasses
import datetime
import decimal
import json
import os
import shutil
import subprocess
import sys
from typing import Any, Mapping, Optional, Sequence, Union

__all__ = [
    "ControlTotal", "Failure", "Finding", "Held", "Letter", "Plan", "Run", "Tally",
    "check", "explain", "plan", "program", "run", "undo",
]

Path = Union[str, "os.PathLike[str]"]


class Failure(Exception):
    """Nothing was made; `errors` are the sentences that say why, in the language that was asked for."""

    def __init__(self, errors: Sequence[str]):
        super().__init__("\n".join(errors))
        self.errors = list(errors)


@dataclasses.dataclass(frozen=True)
class Letter:
    """A letter: the piece, whom it goes to, its stage, its days, and the total it asks for."""

    piece_id: str
    debtor_id: str
    currency: str
    stage: str
    letter_date: datetime.date
    deadline: datetime.date
    total: decimal.Decimal
    invoices: Sequence[Mapping[str, Any]]


@dataclasses.dataclass(frozen=True)
class Held:
    """A document that gets no letter, with the code of the reason (docs/held.md)."""

    debtor_id: str
    invoice: str
    due_date: Optional[datetime.date]
    currency: Optional[str]
    residual: Optional[decimal.Decimal]
    reason: str
    origin: str


@dataclasses.dataclass(frozen=True)
class Finding:
    """Something wrong with the data: where it stands, its code (docs/findings.md), and a sentence about it."""

    code: str
    severity: str
    debtor_id: Optional[str]
    file: str
    sheet: Optional[str]
    line: int
    column: Optional[str]
    message: str


@dataclasses.dataclass(frozen=True)
class Tally:
    """How many documents, and the sum of what is open of them."""

    rows: int
    residual: decimal.Decimal


@dataclasses.dataclass(frozen=True)
class ControlTotal:
    """Where everything read in one currency went: the sum that was read is printed and held together, and what was paid since.

    `closed` counts the documents with nothing left.
    """

    currency: Optional[str]
    read: Tally
    printed: Tally
    held: Tally
    closed: int
    paid: decimal.Decimal


@dataclasses.dataclass(frozen=True)
class Plan:
    """Who would get which letter, who would not and why. `answer` is all that the program said."""

    letters: Sequence[Letter]
    held: Sequence[Held]
    findings: Sequence[Finding]
    answer: Mapping[str, Any]


@dataclasses.dataclass(frozen=True)
class Run:
    """Letters that were made. `folder` is the run folder; `answer` is all that the program said."""

    folder: str
    pieces: int
    control_totals: Sequence[ControlTotal]
    letters: Sequence[Letter]
    held: Sequence[Held]
    findings: Sequence[Finding]
    answer: Mapping[str, Any]


def program() -> str:
    """The path of the program: that of this environment, else the first one where programs are looked for."""
    name = "relance.exe" if os.name == "nt" else "relance"
    beside = os.path.join(os.path.dirname(sys.executable), name)
    found = beside if os.path.isfile(beside) else shutil.which(name)
    if found is None:
        raise FileNotFoundError("the program relance is not installed in this environment")
    return found


def plan(job: Path = "relance.toml", *, date: Optional[datetime.date] = None, lang: str = "en") -> Plan:
    """Who gets which letter on a day, today where none is given; writes nothing."""
    answer = _asked("plan", job, date=date, lang=lang)
    return Plan(_letters(answer), _held(answer), _findings(answer), answer)


def run(
    job: Path = "relance.toml",
    *,
    date: Optional[datetime.date] = None,
    out: Optional[Path] = None,
    yes: Sequence[str] = (),
    lang: str = "en",
) -> Run:
    """Makes the letters and enters them in the register. `yes` names the questions that are answered: "gone", "date" and others."""
    more = [f"--yes={question}" for question in yes]
    if out is not None:
        more += ["--out", os.fspath(out)]
    answer = _asked("run", job, *more, date=date, lang=lang)
    totals = [
        ControlTotal(
            it["currency"], _tally(it["read"]), _tally(it["printed"]), _tally(it["held"]),
            it["closed"], decimal.Decimal(it.get("paid", "0")),
        )
        for it in answer["control_totals"]
    ]
    return Run(
        answer["folder"], answer["pieces"], totals, _letters(answer), _held(answer), _findings(answer), answer
    )


def check(job: Path = "relance.toml", *, lang: str = "en") -> Sequence[Finding]:
    """Every finding about what the job reads; writes nothing."""
    return _findings(_asked("check", job, lang=lang))


def explain(what: str, job: Path = "relance.toml", *, lang: str = "en") -> Mapping[str, Any]:
    """The whole story of one debtor or invoice, as the schema `relance/explain/1` has it."""
    return _asked("explain", what, job, lang=lang)


def undo(folder: Path, job: Path = "relance.toml", *, piece: Optional[int] = None, lang: str = "en") -> Mapping[str, Any]:
    """Takes a run back, or one piece of it, that was not posted."""
    more = [] if piece is None else ["--piece", str(piece)]
    return _asked("undo", folder, job, *more, lang=lang)


def _asked(command: str, *arguments: Path, date: Optional[datetime.date] = None, lang: str) -> Mapping[str, Any]:
    line = [program(), command, *map(os.fspath, arguments), "--json", "--lang", lang]
    if date is not None:
        line += ["--date", date.isoformat()]
    ended = subprocess.run(line, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    try:
        answer = json.loads(ended.stdout)
    except ValueError:
        raise Failure([ended.stderr.decode(errors="replace").strip() or f"exit code {ended.returncode}"]) from None
    if answer["schema"] == "relance/failure/1":
        raise Failure(answer["errors"])
    return answer


def _day(text: Optional[str]) -> Optional[datetime.date]:
    return None if text is None else datetime.date.fromisoformat(text)


def _amount(text: Optional[str]) -> Optional[decimal.Decimal]:
    return None if text is None else decimal.Decimal(text)


def _tally(it: Mapping[str, Any]) -> Tally:
    return Tally(it["rows"], decimal.Decimal(it["residual"]))


def _letters(answer: Mapping[str, Any]) -> Sequence[Letter]:
    return [
        Letter(
            it["piece_id"], it["debtor_id"], it["currency"], it["stage"],
            datetime.date.fromisoformat(it["letter_date"]), datetime.date.fromisoformat(it["deadline"]),
            decimal.Decimal(it["total"]), it["invoices"],
        )
        for it in answer["letters"]
    ]


def _held(answer: Mapping[str, Any]) -> Sequence[Held]:
    return [
        Held(
            it["debtor_id"], it["invoice"], _day(it["due_date"]), it["currency"], _amount(it["residual"]),
            it["reason"], it["origin"],
        )
        for it in answer["held"]
    ]


def _findings(answer: Mapping[str, Any]) -> Sequence[Finding]:
    names = [field.name for field in dataclasses.fields(Finding)]
    return [Finding(**{name: it[name] for name in names}) for it in answer["findings"]]
