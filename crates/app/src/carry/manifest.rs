//! What a backup says of itself.

use std::fmt::Write as _;
use std::io::{self, Write};

use sha2::{Digest as _, Sha256};

use super::Tally;

/// The file name of the manifest.
pub const MANIFEST: &str = "manifest.json";
/// The form of backups that this program writes and reads.
pub const MANIFEST_FORMAT: u32 = 1;

/// What a backup holds: one whole backup, or an increment to the one before it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Manifest {
    /// The form of the backup.
    pub format: u32,
    /// 0 for a whole backup; increments count from 1.
    pub no: u32,
    /// SHA-256 of the manifest before, for an increment.
    pub base: Option<String>,
    /// The version of the program that wrote it.
    pub program: String,
    /// The newest migration of the database.
    pub schema: i64,
    /// When, in microseconds since 1970, UTC.
    pub made_us: i64,
    /// Which database it was: `sqlite` or `postgres`.
    pub engine: String,
    /// The file that is the whole database, where it is one.
    pub database_file: Option<String>,
    /// Every table as it is with this backup and those before it.
    pub tables: Vec<Tally>,
    /// Events and streams of every shard.
    pub shards: Vec<ShardEntry>,
    /// The newest checkpoint of the ledger, as a signed note; `None` before the first.
    #[serde(default)]
    pub checkpoint: Option<String>,
    /// Numbers of the master keys that open what is sealed in it; the keys themselves are in no backup.
    pub masters: Vec<i64>,
    /// Every other file of the backup.
    pub files: Vec<FileEntry>,
}

/// What a shard holds.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ShardEntry {
    /// The shard.
    pub shard: i64,
    /// Its events.
    pub events: i64,
    /// Its streams: matters, and the one of the directory.
    pub streams: i64,
}

/// A file of a backup.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FileEntry {
    /// Path inside the backup, with `/`.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// Its digest in hexadecimal.
    pub sha256: String,
}

/// Bytes in hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The bytes that a hexadecimal text names; `None` where it is none.
pub(super) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    Some(digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect())
}

/// A digest in JSON.
pub(super) mod as_hex {
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(in crate::carry) fn serialize<S: Serializer>(digest: &[u8; 32], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&super::hex(digest))
    }

    pub(in crate::carry) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<[u8; 32], D::Error> {
        let bytes = super::unhex(&String::deserialize(from)?);
        bytes.and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| D::Error::custom("not a digest"))
    }
}

/// Passes bytes on, and keeps their number and digest. Written to [`io::sink`] it is a way to sum a file up.
#[derive(Debug)]
pub struct Summing<W> {
    to: W,
    bytes: u64,
    sum: Sha256,
}

impl<W: Write> Summing<W> {
    /// Begins.
    pub fn new(to: W) -> Self {
        Self { to, bytes: 0, sum: Sha256::new() }
    }

    /// What was written through it; `path` names it.
    pub fn end(self, path: &str) -> (W, FileEntry) {
        let sha256 = hex(&self.sum.finalize());
        (self.to, FileEntry { path: path.to_owned(), bytes: self.bytes, sha256 })
    }
}

impl<W: Write> Write for Summing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = self.to.write(bytes)?;
        self.sum.update(bytes.get(..length).unwrap_or_default());
        self.bytes += u64::try_from(length).unwrap_or_default();
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
