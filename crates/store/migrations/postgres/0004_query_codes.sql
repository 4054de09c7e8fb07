-- Query codes, one a petitioner of a matter, as hashes only.
CREATE TABLE query_code (
    shard BIGINT NOT NULL,
    matter BIGINT NOT NULL,
    person BIGINT NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    issued_us BIGINT NOT NULL,
    PRIMARY KEY (shard, matter, person)
);

-- Codes that were tried, by receipt number or by the address that asked: how many since when. Old rows are purged.
CREATE TABLE query_try (
    shard BIGINT NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    since_us BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    PRIMARY KEY (shard, subject)
);
