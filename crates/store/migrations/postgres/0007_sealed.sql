-- What people wrote and who they are becomes sealed boxes: a byte for the algorithm, a nonce, ciphertext and tag. A
-- row that begins with the byte 0 was written before and is not sealed; `xinze keys seal-old` seals it. The salt of the
-- digest is inside the box, because a digest whose salt is known lets short texts be guessed.

-- One key a contact for what came with it; contact 0 is what offices wrote. An erased key is empty, of master 0.
CREATE TABLE text_key (
    shard BIGINT NOT NULL,
    stream BIGINT NOT NULL,
    contact BIGINT NOT NULL,
    master BIGINT NOT NULL,
    wrapped BYTEA NOT NULL,
    PRIMARY KEY (shard, stream, contact)
);

CREATE TABLE sealed_text (
    shard BIGINT NOT NULL,
    stream BIGINT NOT NULL,
    id BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    contact BIGINT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (shard, stream, id)
);
INSERT INTO sealed_text (shard, stream, id, kind, contact, body)
    SELECT shard, stream, id, kind, CASE WHEN kind = 'text' THEN 1 ELSE 0 END, '\x00'::bytea || salt || convert_to(body, 'UTF8') FROM text;
DROP TABLE text;
ALTER TABLE sealed_text RENAME TO text;

-- A title is of the first contact.
CREATE TABLE sealed_title (
    shard BIGINT NOT NULL,
    stream BIGINT NOT NULL,
    id BIGINT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (shard, stream)
);
INSERT INTO sealed_title (shard, stream, id, body)
    SELECT shard, stream, id, '\x00'::bytea || salt || convert_to(body, 'UTF8') FROM title;
DROP TABLE title;
ALTER TABLE sealed_title RENAME TO title;

-- A person has a key of their own, in the row itself.
CREATE TABLE sealed_person (
    shard BIGINT NOT NULL,
    id BIGINT NOT NULL,
    master BIGINT NOT NULL,
    wrapped BYTEA NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (shard, id)
);
INSERT INTO sealed_person (shard, id, master, wrapped, body)
    SELECT shard, id, 0, '\x'::bytea, '\x00'::bytea || salt || convert_to(body, 'UTF8') FROM person;
DROP TABLE person;
ALTER TABLE sealed_person RENAME TO person;

-- A content is sealed with the key of the contact that brought it. Its salt is a box of its own: whether a content is
-- new to its matter is found out without opening megabytes.
CREATE TABLE sealed_paper_content (
    shard BIGINT NOT NULL,
    stream BIGINT NOT NULL,
    digest BYTEA NOT NULL,
    contact BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    salt BYTEA NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (shard, stream, digest)
);
INSERT INTO sealed_paper_content (shard, stream, digest, contact, bytes, salt, body)
    SELECT shard, stream, digest, 0, bytes, '\x00'::bytea || salt, '\x00'::bytea || body FROM paper_content;
DROP TABLE paper_content;
ALTER TABLE sealed_paper_content RENAME TO paper_content;

-- Secrets of the installation, each sealed with a master key: those of the blind index and of search, and seeds with
-- which the ledger signs.
CREATE TABLE secret (
    name TEXT COLLATE "C" NOT NULL,
    no BIGINT NOT NULL,
    master BIGINT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (name, no)
);

-- Which matters know a number, as keyed hashes that give no number away.
CREATE TABLE person_index (
    shard BIGINT NOT NULL,
    token BYTEA NOT NULL,
    matter BIGINT NOT NULL,
    person BIGINT NOT NULL,
    PRIMARY KEY (shard, token, matter, person)
);
CREATE INDEX person_index_by_person ON person_index (shard, person);

-- Projection: who saw in clear who petitions. What for is a text of the reader's stream.
CREATE TABLE opening (
    shard BIGINT NOT NULL,
    official BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    organ BIGINT NOT NULL,
    matter BIGINT NOT NULL,
    person BIGINT NOT NULL,
    text BIGINT NOT NULL,
    on_day TEXT COLLATE "C" NOT NULL,
    recorded_us BIGINT NOT NULL,
    PRIMARY KEY (shard, official, seq)
);
CREATE INDEX opening_by_matter ON opening (shard, matter, recorded_us);
