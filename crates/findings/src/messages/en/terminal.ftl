severity-hold = hold
severity-warning = warning

# --- the job file
job-unreadable = cannot read the job file { $path }: { $reason }
job-empty-list = the list is empty; give at least one value
job-empty-text = the text is empty; fill it in
job-country = `{ $text }` is not a country code; expected two capitals such as FR
job-iban-shape = `{ $text }` does not have the form of an IBAN; copy it again from the bank’s own paper
job-iban-checksum = the check digits of `{ $text }` do not fit, so a character is wrong or missing; copy it again from the bank’s own paper
job-iban-country = no country has IBANs like `{ $text }`; copy it again from the bank’s own paper
job-bic = `{ $text }` is not a BIC; expected 8 or 11 characters such as BNPAFRPP
job-other-iban = `{ $text }` is not an account of the creditor; who writes for it may name no other (ord. 45-2138, art. 22)
job-date = letters cannot be of { $text }; expected a day of the years 2000 to 2100. Nothing was made
job-copy-pattern = `{ $text }` takes no file; expected a name below the folder such as {"{"}invoice{"}"}.pdf, without .. and with every brace closed
job-day = `{ $text }` is not a day; expected one like 2026-03-09
job-code-account = letters about this account can have no payment code; expected an IBAN in EUR, or one of CH or LI in EUR or CHF. Remove qr = true, or name such an account
job-code-bic = payment codes for accounts outside the European Economic Area name the BIC; add it
job-code-holder = payment codes hold names of 70 characters; give the name as the bank has it, shorter, as holder of the account
job-code-address = a QR-bill wants the creditor’s postcode and town; write them as the last line of the address, such as 1201 Genève
job-siren = `{ $text }` is not a SIREN; expected nine digits whose check digit fits
job-creditor-unproved = neither siren nor vat is written; expected one of them, by which the invoices of [invoices] that the creditor issued are told from those it got
job-two-accounts = a second account in { $text }; expected one per currency. Remove one
job-two-envelopes = the envelope `{ $text }` is called like another, or like `manual`, which holds what none takes; give it a name that differs in letters or digits
job-no-file = there is no file { $path }; correct the path, which starts from the folder of the job file
job-no-folder = there is no folder { $path }; correct the path, which starts from the folder of the job file
job-is-folder = { $path } is a folder; expected a file. Correct the path
job-is-file = { $path } is a file; expected a folder. Correct the path
job-no-match = no file matches `{ $text }` in { $path }; put the export there, or correct the pattern
job-pattern = `{ $text }` is not a pattern; every [ and {"{"} wants its closing ] or {"}"}
job-placeholder = `{ $text }` is not known in a file name; expected { $known }
job-layout = `{ $text }` is no layout; expected { $known }, or a folder with a layout.toml
job-unsourced = no source gives these values of { $text }: { $known }; give them in [post.marks], or check those of the machine file against your machine and say confirmed = true
job-machine-refuses = { $text } cannot read these marks: { $reason }
job-marks-collide = the layout prints into the clear zone of the marks ({ $known } mm from the left and from the top, and behind it where both sides are printed): { $text }; move one of them
job-not-text = { $path } is not text in UTF-8; save it in that encoding
job-numbers-unregistered = each number is used once, and only a register remembers which; add file = "relance.sqlite" under [register]
job-archive-for-service = a PDF/A letter file leaves out its copies, so a service would not post them; remove profile under [output], or the service

