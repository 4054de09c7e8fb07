-- What the procedure in full adds to the lists.
ALTER TABLE matter ADD COLUMN urgency TEXT NOT NULL DEFAULT 'ordinary';
ALTER TABLE matter ADD COLUMN form TEXT NOT NULL DEFAULT 'individual';
ALTER TABLE matter ADD COLUMN contacts INTEGER NOT NULL DEFAULT 1;
ALTER TABLE matter ADD COLUMN heads_all INTEGER NOT NULL DEFAULT 1;
ALTER TABLE matter ADD COLUMN repeat_of INTEGER;
ALTER TABLE matter ADD COLUMN accused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE matter ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE matter ADD COLUMN returns INTEGER NOT NULL DEFAULT 0;
ALTER TABLE matter ADD COLUMN archived_on TEXT;
ALTER TABLE matter ADD COLUMN watch INTEGER NOT NULL DEFAULT 0;

-- Projection: one row a letter, visit, form or call (件次), with its heads (人次).
CREATE TABLE contact (
    shard INTEGER NOT NULL,
    matter INTEGER NOT NULL,
    no INTEGER NOT NULL,
    channel TEXT NOT NULL,
    kind TEXT,
    heads INTEGER NOT NULL,
    on_day TEXT NOT NULL,
    PRIMARY KEY (shard, matter, no)
) STRICT, WITHOUT ROWID;

-- Projection: whom an accusation is about, as `o12` for an organ and `p34` for an official. Reading scopes ask it.
CREATE TABLE accused (
    shard INTEGER NOT NULL,
    matter INTEGER NOT NULL,
    who TEXT NOT NULL,
    PRIMARY KEY (shard, matter, who)
) STRICT, WITHOUT ROWID;

-- Projection: what rule checks found, each once.
CREATE TABLE finding (
    shard INTEGER NOT NULL,
    matter INTEGER NOT NULL,
    no INTEGER NOT NULL,
    kind TEXT NOT NULL,
    organ INTEGER NOT NULL,
    clock INTEGER,
    rule TEXT,
    cite TEXT,
    due_on TEXT,
    found_on TEXT NOT NULL,
    PRIMARY KEY (shard, matter, no)
) STRICT, WITHOUT ROWID;

CREATE INDEX matter_to_watch ON matter (watch, shard, id);
CREATE INDEX clock_by_due ON clock (is_window, due_on, shard, matter);
CREATE INDEX finding_by_organ ON finding (organ, found_on, shard, matter, no);
