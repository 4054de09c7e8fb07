-- Which texts the index of search holds. A text that a petition brought has the number of its contact, what offices
-- wrote has 0. `doc` is the text's number in the index.
CREATE TABLE search_doc (
    shard INTEGER NOT NULL,
    matter INTEGER NOT NULL,
    text INTEGER NOT NULL,
    doc INTEGER NOT NULL,
    contact INTEGER NOT NULL,
    PRIMARY KEY (shard, matter, text)
) STRICT, WITHOUT ROWID;
-- FTS5 answers with `doc` alone.
CREATE INDEX search_doc_by_doc ON search_doc (doc);

-- Keyed tokens of what the texts hold, and in which text each is; neither the texts nor the order of their characters.
CREATE VIRTUAL TABLE search_index
    USING fts5(tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');

-- What was written before this index existed is not in it yet.
INSERT INTO setting (name, value) SELECT 'search rebuild', '0.0' WHERE EXISTS (SELECT 1 FROM matter);