# --- what the commands answer
progress-measure = Measuring
progress-draw = Drawing
run-cannot-read = cannot read { $path }: { $reason }. Nothing was made
run-workbook = { $path } is no workbook that can be read, or too large; save it again as .xlsx or .ods. Nothing was made
run-no-sheet = { $path } has no sheet `{ $sheet }`; it has { $known }. Correct the name under [export]. Nothing was made
run-other-report = { $path } lists { $lists ->
    [payments] payments received
    [accounts] accounts and their names
    [suppliers] what is owed to suppliers
    [quotes] quotes
    [orders] orders
    [schedules] recurring schedules
   *[bookings] entries of a ledger
} and no open invoices of customers. Export the open invoices of customers, or write lists = "invoices" under [export] if that is what it is. Nothing was made
run-unread-empty = { $path } is empty, so it says nothing about who owes what; export the open invoices again. Where really nobody owes anything, keep the header line of the export. Nothing was made
run-unread-not-text = { $path } is no text: a zero byte stands in it, so it was damaged or is no export. Export the open invoices again. Nothing was made
run-unread-no-table = { $path } is no table of invoices: no column is known and its lines do not part into columns. Name the export of open invoices (.csv, .xlsx, .xls or .ods). Nothing was made
run-password = { $path } is protected by a password. Open it in the program it comes from, save it without a password and run again. Nothing was made
run-wrong-kind = { $path } is { $kind }, not a table of invoices. Export the open invoices as .csv, .xlsx, .xls or .ods. Nothing was made
file-kind-pdf = a PDF
file-kind-picture = a picture
file-kind-web-page = a web page, even if its name is that of a workbook
file-kind-xml = an XML file
file-kind-json = a JSON file
file-kind-rich-text = a text document
file-kind-packed = a packed archive
file-kind-database = a database
run-cannot-write = cannot write { $path }: { $reason }. Nothing was made
run-folder = Run folder: { $folder }
run-total = Read { $read } in { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}: printed { $printed }, held { $held }, closed { $closed ->
    [one] { $closed } row
   *[other] { $closed } rows
}
findings-rest = { $rest } more findings; `check` lists them all
findings-alike = { $count } more like these, from line { $first } to line { $last }; a run writes each of them into findings.csv
check-file = { $file }: { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}, { $encoding }, delimiter { $delimiter }
check-sheet = { $file }, sheet { $sheet }: { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}, { $encoding }
check-ledger = a ledger: debit { $debit }, credit { $credit }; { $lines ->
    [one] { $lines } line
   *[other] { $lines } lines
} on debtors’ accounts, balance { $balance }
note-encoding-of-job = encoding: the job names it
note-encoding-by-mark = encoding: the file starts with its byte order mark
note-encoding-by-zeros = encoding: every second byte is zero
note-encoding-plain = encoding: no byte above 127, every encoding reads it the same
note-encoding-by-bytes = encoding: the bytes above 127 follow the rules of UTF-8
note-encoding-by-word = encoding: words make sense in this one, such as `{ $word }`; encoding under [export] settles it
note-encoding-by-workbook = encoding: by workbook, which keeps its cells apart and its numbers and dates as such
note-delimiter-of-job = delimiter: the job names it
note-delimiter-of-file = delimiter: the first line names it
note-delimiter-by-rows = delimiter: it splits { $rows ->
    [one] { $rows } line
   *[other] { $rows } lines
} into { $cells } cells each
note-header-of-job = header: the job names its line
note-header-by-words = header: { $known ->
    [one] { $known } of its words is known
   *[other] { $known } of its words are known
}
note-header-by-width = header: the first line with { $cells ->
    [one] { $cells } cell
   *[other] { $cells } cells
}, as wide as the rows
note-header-of-profile = header: none; the profile gives the columns
note-titles = { $lines ->
    [one] { $lines } line
   *[other] { $lines } lines
} above the header are titles: `{ $first }`
note-profile = recognised as { $profile }
note-repeated-header = the header stands again on { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}, first on line { $line }
note-groups = { $rows ->
    [one] { $rows } line names
   *[other] { $rows } lines name
} the debtor of the rows below, first on line { $line }
note-running-balance = a column of balances adds up from row to row: the rows are those of a ledger, and what is owed is their sum
note-totals = totals on { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}, first on line { $line }; not counted as invoices
note-sheets-aside = sheets left aside: { $sheets }; `sheet` under [export] names the one to read
note-hidden-rows = { $rows ->
    [one] { $rows } hidden row
   *[other] { $rows } hidden rows
}, first on line { $line }, left out as the job says
note-as-above = the debtor above holds for { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} that { $rows ->
    [one] leaves
   *[other] leave
} it blank, first on line { $line }: no debtor is written twice
note-invoice-lines = one row per line of an invoice: { $rows ->
    [one] { $rows } row goes
   *[other] { $rows } rows go
} into an invoice already read, counted once
note-payment-lines = one row per payment: { $rows ->
    [one] { $rows } row goes
   *[other] { $rows } rows go
} into an invoice already read, payments added up
note-state-column = column `{ $header }` says how invoices stand: most of its cells are words for that
note-mark-column = column `{ $header }` says yes or no: a row with yes counts as { $state }
note-mark-column-by-amount = column `{ $header }` holds amounts that are kept back: a row with one counts as { $state }; `"{ $header }" = ""` under [export.columns] leaves the column aside
note-remark-column = column `{ $header }` holds remarks: a row whose remark says that letters are to be kept back is held; `"{ $header }" = ""` under [export.columns] leaves the column aside
note-mark-column-by-no = column `{ $header }` says yes or no: a row with no counts as { $state }
note-serial-dates = column `{ $header }` holds nothing but numbers of days, as spreadsheets write dates
init-written = Proposed job file: { $path }. Fill in the creditor, then run `relance check`
draft-title = Proposed by `relance init`. Fill in what is empty, then run `relance check` with this file
draft-creditor = Who waits for the money; every key is explained in docs/job-file.md
draft-copies = { $taken } of { $asked ->
    [one] { $asked } document has
   *[other] { $asked } documents have
} a file of this name in the folder { $folder }; every key is explained in docs/copies.md
draft-no-copies = No file of the folder { $folder } has the number of a document in its name; say how they are called
draft-choose = The export does not say; choose, and take the # away:
draft-kind = What debtors are of whom nothing says it. Choose business or consumer, and take the # away; without it, formal notices to them claim nothing on top:
draft-words = Words nobody knows; their rows are held. Say what each means, one of { $known }, and take the # away:
draft-sellers = Electronic invoices in { $folder }, by who sold; the first is taken for the creditor:
draft-seller = { $documents ->
    [one] one invoice
   *[other] { $documents } invoices
} of { $name } ({ $number })
draft-more-sellers = and of { $rest } others
draft-messages = { $messages ->
    [one] one lifecycle message
   *[other] { $messages } lifecycle messages
}
draft-others = { $others ->
    [one] one file is no invoice
   *[other] { $others } files are no invoices
}; `relance check` names each
draft-missing = The invoices do not say: { $keys }
draft-accounts = As most invoices name them; compare them with your own before the first letter
draft-unpaid = An invoice says what was due when it was issued. If on a day all of them were unpaid, write that day and take the # away:
draft-statements = Found among the invoices; what they say was paid is taken off
draft-addresses = No invoice gives a street of these; write it into a file with these columns, and take the # away from debtors:
init-no-invoices = there is no electronic invoice in { $path }; expected PDFs with data (Factur-X, ZUGFeRD) or XML (CII, UBL)
init-exists = { $path } is there already and was not overwritten; name another file with --output, or - for the screen
draft-unknown = Not recognised; where one is needed, name its field and take the # away:
check-tab = tab
check-sum = { $accounts ->
    [one] { $accounts } account
   *[other] { $accounts } accounts
}; { $holds ->
    [one] { $holds } finding that holds its debtor back
   *[other] { $holds } findings that hold their debtors back
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}
plan-debtor = Debtor
plan-currency = Currency
plan-stage = Stage
plan-invoices = Invoices
plan-total = Total
plan-deadline = Deadline
plan-held = Held
plan-documents = Documents
plan-amount = Amount
plan-reason = Reason
plan-letters = { $letters ->
    [0] No letter is due
    [one] { $letters } letter
   *[other] { $letters } letters
}
plan-stage-sum = { $stage }: { $letters }, { $amount }
plan-name = Name
plan-more-letters = … and { $rest ->
    [one] 1 smaller letter
   *[other] { $rest } smaller letters
}; --json lists them all
plan-more-debtors = … and { $rest ->
    [one] 1 debtor who owes less
   *[other] { $rest } debtors who owe less
}; --csv lists them all
plan-more-noticed = … and { $rest ->
    [one] 1 debtor who owes less
   *[other] { $rest } debtors who owe less
} after a formal notice
plan-unlooked = Only `run` can look at this, so it is not in this plan: { $what }.
plan-unlooked-service = what the postal service takes in one file
plan-unlooked-copies = whether copies keep PDF/X-4
age-open = What is open
age-over-30 = over 30
age-late = Late
age-not-due = Not due
age-1-30 = 1–30 days
age-31-60 = 31–60
age-61-90 = 61–90
age-over-90 = over 90
age-undated = No due date
age-all = All
age-credits = Credits
age-total = Open
costs-unknown = { $debtor }: { $owed } left after the formal notice; what going on costs is not known, add [[policy.costs]] to the job
costs-below = { $debtor }: { $owed } left after the formal notice; going on costs { $costs } ({ $what })
costs-exceed = { $debtor }: { $owed } left after the formal notice; going on costs as much or more, { $costs } ({ $what })
run-vanished = { $gone } of the { $known } invoices that the register knows to be open are gone from the export, so it may be the wrong file, or only a part; correct files under [export], or say --yes gone to `run` if they were all paid
run-doubtful-date = letters of { $date } would be made on { $today }, and the newest document of the export is of { $newest }: it may be a slip. Correct --date, or say --yes date to `run`
run-old-payments = { $why }. A debtor may have paid since, and would get a letter all the same; add the statements that are missing, or say --yes payments to `run`
run-paid-column = { $name } has no column for { $field ->
    [number] the number of the invoice (`number`)
    [date] the day of the payment (`date`)
   *[amount] the amount (`amount`)
}; expected a header such as number;date;amount
payments-nothing = no statement of account { $account } closes, so nothing says what was paid
payments-old = the payments of account { $account } are read up to { $newest }, { $days } business days before the letters
payments-old-other = the payments of account { $account }, which is not under [[creditor.account]], are read up to { $newest }, { $days } business days before the letters: add its newer statements, or take all of it away where nobody pays there
payments-ahead = the newest closing balance of account { $account } is of { $newest }, after the letters
payments-unnamed = the account in { $currency } under [[creditor.account]] has no IBAN, and no statement of another account in { $currency } was read
payments-known-ahead = as_of under [export] is { $known }, after the letters
payments-missing = statements of account { $account } between { $from } and { $to } are missing
payments-begin = the statements of account { $account } begin on { $first }, and the export knows payments up to { $known }
run-total-paid = , paid since { $paid }
run-payments-unbalanced = the entries of account { $account } come to { $booked }, and payments and other debits to { $found }; this is a fault of the program
payments-known = Payments are read up to { $day }
payments-not-known = Nothing says up to when payments are known
check-folder = Electronic invoices: { $documents } read, of which { $rows } became rows, { $listed } are rows of the export, { $repeated } say again what another says and { $purchases } are purchases; { $messages } lifecycle messages; { $aside } files left aside
check-statement = { $file }: { $format }, account { $account }, { $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
}, { $closes ->
    [yes] closes
   *[no] settles nothing by a closing balance
}
run-misnamed = Nothing was made: an exclusion that may be a slip would let a letter go that you meant to keep back

