-- Query codes, one a petitioner of a matter, as hashes only.
CREATE TABLE query_code (
    shard INTEGER NOT NULL,
    matter INTEGER NOT NULL,
    person INTEGER NOT NULL,
    hash TEXT NOT NULL,
    issued_us INTEGER NOT NULL,
    PRIMARY KEY (shard, matter, person)
) STRICT, WITHOUT ROWID;

-- Codes that were tried, by receipt number or by the address that asked: how many since when. Old rows are purged.
CREATE TABLE query_try (
    shard INTEGER NOT NULL,
    subject TEXT NOT NULL,
    since_us INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    PRIMARY KEY (shard, subject)
) STRICT, WITHOUT ROWID;
