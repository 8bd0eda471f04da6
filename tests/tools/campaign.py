#!/usr/bin/env python3
"""Kills the program, and lets system calls fail, at chosen moments of its commands; then looks whether anything was lost,
doubled or said untruly.

    tests/tools/campaign.py BINARY [TRIES] [SEED]

Needs strace. Every try works on a fresh copy of one job with a history. Exit code 1 where a try found a fault.
"""

import csv
import hashlib
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

JOB = """
[creditor]
name = "Atelier Verrier SARL"
address = ["12 rue des Forges", "69007 Lyon"]
country = "FR"
place = "Lyon"
signatory = { name = "A. Verrier", capacity = "gérante" }
contact = { name = "B. Petit", phone = "04", email = "b@atelier.example" }
account = [{ currency = "EUR", iban = "FR7630006000011234567890189" }]
[export]
files = ["open.csv"]
[register]
file = "relance.sqlite"
"""
HEADER = "debtor;name;address1;postcode;city;invoice;invoice_date;due_date;total;residual\n"
ROW = "C{0};Debtor;1 rue Neuve;69001;Lyon;F{0};2026-01-02;2026-02-01;100,00;100,00\n"
DEBTORS = 8
SENT = "debtor;currency;stage;date;deadline;total;invoices\nX1;EUR;reminder-1;2026-02-09;2026-02-20;100,00;F1\n"
REPORT = "piece;status;date\n1;sent;2026-03-03\n2;sent;2026-03-03\n"

FIRST, NEXT, LATER = "2026-03-02", "2026-03-30", "2026-04-27"

# Each command, and what it adds where it counts: runs, letters, marks, reports, lines of reprints.
COMMANDS = {
    "run": (["run", "relance.toml", "--date", NEXT], {"runs": 1, "letters": DEBTORS}),
    "run again": (["run", "relance.toml", "--date", FIRST], {}),
    "undo": (["undo", "RUN", "relance.toml"], {"voids": 1}),
    "undo a piece": (["undo", "RUN", "--piece", "2", "relance.toml"], {"voids": 1}),
    "reprint": (["reprint", "relance.toml", "3", "4"], {"reprints": 2}),
    "reconcile": (["reconcile", "report.csv", "relance.toml", "--run", "RUN", "--date", NEXT], {"reports": 2}),
    "import": (["register", "import", "sent.csv", "relance.toml"], {"runs": 1, "letters": 1}),
}

# System calls and the faults that they can have.
CALLS = {
    "rename": ["signal=KILL", "error=EIO", "error=EXDEV", "error=ENOSPC"],
    "fsync,fdatasync": ["signal=KILL", "error=EIO", "error=ENOSPC"],
    "unlink,unlinkat,rmdir": ["signal=KILL", "error=EIO", "error=EACCES"],
    "write": ["signal=KILL", "error=EIO", "error=ENOSPC"],
    "pwrite64": ["signal=KILL", "error=EIO", "error=ENOSPC"],
    "pread64": ["signal=KILL", "error=EIO"],
    "openat": ["signal=KILL", "error=EMFILE", "error=EACCES", "error=ENOSPC"],
    "mkdir": ["signal=KILL", "error=ENOSPC", "error=EACCES"],
    "ftruncate": ["signal=KILL", "error=EIO"],
    "link,linkat": ["signal=KILL", "error=EIO", "error=EMLINK"],
    "flock": ["signal=KILL", "error=EIO"],
    "fcntl": ["signal=KILL", "error=EIO"],
    "getrandom": ["signal=KILL"],
    "clone3": ["signal=KILL"],
}


