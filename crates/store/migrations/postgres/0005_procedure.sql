-- What the procedure in full adds to the lists.
ALTER TABLE matter ADD COLUMN urgency TEXT COLLATE "C" NOT NULL DEFAULT 'ordinary';
ALTER TABLE matter ADD COLUMN form TEXT COLLATE "C" NOT NULL DEFAULT 'individual';
ALTER TABLE matter ADD COLUMN contacts BIGINT NOT NULL DEFAULT 1;
ALTER TABLE matter ADD COLUMN heads_all BIGINT NOT NULL DEFAULT 1;
ALTER TABLE matter ADD COLUMN repeat_of BIGINT;
ALTER TABLE matter ADD COLUMN accused BIGINT NOT NULL DEFAULT 0;
ALTER TABLE matter ADD COLUMN sealed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE matter ADD COLUMN returns BIGINT NOT NULL DEFAULT 0;
ALTER TABLE matter ADD COLUMN archived_on TEXT COLLATE "C";
ALTER TABLE matter ADD COLUMN watch BIGINT NOT NULL DEFAULT 0;

-- Projection: one row a letter, visit, form or call (件次), with its heads (人次).
CREATE TABLE contact (
    shard BIGINT NOT NULL,
    matter BIGINT NOT NULL,
    no BIGINT NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C",
    heads BIGINT NOT NULL,
    on_day TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (shard, matter, no)
);

-- Projection: whom an accusation is about, as `o12` for an organ and `p34` for an official. Reading scopes ask it.
CREATE TABLE accused (
    shard BIGINT NOT NULL,
    matter BIGINT NOT NULL,
    who TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (shard, matter, who)
);

-- Projection: what rule checks found, each once.
CREATE TABLE finding (
    shard BIGINT NOT NULL,
    matter BIGINT NOT NULL,
    no BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    organ BIGINT NOT NULL,
    clock BIGINT,
    rule TEXT COLLATE "C",
    cite TEXT COLLATE "C",
    due_on TEXT COLLATE "C",
    found_on TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (shard, matter, no)
);

CREATE INDEX matter_to_watch ON matter (watch, shard, id);
CREATE INDEX clock_by_due ON clock (is_window, due_on, shard, matter);
CREATE INDEX finding_by_organ ON finding (organ, found_on, shard, matter, no);
