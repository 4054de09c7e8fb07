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
