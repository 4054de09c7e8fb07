//! The index of one installation: its key, and the tokens that were made under it.

use std::sync::{Mutex, PoisonError};

use grams::{Keyed, Query};
use store::SearchRow;

use super::documents::{Clear, documents, search_rows};
use crate::Keys;

/// The purpose of the subkey that tokens are made under: it follows from the secret of the installation, and no
/// exchange of master keys changes it. The number rises when the normal form or the tokens change.
pub const KEY_PURPOSE: &str = "search v1";

/// Makes the rows of the index and the tokens of queries.
#[derive(Debug)]
pub(crate) struct SearchIndex {
    /// Remembers tokens, which is most of the work.
    keyed: Mutex<Keyed>,
}

/// The tokens that a query asks the index for.
#[derive(Debug)]
pub(super) struct Tokens {
    pub(super) needed: Vec<String>,
    pub(super) barred: Vec<String>,
}

impl SearchIndex {
    pub(crate) fn new(keys: &Keys) -> Self {
        Self { keyed: Mutex::new(Keyed::new(&keys.subkey(KEY_PURPOSE))) }
    }

    /// The rows of texts that are written now.
    pub(crate) fn rows<'t, T: Into<Clear<'t>>>(&self, texts: impl IntoIterator<Item = T>) -> Vec<SearchRow> {
        let documents = documents(texts.into_iter().map(Into::into));
        search_rows(&mut self.keyed.lock().unwrap_or_else(PoisonError::into_inner), &documents)
    }

    pub(super) fn tokens(&self, query: &Query) -> Tokens {
        let mut keyed = self.keyed.lock().unwrap_or_else(PoisonError::into_inner);
        let words = |tokens: Vec<grams::Token>| tokens.iter().map(|token| token.as_str().to_owned()).collect();
        Tokens { needed: words(query.needed(&mut keyed)), barred: words(query.barred(&mut keyed)) }
    }
}
