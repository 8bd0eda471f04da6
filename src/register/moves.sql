-- The fourth form: debtors whose code has changed. What was entered under the old one counts for the new one.
CREATE TABLE move (
    entry   INTEGER PRIMARY KEY REFERENCES entry (number),
    date    TEXT NOT NULL,
    debtor  TEXT NOT NULL,
    becomes TEXT NOT NULL
) STRICT;
CREATE TRIGGER move_update BEFORE UPDATE ON move BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;
CREATE TRIGGER move_delete BEFORE DELETE ON move BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;
CREATE TRIGGER move_insert BEFORE INSERT ON move
WHEN NEW.entry <> (SELECT max(number) FROM entry)
BEGIN SELECT RAISE(ABORT, 'rows join the newest entry'); END;
