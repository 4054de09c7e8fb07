-- What officials are charged with at an organ, given by somebody else and for a reason. It holds only while the
-- official is in office there. What was withdrawn has a row that says so; no row is ever changed.
CREATE TABLE role_given (
    official BIGINT NOT NULL,
    organ BIGINT NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    from_on TEXT COLLATE "C" NOT NULL,
    until_on TEXT COLLATE "C",
    by_official BIGINT NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    salt BYTEA NOT NULL,
    PRIMARY KEY (official, organ, role, from_on)
);
CREATE TABLE role_end (
    official BIGINT NOT NULL,
    organ BIGINT NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    from_on TEXT COLLATE "C" NOT NULL,
    until_on TEXT COLLATE "C" NOT NULL,
    by_official BIGINT NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    salt BYTEA NOT NULL,
    PRIMARY KEY (official, organ, role, from_on, until_on)
);

-- Projection: organs that know a matter though they neither have nor registered it: they had it before, or help with
-- it. What matters had before is known from now on; `xinze ledger rebuild` fills in earlier ones.
CREATE TABLE concern (
    shard BIGINT NOT NULL,
    matter BIGINT NOT NULL,
    organ BIGINT NOT NULL,
    PRIMARY KEY (shard, matter, organ)
);
INSERT INTO concern (shard, matter, organ)
    SELECT DISTINCT s.shard, s.matter, s.holder FROM matter_span s
    JOIN matter m ON m.shard = s.shard AND m.id = s.matter
    WHERE s.until_us < 9223372036854775807 AND s.holder <> m.office;
