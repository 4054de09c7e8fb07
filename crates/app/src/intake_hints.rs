//! What past matters say about a petition that is about to be registered: those that look like it, with the reason, and
//! which classes and organs they had. Suggestions only; people decide.

use std::collections::{BTreeMap, BTreeSet};

use domain::OrganId;
use domain::matter::{Receipt, StageName};
use grams::{Gram, Normal};
use jiff::civil::Date;

use crate::search::{SearchFailure, SearchOf};
use crate::{App, Chance, Failure, MatterKey, MatterView, Stamp, Subject};

/// Searches for one petition: each looks at some tens of texts.
const SEARCHES_MAX: usize = 6;
/// Matters that one search brings.
const FOUND_MAX: u16 = 16;
/// Matters whose texts are compared with the new one, the newest.
const COMPARED_MAX: usize = 24;
/// Shortest part of a sentence that is looked for: shorter ones stand in many petitions.
const CLAUSE_CHARS_MIN: usize = 6;
/// Longest part of a sentence that is looked for: one changed word further on must not hide the rest.
const CLAUSE_CHARS_MAX: usize = 12;
/// Letters of a title that are looked for together: about two words.
const WINDOW_CHARS: usize = 4;
/// From how many shared pairs in a hundred on two texts are nearly the same.
const NEAR_PERCENT: usize = 60;
/// Pairs of a new text from which on likeness says something.
const PAIRS_MIN: usize = 8;
/// Suggestions of a kind.
const SUGGESTED_MAX: usize = 3;

/// What is known of the petition so far.
#[derive(Clone, Debug, Default)]
pub struct IntakeAsked {
    /// Telephones and identity numbers of the petitioners.
    pub numbers: Vec<String>,
    /// Title.
    pub title: String,
    /// Text.
    pub text: String,
}

/// Why an earlier matter is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LikeWhy {
    /// A petitioner of it gave the same number.
    Number,
    /// So many in a hundred of all pairs of letters stand in both texts.
    Text(u8),
}

/// An earlier matter that may be the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Like {
    /// The matter.
    pub key: MatterKey,
    /// Its receipt.
    pub receipt: Receipt,
    /// Its title, unless it was erased.
    pub title: Option<String>,
    /// When it was received.
    pub received_on: Date,
    /// Where it stands.
    pub stage: StageName,
    /// Who has it.
    pub holder: OrganId,
    /// Why it is shown.
    pub why: BTreeSet<LikeWhy>,
}

/// What past matters had, and how many of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggested<T> {
    /// What.
    pub what: T,
    /// How many past matters support it.
    pub by: u32,
}

/// What past matters say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IntakeHints {
    /// Those that may be the same, the likeliest first.
    pub likes: Vec<Like>,
    /// Content classes of those about the like.
    pub categories: Vec<Suggested<u32>>,
    /// Organs that had those about the like.
    pub organs: Vec<Suggested<OrganId>>,
    /// How many matters about the like were found.
    pub found: u32,
}

impl App {
    /// What past matters that this person may see say about a petition. That numbers were looked up, and what for, is
    /// recorded as for [`App::find_number`]; whoever may not look up numbers is told nothing of them.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn intake_hints(
        &self,
        stamp: &Stamp,
        chance: &mut Chance,
        asked: &IntakeAsked,
        purpose: &str,
    ) -> Result<IntakeHints, Failure> {
        let subject = self.subject(stamp.actor, stamp.today);
        let mut why: BTreeMap<MatterKey, BTreeSet<LikeWhy>> = BTreeMap::new();
        for number in &asked.numbers {
            match self.find_number(stamp, chance, number, purpose).await {
                Ok(found) => found.into_iter().for_each(|found| {
                    why.entry(found.key).or_default().insert(LikeWhy::Number);
                }),
                Err(Failure::NoNumber | Failure::Denied(_) | Failure::Refused(_)) => {}
                Err(other) => return Err(other),
            }
        }
        let (about, mut hints) = self.about_the_like(&subject, asked).await?;
        let pairs = pairs(&asked.text);
        let mut likes = Vec::new();
        let newest: BTreeSet<MatterKey> = why.keys().chain(&about).copied().collect();
        for key in newest.into_iter().rev().take(COMPARED_MAX) {
            let view = match self.read_matter(&subject, key).await {
                Ok(view) => view,
                Err(Failure::NoMatter(_)) => continue,
                Err(other) => return Err(other),
            };
            let mut why = why.remove(&key).unwrap_or_default();
            why.extend(near(&pairs, view.text.as_deref().unwrap_or_default()));
            if !why.is_empty() {
                likes.push(like(view, why));
            }
        }
        likes.sort_by_key(|like| std::cmp::Reverse((like.why.len(), strength(&like.why), like.key)));
        hints.likes = likes;
        Ok(hints)
    }

    /// Matters with the same words, and what they had.
    async fn about_the_like(
        &self,
        subject: &Subject,
        asked: &IntakeAsked,
    ) -> Result<(BTreeSet<MatterKey>, IntakeHints), Failure> {
        let mut lines = BTreeMap::new();
        for phrase in phrases(asked) {
            let query = format!("\"{phrase}\"");
            match self.search_for(subject, SearchOf::default(), &query, None, FOUND_MAX).await {
                Ok(found) => lines.extend(found.lines.into_iter().map(|line| ((line.shard, line.id), line))),
                // What cannot be looked for, or may not, suggests nothing.
                Err(SearchFailure::Query(_) | SearchFailure::Failure(Failure::Denied(_))) => {}
                Err(SearchFailure::Failure(failure)) => return Err(failure),
            }
        }
        let mut categories: BTreeMap<u32, u32> = BTreeMap::new();
        let mut organs: BTreeMap<OrganId, u32> = BTreeMap::new();
        for line in lines.values() {
            if let Some(code) = line.category.and_then(|code| u32::try_from(code).ok()) {
                *categories.entry(code).or_default() += 1;
            }
            // What was never sent on says nothing about where it belongs.
            if line.holder != line.office {
                *organs.entry(OrganId(line.holder)).or_default() += 1;
            }
        }
        let hints = IntakeHints {
            likes: Vec::new(),
            categories: most(categories),
            organs: most(organs),
            found: u32::try_from(lines.len()).unwrap_or(u32::MAX),
        };
        let key = |(shard, id): (i64, i64)| MatterKey { shard, id: domain::MatterId(id) };
        Ok((lines.into_keys().map(key).collect(), hints))
    }
}

