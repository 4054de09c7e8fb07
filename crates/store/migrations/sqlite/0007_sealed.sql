-- What people wrote and who they are becomes sealed boxes: a byte for the algorithm, a nonce, ciphertext and tag. A
-- row that begins with the byte 0 was written before and is not sealed; `xinze keys seal-old` seals it. The salt of the
-- digest is inside the box, because a digest whose salt is known lets short texts be guessed.

-- One key a contact for what came with it; contact 0 is what offices wrote. An erased key is empty, of master 0.
CREATE TABLE text_key (
    shard INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    contact INTEGER NOT NULL,
    master INTEGER NOT NULL,
    wrapped BLOB NOT NULL,
    PRIMARY KEY (shard, stream, contact)
) STRICT, WITHOUT ROWID;

CREATE TABLE sealed_text (
    shard INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    contact INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (shard, stream, id)
) STRICT;
INSERT INTO sealed_text (shard, stream, id, kind, contact, body)
    SELECT shard, stream, id, kind, CASE WHEN kind = 'text' THEN 1 ELSE 0 END, CAST(x'00' || salt || CAST(body AS BLOB) AS BLOB) FROM text;
DROP TABLE text;
ALTER TABLE sealed_text RENAME TO text;

-- A title is of the first contact.
CREATE TABLE sealed_title (
    shard INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    id INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (shard, stream)
) STRICT, WITHOUT ROWID;
INSERT INTO sealed_title (shard, stream, id, body)
    SELECT shard, stream, id, CAST(x'00' || salt || CAST(body AS BLOB) AS BLOB) FROM title;
DROP TABLE title;
ALTER TABLE sealed_title RENAME TO title;

-- A person has a key of their own, in the row itself.
CREATE TABLE sealed_person (
    shard INTEGER NOT NULL,
    id INTEGER NOT NULL,
    master INTEGER NOT NULL,
    wrapped BLOB NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (shard, id)
) STRICT;
INSERT INTO sealed_person (shard, id, master, wrapped, body)
    SELECT shard, id, 0, x'', CAST(x'00' || salt || CAST(body AS BLOB) AS BLOB) FROM person;
DROP TABLE person;
ALTER TABLE sealed_person RENAME TO person;

-- A content is sealed with the key of the contact that brought it. Its salt is a box of its own: whether a content is
-- new to its matter is found out without opening megabytes.
CREATE TABLE sealed_paper_content (
    shard INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    digest BLOB NOT NULL,
    contact INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    salt BLOB NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (shard, stream, digest)
) STRICT;
INSERT INTO sealed_paper_content (shard, stream, digest, contact, bytes, salt, body)
    SELECT shard, stream, digest, 0, bytes, CAST(x'00' || salt AS BLOB), CAST(x'00' || body AS BLOB) FROM paper_content;
DROP TABLE paper_content;
ALTER TABLE sealed_paper_content RENAME TO paper_content;

-- Secrets of the installation, each sealed with a master key: those of the blind index and of search, and seeds with
-- which the ledger signs.
CREATE TABLE secret (
    name TEXT NOT NULL,
    no INTEGER NOT NULL,
    master INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (name, no)
) STRICT, WITHOUT ROWID;

-- Which matters know a number, as keyed hashes that give no number away.
CREATE TABLE person_index (
    shard INTEGER NOT NULL,
    token BLOB NOT NULL,
    matter INTEGER NOT NULL,
    person INTEGER NOT NULL,
    PRIMARY KEY (shard, token, matter, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_index_by_person ON person_index (shard, person);

-- Projection: who saw in clear who petitions. What for is a text of the reader's stream.
CREATE TABLE opening (
    shard INTEGER NOT NULL,
    official INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    organ INTEGER NOT NULL,
    matter INTEGER NOT NULL,
    person INTEGER NOT NULL,
    text INTEGER NOT NULL,
    on_day TEXT NOT NULL,
    recorded_us INTEGER NOT NULL,
    PRIMARY KEY (shard, official, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX opening_by_matter ON opening (shard, matter, recorded_us);
