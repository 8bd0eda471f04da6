"""Asks an installed `relance` from Python, on a job given as an argument, and compares its answers with one another.

python try.py JOB
"""

import datetime
import decimal
import sys

import relance

job = sys.argv[1]
day = datetime.date(2026, 11, 22)

plan = relance.plan(job, date=day)
assert plan.letters and plan.held, plan
assert all(isinstance(letter.total, decimal.Decimal) for letter in plan.letters)
assert all(letter.deadline > letter.letter_date == day for letter in plan.letters)

made = relance.run(job, date=day)
assert made.pieces == len(made.letters) and made.letters, made
assert {letter.debtor_id for letter in made.letters} <= {letter.debtor_id for letter in plan.letters}
for total in made.control_totals:
    assert total.read.residual == total.printed.residual + total.held.residual + total.paid, total
    assert total.read.rows == total.printed.rows + total.held.rows + total.closed, total

story = relance.explain(made.letters[0].debtor_id, job)
assert story["accounts"], story
assert all(finding.code and finding.message for finding in relance.check(job))

try:
    relance.plan(job + ".nowhere")
except relance.Failure as failure:
    assert failure.errors and ".nowhere" in str(failure)
else:
    raise AssertionError("a job that is not there is no failure")

print(f"asked from Python: {len(plan.letters)} letters planned, {made.pieces} made, totals balance")
