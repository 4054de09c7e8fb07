-- An organ also stands in a line of work; it may be run from above, and another may manage its leaders.
ALTER TABLE organ ADD COLUMN line INTEGER;
ALTER TABLE organ ADD COLUMN vertical INTEGER NOT NULL DEFAULT 0;
ALTER TABLE organ ADD COLUMN managed_by INTEGER;

-- Who stands in, and what a leader is in charge of: organs as numbers with commas, fields of work as lines.
ALTER TABLE tenure ADD COLUMN acting INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tenure ADD COLUMN organs TEXT NOT NULL DEFAULT '';
ALTER TABLE tenure ADD COLUMN fields TEXT NOT NULL DEFAULT '';
ALTER TABLE tenure ADD COLUMN salt BLOB NOT NULL DEFAULT x'';

-- No row of the directory is ever changed: what was renamed, moved or ended has a later row that says so, and the
-- days before keep the row that held then.
CREATE TABLE organ_name (
    organ INTEGER NOT NULL,
    from_on TEXT NOT NULL,
    name TEXT NOT NULL,
    mark TEXT NOT NULL,
    salt BLOB NOT NULL,
    PRIMARY KEY (organ, from_on)
) STRICT, WITHOUT ROWID;
CREATE TABLE organ_place (
    organ INTEGER NOT NULL,
    from_on TEXT NOT NULL,
    division INTEGER NOT NULL,
    parent INTEGER,
    line INTEGER,
    vertical INTEGER NOT NULL,
    managed_by INTEGER,
    PRIMARY KEY (organ, from_on)
) STRICT, WITHOUT ROWID;
-- How an organ ended, and who carries on, as numbers with commas.
CREATE TABLE organ_end (
    organ INTEGER NOT NULL,
    until_on TEXT NOT NULL,
    how TEXT NOT NULL,
    successors TEXT NOT NULL,
    PRIMARY KEY (organ)
) STRICT;
CREATE TABLE tenure_end (
    official INTEGER NOT NULL,
    post INTEGER NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    PRIMARY KEY (official, post, from_on, until_on)
) STRICT, WITHOUT ROWID;
CREATE TABLE portfolio (
    official INTEGER NOT NULL,
    post INTEGER NOT NULL,
    from_on TEXT NOT NULL,
    since_on TEXT NOT NULL,
    organs TEXT NOT NULL,
    fields TEXT NOT NULL,
    salt BLOB NOT NULL,
    PRIMARY KEY (official, post, from_on, since_on)
) STRICT, WITHOUT ROWID;
