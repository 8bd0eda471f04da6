stage-reminder-1 = First reminder
stage-reminder-2 = Second reminder
stage-reminder-3 = Last reminder
stage-formal-notice = Formal notice

reason-not-due = Not due yet, or the days of grace after the due date have not passed
reason-waiting = The deadline of an earlier letter has not passed
reason-waiting-turn = A letter about other invoices of the account goes first
reason-held-by-hand = Held by whoever looked at the letters
reason-not-approved = Not approved yet as the letter is now
reason-disputed = Disputed by the debtor
reason-promised = Payment promised by a day that has not passed
reason-plan = A payment plan is running
reason-insolvent = Insolvency proceedings run against the debtor; declare the claim, in France within two months of the notice in the BODACC, even where it is not due yet
reason-time-barred = Its limitation has run out, as far as its due date tells; set allow_time_barred under [policy] if it was interrupted
reason-excluded = On the list of exclusions in the job
reason-manual = A person must look at it first: struck off, over-indebted, doubtful or blocked
reason-draft = A draft: it was not issued yet
reason-cancelled = Cancelled, credited or refunded
reason-paid = Paid, by its status or by the column of its settlement; if that column means something else, set it to "" under [export.columns]
reason-received = Paid: payments that were read since cover it
reason-payment-seen = A payment was seen that may be of this debtor; see the findings and payments.csv, and write what it paid into the list under [payments] paid
reason-written-off = Written off in the books
reason-not-an-invoice = A quote, an order, a proforma or a schedule, not an invoice
reason-factored = Sold to a factor: the money is not the creditor’s to ask for
reason-direct-debit = Collected by direct debit from the debtor’s bank; direct_debit = "dun" under [export] writes all the same
reason-other-hands = In the hands of a bailiff, a lawyer, a court or an agency
reason-status-unknown = Nobody has said yet what its status means; see the findings
reason-below-threshold = Too little is owed to write for
reason-credit-balance = Credits cover everything that is due
reason-no-address = The debtor has no postal address; add a street and town to the debtor file
reason-no-number = It is to go registered, and no unused number of the post is left; ask the post for more
reason-returned = A letter to this address came back; correct the address, or clear it up with the debtor
reason-no-due-date = No due date; add it to the export, or set terms_days under [export]
reason-date-doubtful = Its dates cannot be; correct them in the export, or set odd_dates = "accept" under [policy]
reason-after-formal-notice = The formal notice was sent and its deadline has passed; no further letter asks for this invoice
reason-costs-exceed-debt = The formal notice was sent and its deadline has passed; by the costs the job gives, going on costs as much as is owed, or more
reason-after-last-stage = The last stage the policy uses was sent and its deadline has passed; no further letter is written
reason-credit-kept = A credit on an account that gets no letter
reason-credit-later = A credit or payment of a later day than the letter; it lowers nothing yet
reason-credit-used = Set against the invoice it belongs to
reason-no-bank-account = The creditor has no bank account in this currency
reason-law-unknown = The letter rests on a law that is not the creditor’s, or that no text knows; see the findings
reason-rule-unknown = Penalties are to be claimed and the rules do not say how much; see the findings
reason-wording = The letter says what it may not, or not what it must; see the findings
reason-faulty-data = The data of this debtor has a fault; see the findings
reason-same-name = It is not clear who the debtor is: one name or code for two, or two codes for one; see the findings
reason-copy-missing = The copy of an invoice is missing or cannot be read
reason-copy-wrong = A copy is another invoice’s, or may be
reason-refused = Refused by the buyer: a credit note or a new invoice is needed
reason-not-delivered = Not delivered to the buyer by the platform
reason-payment-announced = Payment announced by the buyer, and waited for
reason-payments-unknown = Nothing says what was paid since it was issued: no statements of all days since, and no unpaid_on = "DAY" under [invoices] from which they go on
reason-letter-failed = The letter could not be set; see the findings
reason-window = The window of the envelope would not show the address, or would show something else