explain-act = { $at }: { $user } { $did ->
    [run] made run { $run }
    [undo] took back { $pieces ->
        [0] run { $run }
       *[other] piece { $list } of run { $run }
    }
    [reprint] printed again { $pieces ->
        [one] piece { $list }
       *[other] pieces { $list }
    } of run { $run }
    [force] went on though run { $run } was in doubt
    [import] took in run { $run }
   *[other] changed run { $run }
}
# --- the register
run-nothing = Nothing was made
register-none = the job names no register; add file = "relance.sqlite" under [register]
register-busy = another run is using the register { $path }; try again when it has ended
register-foreign = { $path } is not a register of letters; correct file under [register]
register-newer = the register { $path } was made by a later version of this program; use that one
register-other-letters = run { $run } is in the register with other letters, because something it rests on has changed since. If it was not posted, take it back first: relance undo { $run }
register-unknown-run = there is no run { $run } in the register; the nearest names are { $nearest }. The name of a run is that of its folder
register-no-run = there is no run { $run } in the register, and no other
register-unknown-piece = run { $run } has no piece { $piece }; the nearest number is { $nearest }. pieces.csv in its folder lists them
register-no-piece = run { $run } has no piece { $piece }, and no other
register-run-undone = run { $run } was taken back before
register-piece-undone = piece { $piece } of run { $run } was taken back before
register-broken = entry { $entry } of the register is not what was entered; put back the last backup on which `register verify` finds nothing
register-undone = Run { $run }: { $letters ->
    [one] { $letters } letter counts
   *[other] { $letters } letters count
} as never sent
register-moved = { $letters ->
    [one] 1 letter
   *[other] { $letters } letters
} about debtor { $old } { $letters ->
    [one] counts
   *[other] count
} for { $new } from now on{ $joined ->
    [0] {""}
    [one] , beside the one it had
   *[other] , beside the { $joined } it had
}
register-nothing-to-move = the register has no letter about debtor { $debtor } that could be moved to another code; it knows { $known }
register-move-same = the old and the new code are the same, or the new one is empty: “{ $debtor }”; give the old one first, then the new one
register-verified = The register is whole: { $entries ->
    [one] { $entries } entry
   *[other] { $entries } entries
}, { $letters ->
    [one] { $letters } letter
   *[other] { $letters } letters
}, { $runs ->
    [one] { $runs } run
   *[other] { $runs } runs
}, { $voids } taken back, { $reports ->
    [one] { $reports } report
   *[other] { $reports } reports
}. Last hash: { $head }
register-imported = { $letters ->
    [one] { $letters } letter
   *[other] { $letters } letters
} taken in as run { $run }; { $known } known before, { $void } taken back and left out
register-imported-none = No new letter: { $known } known before, { $void } taken back and left out

