# --- the job file
job-unreadable = cannot read the job file { $path }: { $reason }
job-syntax = this is not TOML: { $reason }. Correct the line
job-unknown-key = this key is not known; the nearest one is { $nearest }. Rename it, or remove the line
job-unknown-key-far = this key is not known here; expected one of { $known }. Rename it, or remove the line
job-missing = this key is missing; add it
job-wrong-kind = expected { $expected }; change the value
job-kind-text = a text in quotes
job-kind-number = a whole number, zero or more
job-kind-yes-no = true or false, without quotes
job-kind-list = a list in brackets
job-kind-table = a section of keys
job-unknown-word = `{ $text }` is not known here; expected one of { $known }
job-empty-list = the list is empty; give at least one value
job-empty-text = the text is empty; fill it in
job-refused = the value cannot be used: { $reason }
job-currency = `{ $text }` is not a currency; expected three letters such as EUR
job-country = `{ $text }` is not a country code; expected two capitals such as FR
job-iban-shape = `{ $text }` does not have the form of an IBAN; copy it again from the bank’s own paper
job-iban-checksum = the check digits of `{ $text }` do not fit, so a character is wrong or missing; copy it again from the bank’s own paper
job-iban-country = no country has IBANs like `{ $text }`; copy it again from the bank’s own paper
job-bic = `{ $text }` is not a BIC; expected 8 or 11 characters such as BNPAFRPP
job-siren = `{ $text }` is not a SIREN; expected nine digits whose check digit fits
job-two-accounts = a second account in { $text }; expected one per currency. Remove one
job-stage-order = expected stages in this order, each once, with a reminder first: { $known }
job-no-file = there is no file { $path }; correct the path, which starts from the folder of the job file
job-no-folder = there is no folder { $path }; correct the path, which starts from the folder of the job file
job-no-match = no file matches `{ $text }` in { $path }; put the export there, or correct the pattern
job-pattern = `{ $text }` is not a pattern: { $reason }
job-placeholder = `{ $text }` is not known in a file name; expected { $known }
job-layout = `{ $text }` is no layout; expected { $known }, or a folder with a layout.toml
job-not-yet = `{ $text }` is not to be had in this version; use { $known }

# --- what the commands answer
progress-measure = Measuring
progress-draw = Drawing
run-cannot-read = cannot read { $path }: { $reason }. Nothing was made
run-workbook = { $path } is no workbook that can be read: { $reason }. Save it again as .xlsx or .ods. Nothing was made
run-no-sheet = { $path } has no sheet `{ $sheet }`; it has { $known }. Correct the name under [export]. Nothing was made
run-cannot-write = cannot write { $path }: { $reason }. Nothing was made
run-failed = { $reason }. Nothing was made
run-folder = Run folder: { $folder }
run-total = Read { $read } in { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}: printed { $printed }, held { $held }, closed { $closed ->
    [one] { $closed } row
   *[other] { $closed } rows
}
findings-rest = { $rest } more findings; `check` lists them all
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
