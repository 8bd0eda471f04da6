# --- files that people write as TOML
settings-unknown-key = this key is not known; the nearest one is { $nearest }. Rename it, or remove the line
settings-unknown-key-far = this key is not known here; expected one of { $known }. Rename it, or remove the line
settings-missing = this key is missing; add it
settings-wrong-kind = expected { $expected }; change the value
settings-kind-text = a text in quotes
settings-kind-number = a whole number, zero or more
settings-kind-decimal = a number such as 12 or 12.5, without quotes
settings-kind-amount = an amount or a rate such as 12 or "12.50"
settings-kind-day = a day such as 2026-03-09
settings-kind-yes-no = true or false, without quotes
settings-kind-list = a list in brackets
settings-kind-values = { $count } values in brackets
settings-kind-table = a section of keys
settings-unknown-word = `{ $text }` is not known here; expected one of { $known }
settings-unfit = `{ $text }` cannot stand here; compare with the documentation of this key
settings-unreadable = { $path } cannot be read: { $reason }
settings-currency = `{ $text }` is not a currency; expected three letters such as EUR
settings-half-year = `{ $text }` is not a half-year; expected one like 2026-S1
settings-day = expected a day such as 2026-12-31; change the value
settings-days = expected a number of days, or {"{"} business = 8, consumer = 15, public = 15 {"}"}; change the value
settings-least = `{ $text }` is no amount that a letter is written for; expected 0 or more
settings-percent = `{ $text }` is no part of a whole; expected 0 to 100
settings-rate = expected "default" or percent a year such as 12.5; change the value
settings-exclusion = expected debtor = "code" or invoice = "number"; add one of them
settings-stage-order = expected stages in this order, each once, with a reminder first: { $text }
settings-weight = `{ $text }` is no weight of paper; expected grams such as 4.5, at most 100000
settings-slot = `{ $text }` is no mark; expected one of benchmark, start, safety, retiming, blank, begin, not-begin, end, not-end, parity-even, parity-odd, sequence-1 to sequence-6, feed-1 to feed-9

# --- why a file is no TOML
settings-syntax = this line is not TOML; expected key = value, or a section such as [post]. Correct the line
settings-syntax-unquoted = a text must stand in quotes: key = "text". Correct the line
settings-syntax-quote = a quote is missing or too many; a text begins and ends with the same one. Correct the line
settings-syntax-escape = a backslash cannot stand so in "…"; write it twice, or put the text in '…'. Correct the line
settings-syntax-twice = this key or section stands twice; leave one out
settings-syntax-value = expected key = value on this line. Correct the line
settings-syntax-line = there is more on this line than key = value; a remark begins with #. Correct the line
settings-syntax-bracket = a bracket or brace is opened and not closed, or closed and not opened. Correct the line
settings-syntax-comma = expected one comma between two values. Correct the line
settings-syntax-key = this is no key; expected letters, digits, - and _, or quotes around it. Correct the line
settings-syntax-number = this is no number; expected one such as 12 or 12.5, without zeros before it. Correct the line

# --- layouts
layout-no-base = `{ $text }` is no layout; expected a folder beside this one, or { $known }
layout-no-window = `{ $text }` is no window profile; expected { $known }, or one of windows.toml in the folder of the layout
layout-no-words = `{ $text }` has no texts/{ $text }/words.toml; add it, or name another language
layout-sheet = no paper is { $text } mm wide or high; expected { $known } mm
layout-place = { $text } mm lies on no sheet; expected { $known } mm from its left or top edge
layout-extent = a box of { $text } mm holds nothing, or fits no sheet; expected { $known } mm
layout-column = no word finds room in { $text } mm; expected { $known } mm
layout-pitch = lines { $text } mm apart lie upon each other, or one of them fills a page; expected { $known } mm
layout-gap = { $text } mm of white cannot be; expected { $known } mm
layout-thickness = no rule is { $text } mm thick; expected { $known } mm, 0 for none
layout-code = no telephone reads a code of { $text } mm; expected { $known } mm
layout-size = nobody reads type of { $text } points; expected { $known }
layout-tracking = { $text } thousandths behind each letter make no word; expected { $known }
layout-narrowed = { $text } of its width is no width to read; expected { $known }
layout-widened = { $text } times its width is no space between words; expected { $known }
layout-lines = { $text } lines find no room on a page; expected { $known }
layout-apart = beside { $text } this leaves no room for a word or a row; expected { $known } mm more at least
layout-off-sheet = this reaches to { $text } mm, beyond the sheet; expected { $known } mm at most
layout-sheet-small = the sheet ends before { $text } does; expected { $known } mm at least
layout-shift = { $text } mm lies beside every sheet; expected { $known } mm
layout-usual = `{ $text }` cannot be set; expected { $known }, 0 for the usual
layout-grid = { $text } side by side or below one another cannot be; expected { $known }
labels-room = a label with { $text } mm between its margins holds no address; expected { $known } mm at least
labels-sheet = the labels reach to { $text } mm, beyond the sheet; expected { $known } mm at most
layout-text-name = no letter is called `{ $text }`, so nothing would be set with this file; the nearest name is { $known }. Rename it, or take it away
layout-paper-missing = the paper { $text } is not in the folder of the layout; put it beside layout.toml
layout-paper-neither = the paper { $text } is neither a PDF nor a PNG picture; save it as one of them
layout-paper-pdf = the paper { $text } cannot be used; expected a PDF that opens without a password, its page upright and { $known } mm, as the sheet of the layout

