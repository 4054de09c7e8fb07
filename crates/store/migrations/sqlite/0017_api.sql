-- What programs come in with: bearer tokens of accounts, by their hash. No part of any backup.
CREATE TABLE api_token (
    shard INTEGER NOT NULL,
    id INTEGER NOT NULL,
    account INTEGER NOT NULL,
    digest BLOB NOT NULL,
    label TEXT NOT NULL,
    scopes TEXT NOT NULL,
    made_us INTEGER NOT NULL,
    until_us INTEGER NOT NULL,
    used_us INTEGER,
    PRIMARY KEY (shard, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX api_token_by_digest ON api_token (shard, digest);
CREATE INDEX api_token_by_account ON api_token (shard, account, id);

-- Requests of programs that were carried out, by the key that they brought, with the sealed answer. Old rows are purged.
CREATE TABLE api_request (
    shard INTEGER NOT NULL,
    account INTEGER NOT NULL,
    key TEXT NOT NULL,
    digest BLOB NOT NULL,
    claimed_us INTEGER NOT NULL,
    answer BLOB,
    PRIMARY KEY (shard, account, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX api_request_by_moment ON api_request (shard, claimed_us);
