//! From a label of the source to a content class.

use std::collections::BTreeMap;

use super::ImportError;
use super::error::nearest;
use super::mapping::Mapping;
use crate::Categories;

/// Looks up labels, first among those that the mapping explains.
#[derive(Debug)]
pub(super) struct Labels {
    explained: BTreeMap<String, u32>,
    fixed: Option<u32>,
    categories: Categories,
}

impl Labels {
    /// # Errors
    /// A class that the mapping names and that does not exist.
    pub(super) fn new(mapping: &Mapping, categories: &Categories) -> Result<Self, ImportError> {
        let class = |label: &str, name: &str| {
            named(categories, name).ok_or_else(|| ImportError::NoSuchCategory {
                label: label.to_owned(),
                name: name.to_owned(),
                near: nearest(name, categories.iter().map(|category| category.name.as_str())).map(ToOwned::to_owned),
            })
        };
        let mut explained = BTreeMap::new();
        for (label, name) in &mapping.values.category {
            explained.insert(label.trim().to_owned(), class(label, name)?);
        }
        let fixed = mapping.fixed.category.as_deref();
        Ok(Self { explained, fixed: fixed.map(|name| class("", name)).transpose()?, categories: categories.clone() })
    }

    /// The class of a label. A blank one is the fixed class; one that says nothing here is the error.
    pub(super) fn class(&self, label: &str) -> Result<Option<u32>, ()> {
        if label.is_empty() {
            return Ok(self.fixed);
        }
        let known = self.explained.get(label).copied();
        known.or_else(|| named(&self.categories, label)).map(Some).ok_or(())
    }
}

/// The class with this name or number.
fn named(categories: &Categories, name: &str) -> Option<u32> {
    let numbered = || name.parse().ok().and_then(|code| categories.get(code));
    categories.named(name).or_else(numbered).map(|category| category.code)
}
