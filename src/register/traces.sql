-- The fifth form: the register has a mark of its own, and knows for which creditor a run was made, where its folder was
-- put, and who did what.

-- The mark stands for this register in the names of folders that wait for it, wherever they and it are moved. A copy of
-- the register has the same.
CREATE TABLE identity (mark TEXT NOT NULL CHECK (length(mark) = 16)) STRICT;
INSERT INTO identity VALUES (lower(hex(randomblob(8))));
CREATE TRIGGER identity_update BEFORE UPDATE ON identity BEGIN SELECT RAISE(ABORT, 'the register keeps its mark'); END;
CREATE TRIGGER identity_delete BEFORE DELETE ON identity BEGIN SELECT RAISE(ABORT, 'the register keeps its mark'); END;
CREATE TRIGGER identity_insert BEFORE INSERT ON identity BEGIN SELECT RAISE(ABORT, 'the register keeps its mark'); END;

-- The creditor of a run, or of a debtor whose code has changed: its name without case, accents and blanks, and its SIREN where it has one. Entries of
-- earlier forms do not say.
ALTER TABLE run ADD COLUMN creditor TEXT;
ALTER TABLE run ADD COLUMN siren TEXT;
ALTER TABLE move ADD COLUMN creditor TEXT;
ALTER TABLE move ADD COLUMN siren TEXT;

-- What somebody did, and when (UTC): `user` is a user of the machine. `pieces` is empty where the whole run is meant.
CREATE TABLE act (
    entry  INTEGER PRIMARY KEY REFERENCES entry (number),
    at     TEXT NOT NULL,
    user   TEXT NOT NULL,
    did    TEXT NOT NULL,
    run    TEXT,
    pieces TEXT
) STRICT;
CREATE INDEX act_by_run ON act (run);
CREATE TRIGGER act_update BEFORE UPDATE ON act BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;
CREATE TRIGGER act_delete BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'the register is append only'); END;
CREATE TRIGGER act_insert BEFORE INSERT ON act
WHEN NEW.entry <> (SELECT max(number) FROM entry)
BEGIN SELECT RAISE(ABORT, 'rows join the newest entry'); END;

-- Where the folder of a run was put, from the folder of the register on where it lies below; and whether it came in
-- sight. It is no history and not chained.
CREATE TABLE place (
    run    TEXT PRIMARY KEY,
    folder TEXT NOT NULL,
    shown  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
