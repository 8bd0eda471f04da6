-- The first form of the register. A later form is a new file beside this one, never a change to it.

-- Every entry, in order, with the hash that chains it to the one before.
CREATE TABLE entry (
    number INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL CHECK (kind IN ('run', 'letter', 'void')),
    hash   BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- A run, or a table of letters that another program sent.
CREATE TABLE run (
    entry   INTEGER PRIMARY KEY REFERENCES entry (number),
    run_id  TEXT NOT NULL,
    date    TEXT NOT NULL,
    version TEXT NOT NULL,
    inputs  TEXT NOT NULL
) STRICT;
CREATE INDEX run_by_id ON run (run_id);

-- Invoices that earlier letters named and that the export of a run does not show any more.
CREATE TABLE gone (
    run      INTEGER NOT NULL REFERENCES run (entry),
    place    INTEGER NOT NULL,
    debtor   TEXT NOT NULL,
    currency TEXT NOT NULL,
    number   TEXT NOT NULL,
    PRIMARY KEY (run, place)
) STRICT, WITHOUT ROWID;

-- A letter. Amounts are decimal text in units of the currency, dates YYYY-MM-DD.
CREATE TABLE letter (
    entry       INTEGER PRIMARY KEY REFERENCES entry (number),
    run         INTEGER NOT NULL REFERENCES run (entry),
    piece       INTEGER NOT NULL,
    debtor      TEXT NOT NULL,
    currency    TEXT NOT NULL,
    stage       TEXT NOT NULL,
    date        TEXT NOT NULL,
    deadline    TEXT,
    reference   TEXT NOT NULL,
    principal   TEXT,
    credits     TEXT,
    penalties   TEXT,
    indemnities TEXT,
    file        TEXT,
    sha256      TEXT
) STRICT;
CREATE INDEX letter_by_run ON letter (run, piece);
CREATE INDEX letter_by_account ON letter (debtor, currency);

-- The invoices of a letter, in its order.
CREATE TABLE invoice (
    letter   INTEGER NOT NULL REFERENCES letter (entry),
    place    INTEGER NOT NULL,
    number   TEXT NOT NULL,
    due      TEXT,
    residual TEXT,
    role     TEXT NOT NULL CHECK (role IN ('claimed', 'newly-due')),
    PRIMARY KEY (letter, place)
) STRICT, WITHOUT ROWID;

-- A run that was taken back, or one letter of it.
CREATE TABLE void (
    entry  INTEGER PRIMARY KEY REFERENCES entry (number),
    date   TEXT NOT NULL,
    run    INTEGER NOT NULL REFERENCES run (entry),
    letter INTEGER REFERENCES letter (entry)
) STRICT;
CREATE INDEX void_by_run ON void (run, letter);

-- Every letter, and whether it was taken back.
CREATE VIEW letter_standing AS
SELECT letter.*, NOT EXISTS (
    SELECT 1 FROM void
    WHERE void.run = letter.run AND (void.letter IS NULL OR void.letter = letter.entry)
) AS standing
FROM letter;

-- Nothing is changed or removed.
CREATE TRIGGER entry_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;
CREATE TRIGGER entry_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;
CREATE TRIGGER run_update BEFORE UPDATE ON run BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;
CREATE TRIGGER run_delete BEFORE DELETE ON run BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;
CREATE TRIGGER gone_update BEFORE UPDATE ON gone BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;
CREATE TRIGGER gone_delete BEFORE DELETE ON gone BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;
CREATE TRIGGER letter_update BEFORE UPDATE ON letter BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;
CREATE TRIGGER letter_delete BEFORE DELETE ON letter BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;
CREATE TRIGGER invoice_update BEFORE UPDATE ON invoice BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;
CREATE TRIGGER invoice_delete BEFORE DELETE ON invoice BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;
CREATE TRIGGER void_update BEFORE UPDATE ON void BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;
CREATE TRIGGER void_delete BEFORE DELETE ON void BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;

-- Entries are numbered without a gap, and rows join the newest entry only.
CREATE TRIGGER entry_insert BEFORE INSERT ON entry
WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM entry)
BEGIN SELECT RAISE(ABORT, 'entries follow one another'); END;
CREATE TRIGGER run_insert BEFORE INSERT ON run
WHEN NEW.entry <> (SELECT max(number) FROM entry)
BEGIN SELECT RAISE(ABORT, 'rows join the newest entry'); END;
CREATE TRIGGER gone_insert BEFORE INSERT ON gone
WHEN NEW.run <> (SELECT max(number) FROM entry)
BEGIN SELECT RAISE(ABORT, 'rows join the newest entry'); END;
CREATE TRIGGER letter_insert BEFORE INSERT ON letter
WHEN NEW.entry <> (SELECT max(number) FROM entry)
BEGIN SELECT RAISE(ABORT, 'rows join the newest entry'); END;
CREATE TRIGGER invoice_insert BEFORE INSERT ON invoice
WHEN NEW.letter <> (SELECT max(number) FROM entry)
BEGIN SELECT RAISE(ABORT, 'rows join the newest entry'); END;
CREATE TRIGGER void_insert BEFORE INSERT ON void
WHEN NEW.entry <> (SELECT max(number) FROM entry)
BEGIN SELECT RAISE(ABORT, 'rows join the newest entry'); END;
