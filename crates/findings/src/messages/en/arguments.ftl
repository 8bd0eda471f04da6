# --- help of the commands
help-usage = Usage:
help-heading-commands = Commands
help-heading-arguments = Arguments
help-heading-options = Options
help-value-command = COMMAND
help-help = Print this help
help-version = Print the version
command-relance = Print-ready dunning letters from accounting exports, each with its invoice copies.
command-init = Look at an export and propose a job file
command-check = Read everything, report every finding, write nothing
command-plan = Who gets which letter, who does not and why; write nothing
command-explain = The whole story of one debtor or invoice: rows, history, decision, what follows; write nothing
command-proof = Sample letters on the real data in one marked PDF; nothing is entered in the register
command-run = Make the letters, streams and manifest, and enter them in the register
command-undo = Take a run back: it was not posted, and the next run decides as if it had not been
command-reprint = The same pages again of pieces that were damaged, with the same numbers, in the run folder
command-reconcile = What machine, service or post office reported of letters goes into the register
command-register = The register of letters sent: check it, write it out, take in letters of another program
command-register-verify = Check every entry against the chain of hashes
command-register-export = Write every letter to stdout as CSV
command-register-move = Make what was sent under a debtor's old code count for the code it has now
command-register-import = Take in letters that another program sent, from a CSV file
argument-job = The job file, anywhere among the arguments [default: relance.toml]
argument-register-job = The job file that names the register [default: relance.toml]
argument-undo-job = The job file that names the register [default: relance.toml]
argument-reconcile-job = The job file that names the register [default: relance.toml]
argument-date = The letter date, as YYYY-MM-DD [default: today]
argument-reprint-date = The day of the reprint, as YYYY-MM-DD [default: the date of the letters]
argument-reconcile-date = The day of entry, as YYYY-MM-DD [default: today]
argument-out = The folder for run folders, instead of the one the job names
argument-threads = Threads to use [default: one per processor]
argument-json = Machine-readable result on stdout
argument-lang = Language of what is printed here: fr or en [default: from the locale]
argument-init-lang = Language of the comments: fr or en [default: from the locale]
argument-strict = Exit code 1 when faulty data held something back
argument-csv = What is open by age on stdout as CSV, a line per debtor with the letter that goes
argument-what = The code of a debtor, or the number of an invoice
argument-gallery = The kinds of letter on invented data instead, to judge a layout by
argument-yes = Yes to a question that stops the run: gone (the known invoices that are gone were paid), date (the date is meant) or register (the register holds, whatever folders say; always by name); alone where one question is open
argument-init-export = The export, or a folder or ZIP of electronic invoices
argument-init-output = The job file to write, which must not be there yet; `-` for stdout [default: relance.toml beside the export]
argument-init-copies = The folder with copies of invoices: the pattern that takes its files is proposed
argument-undo-run = The run, by the name of its folder
argument-undo-piece = One piece of it by its number, instead of the whole run
argument-register-import-table = The table: debtor, currency, stage, date, deadline, total, invoices
argument-register-move-old = The code that the letters were entered under
argument-register-move-new = The code that the export gives the debtor now
argument-reconcile-table = What was reported: status, and number, run with piece, or piece name; date and reason where known
argument-reconcile-run = The run that is meant where a line gives a piece number alone
argument-reprint-place = The run folder, or the job file
argument-reprint-pieces = Pieces: numbers, names, or ranges of numbers such as 12-40
argument-reprint-select = A list of pieces, such as the machine writes of what it damaged [also: --selection]
argument-reprint-run = The run by the name of its folder, where the job file is given
argument-reprint-reason = Why, for the manifest
command-review = Look at the letters in a browser on this computer, and decide about them before they are made
argument-review-port = The port of this computer to listen on [default: any that is free]
argument-review-no_open = Print the address without opening a browser
argument-review-by = The name of whoever decides [default: RELANCE_REVIEWER, else asked once, else by of the job]
command-decide = Decide about one letter: approve it, hold it, lower its stage, change whom it goes to or what it adds
argument-decide-debtor = The code of the debtor
argument-decide-action = show, approve, hold, stage, contact, paragraph or undo
argument-decide-until = With hold: the last day of waiting, as YYYY-MM-DD
argument-decide-note = With hold: why, for you and your colleagues; never printed
argument-decide-stage = With stage: the lower stage, such as reminder-3
argument-decide-contact = With contact: for whose attention
argument-decide-email = With contact: the e-mail address
argument-decide-text = With paragraph: the text, printed before the closing words
argument-decide-currency = The currency of the letter, where the debtor gets several
argument-decide-by = The name of whoever decides [default: RELANCE_REVIEWER, else asked once, else by of the job]

