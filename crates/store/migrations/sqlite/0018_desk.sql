-- The organ that has to decide something about a matter that another organ has: few at a time. For matters of before,
-- `xinze ledger rebuild` fills it in.
ALTER TABLE matter ADD COLUMN awaits INTEGER;
CREATE INDEX matter_by_awaits ON matter (awaits, next_due_on, shard, id) WHERE awaits IS NOT NULL;
-- The column of who is charged with a matter held the organ.
UPDATE matter SET handler = NULL WHERE handler IS NOT NULL;

-- Filters of the list that somebody keeps under a name. The name is sealed; nobody else sees either.
CREATE TABLE saved_view (
    shard INTEGER NOT NULL,
    account INTEGER NOT NULL,
    id INTEGER NOT NULL,
    name BLOB NOT NULL,
    query TEXT NOT NULL,
    made_us INTEGER NOT NULL,
    deleted_us INTEGER,
    PRIMARY KEY (shard, account, id)
) STRICT, WITHOUT ROWID;
