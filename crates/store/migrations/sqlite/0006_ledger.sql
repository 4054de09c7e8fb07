-- The ledger's tree: what waits to be sealed, where each event lies, tiles, checkpoints and keys.

-- Written with each event, and gone when the sealer has taken it into the tree.
CREATE TABLE outbox (
    shard INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (shard, stream, seq)
) STRICT, WITHOUT ROWID;

-- Which leaf of the tree an event is, counted from 0.
CREATE TABLE sealed (
    shard INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    leaf INTEGER NOT NULL,
    PRIMARY KEY (shard, stream, seq)
) STRICT, WITHOUT ROWID;

-- 256 hashes of one level of the tree in one row; the last one of a level grows. Level -1 holds the entries themselves.
CREATE TABLE tile (
    level INTEGER NOT NULL,
    no INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (level, no)
) STRICT;

-- What the ledger said of itself: number of leaves, root, time (never earlier than the one before), signed note.
CREATE TABLE checkpoint (
    size INTEGER NOT NULL,
    root BLOB NOT NULL,
    sealed_us INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (size)
) STRICT, WITHOUT ROWID;

-- Keys that sign checkpoints. A key that was replaced has an end and, once its successor has signed, no seed.
CREATE TABLE log_key (
    no INTEGER NOT NULL,
    vkey TEXT NOT NULL,
    from_us INTEGER NOT NULL,
    until_us INTEGER,
    seed BLOB NOT NULL,
    PRIMARY KEY (no)
) STRICT, WITHOUT ROWID;

-- What only one process does at a time: who, and until when if nobody hears of it again.
CREATE TABLE lease (
    name TEXT NOT NULL,
    holder TEXT NOT NULL,
    until_us INTEGER NOT NULL,
    PRIMARY KEY (name)
) STRICT, WITHOUT ROWID;

-- An installation that is older than the tree has all its events sealed.
INSERT INTO outbox (shard, stream, seq, hash) SELECT shard, stream, seq, hash FROM event;
