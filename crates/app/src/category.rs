//! The content classes (内容分类), in our own numbering.

use std::collections::BTreeMap;

/// One class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Six digits: two a level. The numbers are ours, not a national code.
    pub code: u32,
    /// Name.
    pub name: String,
}

/// Every class that ships.
#[derive(Clone, Debug, Default)]
pub struct Categories {
    by_code: BTreeMap<u32, Category>,
}

const SHIPPED: &str = include_str!("../categories.txt");

impl Categories {
    /// The classes that ship with the product: one a line, code and name.
    #[must_use]
    pub fn shipped() -> Self {
        let line = |line: &str| {
            let (code, name) = line.split_once(' ')?;
            let code = code.parse().ok()?;
            Some((code, Category { code, name: name.trim().to_owned() }))
        };
        Self { by_code: SHIPPED.lines().filter(|text| !text.starts_with('#')).filter_map(line).collect() }
    }

    /// The class with this code.
    #[must_use]
    pub fn get(&self, code: u32) -> Option<&Category> {
        self.by_code.get(&code)
    }

    /// The class with this name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Category> {
        self.by_code.values().find(|category| category.name == name)
    }

    /// All of them, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Category> {
        self.by_code.values()
    }
}

#[cfg(test)]
mod tests {
    use super::Categories;

    #[test]
    fn every_shipped_line_is_a_class_with_a_name_of_its_own() {
        let categories = Categories::shipped();
        let lines = super::SHIPPED.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).count();
        assert_eq!(categories.iter().count(), lines);
        for category in categories.iter() {
            assert_eq!(categories.named(&category.name), Some(category), "{}", category.name);
        }
    }
}