/// The most frequent, the most first.
fn most<T: Ord + Copy>(counts: BTreeMap<T, u32>) -> Vec<Suggested<T>> {
    let mut all: Vec<Suggested<T>> = counts.into_iter().map(|(what, by)| Suggested { what, by }).collect();
    all.sort_by_key(|suggested| std::cmp::Reverse(suggested.by));
    all.truncate(SUGGESTED_MAX);
    all
}

fn like(view: MatterView<'_>, why: BTreeSet<LikeWhy>) -> Like {
    let MatterView { key, matter, title, .. } = view;
    let (receipt, received_on, holder) = (matter.receipt, matter.received_on, matter.holder);
    Like { key, receipt, title, received_on, stage: matter.stage.name(), holder, why }
}

/// How far texts agree, of a matter that is shown for that.
fn strength(why: &BTreeSet<LikeWhy>) -> u8 {
    let texts = why.iter().filter_map(|why| match why {
        LikeWhy::Text(percent) => Some(*percent),
        LikeWhy::Number => None,
    });
    texts.max().unwrap_or(0)
}

/// What is looked for: the longest parts of the sentences, and stretches of the title.
fn phrases(asked: &IntakeAsked) -> Vec<String> {
    let clauses = |text: &str| {
        let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        parts.map(|part| part.chars().take(CLAUSE_CHARS_MAX).collect::<String>()).collect::<Vec<_>>()
    };
    let mut long: Vec<String> = clauses(&asked.text);
    long.retain(|part| part.chars().count() >= CLAUSE_CHARS_MIN);
    long.sort_by_key(|part| std::cmp::Reverse(part.chars().count()));
    long.truncate(SEARCHES_MAX / 2);
    for part in clauses(&asked.title) {
        let letters: Vec<char> = part.chars().collect();
        let windows = letters.chunks(WINDOW_CHARS).filter(|window| window.len() >= WINDOW_CHARS / 2);
        long.extend(windows.map(|window| window.iter().collect()));
    }
    let mut seen = BTreeSet::new();
    long.retain(|phrase: &String| seen.insert(phrase.clone()));
    long.truncate(SEARCHES_MAX);
    long
}

fn pairs(text: &str) -> BTreeSet<(char, char)> {
    let normal = Normal::of(text);
    let pair = |Gram(first, second): Gram| second.map(|second| (first, second));
    normal.grams().filter_map(pair).collect()
}

/// Whether two texts are nearly the same, and how far.
fn near(pairs: &BTreeSet<(char, char)>, other: &str) -> Option<LikeWhy> {
    if pairs.len() < PAIRS_MIN {
        return None;
    }
    let others = self::pairs(other);
    let shared = pairs.intersection(&others).count();
    let percent = shared.saturating_mul(100) / pairs.union(&others).count().max(1);
    (percent >= NEAR_PERCENT).then(|| LikeWhy::Text(u8::try_from(percent).unwrap_or(100)))
}

#[cfg(test)]
mod tests {
    use super::{IntakeAsked, LikeWhy, near, pairs, phrases};

    const LETTER: &str = "公租房屋顶漏雨两个月，物业一直没有派人来修，请尽快处理。";

    #[test]
    fn a_text_is_like_itself_and_like_one_with_some_other_words_and_unlike_the_rest() {
        let pairs = pairs(LETTER);
        assert_eq!(near(&pairs, LETTER), Some(LikeWhy::Text(100)));
        let changed = "公租房屋顶漏雨三个月，物业一直没有派人来修，请尽快处理！";
        assert!(matches!(near(&pairs, changed), Some(LikeWhy::Text(percent)) if percent > 70));
        assert_eq!(near(&pairs, "夜间施工噪声很大，影响老人休息，请有关部门查处。"), None);
        assert_eq!(near(&super::pairs("漏雨"), "漏雨"), None, "two words say nothing");
    }

    #[test]
    fn what_is_looked_for_are_parts_of_sentences_and_stretches_of_the_title() {
        let asked =
            IntakeAsked { title: "屋顶漏雨，无人维修".into(), text: LETTER.into(), ..IntakeAsked::default() };
        let phrases = phrases(&asked);
        assert_eq!(phrases.len(), 4);
        assert!(phrases.contains(&"屋顶漏雨".to_owned()) && phrases.contains(&"物业一直没有派人来修".to_owned()));
        assert!(super::phrases(&IntakeAsked::default()).is_empty());
    }
}
