//! A paper as somebody hands it in.

use std::fmt;
use std::sync::Arc;

use domain::PaperKind;

use super::{PaperFault, check, file_name};

/// A file that was looked at and may be taken in. There is no other way to make one, so that nothing unseen is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct PaperDraft {
    name: String,
    kind: PaperKind,
    content: Arc<[u8]>,
    contact: Option<u16>,
}

impl fmt::Debug for PaperDraft {
    /// Without name and content, which are private.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PaperDraft")
            .field("kind", &self.kind)
            .field("bytes", &self.content.len())
            .finish_non_exhaustive()
    }
}

impl PaperDraft {
    /// Looks at a file as [`check`] does. Computes for up to some tenths of a second.
    ///
    /// # Errors
    /// It may not be taken in.
    pub fn checked(file_name: &str, content: impl Into<Arc<[u8]>>) -> Result<Self, PaperFault> {
        let content = content.into();
        let kind = check(&content, file_name)?;
        Ok(Self { name: file_name::clean(file_name)?, kind, content, contact: None })
    }

    /// The same as a paper that came with one contact of the matter, by its number from 1: it is sealed under the key of
    /// that contact, and erased with it.
    #[must_use]
    pub fn of_contact(self, contact: Option<u16>) -> Self {
        Self { contact, ..self }
    }

    /// With which contact it came; none where it belongs to none of them.
    #[must_use]
    pub const fn contact(&self) -> Option<u16> {
        self.contact
    }

    /// The name of the file, without folders and unseen signs.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> PaperKind {
        self.kind
    }

    /// Its bytes.
    #[must_use]
    pub fn content(&self) -> &[u8] {
        &self.content
    }

    pub(crate) fn shared_content(&self) -> Arc<[u8]> {
        self.content.clone()
    }
}
