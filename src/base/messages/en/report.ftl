report-title = Dunning run { $run }
report-sub = { $letters ->
    [one] { $letters } letter dated { $date }
   *[other] { $letters } letters dated { $date }
}
report-totals = Control totals
report-currency = Currency
report-read = Read
report-printed = Printed
report-held = Held
report-closed = Closed
report-rows = { $amount } ({ $rows } rows)
report-balanced = Everything read is printed, held or closed, in rows and to the cent.
report-stages = Letters by stage
report-stage = Stage
report-letters = Letters
report-amount = Amount
report-reasons = Held, by reason
report-code = Code
report-reason = Reason
report-documents = Documents
report-streams = Streams for the printer
report-stream = Stream
report-sheets = Sheets
report-pieces = Letters
report-piece = Piece
report-debtor = Debtor
report-name = Name
report-deadline = Deadline
report-held-list = Held documents
report-invoice = Document
report-due = Due
report-origin = Origin
report-findings = Findings
report-finding = Finding
report-rest = { $rest } more stand in { $file }.
report-ages = What is open, by age
report-search = Search in this table:
