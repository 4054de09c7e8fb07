-- Accounts: who signs in as which official. An official has one at most that is not closed.
CREATE TABLE account (
    shard INTEGER NOT NULL,
    id INTEGER NOT NULL,
    official INTEGER NOT NULL,
    login TEXT NOT NULL,
    hash TEXT NOT NULL,
    must_change INTEGER NOT NULL,
    made_us INTEGER NOT NULL,
    changed_us INTEGER NOT NULL,
    locked_us INTEGER,
    closed_us INTEGER,
    PRIMARY KEY (shard, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX account_by_login ON account (shard, login) WHERE closed_us IS NULL;
CREATE UNIQUE INDEX account_by_official ON account (shard, official) WHERE closed_us IS NULL;

-- Who is signed in, by the hash of what the browser holds. No part of any backup: after one, everybody signs in anew.
CREATE TABLE session (
    shard INTEGER NOT NULL,
    token BLOB NOT NULL,
    id INTEGER NOT NULL,
    account INTEGER NOT NULL,
    made_us INTEGER NOT NULL,
    seen_us INTEGER NOT NULL,
    second_us INTEGER,
    way TEXT NOT NULL,
    address TEXT NOT NULL,
    device TEXT NOT NULL,
    PRIMARY KEY (shard, token)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_by_account ON session (shard, account);

-- The seed of an account's one-time codes, sealed. It counts from since_us on; step is the last one that was used.
CREATE TABLE second_factor (
    shard INTEGER NOT NULL,
    account INTEGER NOT NULL,
    master INTEGER NOT NULL,
    seed BLOB NOT NULL,
    since_us INTEGER,
    step INTEGER NOT NULL,
    PRIMARY KEY (shard, account)
) STRICT, WITHOUT ROWID;

-- Codes on paper for whoever lost the telephone, as hashes, each good for one time.
CREATE TABLE recovery_code (
    shard INTEGER NOT NULL,
    account INTEGER NOT NULL,
    no INTEGER NOT NULL,
    hash TEXT NOT NULL,
    used_us INTEGER,
    PRIMARY KEY (shard, account, no)
) STRICT, WITHOUT ROWID;

-- Which account a person of an identity provider signs in to.
CREATE TABLE account_link (
    shard INTEGER NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    account INTEGER NOT NULL,
    linked_us INTEGER NOT NULL,
    PRIMARY KEY (shard, issuer, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_link_by_account ON account_link (shard, account);

-- Who signed in or tried to, for auditors: no password, and nothing that was typed.
CREATE TABLE sign_in (
    shard INTEGER NOT NULL,
    id INTEGER NOT NULL,
    at_us INTEGER NOT NULL,
    account INTEGER,
    way TEXT NOT NULL,
    outcome TEXT NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (shard, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_by_account ON sign_in (shard, account, id);

-- What failed and how long the next try has to wait, by name (as a keyed hash) and by address. Old rows are purged.
CREATE TABLE sign_in_try (
    shard INTEGER NOT NULL,
    subject TEXT NOT NULL,
    failed INTEGER NOT NULL,
    last_us INTEGER NOT NULL,
    until_us INTEGER NOT NULL,
    PRIMARY KEY (shard, subject)
) STRICT, WITHOUT ROWID;

-- Who is on the way to an identity provider and back. Old rows are purged.
CREATE TABLE sign_in_way (
    shard INTEGER NOT NULL,
    state BLOB NOT NULL,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    back TEXT NOT NULL,
    began_us INTEGER NOT NULL,
    PRIMARY KEY (shard, state)
) STRICT, WITHOUT ROWID;
