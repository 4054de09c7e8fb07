-- An organ also stands in a line of work; it may be run from above, and another may manage its leaders.
ALTER TABLE organ ADD COLUMN line BIGINT;
ALTER TABLE organ ADD COLUMN vertical BIGINT NOT NULL DEFAULT 0;
ALTER TABLE organ ADD COLUMN managed_by BIGINT;

-- Who stands in, and what a leader is in charge of: organs as numbers with commas, fields of work as lines.
ALTER TABLE tenure ADD COLUMN acting BIGINT NOT NULL DEFAULT 0;
ALTER TABLE tenure ADD COLUMN organs TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE tenure ADD COLUMN fields TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE tenure ADD COLUMN salt BYTEA NOT NULL DEFAULT '';

-- No row of the directory is ever changed: what was renamed, moved or ended has a later row that says so, and the
-- days before keep the row that held then.
CREATE TABLE organ_name (
    organ BIGINT NOT NULL,
    from_on TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    mark TEXT COLLATE "C" NOT NULL,
    salt BYTEA NOT NULL,
    PRIMARY KEY (organ, from_on)
);
CREATE TABLE organ_place (
    organ BIGINT NOT NULL,
    from_on TEXT COLLATE "C" NOT NULL,
    division BIGINT NOT NULL,
    parent BIGINT,
    line BIGINT,
    vertical BIGINT NOT NULL,
    managed_by BIGINT,
    PRIMARY KEY (organ, from_on)
);
-- How an organ ended, and who carries on, as numbers with commas.
CREATE TABLE organ_end (
    organ BIGINT NOT NULL,
    until_on TEXT COLLATE "C" NOT NULL,
    how TEXT COLLATE "C" NOT NULL,
    successors TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (organ)
);
CREATE TABLE tenure_end (
    official BIGINT NOT NULL,
    post BIGINT NOT NULL,
    from_on TEXT COLLATE "C" NOT NULL,
    until_on TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (official, post, from_on, until_on)
);
CREATE TABLE portfolio (
    official BIGINT NOT NULL,
    post BIGINT NOT NULL,
    from_on TEXT COLLATE "C" NOT NULL,
    since_on TEXT COLLATE "C" NOT NULL,
    organs TEXT COLLATE "C" NOT NULL,
    fields TEXT COLLATE "C" NOT NULL,
    salt BYTEA NOT NULL,
    PRIMARY KEY (official, post, from_on, since_on)
);
