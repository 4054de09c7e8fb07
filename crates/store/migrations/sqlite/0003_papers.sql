-- Papers of a matter: what is known of each. What it is called is a row of text.
CREATE TABLE paper (
    shard INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (shard, stream, id)
) STRICT, WITHOUT ROWID;

-- Their contents, each once a matter. A table of its own, so that no list reads megabytes on its way.
CREATE TABLE paper_content (
    shard INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    digest BLOB NOT NULL,
    salt BLOB NOT NULL,
    bytes INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (shard, stream, digest)
) STRICT;
