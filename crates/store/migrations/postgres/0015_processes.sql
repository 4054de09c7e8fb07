-- How often something that processes keep in memory was changed, so that each sees what another changed.
CREATE TABLE version (
    name TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (name)
);

-- Which petitioner has which matter open, by the digest of what the browser holds. Old rows are purged.
CREATE TABLE seat (
    shard BIGINT NOT NULL,
    name BYTEA NOT NULL,
    matter BIGINT NOT NULL,
    person BIGINT NOT NULL,
    opened_us BIGINT NOT NULL,
    seen_us BIGINT NOT NULL,
    PRIMARY KEY (shard, name)
);
CREATE INDEX seat_by_matter ON seat (shard, matter, seen_us);

-- Forms that were carried out, by digests, so that none counts twice. Old rows are purged.
CREATE TABLE seat_request (
    shard BIGINT NOT NULL,
    seat BYTEA NOT NULL,
    request BYTEA NOT NULL,
    done_us BIGINT NOT NULL,
    PRIMARY KEY (shard, seat, request)
);
