-- The second form: what became of letters in the post, the number under which a letter is registered, and a
-- hash of where it went.
ALTER TABLE letter ADD COLUMN number TEXT;
ALTER TABLE letter ADD COLUMN destination TEXT;
CREATE INDEX letter_by_number ON letter (number) WHERE number IS NOT NULL;

-- Every entry as before. Which kinds there are is now for the program to say, so that a later form can add one.
PRAGMA legacy_alter_table = ON;
CREATE TABLE entry_of_any_kind (
    number INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL,
    hash   BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO entry_of_any_kind SELECT number, kind, hash FROM entry;
DROP TABLE entry;
ALTER TABLE entry_of_any_kind RENAME TO entry;
PRAGMA legacy_alter_table = OFF;
CREATE TRIGGER entry_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;
CREATE TRIGGER entry_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;
CREATE TRIGGER entry_insert BEFORE INSERT ON entry
WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM entry)
BEGIN SELECT RAISE(ABORT, 'entries follow one another'); END;

-- What machine, service or post office reported of a letter: entered on `date`, it happened on `day`.
CREATE TABLE report (
    entry  INTEGER PRIMARY KEY REFERENCES entry (number),
    date   TEXT NOT NULL,
    letter INTEGER NOT NULL REFERENCES letter (entry),
    status TEXT NOT NULL CHECK (status IN ('sent', 'damaged', 'returned', 'delivered')),
    day    TEXT,
    reason TEXT
) STRICT;
CREATE INDEX report_by_letter ON report (letter);
CREATE TRIGGER report_update BEFORE UPDATE ON report BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;
CREATE TRIGGER report_delete BEFORE DELETE ON report BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;
CREATE TRIGGER report_insert BEFORE INSERT ON report
WHEN NEW.entry <> (SELECT max(number) FROM entry)
BEGIN SELECT RAISE(ABORT, 'rows join the newest entry'); END;