# --- what stands for a value in the help
value-job-toml = JOB.toml
value-date = DATE
value-question = QUESTION
value-dir = DIR
value-n = N
value-lang = LANG
value-export = EXPORT
value-folder = FOLDER
value-file = FILE
value-what = WHAT
value-run = RUN
value-text = TEXT
value-piece = PIECE
value-table-csv = TABLE.csv
value-old = OLD
value-new = NEW
value-report-csv = REPORT.csv
value-file-csv = FILE.csv
value-folder-job-toml = FOLDER|JOB.toml
value-port = PORT
value-debtor = DEBTOR
value-action = ACTION
value-stage = STAGE
value-name = NAME
value-address = ADDRESS
value-currency = CURRENCY

# --- what was asked wrongly
asked-unknown-command = `{ $text }` is not a command; expected one of { $known }
asked-unknown-command-near = `{ $text }` is not a command; the nearest one is { $nearest }
asked-no-command = no command was given; expected one of { $known }
asked-unknown = `{ $argument }` is not known here
asked-unknown-near = `{ $argument }` is not known here; the nearest one is { $nearest }
asked-missing = { $argument } is missing; add it
asked-no-value = { $argument } wants a value behind it
asked-one-value = { $argument } takes no value, so `{ $text }` cannot stand there
asked-twice = { $argument } was given twice; expected once
asked-conflict = { $argument } and { $other } cannot be asked together; leave one out
asked-date = `{ $text }` is not a day, which { $argument } wants; expected one like 2026-03-09, of the years 2000 to 2100
asked-threads = `{ $text }` is not a number of threads; expected a whole number from 1 to 65535
asked-number = `{ $text }` is not a number, which { $argument } wants; expected a whole number, zero or more
asked-lang = `{ $text }` is not a language; expected fr or en
asked-yes = `{ $text }` answers no question; expected gone, date or register
asked-value = `{ $text }` cannot stand for { $argument }
asked-value-known = “{ $text }” does not fit { $argument }; expected one of { $known }
asked-not-text = an argument is not text in UTF-8
asked-wrong = the command line cannot be understood
asked-clock = the clock of this machine says { $date }, which cannot be; set it, or give --date
asked-more = All commands and options: { $command } --help

# --- manual and completions
command-completions = The file by which a shell completes commands, options and their values
command-man = The manual as man pages
argument-completions-shell = The shell: bash, zsh, fish, powershell or elvish
argument-completions-lang = Language of the descriptions: fr or en [default: from the locale]
argument-man-command = A command, for its page [default: that of the program]
argument-man-lang = Language of the page: fr or en [default: from the locale]
value-shell = SHELL
value-command = COMMAND
man-name = NAME
man-examples = EXAMPLES
help-heading-examples = Examples:
help-heading-codes = Exit codes:
help-codes =
      0   the work is complete; what was held back is ordinary business
      1   with --strict: faulty data held something back
      2   nothing was made, and why stands on stderr
examples-relance =
      relance init open-items.csv
          look at an export, write relance.toml for it
      relance plan
          who would get which letter today
      relance run
          make the letters
examples-init =
      relance init open-items.csv
          write relance.toml beside the export
      relance init invoices/ --copies invoices/
          a folder of e-invoices, which are their own copies
      relance init open-items.csv --output -
          show the job file, write nothing
examples-check =
      relance check
          read all that relance.toml names, and report every finding
      relance check --strict
          exit code 1 where faulty data would hold something back
examples-plan =
      relance plan
          who gets which letter today
      relance plan --date 2026-12-15
          the same on a day to come
      relance plan --csv > ages.csv
          what is open by age, a line for each debtor
examples-explain =
      relance explain 411GARAGE
          the story of a debtor
      relance explain FA-2026-0098
          the story of an invoice
examples-proof =
      relance proof
          a few real letters in one marked PDF
      relance proof --gallery
          every kind of letter on invented data
examples-review =
      relance review
          open the page in the browser of this computer
      relance review --no-open
          print the address alone
examples-decide =
      relance decide 411GARAGE approve
          approve the letter
      relance decide 411GARAGE hold --until 2026-12-31
          hold it until a day
      relance decide 411GARAGE undo
          take the decision back
examples-run =
      relance run
          make the letters of today
      relance run --date 2026-12-01
          letters dated otherwise
      relance run --yes=gone
          yes, the invoices that are gone were paid
examples-undo =
      relance undo out/2026-11-22-0001
          take a run back that was not posted
      relance undo out/2026-11-22-0001 --piece 8
          take one letter of it back
examples-reprint =
      relance reprint out/2026-11-22-0001 12-40
          pieces 12 to 40 again
      relance reprint out/2026-11-22-0001 --select spoiled.csv
          the pieces of a list
examples-reconcile =
      relance reconcile machine.csv
          what the inserting machine reported
      relance reconcile returned.csv --run 2026-11-22-0001
          pieces by their numbers in a run
examples-register =
      relance register verify
          check every entry
      relance register export > letters.csv
          all letters as a table
examples-completions =
      relance completions bash > ~/.local/share/bash-completion/completions/relance
          completions for bash
      relance completions powershell >> $PROFILE
          completions for PowerShell
examples-man =
      relance man | man -l -
          read the page of the program
      relance man reconcile | man -l -
          read the page of a command
