-- The third form of the register: which copies of invoices were looked into. It is no history and not chained:
-- whoever clears it makes the next run look again.

-- A copy by the hash of its bytes, and what it was asked for by the hash of that: number, amounts, date, debtor.
CREATE TABLE seen (
    content BLOB NOT NULL CHECK (length(content) = 16),
    asked   BLOB NOT NULL CHECK (length(asked) = 16),
    verdict TEXT NOT NULL,
    by      TEXT NOT NULL,
    PRIMARY KEY (content, asked)
) STRICT, WITHOUT ROWID;
