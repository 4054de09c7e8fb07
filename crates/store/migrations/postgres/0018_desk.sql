-- The organ that has to decide something about a matter that another organ has: few at a time. For matters of before,
-- `xinze ledger rebuild` fills it in.
ALTER TABLE matter ADD COLUMN awaits BIGINT;
CREATE INDEX matter_by_awaits ON matter (awaits, next_due_on, shard, id) WHERE awaits IS NOT NULL;
-- The column of who is charged with a matter held the organ.
UPDATE matter SET handler = NULL WHERE handler IS NOT NULL;

-- Filters of the list that somebody keeps under a name. The name is sealed; nobody else sees either.
CREATE TABLE saved_view (
    shard BIGINT NOT NULL,
    account BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name BYTEA NOT NULL,
    query TEXT COLLATE "C" NOT NULL,
    made_us BIGINT NOT NULL,
    deleted_us BIGINT,
    PRIMARY KEY (shard, account, id)
);
