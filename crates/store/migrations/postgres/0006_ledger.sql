-- The ledger's tree: what waits to be sealed, where each event lies, tiles, checkpoints and keys.

-- Written with each event, and gone when the sealer has taken it into the tree.
CREATE TABLE outbox (
    shard BIGINT NOT NULL,
    stream BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (shard, stream, seq)
);

-- Which leaf of the tree an event is, counted from 0.
CREATE TABLE sealed (
    shard BIGINT NOT NULL,
    stream BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    leaf BIGINT NOT NULL,
    PRIMARY KEY (shard, stream, seq)
);

-- 256 hashes of one level of the tree in one row; the last one of a level grows. Level -1 holds the entries themselves.
CREATE TABLE tile (
    level BIGINT NOT NULL,
    no BIGINT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (level, no)
);

-- What the ledger said of itself: number of leaves, root, time (never earlier than the one before), signed note.
CREATE TABLE checkpoint (
    size BIGINT NOT NULL,
    root BYTEA NOT NULL,
    sealed_us BIGINT NOT NULL,
    note TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (size)
);

-- Keys that sign checkpoints. A key that was replaced has an end and, once its successor has signed, no seed.
CREATE TABLE log_key (
    no BIGINT NOT NULL,
    vkey TEXT COLLATE "C" NOT NULL,
    from_us BIGINT NOT NULL,
    until_us BIGINT,
    seed BYTEA NOT NULL,
    PRIMARY KEY (no)
);

-- What only one process does at a time: who, and until when if nobody hears of it again.
CREATE TABLE lease (
    name TEXT COLLATE "C" NOT NULL,
    holder TEXT COLLATE "C" NOT NULL,
    until_us BIGINT NOT NULL,
    PRIMARY KEY (name)
);

-- An installation that is older than the tree has all its events sealed.
INSERT INTO outbox (shard, stream, seq, hash) SELECT shard, stream, seq, hash FROM event;
