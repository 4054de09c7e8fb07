-- Papers of a matter: what is known of each. What it is called is a row of text.
CREATE TABLE paper (
    shard BIGINT NOT NULL,
    stream BIGINT NOT NULL,
    id BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    bytes BIGINT NOT NULL,
    digest BYTEA NOT NULL,
    PRIMARY KEY (shard, stream, id)
);

-- Their contents, each once a matter. A table of its own, so that no list reads megabytes on its way.
CREATE TABLE paper_content (
    shard BIGINT NOT NULL,
    stream BIGINT NOT NULL,
    digest BYTEA NOT NULL,
    salt BYTEA NOT NULL,
    bytes BIGINT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (shard, stream, digest)
);
-- Scans, photographs and office papers are packed already; trying again only costs time.
ALTER TABLE paper_content ALTER COLUMN body SET STORAGE EXTERNAL;
