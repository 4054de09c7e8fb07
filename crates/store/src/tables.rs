//! Every table: its columns and key, whether it is truth or follows from it, and whether it lies in shards.
//!
//! Backup, restore, moving and rebuilding go by this list, so that a table that is added comes along by standing here.
//! A test compares it with the schema of both databases.

use std::sync::LazyLock;

/// What a table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Nothing else tells it: lost is lost.
    Truth,
    /// Follows from truth and can be made anew.
    Projection,
    /// State of running processes: in no backup, and left behind when an installation moves.
    Passing,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A 64-bit integer.
    Int,
    /// A text.
    Text,
    /// Bytes.
    Blob,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may hold nothing.
    pub nullable: bool,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What it is for.
    pub role: Role,
    /// Every column, those of the key first and in its order.
    pub columns: Vec<Column>,
    /// How many of the columns are the key.
    pub key: usize,
}

impl Table {
    /// Whether its rows lie in shards. The others are reference tables, the same on every shard.
    #[must_use]
    pub fn is_sharded(&self) -> bool {
        self.columns.first().is_some_and(|first| first.name == SHARD)
    }

    /// Whether a backup and a move take it along.
    #[must_use]
    pub fn travels(&self) -> bool {
        self.role != Role::Passing
    }

    /// Whether rows are only ever added.
    #[must_use]
    pub fn only_grows(&self) -> bool {
        self.name == EVENT
    }

    /// Whether its rows hold whole files, so that few of them are read at a time.
    #[must_use]
    pub fn is_heavy(&self) -> bool {
        self.name == PAPER_CONTENT
    }

    /// The column that names the matter, where the rows follow from one matter's events alone.
    #[must_use]
    pub fn matter_column(&self) -> Option<&'static str> {
        OF_MATTER.iter().find(|(table, _)| *table == self.name).map(|(_, column)| *column)
    }

    /// The column that names the stream or matter that a row belongs to, where the key begins with shard and that.
    #[must_use]
    pub fn stream_column(&self) -> Option<&'static str> {
        let second = self.key_columns().get(1).map(|column| column.name);
        self.matter_column().or_else(|| second.filter(|name| *name == STREAM))
    }

    /// The columns of the key.
    #[must_use]
    pub fn key_columns(&self) -> &[Column] {
        self.columns.get(..self.key).unwrap_or_default()
    }
}

/// Every table of the schema, truth before what follows from it.
#[must_use]
pub fn tables() -> &'static [Table] {
    static ALL: LazyLock<Vec<Table>> = LazyLock::new(|| {
        let mut all: Vec<Table> = LINES.iter().map(table).collect();
        all.sort_by_key(|table| table.role != Role::Truth);
        all
    });
    &ALL
}

/// The table of this name.
#[must_use]
pub fn table_named(name: &str) -> Option<&'static Table> {
    tables().iter().find(|table| table.name == name)
}

/// The first column of every key of a table that lies in shards.
const SHARD: &str = "shard";
/// The second column of the key of a table that holds what belongs to streams.
const STREAM: &str = "stream";
const EVENT: &str = "event";
const PAPER_CONTENT: &str = "paper_content";

/// Tables of one engine only, by the beginning of their names, and why the registry does not know them.
pub const OF_ONE_ENGINE: [(&str, &str); 2] = [
    ("_sqlx_migrations", "the schema's own history, kept by the migrator"),
    ("search_index", "the index of search, which each engine keeps in its own way"),
];

/// Projections whose rows follow from the events of one matter, and the column that names it.
const OF_MATTER: [(&str, &str); 7] = [
    ("matter", "id"),
    ("clock", "matter"),
    ("contact", "matter"),
    ("accused", "matter"),
    ("finding", "matter"),
    ("matter_span", "matter"),
    ("concern", "matter"),
];

