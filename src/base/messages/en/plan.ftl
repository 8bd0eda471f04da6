stage-reminder-1 = First reminder
stage-reminder-2 = Second reminder
stage-reminder-3 = Last reminder
stage-formal-notice = Formal notice

reason-not-due = Not due yet, or the days of grace after the due date have not passed
reason-waiting = The deadline of an earlier letter has not passed, or a letter about the other invoices goes first
reason-disputed = Disputed by the debtor
reason-promised = Payment promised by a day that has not passed
reason-plan = A payment plan is running
reason-insolvent = Insolvency proceedings run against the debtor; declare the claim, in France within two months of the notice in the BODACC, even where it is not due yet
reason-time-barred = Its limitation has run out, as far as its due date tells; set allow_time_barred under [policy] if it was interrupted
reason-excluded = On the list of exclusions in the job
reason-manual = A person must look at it first: struck off, over-indebted, doubtful or blocked
reason-below-threshold = Too little is owed to write for
reason-credit-balance = Credits cover everything that is due
reason-no-address = The debtor has no postal address; add a street and town to the debtor file
reason-no-due-date = No due date; add it to the export, or set terms_days under [export]
reason-after-formal-notice = The formal notice was sent and its deadline has passed; no further letter is written
reason-costs-exceed-debt = The formal notice was sent and its deadline has passed; by the costs the job gives, going on costs as much as is owed, or more
reason-after-last-stage = The last stage the policy uses was sent and its deadline has passed; no further letter is written
reason-credit-kept = A credit on an account that gets no letter
reason-no-bank-account = The creditor has no bank account in this currency
reason-rule-unknown = Penalties are to be claimed and the rules do not say how much; see the findings
reason-wording = The letter says what it may not, or not what it must; see the findings
reason-faulty-data = The data of this debtor has a fault; see the findings
reason-copy-missing = The copy of an invoice is missing or cannot be read
reason-letter-failed = The letter could not be set; see the findings

explain-letter = { $debtor } in { $currency } on { $date }: { $stage }, { $total } to pay by { $deadline }
explain-no-letter = { $debtor } in { $currency } on { $date }: no letter
explain-invoice = { $number } ({ $origin }): { $residual } { $currency }, due { $due }
explain-invoice-late = { $number } ({ $origin }): { $residual } { $currency }, due { $due }, { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
explain-invoice-undated = { $number } ({ $origin }): { $residual } { $currency }, without due date
explain-credit = { $number } ({ $origin }): { $residual } { $currency }, in the debtor’s favour
explain-never = nothing yet
explain-claimed = in the letter; before: { $reached }
explain-newly-due = listed apart in the letter, not escalated
explain-deducted = deducted in the letter
explain-held = no letter [{ $reason }]: { $sentence }
explain-held-until = no letter before { $day } [{ $reason }]: { $sentence }
explain-note = noted in the job: { $note }
explain-next = if nothing changes: { $stage } from { $day }
explain-next-apart = if nothing changes: listed apart in the { $stage } from { $day }
explain-no-next = time alone brings no further letter
explain-sent = sent so far:
explain-nothing-sent = nothing was sent so far
explain-letter-sent = { $stage } of { $date }, to pay by { $deadline }, next stage from { $day }: { $invoices }
explain-letter-guessed = { $stage } of { $date }, its deadline is not known and taken as { $deadline }, next stage from { $day }: { $invoices }
explain-letter-void = { $stage } of { $date }, taken back, counts as never sent: { $invoices }
explain-interval = no letter before { $day }: the shortest interval between two
