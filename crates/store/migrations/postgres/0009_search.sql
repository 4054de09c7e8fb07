-- Which texts the index of search holds. A text that a petition brought has the number of its contact, what offices
-- wrote has 0. `doc` is the text's number in the index: here that of the text.
CREATE TABLE search_doc (
    shard BIGINT NOT NULL,
    matter BIGINT NOT NULL,
    text BIGINT NOT NULL,
    doc BIGINT NOT NULL,
    contact BIGINT NOT NULL,
    PRIMARY KEY (shard, matter, text)
);

-- Keyed tokens of what the texts hold; neither the texts nor the order of their characters.
CREATE TABLE search_index (
    shard BIGINT NOT NULL,
    matter BIGINT NOT NULL,
    doc BIGINT NOT NULL,
    tokens TSVECTOR NOT NULL,
    PRIMARY KEY (shard, matter, doc)
);
CREATE INDEX search_index_by_token ON search_index USING gin (tokens);
-- For words that stand almost everywhere: the newest texts first, until enough of them have the word.
CREATE INDEX search_index_newest ON search_index (doc, shard, matter);

-- What was written before this index existed is not in it yet.
INSERT INTO setting (name, value) SELECT 'search rebuild', '0.0' WHERE EXISTS (SELECT 1 FROM matter);
