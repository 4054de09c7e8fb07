-- Every event of every stream. The key is the lock: of two writers who saw the same past one insert fails.
CREATE TABLE event (
    shard BIGINT NOT NULL,
    stream BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    hash BYTEA NOT NULL,
    official BIGINT NOT NULL,
    organ BIGINT NOT NULL,
    recorded_us BIGINT NOT NULL,
    PRIMARY KEY (shard, stream, seq)
);

-- What people wrote, outside the events so that it can be erased; the events hold a salted digest.
CREATE TABLE text (
    shard BIGINT NOT NULL,
    id BIGINT NOT NULL,
    stream BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    salt BYTEA NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (shard, stream, id)
);

-- Titles apart from the long texts: lists read fifty of them at once, and they stay in memory.
CREATE TABLE title (
    shard BIGINT NOT NULL,
    stream BIGINT NOT NULL,
    id BIGINT NOT NULL,
    salt BYTEA NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (shard, stream)
);

-- Who petitions, likewise.
CREATE TABLE person (
    shard BIGINT NOT NULL,
    id BIGINT NOT NULL,
    salt BYTEA NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (shard, id)
);

-- Projection: one row a matter. A matter without a running duty has next_due_on 9999-12-31.
CREATE TABLE matter (
    shard BIGINT NOT NULL,
    id BIGINT NOT NULL,
    office BIGINT NOT NULL,
    year BIGINT NOT NULL,
    no BIGINT NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    purpose TEXT COLLATE "C" NOT NULL,
    category BIGINT,
    place BIGINT,
    heads BIGINT NOT NULL,
    person BIGINT NOT NULL,
    title BIGINT NOT NULL,
    text BIGINT NOT NULL,
    claimed_on TEXT COLLATE "C",
    received_on TEXT COLLATE "C" NOT NULL,
    recorded_us BIGINT NOT NULL,
    origin TEXT COLLATE "C" NOT NULL,
    holder BIGINT NOT NULL,
    held_since TEXT COLLATE "C" NOT NULL,
    handler BIGINT,
    transfers BIGINT NOT NULL,
    stage TEXT COLLATE "C" NOT NULL,
    next_due_on TEXT COLLATE "C" NOT NULL,
    next_rule TEXT COLLATE "C",
    late BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (shard, id)
);

-- Projection: one row a clock.
CREATE TABLE clock (
    shard BIGINT NOT NULL,
    matter BIGINT NOT NULL,
    no BIGINT NOT NULL,
    rule TEXT COLLATE "C" NOT NULL,
    pack TEXT COLLATE "C" NOT NULL,
    organ BIGINT NOT NULL,
    is_window BIGINT NOT NULL,
    started_on TEXT COLLATE "C" NOT NULL,
    assumed BIGINT NOT NULL,
    ends_on TEXT COLLATE "C" NOT NULL,
    due_on TEXT COLLATE "C" NOT NULL,
    provisional BIGINT NOT NULL,
    extension_days BIGINT NOT NULL,
    stopped_on TEXT COLLATE "C",
    PRIMARY KEY (shard, matter, no)
);

-- Which row of which source became which matter, so that importing twice changes nothing.
CREATE TABLE import_row (
    shard BIGINT NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    row_key TEXT COLLATE "C" NOT NULL,
    matter BIGINT NOT NULL,
    PRIMARY KEY (shard, source, row_key)
);

-- Gap-free receipt numbers: one row an office and year.
CREATE TABLE counter (
    shard BIGINT NOT NULL,
    office BIGINT NOT NULL,
    year BIGINT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (shard, office, year)
);

-- Directory: reference data, the same on every shard; its changes are events of the admin stream.
CREATE TABLE division (
    code BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    parent BIGINT,
    salt BYTEA NOT NULL,
    PRIMARY KEY (code)
);
CREATE TABLE organ (
    id BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    mark TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    division BIGINT NOT NULL,
    parent BIGINT,
    from_on TEXT COLLATE "C" NOT NULL,
    until_on TEXT COLLATE "C",
    salt BYTEA NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE official (
    id BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    salt BYTEA NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE post (
    id BIGINT NOT NULL,
    organ BIGINT NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    standing TEXT COLLATE "C" NOT NULL,
    salt BYTEA NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE tenure (
    official BIGINT NOT NULL,
    post BIGINT NOT NULL,
    from_on TEXT COLLATE "C" NOT NULL,
    until_on TEXT COLLATE "C",
    PRIMARY KEY (official, post, from_on)
);

-- What this installation is.
CREATE TABLE setting (
    name TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (name)
);

CREATE INDEX matter_by_due ON matter (next_due_on, shard, id);
CREATE INDEX matter_by_holder ON matter (holder, next_due_on, shard, id);
CREATE INDEX matter_by_stage ON matter (stage, next_due_on, shard, id);
CREATE INDEX matter_by_holder_and_stage ON matter (holder, stage, next_due_on, shard, id);
CREATE INDEX matter_by_receipt ON matter (office, year, no);

-- A fence, not a wall: whoever owns the table can drop it, and the hash chain shows what was changed.
CREATE FUNCTION event_fence() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'events are never changed or removed'; END $$;
CREATE TRIGGER event_is_never_changed_or_removed BEFORE UPDATE OR DELETE ON event
FOR EACH STATEMENT EXECUTE FUNCTION event_fence();
