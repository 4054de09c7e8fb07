-- What a clock was counted from, as far as counting it anew needs it, and what stopped it.
ALTER TABLE clock ADD COLUMN set_days INTEGER;
-- Number of spans that do not count, one that is open included.
ALTER TABLE clock ADD COLUMN spans INTEGER NOT NULL DEFAULT 0;
ALTER TABLE clock ADD COLUMN stopped_by TEXT;

-- Projection: counts, written as what each change adds or takes away, so that no two writers meet in one row. Named
-- by the event that brought them.
CREATE TABLE stat_delta (
    shard INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    no INTEGER NOT NULL,
    kind TEXT NOT NULL,
    organ INTEGER NOT NULL,
    period TEXT NOT NULL,
    detail TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (shard, stream, seq, no)
) STRICT, WITHOUT ROWID;

-- Projection: the same added up. Organ 0 is all of them together; a count of 0 has no row.
CREATE TABLE stat_cell (
    shard INTEGER NOT NULL,
    kind TEXT NOT NULL,
    organ INTEGER NOT NULL,
    period TEXT NOT NULL,
    detail TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (shard, kind, organ, period, detail)
) STRICT, WITHOUT ROWID;

-- Projection: from when until when, as recorded, a matter was with an organ at a stage. The last one is open.
CREATE TABLE matter_span (
    shard INTEGER NOT NULL,
    matter INTEGER NOT NULL,
    from_us INTEGER NOT NULL,
    until_us INTEGER NOT NULL,
    holder INTEGER NOT NULL,
    stage TEXT NOT NULL,
    PRIMARY KEY (shard, matter, from_us)
) STRICT, WITHOUT ROWID;

CREATE INDEX stat_delta_by_cell ON stat_delta (kind, organ, period);
CREATE INDEX stat_cell_by_organ ON stat_cell (kind, organ, period);
CREATE INDEX matter_span_by_holder ON matter_span (holder, shard, matter, from_us);
CREATE INDEX accused_by_who ON accused (who, shard, matter);
CREATE INDEX clock_open ON clock (shard, matter, no) WHERE stopped_on IS NULL;
CREATE INDEX matter_by_received ON matter (received_on, shard, id);
CREATE INDEX matter_by_holder_and_received ON matter (holder, received_on, shard, id);
CREATE INDEX matter_by_office_and_received ON matter (office, received_on, shard, id);
-- Few matters have a handler of their own.
CREATE INDEX matter_by_handler ON matter (handler, next_due_on, shard, id) WHERE handler IS NOT NULL;
CREATE INDEX matter_by_place ON matter (place, next_due_on, shard, id);
CREATE INDEX matter_by_category ON matter (category, next_due_on, shard, id);
