-- How often something that processes keep in memory was changed, so that each sees what another changed.
CREATE TABLE version (
    name TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (name)
) STRICT, WITHOUT ROWID;

-- Which petitioner has which matter open, by the digest of what the browser holds. Old rows are purged.
CREATE TABLE seat (
    shard INTEGER NOT NULL,
    name BLOB NOT NULL,
    matter INTEGER NOT NULL,
    person INTEGER NOT NULL,
    opened_us INTEGER NOT NULL,
    seen_us INTEGER NOT NULL,
    PRIMARY KEY (shard, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX seat_by_matter ON seat (shard, matter, seen_us);

-- Forms that were carried out, by digests, so that none counts twice. Old rows are purged.
CREATE TABLE seat_request (
    shard INTEGER NOT NULL,
    seat BLOB NOT NULL,
    request BLOB NOT NULL,
    done_us INTEGER NOT NULL,
    PRIMARY KEY (shard, seat, request)
) STRICT, WITHOUT ROWID;
