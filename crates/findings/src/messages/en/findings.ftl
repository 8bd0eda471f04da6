severity-hold = hold
severity-warning = warning
finding-r1 = `{ $text }` is not an amount; expected one like 1 234,56. Correct the cell in the export
finding-r2 = `{ $text }` is not a date; expected one like 31/12/2026 or 2026-12-31. Correct the cell in the export
finding-r3 = { $columns ->
    [one] column `{ $header }` was left aside: its field is not known, or another column gives it. If it is needed, name its field under [export.columns]
   *[other] { $columns } columns were left aside, and nothing in them looks needed: `{ $header }`. Name the field of one that is needed under [export.columns]
}
finding-r4 = columns `{ $first }` and `{ $second }` both give { $field }; name the one to use under [export.columns], and set the other to "" there
finding-r5 = the file is empty; expected a header line and one row per invoice. Export it again
finding-r6 = the file has a header and not one row; nothing is overdue, or the export was cut short
finding-r7 = no column gives { $field }; expected one named for instance `{ $example }`, or name yours under [export.columns]
finding-r8 = the row has { $found } cells, the header has { $expected }; look for a missing quote or a delimiter inside a value
finding-r9 = `{ $text }` is not known here; expected one of { $expected }. For a kind of debtor or of document, say what the word means under [export.kinds] or [export.documents]; `"{ $header }" = ""` under [export.columns] leaves the column aside
finding-r10 = the cell { $field } is empty; expected a value in every row
finding-r11 = the bytes here are not { $encoding }; export the file again as UTF-8
finding-r12 = a quote opens in this row and does not close as it should; expected `"` around whole cells and `""` inside them. Correct the row or export the file again
finding-r13 = column `{ $header }`, which [export.columns] names for { $field }, is in no file; correct its name there or take the line out
finding-r14 = `{ $text }` is in { $found }, the row in { $expected }; correct one of the two
finding-r15 = `{ $text }` may be { $first } or { $second }, and no row of the column says which ({ $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}). Say what stands before decimals: decimal = "," or decimal = "." under [export]
finding-r16 = `{ $text }` may be { $first } or { $second }, and no date of the file says which ({ $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}). Say what stands first: date_order = "dmy", "mdy" or "ymd" under [export]
finding-r17 = `{ $text }` is read as { $repaired }: a spreadsheet took it for a number. Export without opening the file in one
finding-r18 = digits of `{ $text }` are lost: a spreadsheet took it for a number. It is left out; export without opening the file in one
finding-r19 = `{ $text }` is a number that a spreadsheet has rounded; expected a code or number with all its digits. Export without opening the file in one
finding-r20 = the printed total `{ $label }` in { $header } is { $found }, the { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} it covers sum to { $expected }; nothing of this file is used. Look for rows that are missing, filtered out or stand twice and export it again; if the printed totals mean something else, write subtotals = "ignore" under [export]
finding-r21 = column `{ $header }` is not known and was left aside, but looks needed; the nearest fields are { $fields }. Name its field under [export.columns]
finding-r22 = this file lists { $lists ->
    [payments] payments received
    [accounts] accounts and their names
    [suppliers] what is owed to suppliers
    [quotes] quotes
    [orders] orders
    [schedules] recurring schedules
   *[bookings] entries of a ledger
} and no open invoices; its rows are held. Export the open invoices of customers instead, or write lists = "invoices" under [export] if that is what it is
finding-r40 = no column says what remains of `{ $total }`, and { $columns } left aside may say it; a bare total is not asked for. Name it under [export.columns], as "{ $first }" = "residual" (what remains), "paid" or "status"; or write total = "open" under [export] if the total is what remains
finding-r41 = the cell that says what remains is empty, and the document comes to { $total }; an empty cell is not the whole amount. Fill it in (0 where nothing remains) or export again
finding-r42 = `{ $text }` is a formula and the workbook does not hold its result. Open the file in a spreadsheet program, let it calculate, save it and run again
finding-r43 = `{ $header }` grows like the balance of an account and not like what remains of each document, and it breaks off here: a row is missing or out of order, or what was open before the first row is not in the file. Export the open items with what remains of each; or name the column that says it under [export.columns]
finding-r44 = the document is in { $text }, and its amount is given in { $expected }, the currency of your books; expected what is owed in { $text }. Export the column with the amounts in the currency of the document
finding-r45 = the amount has a minus and its side is `{ $text }`, and other rows of this file use minus and side differently; expected one way in the whole file. Correct the row or export again
finding-r46 = another row of this invoice gives other dates or amounts, and each row of this file is a line or a payment of an invoice; expected the same of it on all of them. Correct the rows or export one row per invoice
finding-r47 = `{ $header }` is more than the amount beside it, so it is not what remains of each document. Export the open items with what remains of each; or name the column that says it under [export.columns], as "{ $header }" = "residual" if it does all the same
finding-r48 = the columns by age come to { $sum } and what remains is { $found }; expected the same. Export the report again
finding-r49 = this report gives one balance per debtor and no invoice; letters name each invoice. Export the detailed report (open items, aged receivables detail) instead
finding-r50 = `{ $text }` is no customer's account and stands beside accounts of customers: this is a journal or a general ledger, in which one invoice has several lines. Export the accounts of customers alone (open items, 411…), or the ledger file (FEC) of the year
finding-r51 = the printed total `{ $label }` in { $header } cannot be compared with its rows, because an amount above it cannot be read: it does not prove that no row is missing. Correct that amount and read the file again
finding-r52 = { $text } is numbered like a credit note, and its amount has no minus; no column says what it is. Say it under [export.documents]: "{ $letters }" = "credit-note" or "invoice"
finding-r30 = the word `{ $text }` of column `{ $header }` is not known; { $rows ->
    [one] the row with it is held
   *[other] the { $rows } rows with it are held
}. Say what it means under [export.status]: "{ $text }" = one of { $states }
finding-r31 = { $words ->
    [one] { $words } more unknown word
   *[other] { $words } more unknown words
} in column `{ $header }`, such as `{ $text }`; { $rows ->
    [one] { $rows } row is held
   *[other] { $rows } rows are held
}. If this column does not say how invoices stand, leave it aside: "{ $header }" = "" under [export.columns]
finding-r32 = column `{ $header }` was left aside, and it holds { $holds ->
    [amounts] amounts
    [states] words for how an invoice stands
   *[dates] dates
}. If it is needed, name its field under [export.columns]; if not, "{ $header }" = ""
finding-r60 = text was turned into UTF-8 twice: `{ $text }` is read as `{ $repaired }`, here and in { $rows ->
    [one] { $rows } line
   *[other] { $rows } lines
} in all. Check the names, or export the file again as UTF-8
finding-r61 = { $rows ->
    [one] { $rows } row of this sheet is
   *[other] { $rows } rows of this sheet are
} hidden, { $sum } in all; these rows and their debtors are held. Write hidden_rows = "read" under [export] if they count, or hidden_rows = "leave-out" if they do not
finding-r62 = sheet `{ $sheet }` of this workbook has the columns of open invoices too, but not the same ones, and was left aside. Write sheet = "{ $sheet }" under [export] to read it instead, or give both sheets the same columns
finding-r63 = a letter of `{ $text }` was lost and became a question mark. Correct it, or export the file again as UTF-8
finding-l1 = invoice { $invoice } of this debtor already stands on line { $line }; expected each number once. Remove one of the two rows
finding-l2 = invoice { $invoice } also stands in { $other }; expected each invoice in one file. Remove one of the two rows
finding-l3 = residual { $residual } differs from total { $total } minus paid { $paid }; the residual is used
finding-l4 = debtor { $debtor } is not in { $file }; add it there or correct the code
finding-l5 = { $field } `{ $text }` differs from `{ $first }` on line { $line }; the first is used
finding-l6 = debtor { $debtor } already stands on line { $line }; expected each code once
finding-l7 = neither residual nor total is given; what is owed is unknown
finding-l8 = no due date; { $days } days from the invoice date were assumed, as terms_days says: { $due }
finding-l9 = total { $total } and paid { $paid } have different signs and no column says what remains; correct the row or export the residual
finding-l10 = the open items of this debtor make { $items } and its account stands at { $balance }; expected the same to the cent. Look for a ledger that is missing or was exported before it was closed
finding-l11 = { $amount } on account { $account }, journal { $journal }, is open and is no ordinary sale, payment or opening; letter it in the ledger, or name the journal under [export.ledger]
finding-l12 = { $amount } was open when the year began, and neither its invoice nor its date is given; put the ledger of the year before first under [export] files
finding-l13 = the lines with code { $code } leave { $remains }, and several invoices could be what remains; all are shown whole and the rest as credits. Letter them one by one
finding-l14 = invoice { $invoice } is in { $found }, and the ledger gives its value in { $expected } alone; export the open invoices instead
finding-l15 = { $field } `{ $text }` differs from `{ $used }` at { $place }; the debtor file is used. Make them agree
finding-l16 = debits make { $debit } and credits { $credit }, and { $unknown ->
    [0] every line
    [one] all but { $unknown } line
   *[other] all but { $unknown } lines
} can be read; expected equal sums and every line. Export the ledger again, whole
finding-l17 = the entries begin on { $begin }, before the end of { $other } on { $end }; expected one ledger for any day. Take one of the two out
finding-l18 = the reference { $piece } does not tell one document from others; { $number } is used. Enter the invoice number as reference of the entry
finding-l19 = { $count ->
    [one] { $count } line
   *[other] { $count } lines
} on accounts 416 of doubtful debtors, { $amount } in all, left aside; add "416" to accounts under [export.ledger] to remind them too
finding-l36 = credit { $credit } is marked as disputed; its { $amount } are deducted all the same. Clear it up with the debtor, or take the row out
finding-l37 = invoice { $invoice } stands on { $rows } rows with due dates of their own and { $total } on each, and no column says what remains: the whole amount repeated, or instalments of { $total } each. Export what remains of each due date; or write total = "open" under [export] if each row gives its own amount
finding-l30 = { $debtors ->
    [one] { $debtors } debtor has a civility (Mr, Mrs, M., Mme …) and neither SIREN, VAT number nor legal form: it is written to as a consumer
   *[other] { $debtors } debtors have a civility (Mr, Mrs, M., Mme …) and neither SIREN, VAT number nor legal form: they are written to as consumers
}. A column of kinds says otherwise for one; persons = "as-kind" under [export] for all
finding-l31 = two debtors may stand behind the name `{ $debtor }`: { $field } is `{ $text }` here and `{ $first }` at { $place }. All its rows are held; give each debtor a code of its own in a column, or make the rows agree
finding-l32 = debtor code `{ $debtor }` stands for two: { $field } is `{ $text }` here and `{ $first }` at { $place }. All its rows are held; correct the code, or make the rows agree
finding-l33 = debtor codes `{ $one }` ({ $name }, { $place }) and `{ $other }` ({ $other_name }) are taken for one, because name or SIREN agree. Write them alike
finding-l34 = debtor codes `{ $one }` ({ $name }, { $place }) and `{ $other }` ({ $other_name }) differ in case, blanks or leading zeros alone, and nothing shows that they are one; they are two debtors here. If they are one, write them alike
finding-l35 = debtor codes `{ $one }` ({ $name }, { $place }) and `{ $other }` ({ $other_name }) differ in case, blanks or leading zeros alone, and document { $invoice } stands under both. Both are held; write the codes alike if they are one, or take the row out where it does not belong
finding-w1 = rule { $rule } refuses “{ $word }” in the sentence “{ $sentence }”; take it out of the letter text
finding-w2 = rule { $rule }: the letter must say { $sentence }; add it to the letter text
finding-w3 = the letter says “{ $word }” in the sentence “{ $sentence }”, but that is French law and the creditor is not in France. Write this text anew in a layout of your own (docs/texts.md), or correct country under [creditor]
finding-s1 = no column is called `{ $field }`; expected debtor, currency, stage, date and invoices, and where known deadline and total. Name it so in the first line
finding-s2 = the register knows no letter { $letter }; name run and piece as in pieces.csv, or the number under which it was registered
finding-s3 = letter { $letter } cannot be reported as { $status }: { $why ->
    [void] it was taken back and counts as never sent
    [future] that day has not come
    [before] that is before the date printed on it
    [no-day] the day of delivery is missing
    [no-destination] the register does not know where it went; keep the debtor out with [[policy.exclude]] until its address is corrected
    [returned] it was reported as returned before
   *[delivered] it was reported as delivered before
}
finding-s4 = no column is called `{ $field }`; expected status and, to say which letter, number, run with piece, or piece_id. Name it so in the first line
finding-s10 = invoice { $invoice }{ $invoices ->
    [one] {""} was
   *[other] {""} and others were
} reminded under debtor `{ $old }`, which the export no longer shows; now { $invoices ->
    [one] it stands
   *[other] they stand
} under `{ $new }`. If it is the same debtor, run: relance register move "{ $old }" "{ $new }"
finding-p1 = the creditor has no account in { $currency }; add one under [[creditor.account]]
finding-p2 = penalties cannot be reckoned: { $reason }. Update the program, or set claim and indemnity under [policy.penalties] to false
finding-p3 = { $what ->
    [rate] the rate of { $of }
   *[indemnity] the fixed indemnity of { $of ->
        [business] business
        [consumer] consumer
       *[public] public
    } debtors
} rests on a single secondary source or none; confirm it before you post the letters
finding-p4 = the contractual rate of { $rate } % lies below { $floor } % in { $half_year }, which is the least the law allows; { $floor } % was used
finding-p5 = invoice { $invoice } is time-barred after { $last_day } ({ $law }), as far as its due date tells; a letter does not change that
finding-p6 = the fixed indemnity is due in { $currency } and was left out of a letter in { $other }
finding-p10 = credit or payment { $credit } of { $amount } is dated { $date }, after the letter; it lowers nothing yet. Correct the date if it is wrong
finding-p11 = credit or payment { $credit } is for invoice { $invoice }, { $open ->
    [yes] and goes beyond it by { $amount }
   *[no] which is not open here
}; { $amount } lowers what the debtor owes in all. Check the number
finding-p12 = credit note { $credit } of { $amount } names no invoice and is set against { $invoice }, which alone has that amount. If it is for another, name it in a column credit_for
finding-p20 = [[policy.exclude]] names { $what ->
    [debtor] debtor `{ $debtor }`
    [invoice] invoice `{ $invoice }`
   *[both] invoice `{ $invoice }` of debtor `{ $debtor }`
}{ $why ->
    [credit] , which is a credit, and only invoices can be kept out. Take these lines out
    [near] , which nothing fits: neither the export nor the register has it, and the nearest is { $nearest }. Correct it, or take these lines out
   *[nothing] , which nothing fits: neither the export nor the register has it. Correct it, or take these lines out
}
finding-p21 = [[policy.exclude]] names { $what ->
    [debtor] debtor `{ $debtor }`
    [invoice] invoice `{ $invoice }`
   *[both] invoice `{ $invoice }` of debtor `{ $debtor }`
}{ $why ->
    [elsewhere] , but that invoice belongs to debtor { $nearest }
   *[near] , which the export does not have; it may be a slip for { $nearest }
}. `run` makes nothing until you correct it or take these lines out
finding-p22 = { $count ->
    [one] 1 exclusion has
   *[other] { $count } exclusions have
} nothing left to keep out, because the day in `until` has passed, or because it is paid or no longer in the export: { $names }. Take { $count ->
    [one] it
   *[other] them
} out of [[policy.exclude]] when you like
finding-p23 = { $letters ->
    [one] 1 letter waits
   *[other] { $letters } letters wait
} only because run { $run } of the same day wrote to { $letters ->
    [one] this debtor
   *[other] these debtors
}. If its letters were not posted, take it back: relance undo { $run }
finding-p30 = { $letters ->
    [one] { $letters } formal notice claims no penalties and no indemnity, because nothing says whether its debtor is a business
   *[other] { $letters } formal notices claim no penalties and no indemnity, because nothing says whether their debtors are businesses
}. Write kind = "business" or kind = "consumer" under [export]
finding-p40 = invoice { $invoice } is held, its dates cannot be: { $what ->
    [due-before-issue] due on { $day }, before it was issued on { $other }
    [due-far-off] due on { $day }, ten years or more from the letter
    [issue-after-letter] issued on { $day }, after the letter of { $other }
    [reminder-to-come] reminder { $nth } of { $day } is after the letter of { $other }
    [reminder-order] reminder { $nth } of { $day } is not after the one before it, of { $other }
   *[other] reminder { $nth } of { $day } is before the invoice of { $other }
}. Correct the export, or write odd_dates = "accept" under [policy] if its dates are right
finding-p41 = the dates of invoice { $invoice } cannot be: { $what ->
    [due-before-issue] due on { $day }, before it was issued on { $other }
    [due-far-off] due on { $day }, ten years or more from the letter
    [issue-after-letter] issued on { $day }, after the letter of { $other }
    [reminder-to-come] reminder { $nth } of { $day } is after the letter of { $other }
    [reminder-order] reminder { $nth } of { $day } is not after the one before it, of { $other }
   *[other] reminder { $nth } of { $day } is before the invoice of { $other }
}. Correct the export
finding-q1 = the reference `{ $reference }` has no letter or digit that a structured payment reference could be made of; set reference = "letter" under [[creditor.account]], or correct the code of the debtor
finding-q2 = the letter goes out without a payment code: { $reason ->
    [amount] { $amount } is not between 0.01 and 999999999.99
   *[too-long] it has more to say than a code holds
}. Check the letter
finding-q3 = the payer stays blank on the payment part: postcode, town or country are not known. Complete them in the debtor file
finding-q4 = the payment part names the payer as `{ $name }, { $address }`: shortened, or without characters that a QR-bill may not hold. Nothing to do unless it misleads
finding-c1 = no face of the layout can show { $character } ({ $codepoint }) in { $text }; add a face that can, or correct the text
finding-c2 = the address does not fit into the window even in smaller and narrower type: after `{ $line }` there is no room for `{ $lost }`. Shorten that line in the debtor file
finding-c3 = the address has { $found } lines; the window holds { $limit }. Join or drop lines in the debtor file
finding-c4 = the letter text { $template } could not be filled in: { $reason }
finding-c5 = the layout has no texts in language `{ $language }`; the letter is written in `{ $used }`. Add a folder texts/{ $language } to the layout
finding-c6 = the last line of the address, `{ $line }`, is no postcode of five digits and a town. Correct it in the debtor file
finding-c7 = { $kind ->
    [text] `{ $text }` of the address
   *[other] the address
} stands at { $place } mm; what the window shows for certain ({ $profile }) is { $zone } mm. Shorten the address, or correct [window] in the layout
finding-c8 = { $kind ->
    [text] `{ $text }`
    [rule] a rule
    [picture] a picture
   *[other] a code
} stands at { $place } mm and may show through the window ({ $profile }: { $zone } mm). Move it in the layout, or shorten it
finding-c9 = { $kind ->
    [text] `{ $text }`
    [rule] a rule
    [picture] a picture
   *[other] a code
} stands at { $place } mm; { $profile } wants white { $why ->
    [margin] outside { $zone } mm
   *[other] inside { $zone } mm ({ $why })
}. Move it in the layout, or shorten it
finding-c10 = the country `{ $country }` is not known; expected a name or a code such as Belgique, Belgium or BE. Correct it in the debtor file
finding-c11 = the address has a town and no street. Check it before posting, or complete it in the debtor file
finding-a1 = no copy of invoice { $invoice }; expected { $tried }. Put the file there, or set missing = "warn" under [copies]
finding-a2 = the copy { $file } of invoice { $invoice } cannot be used: { $reason ->
    [password] it is protected by a password
    [no-pages] it has no pages
    [certificate] it is encrypted for certain recipients
    [too-large] it is too large
    [too-many-objects] its pages need more objects than any invoice
    [too-many-pages] it has more pages than any invoice
    [expands] it expands to far more than any invoice holds
    [work] its parts are nested or repeated without end
    [form] it asks to wait until a form is built (XFA): open it in Acrobat and print it to PDF
    [portfolio] it is a portfolio, whose page is only a cover: take the invoice out of it
    [wrapper] its page is only a wrapper around a protected document: save that without protection
    [untold] it leaves it to the reader how a note on it is drawn: print it to PDF, so that the note becomes part of the page
    [empty] the file is empty: download it again
    [web] it is a page of the web, such as one that asks to log in: download it again
    [picture] it is a picture that is only called PDF: convert it
    [office] it is an archive or an office document that is only called PDF: convert it
    [mail] it is a mail that is only called PDF: save what is attached to it
    [data] it is data without pages, such as an e-invoice, that is only called PDF: print its pages to PDF
   *[other] it is damaged or not a PDF
}. Put a readable PDF there, or set missing = "warn" under [copies]
finding-a3 = the path `{ $path }` leaves the copies folder; expected a file inside { $folder }
finding-a4 = no copy of invoice { $invoice }; expected { $tried }. The letter goes out without it
finding-a5 = the copy { $file } of invoice { $invoice } cannot be used: { $reason ->
    [password] it is protected by a password
    [no-pages] it has no pages
    [certificate] it is encrypted for certain recipients
    [too-large] it is too large
    [too-many-objects] its pages need more objects than any invoice
    [too-many-pages] it has more pages than any invoice
    [expands] it expands to far more than any invoice holds
    [work] its parts are nested or repeated without end
    [form] it asks to wait until a form is built (XFA): open it in Acrobat and print it to PDF
    [portfolio] it is a portfolio, whose page is only a cover: take the invoice out of it
    [wrapper] its page is only a wrapper around a protected document: save that without protection
    [untold] it leaves it to the reader how a note on it is drawn: print it to PDF, so that the note becomes part of the page
    [empty] the file is empty: download it again
    [web] it is a page of the web, such as one that asks to log in: download it again
    [picture] it is a picture that is only called PDF: convert it
    [office] it is an archive or an office document that is only called PDF: convert it
    [mail] it is a mail that is only called PDF: save what is attached to it
    [data] it is data without pages, such as an e-invoice, that is only called PDF: print its pages to PDF
   *[other] it is damaged or not a PDF
}. The letter goes out without it
finding-a6 = { $first } and { $second } could both be the copy of invoice { $invoice }; keep one
finding-a7 = the first letter, of { $date }, cannot be put behind this one: { $reason ->
    [not-kept] no earlier run kept its file
    [altered] { $file } is not the file that was sent
   *[gone] { $file } is not there, or its run has no pieces.csv
}. Put the run folder back as it was, set missing = "warn" under [copies], or attach_first = false under [policy]
finding-a8 = the first letter, of { $date }, cannot be put behind this one: { $reason ->
    [not-kept] no earlier run kept its file
    [altered] { $file } is not the file that was sent
   *[gone] { $file } is not there, or its run has no pieces.csv
}. The letter goes out without it
finding-a9 = { $file } could be the copy of invoice { $invoice } and of { $other }; put {"{"}debtor{"}"} into the pattern, name files in a column `copy`, or rename one
finding-a10 = { $file } is not the copy of invoice { $invoice }: { $reason ->
    [number] it is about { $names }
    [buyer] it names debtor { $names } and not this one
    [data-number] the data inside are those of { $names }
    [data-buyer] the buyer in the data inside is { $names }
    [data-amount] the data inside give { $names } as its amount
   *[nothing] neither the number nor, with it, amount and debtor are found in its text
}. Put the right file there, or set contradicted = "warn" under [copies]
finding-a11 = { $file } is not the copy of invoice { $invoice }: { $reason ->
    [number] it is about { $names }
    [buyer] it names debtor { $names } and not this one
    [data-number] the data inside are those of { $names }
    [data-buyer] the buyer in the data inside is { $names }
    [data-amount] the data inside give { $names } as its amount
   *[nothing] neither the number nor, with it, amount and debtor are found in its text
}. The letter goes out with it
finding-a12 = { $file } may not be the copy of invoice { $invoice }: { $reason ->
    [no-text] it has no text to read
    [number-only] its number is found, and neither its amount nor the debtor
    [short-number] its number is too short to be told from others, and not both amount and debtor are found
    [no-number] amount and debtor are found, and its number is not
    [data-date] the data inside have another date
   *[other] it is too long to be read to the end
}. Look at it before posting
finding-a13 = { $file } may not be the copy of invoice { $invoice }: { $reason ->
    [no-text] it has no text to read
    [number-only] its number is found, and neither its amount nor the debtor
    [short-number] its number is too short to be told from others, and not both amount and debtor are found
    [no-number] amount and debtor are found, and its number is not
    [data-date] the data inside have another date
   *[other] it is too long to be read to the end
}. Put a file with text there, or set unconfirmed = "warn" under [copies]
finding-a14 = the lines of invoice { $invoice } come to { $sum }; expected { $total }. Correct the file of lines: a duplicate is drawn only from lines that make up the invoice
finding-a15 = no export has invoice { $invoice } of { $lines ->
    [one] this line
   *[other] these { $lines } lines
}; take it out, or correct its number
finding-a16 = `{ $text }` is not a number, in a line of invoice { $invoice }; correct the cell
finding-a17 = no column is called `{ $field }`; expected invoice, description and total, and where known quantity, unit price and VAT rate. Name it so in the first line
finding-a18 = this row of invoice lines is left out: it has { $found } cells and its invoice number is `{ $text }`; expected { $expected } cells, a number, and quotes that close. Correct the row
finding-a20 = the copy { $file } of invoice { $invoice } has { $pages } pages; max_pages under [copies] allows { $most }. Raise it, or set over = "first"
finding-a21 = the copy { $file } of invoice { $invoice } has { $pages } pages; the first { $taken } go along

