-- Accounts: who signs in as which official. An official has one at most that is not closed.
CREATE TABLE account (
    shard BIGINT NOT NULL,
    id BIGINT NOT NULL,
    official BIGINT NOT NULL,
    login TEXT COLLATE "C" NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    must_change BIGINT NOT NULL,
    made_us BIGINT NOT NULL,
    changed_us BIGINT NOT NULL,
    locked_us BIGINT,
    closed_us BIGINT,
    PRIMARY KEY (shard, id)
);
CREATE UNIQUE INDEX account_by_login ON account (shard, login) WHERE closed_us IS NULL;
CREATE UNIQUE INDEX account_by_official ON account (shard, official) WHERE closed_us IS NULL;

-- Who is signed in, by the hash of what the browser holds. No part of any backup: after one, everybody signs in anew.
CREATE TABLE session (
    shard BIGINT NOT NULL,
    token BYTEA NOT NULL,
    id BIGINT NOT NULL,
    account BIGINT NOT NULL,
    made_us BIGINT NOT NULL,
    seen_us BIGINT NOT NULL,
    second_us BIGINT,
    way TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    device TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (shard, token)
);
CREATE INDEX session_by_account ON session (shard, account);

-- The seed of an account's one-time codes, sealed. It counts from since_us on; step is the last one that was used.
CREATE TABLE second_factor (
    shard BIGINT NOT NULL,
    account BIGINT NOT NULL,
    master BIGINT NOT NULL,
    seed BYTEA NOT NULL,
    since_us BIGINT,
    step BIGINT NOT NULL,
    PRIMARY KEY (shard, account)
);

-- Codes on paper for whoever lost the telephone, as hashes, each good for one time.
CREATE TABLE recovery_code (
    shard BIGINT NOT NULL,
    account BIGINT NOT NULL,
    no BIGINT NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    used_us BIGINT,
    PRIMARY KEY (shard, account, no)
);

-- Which account a person of an identity provider signs in to.
CREATE TABLE account_link (
    shard BIGINT NOT NULL,
    issuer TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    account BIGINT NOT NULL,
    linked_us BIGINT NOT NULL,
    PRIMARY KEY (shard, issuer, subject)
);
CREATE INDEX account_link_by_account ON account_link (shard, account);

-- Who signed in or tried to, for auditors: no password, and nothing that was typed.
CREATE TABLE sign_in (
    shard BIGINT NOT NULL,
    id BIGINT NOT NULL,
    at_us BIGINT NOT NULL,
    account BIGINT,
    way TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (shard, id)
);
CREATE INDEX sign_in_by_account ON sign_in (shard, account, id);

-- What failed and how long the next try has to wait, by name (as a keyed hash) and by address. Old rows are purged.
CREATE TABLE sign_in_try (
    shard BIGINT NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    failed BIGINT NOT NULL,
    last_us BIGINT NOT NULL,
    until_us BIGINT NOT NULL,
    PRIMARY KEY (shard, subject)
);

-- Who is on the way to an identity provider and back. Old rows are purged.
CREATE TABLE sign_in_way (
    shard BIGINT NOT NULL,
    state BYTEA NOT NULL,
    nonce TEXT COLLATE "C" NOT NULL,
    verifier TEXT COLLATE "C" NOT NULL,
    back TEXT COLLATE "C" NOT NULL,
    began_us BIGINT NOT NULL,
    PRIMARY KEY (shard, state)
);