proof-title = Proof
proof-mark = PROOF – not to be posted – { $text }, { $debtor }
proof-sample = { $text }, { $debtor }: { $pages ->
    [one] 1 page
   *[other] { $pages } pages
}
proof-file = Proof: { $path }
proof-empty = No letter can be made today, so there is no proof.

# --- printing again
reprint-done = { $pieces ->
    [one] 1 piece
   *[other] { $pieces } pieces
} again, { $pages } pages on { $sheets } sheets: { $file }
reprint-unknown = the run has no piece { $what }. pieces.csv in its folder lists them. Nothing was made
reprint-unknown-near = the run has no piece { $what }; the nearest are { $nearest }. pieces.csv in its folder lists them. Nothing was made
reprint-unknown-run = the job has no run { $what }; the nearest names are { $nearest }. Nothing was made
reprint-no-piece = no piece was named. Nothing was made
reprint-no-run = the job has no run folder yet. Nothing was made
reprint-which-run = the job has several runs; say --run with one of { $what }. Nothing was made
reprint-altered = { $what } is not the file that the run made; put it back from a backup, or make the run again on the same date. Nothing was made

reconcile-done = { $entered ->
    [one] 1 report entered
   *[other] { $entered } reports entered
} ({ $sent } sent, { $damaged } damaged, { $returned } returned, { $delivered } delivered); { $known } known before
reconcile-damaged = To print again: run { $run }, { $pieces ->
    [one] piece
   *[other] pieces
} { $list } (relance reprint { $job } --run { $run } { $list })

