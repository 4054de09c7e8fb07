-- What programs come in with: bearer tokens of accounts, by their hash. No part of any backup.
CREATE TABLE api_token (
    shard BIGINT NOT NULL,
    id BIGINT NOT NULL,
    account BIGINT NOT NULL,
    digest BYTEA NOT NULL,
    label TEXT COLLATE "C" NOT NULL,
    scopes TEXT COLLATE "C" NOT NULL,
    made_us BIGINT NOT NULL,
    until_us BIGINT NOT NULL,
    used_us BIGINT,
    PRIMARY KEY (shard, id)
);
CREATE UNIQUE INDEX api_token_by_digest ON api_token (shard, digest);
CREATE INDEX api_token_by_account ON api_token (shard, account, id);

-- Requests of programs that were carried out, by the key that they brought, with the sealed answer. Old rows are purged.
CREATE TABLE api_request (
    shard BIGINT NOT NULL,
    account BIGINT NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    digest BYTEA NOT NULL,
    claimed_us BIGINT NOT NULL,
    answer BYTEA,
    PRIMARY KEY (shard, account, key)
);
CREATE INDEX api_request_by_moment ON api_request (shard, claimed_us);
