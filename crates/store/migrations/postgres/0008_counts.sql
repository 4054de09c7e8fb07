-- What a clock was counted from, as far as counting it anew needs it, and what stopped it.
ALTER TABLE clock ADD COLUMN set_days BIGINT;
-- Number of spans that do not count, one that is open included.
ALTER TABLE clock ADD COLUMN spans BIGINT NOT NULL DEFAULT 0;
ALTER TABLE clock ADD COLUMN stopped_by TEXT COLLATE "C";

-- Projection: counts, written as what each change adds or takes away, so that no two writers meet in one row. Named
-- by the event that brought them.
CREATE TABLE stat_delta (
    shard BIGINT NOT NULL,
    stream BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    no BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    organ BIGINT NOT NULL,
    period TEXT COLLATE "C" NOT NULL,
    detail TEXT COLLATE "C" NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (shard, stream, seq, no)
);

-- Projection: the same added up. Organ 0 is all of them together; a count of 0 has no row.
CREATE TABLE stat_cell (
    shard BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    organ BIGINT NOT NULL,
    period TEXT COLLATE "C" NOT NULL,
    detail TEXT COLLATE "C" NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (shard, kind, organ, period, detail)
);

-- Projection: from when until when, as recorded, a matter was with an organ at a stage. The last one is open.
CREATE TABLE matter_span (
    shard BIGINT NOT NULL,
    matter BIGINT NOT NULL,
    from_us BIGINT NOT NULL,
    until_us BIGINT NOT NULL,
    holder BIGINT NOT NULL,
    stage TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (shard, matter, from_us)
);

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