finding-m1 = page { $page } of the letter prints into the zone that marks for the inserter need clear; move the text in the layout, or the marks in [post.marks]
finding-t1 = the tariff has no price for { $product } ({ $step }): { $pieces ->
    [one] 1 piece has
   *[other] { $pieces } pieces have
} no postage in the manifest. Fill the cell from the price list of the post, or weigh and frank by hand
finding-t2 = { $pieces ->
    [one] 1 piece is
   *[other] { $pieces } pieces are
} within 3 % of { $step }, or over it with heavier paper; put one on a scale before franking
finding-t3 = { $piece ->
    [none] the sender
   *[other] piece { $piece }
} breaks a limit of { $service }: { $rule } is { $found }, it takes { $limit }. Send it otherwise, or change what it holds, before you upload
finding-t4 = { $service } would refuse page { $page } ({ $rule }): { $text } stands at { $place } mm{ $more ->
    [0] {""}
    [one] , and so does one more text
   *[other] , and so do { $more } more texts
}. Use a layout whose address stands in its zone, or move what is in the way
finding-t5 = where { $service } wants the address on letters posted in { $country } is not known, so pages were not looked at for that; look at a letter on its site before you upload
finding-t6 = stream { $stream } claims neither PDF/VT nor PDF/X-4: { $files ->
    [one] a copy in it breaks it
   *[other] { $files } copies in it break it
 }, { $names }; have them printed as they are, or get copies that keep it (docs/profiles.md)