/// Name, role, columns of the key, the other columns.
type Line = (&'static str, Role, &'static str, &'static str);

/// A column is a number where nothing follows its name; `?` says that it may hold nothing.
const LINES: &[Line] = &[
    ("event", Role::Truth, "shard stream seq", "kind:text body:text hash:blob official organ recorded_us packed:blob?"),
    ("text", Role::Truth, "shard stream id", "kind:text contact body:blob"),
    ("text_key", Role::Truth, "shard stream contact", "master wrapped:blob"),
    ("title", Role::Truth, "shard stream", "id body:blob"),
    ("person", Role::Truth, "shard id", "master wrapped:blob body:blob"),
    ("person_index", Role::Projection, "shard token:blob matter person", ""),
    ("secret", Role::Truth, "name:text no", "master body:blob"),
    ("opening", Role::Projection, "shard official seq", "organ matter person text on_day:text recorded_us"),
    (
        "matter",
        Role::Projection,
        "shard id",
        "office year no channel:text purpose:text category? place? heads person title text \
         claimed_on:text? received_on:text recorded_us origin:text holder held_since:text handler? \
         transfers stage:text next_due_on:text next_rule:text? late version urgency:text form:text \
         contacts heads_all repeat_of? accused sealed returns archived_on:text? watch",
    ),
    (
        "clock",
        Role::Projection,
        "shard matter no",
        "rule:text pack:text organ is_window started_on:text assumed ends_on:text due_on:text \
         provisional extension_days stopped_on:text? set_days? spans stopped_by:text?",
    ),
    ("import_row", Role::Truth, "shard source:text row_key:text", "matter"),
    ("counter", Role::Truth, "shard office year", "last"),
    ("division", Role::Truth, "code", "name:text level:text parent? salt:blob"),
    (
        "organ",
        Role::Truth,
        "id",
        "name:text mark:text kind:text division parent? from_on:text until_on:text? salt:blob line? \
         vertical managed_by?",
    ),
    ("official", Role::Truth, "id", "name:text salt:blob"),
    ("post", Role::Truth, "id", "organ title:text standing:text salt:blob"),
    ("tenure", Role::Truth, "official post from_on:text", "until_on:text? acting organs:text fields:text salt:blob"),
    ("setting", Role::Truth, "name:text", "value:text"),
    ("organ_name", Role::Truth, "organ from_on:text", "name:text mark:text salt:blob"),
    ("organ_place", Role::Truth, "organ from_on:text", "division parent? line? vertical managed_by?"),
    ("organ_end", Role::Truth, "organ", "until_on:text how:text successors:text"),
    ("tenure_end", Role::Truth, "official post from_on:text until_on:text", ""),
    ("portfolio", Role::Truth, "official post from_on:text since_on:text", "organs:text fields:text salt:blob"),
    (
        "role_given",
        Role::Truth,
        "official organ role:text from_on:text",
        "until_on:text? by_official reason:text salt:blob",
    ),
    (
        "role_end",
        Role::Truth,
        "official organ role:text from_on:text until_on:text",
        "by_official reason:text salt:blob",
    ),
    ("paper", Role::Truth, "shard stream id", "kind:text bytes digest:blob"),
    ("paper_content", Role::Truth, "shard stream digest:blob", "contact bytes salt:blob body:blob"),
    ("query_code", Role::Truth, "shard matter person", "hash:text issued_us"),
    ("query_try", Role::Passing, "shard subject:text", "since_us tries"),
    ("contact", Role::Projection, "shard matter no", "channel:text kind:text? heads on_day:text"),
    ("accused", Role::Projection, "shard matter who:text", ""),
    (
        "finding",
        Role::Projection,
        "shard matter no",
        "kind:text organ clock? rule:text? cite:text? due_on:text? found_on:text",
    ),
    ("outbox", Role::Truth, "shard stream seq", "hash:blob"),
    ("sealed", Role::Truth, "shard stream seq", "leaf"),
    ("tile", Role::Truth, "level no", "body:blob"),
    ("checkpoint", Role::Truth, "size", "root:blob sealed_us note:text"),
    ("log_key", Role::Truth, "no", "vkey:text from_us until_us? seed:blob"),
    ("lease", Role::Passing, "name:text", "holder:text until_us"),
    ("matter_span", Role::Projection, "shard matter from_us", "until_us holder stage:text"),
    ("concern", Role::Projection, "shard matter organ", ""),
    ("stat_delta", Role::Projection, "shard stream seq no", "kind:text organ period:text detail:text n"),
    ("stat_cell", Role::Projection, "shard kind:text organ period:text detail:text", "n"),
    // What is in the index of search, which does not travel; where it arrives, it is made anew from the texts.
    ("search_doc", Role::Passing, "shard matter text", "doc contact"),
    ("task_place", Role::Passing, "task:text", "place:text"),
    ("version", Role::Passing, "name:text", "number"),
    ("seat", Role::Passing, "shard name:blob", "matter person opened_us seen_us"),
    ("seat_request", Role::Passing, "shard seat:blob request:blob", "done_us"),
    (
        "account",
        Role::Truth,
        "shard id",
        "official login:text hash:text must_change made_us changed_us locked_us? closed_us?",
    ),
    (
        "session",
        Role::Passing,
        "shard token:blob",
        "id account made_us seen_us second_us? way:text address:text device:text",
    ),
    ("second_factor", Role::Truth, "shard account", "master seed:blob since_us? step"),
    ("recovery_code", Role::Truth, "shard account no", "hash:text used_us?"),
    ("account_link", Role::Truth, "shard issuer:text subject:text", "account linked_us"),
    ("sign_in", Role::Truth, "shard id", "at_us account? way:text outcome:text address:text"),
    ("sign_in_try", Role::Passing, "shard subject:text", "failed last_us until_us"),
    ("sign_in_way", Role::Passing, "shard state:blob", "nonce:text verifier:text back:text began_us"),
];

fn table(&(name, role, key, rest): &Line) -> Table {
    let columns: Vec<Column> = key.split_whitespace().chain(rest.split_whitespace()).map(column).collect();
    Table { name, role, columns, key: key.split_whitespace().count() }
}

fn column(text: &'static str) -> Column {
    let (text, nullable) = text.strip_suffix('?').map_or((text, false), |text| (text, true));
    let (name, kind) = match text.split_once(':') {
        None => (text, Kind::Int),
        Some((name, "text")) => (name, Kind::Text),
        Some((name, _)) => (name, Kind::Blob),
    };
    Column { name, kind, nullable }
}
