-- What officials are charged with at an organ, given by somebody else and for a reason. It holds only while the
-- official is in office there. What was withdrawn has a row that says so; no row is ever changed.
CREATE TABLE role_given (
    official INTEGER NOT NULL,
    organ INTEGER NOT NULL,
    role TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT,
    by_official INTEGER NOT NULL,
    reason TEXT NOT NULL,
    salt BLOB NOT NULL,
    PRIMARY KEY (official, organ, role, from_on)
) STRICT, WITHOUT ROWID;
CREATE TABLE role_end (
    official INTEGER NOT NULL,
    organ INTEGER NOT NULL,
    role TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL,
    by_official INTEGER NOT NULL,
    reason TEXT NOT NULL,
    salt BLOB NOT NULL,
    PRIMARY KEY (official, organ, role, from_on, until_on)
) STRICT, WITHOUT ROWID;

-- Projection: organs that know a matter though they neither have nor registered it: they had it before, or help with
-- it. What matters had before is known from now on; `xinze ledger rebuild` fills in earlier ones.
CREATE TABLE concern (
    shard INTEGER NOT NULL,
    matter INTEGER NOT NULL,
    organ INTEGER NOT NULL,
    PRIMARY KEY (shard, matter, organ)
) STRICT, WITHOUT ROWID;
INSERT INTO concern (shard, matter, organ)
    SELECT DISTINCT s.shard, s.matter, s.holder FROM matter_span s
    JOIN matter m ON m.shard = s.shard AND m.id = s.matter
    WHERE s.until_us < 9223372036854775807 AND s.holder <> m.office;