class Desk:
    """A job in a folder of its own."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, Path(folder)

    def ask(self, arguments, inject=None):
        command = [str(self.binary), *arguments, "--lang", "en"]
        if inject:
            call, fault, nth = inject
            command = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}",
                       "-e", f"inject={call}:{fault}:when={nth}", *command]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr

    def runs(self):
        out = self.folder / "out"
        return sorted(it.name for it in out.iterdir() if not it.name.startswith(".")) if out.is_dir() else []

    def letters(self):
        code, text, said = self.ask(["register", "export", "relance.toml"])
        assert code == 0, said
        return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))

    def counts(self):
        code, text, said = self.ask(["register", "verify", "relance.toml", "--json"])
        assert code == 0, f"the register does not verify: {text}{said}"
        return {key: value for key, value in json.loads(text).items() if isinstance(value, int)}

    def reprints(self):
        table = self.folder / "out" / self.first() / "reprints.csv"
        if not table.exists():
            return []
        text = table.read_text(encoding="utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))

    def first(self):
        return next(name for name in self.runs() if name.startswith(FIRST))


def template(binary, folder):
    desk = Desk(binary, folder)
    (desk.folder / "relance.toml").write_text(JOB)
    (desk.folder / "open.csv").write_text(HEADER + "".join(ROW.format(nth) for nth in range(DEBTORS)))
    (desk.folder / "sent.csv").write_text(SENT)
    (desk.folder / "report.csv").write_text(REPORT)
    for arguments in (["run", "relance.toml", "--date", FIRST], ["reprint", "relance.toml", "1"]):
        code, _, said = desk.ask(arguments)
        assert code == 0, said
    return desk


def called(desk, arguments):
    return [desk.first() if it == "RUN" else it for it in arguments]


def count_calls(desk, arguments):
    """How often a command makes each call, and how often before it does anything of its own."""
    counts = []
    for words in (["--version"], arguments):
        log = desk.folder / "calls.log"
        subprocess.run(["strace", "-f", "-qq", "-o", log, str(desk.binary), *words], cwd=desk.folder,
                       capture_output=True, check=False)
        text = log.read_text(errors="replace")
        log.unlink()
        counts.append(Counter(re.findall(r"^\d+ +(\w+)\(", text, re.M)))
    return counts


def whole(desk):
    """What stands in the folder of run folders is whole, and what counts is there."""
    letters = desk.letters()
    standing = [it for it in letters if not it["void"] and it["file"]]
    seen = Counter((it["debtor"], it["currency"], it["stage"]) for it in letters if not it["void"])
    doubled = [key for key, count in seen.items() if count > 1]
    assert not doubled, f"letters that count twice: {doubled}"
    for letter in standing:
        path = desk.folder / "out" / letter["run"] / letter["file"]
        assert path.exists(), f"a letter that counts is not there: {path}"
        assert hashlib.sha256(path.read_bytes()).hexdigest() == letter["sha256"], f"another letter: {path}"
    known = {it["run"] for it in letters}
    for name in desk.runs():
        folder = desk.folder / "out" / name
        pieces = list(csv.DictReader(io.StringIO((folder / "pieces.csv").read_text(encoding="utf-8-sig")),
                                     delimiter=";"))
        assert name in known or not pieces, f"a run in sight that the register does not know: {name}"
    for line in desk.reprints():
        assert (desk.folder / "out" / desk.first() / line["file"]).exists(), f"a reprint that is not there: {line}"


def judge(desk, before, adds, answer):
    """Whether what a command said is true, and what is left is whole after the next run."""
    code, said, trouble = answer
    after = desk.counts()
    expected = {key: count + adds.get(key, 0) for key, count in before.items() if key not in ("entries", "acts", "reprints")}
    unchanged = {key: before[key] for key in expected}
    found = {key: after[key] for key in expected}
    assert found in (expected, unchanged), f"half of it counts: {before} {after}"
    stands = "is whole at" in trouble or "stays done" in trouble
    if code == 0 or (code == 2 and stands):
        assert found == expected, f"it says that it counts, and it does not: {said} {trouble}"
    elif code == 2:
        assert found == unchanged, f"it says that nothing was made, and it counts: {trouble}"
    next_code, _, next_said = desk.ask(["run", "relance.toml", "--date", LATER])
    assert next_code == 0, f"the next run fails: {next_said}"
    hidden = [it.name for it in (desk.folder / "out").iterdir() if it.name.startswith(".")]
    assert not hidden, f"left behind: {hidden}"
    lines, new = len(desk.reprints()), before["reprints"] + adds.get("reprints", 0)
    if code == 0 or (code == 2 and stands):
        assert lines == new, f"{lines} lines of reprints for {new}"
    elif code == 2:
        assert lines == before["reprints"], f"{lines} lines of reprints, and it says that nothing was made: {trouble}"
    assert lines in (before["reprints"], new), f"{lines} lines of reprints"
    whole(desk)
    desk.counts()


def main():
    binary = Path(sys.argv[1]).resolve()
    tries = int(sys.argv[2]) if len(sys.argv) > 2 else 500
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    if shutil.which("strace") is None:
        sys.exit("strace is missing")
    chance = random.Random(seed)
    done, faults, killed, refused, odd = Counter(), [], 0, 0, 0
    with tempfile.TemporaryDirectory() as top:
        origin = template(binary, Path(top, "origin").absolute().mkdir() or Path(top, "origin"))
        calls = {}
        for name, (arguments, _) in COMMANDS.items():
            shutil.copytree(origin.folder, Path(top, "count"))
            copy = Desk(binary, Path(top, "count"))
            calls[name] = count_calls(copy, called(copy, arguments))
            shutil.rmtree(copy.folder)
        before = {**origin.counts(), "reprints": len(origin.reprints())}
        while sum(done.values()) < tries:
            name = chance.choice(list(COMMANDS))
            call = chance.choice(list(CALLS))
            fault = chance.choice(CALLS[call])
            base, own = (sum(count[it] for it in call.split(",")) for count in calls[name])
            if own <= base:
                continue
            nth = chance.randint(base + 1, own)
            folder = Path(top, "try")
            shutil.copytree(origin.folder, folder, copy_function=shutil.copy2)
            desk = Desk(binary, folder)
            arguments, adds = COMMANDS[name]
            answer = desk.ask(called(desk, arguments), (call, fault, nth))
            killed += answer[0] not in (0, 1, 2)
            refused += answer[0] == 2
            odd += answer[0] == 101 or "panicked" in answer[2]
            try:
                assert "panicked" not in answer[2], f"panic: {answer[2]}"
                judge(desk, before, adds, answer)
            except AssertionError as error:
                faults.append(f"{name}: {call} {fault} when={nth}: exit {answer[0]}: {error}")
                print(faults[-1], flush=True)
            done[name] += 1
            shutil.rmtree(folder)
    print(f"{sum(done.values())} tries ({', '.join(f'{key} {value}' for key, value in sorted(done.items()))}): "
          f"{killed} killed, {refused} refused, {odd} panics, {len(faults)} faults; seed {seed}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
