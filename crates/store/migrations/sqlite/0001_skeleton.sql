-- Every event of every stream. The key is the lock: of two writers who saw the same past one insert fails.
CREATE TABLE event (
    shard INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    hash BLOB NOT NULL,
    official INTEGER NOT NULL,
    organ INTEGER NOT NULL,
    recorded_us INTEGER NOT NULL,
    PRIMARY KEY (shard, stream, seq)
) STRICT, WITHOUT ROWID;

-- What people wrote, outside the events so that it can be erased; the events hold a salted digest.
CREATE TABLE text (
    shard INTEGER NOT NULL,
    id INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    kind TEXT NOT NULL,
    salt BLOB NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (shard, stream, id)
) STRICT;

-- Titles apart from the long texts: lists read fifty of them at once, and they stay in memory.
CREATE TABLE title (
    shard INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    id INTEGER NOT NULL,
    salt BLOB NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (shard, stream)
) STRICT, WITHOUT ROWID;

-- Who petitions, likewise.
CREATE TABLE person (
    shard INTEGER NOT NULL,
    id INTEGER NOT NULL,
    salt BLOB NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (shard, id)
) STRICT;

-- Projection: one row a matter. A matter without a running duty has next_due_on 9999-12-31.
CREATE TABLE matter (
    shard INTEGER NOT NULL,
    id INTEGER NOT NULL,
    office INTEGER NOT NULL,
    year INTEGER NOT NULL,
    no INTEGER NOT NULL,
    channel TEXT NOT NULL,
    purpose TEXT NOT NULL,
    category INTEGER,
    place INTEGER,
    heads INTEGER NOT NULL,
    person INTEGER NOT NULL,
    title INTEGER NOT NULL,
    text INTEGER NOT NULL,
    claimed_on TEXT,
    received_on TEXT NOT NULL,
    recorded_us INTEGER NOT NULL,
    origin TEXT NOT NULL,
    holder INTEGER NOT NULL,
    held_since TEXT NOT NULL,
    handler INTEGER,
    transfers INTEGER NOT NULL,
    stage TEXT NOT NULL,
    next_due_on TEXT NOT NULL,
    next_rule TEXT,
    late INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (shard, id)
) STRICT, WITHOUT ROWID;

-- Projection: one row a clock.
CREATE TABLE clock (
    shard INTEGER NOT NULL,
    matter INTEGER NOT NULL,
    no INTEGER NOT NULL,
    rule TEXT NOT NULL,
    pack TEXT NOT NULL,
    organ INTEGER NOT NULL,
    is_window INTEGER NOT NULL,
    started_on TEXT NOT NULL,
    assumed INTEGER NOT NULL,
    ends_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    provisional INTEGER NOT NULL,
    extension_days INTEGER NOT NULL,
    stopped_on TEXT,
    PRIMARY KEY (shard, matter, no)
) STRICT, WITHOUT ROWID;

-- Which row of which source became which matter, so that importing twice changes nothing.
CREATE TABLE import_row (
    shard INTEGER NOT NULL,
    source TEXT NOT NULL,
    row_key TEXT NOT NULL,
    matter INTEGER NOT NULL,
    PRIMARY KEY (shard, source, row_key)
) STRICT, WITHOUT ROWID;

-- Gap-free receipt numbers: one row an office and year.
CREATE TABLE counter (
    shard INTEGER NOT NULL,
    office INTEGER NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (shard, office, year)
) STRICT, WITHOUT ROWID;

-- Directory: reference data, the same on every shard; its changes are events of the admin stream.
CREATE TABLE division (
    code INTEGER NOT NULL,
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    parent INTEGER,
    salt BLOB NOT NULL,
    PRIMARY KEY (code)
) STRICT;
CREATE TABLE organ (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    mark TEXT NOT NULL,
    kind TEXT NOT NULL,
    division INTEGER NOT NULL,
    parent INTEGER,
    from_on TEXT NOT NULL,
    until_on TEXT,
    salt BLOB NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE TABLE official (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    salt BLOB NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE TABLE post (
    id INTEGER NOT NULL,
    organ INTEGER NOT NULL,
    title TEXT NOT NULL,
    standing TEXT NOT NULL,
    salt BLOB NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE TABLE tenure (
    official INTEGER NOT NULL,
    post INTEGER NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT,
    PRIMARY KEY (official, post, from_on)
) STRICT, WITHOUT ROWID;

-- What this installation is.
CREATE TABLE setting (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
) STRICT, WITHOUT ROWID;

CREATE INDEX matter_by_due ON matter (next_due_on, shard, id);
CREATE INDEX matter_by_holder ON matter (holder, next_due_on, shard, id);
CREATE INDEX matter_by_stage ON matter (stage, next_due_on, shard, id);
CREATE INDEX matter_by_holder_and_stage ON matter (holder, stage, next_due_on, shard, id);
CREATE INDEX matter_by_receipt ON matter (office, year, no);

-- A fence, not a wall: whoever owns the file can drop it, and the hash chain shows what was changed.
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