explain-letter = { $debtor } in { $currency } on { $date }: { $stage }, { $total } to pay by { $deadline }
explain-no-letter = { $debtor } in { $currency } on { $date }: no letter
explain-invoice = { $number } ({ $origin }): { $residual }, due { $due }
explain-invoice-late = { $number } ({ $origin }): { $residual }, due { $due }, { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
explain-invoice-undated = { $number } ({ $origin }): { $residual }, without due date
explain-credit = { $number } ({ $origin }): { $residual }, in the debtor’s favour
explain-never = nothing yet
explain-claimed = in the letter; before: { $reached }
explain-newly-due = listed apart in the letter, not escalated
explain-deducted = deducted in the letter
explain-held = no letter [{ $reason }]: { $sentence }
explain-held-until = no letter before { $day } [{ $reason }]: { $sentence }
explain-received = less { $amount } received on { $day } from { $payer } ({ $origin })
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
explain-closed = { $number } ({ $origin }): closed, nothing remains of it
explain-broken = { $number } ({ $origin }): this row could not be understood; `check` says why
explain-unknown = there is neither a debtor nor an invoice { $what } in the export; the nearest are { $nearest }
explain-empty = there is neither a debtor nor an invoice { $what }: the export is empty
explain-report-sent = reported as sent { $day }
explain-report-damaged = reported as damaged { $day }; it is to be printed again
explain-report-returned = came back { $day }: { $reason }
explain-report-delivered = delivered { $day }
return-npai = the addressee does not live there
return-unknown = nobody knows the addressee there
return-address = the address cannot be found or reached
return-refused = the addressee refused it
return-unclaimed = the addressee did not fetch it
return-other = no reason was given

# --- rules of law
rule-no-country = there are no rules for the country { $country }
rule-open = the rules of { $country } do not say { $what }
rule-open-interest = the interest that { $kind ->
    [business] businesses owe
    [consumer] consumers owe
   *[public] public bodies owe
}
rule-open-anchor = which half-year’s rate holds while interest runs
rule-open-sum = the fixed indemnity that { $kind ->
    [business] businesses owe
    [consumer] consumers owe
   *[public] public bodies owe
}
rule-no-half-year = the rules of { $country } have no rate for { $half_year }
rule-too-large = the amount { $amount } is too large to be reckoned with exactly
wording-no-rules = there are no rules for letters in “{ $language }”
must-M-4 = the subject “{ $example }”
must-M-7 = a demand to pay with the day, such as “{ $example }”
must-M-11 = a reservation, such as “{ $example }”
must-M-12 = a sentence for those who have paid already, such as “{ $example }”
must-M-13 = an invitation to dispute the claim or to ask for a schedule
must-M-14 = between businesses, interest and indemnity, claimed or reserved
must-M-15 = the law it rests on: { $example }
must-M-16 = the statement that a court may be asked
must-M-17 = the statement that no fee is charged, such as “{ $example }”
must-M-20 = the name of who writes for the creditor, and the law text a collector must reproduce

# --- what ends a hold, for the review page
ends-not-due = Time.
ends-waiting = Time, or payment.
ends-waiting-turn = The letter after that one.
ends-held-by-hand = The day that was given, or releasing it.
ends-not-approved = Approving it.
ends-disputed = Settling the dispute, and saying so in the export.
ends-promised = The day promised.
ends-plan = The end of the plan, or another status in the export.
ends-insolvent = A person decides. Declare the claim.
ends-time-barred = allow_time_barred, where it was interrupted.
ends-excluded = Its “until”, or taking it off the list.
ends-manual = Another status in the export.
ends-draft = Issuing it.
ends-cancelled = The books.
ends-paid = Exporting what is open alone.
ends-received = Its status, in the export or with the platform.
ends-payment-seen = A row under [payments] paid that says what it paid, or an export that knows it.
ends-written-off = A person decides.
ends-not-an-invoice = Its invoice.
ends-factored = The factor gives it back.
ends-direct-debit = The debit.
ends-other-hands = They give it back.
ends-status-unknown = A line under [export.status].
ends-below-threshold = More debt, or a lower threshold (min_total).
ends-credit-balance = Setting the credits against the invoices in the books.
ends-no-address = A street and town in the export or the debtor file.
ends-returned = Another address in the export or the debtor file.
ends-no-due-date = A due date in the export, or terms_days.
ends-date-doubtful = Correcting the date.
ends-after-formal-notice = A person decides: there is no further letter.
ends-costs-exceed-debt = A person decides.
ends-after-last-stage = A person decides: there is no further letter.
ends-credit-kept = The letter that deducts it, or the books.
ends-credit-later = A letter of that day or later.
ends-credit-used = Nothing: the invoice shows what remains.
ends-no-bank-account = An account under [[creditor.account]].
ends-rule-unknown = A newer version, or claim = false.
ends-law-unknown = A text for this law, or stages without the formal notice.
ends-wording = Another letter text.
ends-faulty-data = Correcting the data that the finding names.
ends-same-name = Codes of their own, or rows that agree.
ends-no-number = More numbers of the post.
ends-copy-missing = The file, or missing = "warn".
ends-copy-wrong = The right file.
ends-refused = A corrected invoice, or the debtor’s acceptance.
ends-not-delivered = Its delivery.
ends-payment-announced = The payment, or the day announced.
ends-payments-unknown = The statements that are missing.
ends-letter-failed = Correcting what the finding names.
ends-window = A shorter address, or another layout.
picture-unreadable = the file cannot be read
picture-no-page = there is no such page
picture-too-large = the page is too large
picture-too-long = drawing the page took more than 3 seconds
picture-failed = drawing the page failed
