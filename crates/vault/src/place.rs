//! What a box is, as bytes that are authenticated with it.

/// The row that a sealed box belongs to. A box opens nowhere else, so that rows cannot be swapped for one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'p> {
    /// Table.
    pub table: &'p str,
    /// Shard.
    pub shard: i64,
    /// Stream, or 0 where the table knows none.
    pub stream: i64,
    /// Identity in the stream.
    pub id: i64,
    /// What the box holds, such as the kind of text.
    pub kind: &'p str,
}

impl Place<'_> {
    /// The bytes that go into the authentication. Texts carry their length, so that no two places have the same bytes.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(16 + self.table.len() + self.kind.len() + 24);
        for text in [self.table, self.kind] {
            bytes.extend_from_slice(&u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
            bytes.extend_from_slice(text.as_bytes());
        }
        for number in [self.shard, self.stream, self.id] {
            bytes.extend_from_slice(&number.to_be_bytes());
        }
        bytes
    }
}