# --- tariffs
tariff-no-column = this column is missing; add it to the first line
tariff-width = this line has { $text } cells, the first line { $known }; add or remove a ;
tariff-line = this line cannot be read as CSV; correct the quotes
tariff-ends-first = this price ends before it begins, on { $text }; correct one of both days
tariff-zone = `{ $text }` is no zone that letters go to; expected the code of a country such as FR, FR-OM, or INT for abroad
tariff-twice = line { $text } gives a price for the same on the same days; take one of both out, or part their days
tariff-source = a price needs its source; say where it stands, or leave the price out

# --- numbers of registered mail
numbers-neither = `{ $text }` is neither a number nor a range; expected one number, or first and last with ; between
numbers-twice = `{ $text }` comes twice; remove one
numbers-none = { $text } holds no number; put the list of the post there
numbers-strange = `{ $text }` is no number of registered mail; expected two letters, nine digits and two letters, or a digit, a letter and eleven digits
numbers-check-digit = the check digit of `{ $text }` does not fit; copy it again
numbers-domestic-range = the range { $text } cannot be written out, because the rule of the last digit is not public; ask the post for a list
numbers-range = { $text } is no range; expected the same letters, the lower number first, at most a million numbers

# --- machines
machine-without-marks = { $text } has neither [omr] nor [matrix] nor [number]; add one of them

# --- letter texts
text-link = a letter cannot show a link; write the address itself
text-cells = a letter cannot show `{ $text }` here; give the row as many cells as the header
text-html = a letter cannot show HTML; write it in Markdown, or `\<` for the sign
text-code = a letter cannot show code; leave the signs ` out, or write `\``
text-code-block = a letter cannot show code; begin the line without four spaces and without ```
text-rule = a letter cannot show a rule; leave a blank line
text-other = a letter cannot show this; write a sentence
text-item = a letter cannot show an item of several paragraphs; make it one paragraph, or an item of its own
text-deep = a letter cannot show a list so deep; make it a list of its own
text-picture = a letter cannot show a picture; a picture belongs to the letterhead or the background
text-quotation = a letter cannot show a quotation; begin the line without `>`
text-block = `{ $text }` is no block; there are { $known }
text-long = the text has { $text } bytes when it is filled in, and a letter has { $known } at most; look for a loop or a repetition
text-endless = line { $text }: the text is not filled in after a million steps; look for a loop within a loop
text-unknown-word = `{ $text }` is not known in letter texts; take one of those in docs/texts.md
text-not-found = there is no text `{ $text }` to include; correct its name
text-template = the template is not written rightly here; expected {"{{"} value {"}}"}, or {"{%"} if value {"%}"} … {"{%"} endif {"%}"}
text-no-language = the layout has no texts in `{ $text }`; add them
text-missing = it is missing; add it
text-filled = line { $known }: `{ $text }` cannot be filled in; compare with docs/texts.md
settings-decision-lacks = a decision of this kind needs the key `{ $text }`; add it
settings-decision-stray = a decision of this kind has no key `{ $text }`; take it out
settings-decision-twice = a decision `{ $text }` about this account stands above; one of each kind, and one approval a name
settings-four-eyes = expected a sum above zero; leave the key out where one approval is always enough
