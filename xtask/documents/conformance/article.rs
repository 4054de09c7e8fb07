//! A text article by article: what it says, where it lives, what tests it, and whether it is open.

use std::collections::BTreeMap;

use law::{Cite, Mark, Pack, Provision, RuleKind};

use super::test_ids::Test;

/// Marks that explain why an article has no test: there is nothing to test, or not here.
const EXPLAINS: [Mark; 6] =
    [Mark::Purpose, Mark::Definition, Mark::Organisation, Mark::Outside, Mark::Lost, Mark::Elsewhere];

/// One instrument.
pub struct Text<'p> {
    pub pack: &'p Pack,
    pub articles: Vec<Article<'p>>,
}

/// One article: itself, then its paragraphs and items that have provisions of their own.
pub struct Article<'p> {
    pub cite: Cite,
    pub rows: Vec<Row<'p>>,
}

/// One provision.
pub struct Row<'p> {
    pub provision: &'p Provision,
    pub rules: Vec<(RuleKind, &'p str)>,
    pub tests: Vec<Test>,
    /// How many of the pack's own examples are of its rules.
    pub examples: usize,
}

impl<'p> Text<'p> {
    /// A pack with the tests that carry its provisions.
    pub fn of(pack: &'p Pack, tests: &BTreeMap<Cite, Vec<Test>>) -> Self {
        let mut articles: Vec<Article<'p>> = Vec::new();
        for provision in &pack.provisions {
            let cite = provision.cite.whole_article();
            let row = Row::of(provision, pack, tests);
            match articles.last_mut().filter(|article| article.cite == cite) {
                Some(article) => article.rows.push(row),
                None => articles.push(Article { cite, rows: vec![row] }),
            }
        }
        Self { pack, articles }
    }

    /// The articles that are open.
    pub fn open(&self) -> impl Iterator<Item = Cite> {
        self.articles.iter().filter(|article| article.is_open()).map(|article| article.cite)
    }
}

impl Article<'_> {
    /// Whether a rule stands at it or below it.
    pub fn has_rules(&self) -> bool {
        self.rows.iter().any(|row| !row.rules.is_empty())
    }

    /// Whether it has no rule, and says anywhere why not.
    pub fn is_marked(&self) -> bool {
        !self.has_rules() && self.rows.iter().any(|row| row.provision.mark.is_some())
    }

    /// Whether something tests it.
    pub fn is_tested(&self) -> bool {
        self.rows.iter().any(Row::is_tested)
    }

    /// Whether nothing tests it, and no mark says why there is nothing to test.
    pub fn is_open(&self) -> bool {
        !self.is_tested() && !self.is_explained()
    }

    /// A rule can be tested, whatever marks stand beside it. Without one, the article's own mark speaks for all of it,
    /// or each of its parts has one.
    fn is_explained(&self) -> bool {
        let explains = |row: &Row<'_>| row.provision.mark.is_some_and(|mark| EXPLAINS.contains(&mark));
        let (own, parts): (Vec<&Row<'_>>, Vec<&Row<'_>>) =
            self.rows.iter().partition(|row| row.provision.cite == self.cite);
        let all_parts = !parts.is_empty() && parts.iter().all(|row| explains(row));
        !self.has_rules() && (own.iter().any(|row| explains(row)) || all_parts)
    }
}

impl<'p> Row<'p> {
    fn of(provision: &'p Provision, pack: &'p Pack, tests: &BTreeMap<Cite, Vec<Test>>) -> Self {
        let here = pack.rules.heads().filter(|(_, head)| head.cite == provision.cite);
        let rules: Vec<(RuleKind, &'p str)> = here.map(|(kind, head)| (kind, &*head.id)).collect();
        let of_rule = |name: &str| rules.iter().any(|(_, id)| *id == name);
        let examples = pack.examples.iter().filter(|example| of_rule(&example.rule)).count();
        let tests = tests.get(&provision.cite).cloned().unwrap_or_default();
        Self { provision, rules, tests, examples }
    }

    /// Whether something tests it.
    pub fn is_tested(&self) -> bool {
        !self.tests.is_empty() || self.examples > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use law::Modality;

    fn provision(cite: &str, mark: Option<Mark>) -> Provision {
        Provision {
            cite: cite.parse().unwrap(),
            gist: String::new(),
            modality: Modality::Duty,
            bearer: None,
            mark,
            see: None,
            confidence: None,
            told_in: Vec::new(),
        }
    }

    /// Whether an article with these provisions, with rules and tests at some of them, is open.
    fn is_open(provisions: &[(&str, Option<Mark>)], ruled: &str, examples: usize) -> bool {
        let provisions: Vec<Provision> = provisions.iter().map(|(cite, mark)| provision(cite, *mark)).collect();
        let row = |provision| Row { provision, rules: Vec::new(), tests: Vec::new(), examples: 0 };
        let mut rows: Vec<Row<'_>> = provisions.iter().map(row).collect();
        for row in rows.iter_mut().filter(|row| row.provision.cite.to_string() == ruled) {
            row.rules.push((RuleKind::Duty, "train"));
            row.examples = examples;
        }
        Article { cite: "BJ-1".parse().unwrap(), rows }.is_open()
    }

    #[test]
    fn an_article_is_open_without_a_test_or_a_reason() {
        let purpose = Some(Mark::Purpose);
        let standing = Some(Mark::Standing);
        for (provisions, ruled, examples, open) in [
            (&[("BJ-1", None)][..], "", 0, true),
            (&[("BJ-1", None)], "BJ-1", 0, true),
            (&[("BJ-1", None)], "BJ-1", 1, false),
            (&[("BJ-1", purpose)], "", 0, false),
            (&[("BJ-1", standing)], "", 0, true),
            (&[("BJ-1", purpose)], "BJ-1", 0, true),
            (&[("BJ-1", purpose), ("BJ-1¶1", None)], "", 0, false),
            (&[("BJ-1", None), ("BJ-1¶1", purpose), ("BJ-1¶2", purpose)], "", 0, false),
            (&[("BJ-1", None), ("BJ-1¶1", purpose), ("BJ-1¶2", None)], "", 0, true),
            (&[("BJ-1", None), ("BJ-1¶1", purpose), ("BJ-1¶2", None)], "BJ-1¶2", 1, false),
        ] {
            assert_eq!(is_open(provisions, ruled, examples), open, "{provisions:?} {ruled} {examples}");
        }
    }
}