# --- papers that go with registered letters
slip-title = Deposit of registered letters
slip-date = Letters of { $date }
slip-count = { $letters ->
    [one] 1 letter
   *[other] { $letters } letters
}
slip-page = Page { $page } of { $pages }
slip-site = Place, date:
slip-piece = No
slip-number = Registered number
slip-addressee = Addressee
slip-place = Town
slip-product = Product
slip-weight = Weight
slip-signature = Signature of the sender
slip-stamp = Stamp of the post office

# --- decisions about single letters
review-decided-approve = Approved by { $by } on { $day }
review-decided-hold = Held by { $by } until { $until }
review-decided-hold-noted = Held by { $by } until { $until }: { $note }
review-decided-stage = Stage lowered to “{ $stage }” by { $by } on { $day }
review-decided-contact = Goes to { $contact }, by { $by } on { $day }
review-decided-note = One more paragraph, by { $by } on { $day }: { $text }
review-state-goes = The letter goes out with the next run of this date
review-state-held = The letter does not go: { $reason }
review-state-half = The letter does not go: another person must approve it too
review-lacks = { $option } is missing, which this action needs; add it
review-nobody = nobody said who decides; give --by, set RELANCE_REVIEWER, or write by under [review]
review-who = Your name, for the decisions (asked once):
review-no-file = the job is in memory and names no file for decisions
review-no-letter = no letter to { $debtor } is due on this day. Nothing was decided
review-letter-held = no letter to { $debtor } goes out: { $reason }. Nothing was decided
review-which-currency = { $debtor } gets letters in { $known }; say which with --currency
review-hold-day = the day must be after { $day }
review-too-long = it is too long; { $most } characters at most
review-stage = the stage cannot be that; lower ones are { $known }
review-stage-lowest = there is no lower stage
review-email = `{ $text }` is not an e-mail address; expected one like accounts@example.com
review-words = this text may not go: “{ $word }” ({ $rule }). Say it in other words
review-open = The page for the review, for one browser: { $address }
review-closed = This page is open to one browser alone: the one in which its address was opened first. The address works once; to open it elsewhere, end “relance review” and start it again.
review-over = The review is over; what was decided stands in the file
review-listen = no page can be opened on this computer: { $reason }
