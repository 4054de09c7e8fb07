//! Chinese words for what documents say: they are written in Chinese, whatever the language of the screens.

use jiff::civil::Date;
use law::{Cite, LawBook, chinese_numeral};
use wording::{Arg, Lang};

pub(super) fn say(key: &str) -> String {
    Lang::Chinese.words().say(key)
}

pub(super) fn with(key: &str, args: &[(&str, Arg<'_>)]) -> String {
    Lang::Chinese.words().with(key, args)
}

pub(super) fn name(family: &str, name: &str) -> String {
    Lang::Chinese.words().name(family, name)
}

pub(super) fn list(items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().collect::<Vec<_>>().join(&say("list-comma"))
}

/// A day with its year: 2026年4月2日.
pub(super) fn day(day: Date) -> String {
    let args = [
        ("year", day.year().to_string().into()),
        ("month", day.month().to_string().into()),
        ("day", day.day().to_string().into()),
        ("weekday", String::new().into()),
    ];
    with("day-with-year", &args)
}

/// What started a clock: 受理.
pub(super) fn start(rule: &law::ClockRule) -> String {
    let words = Lang::Chinese.words();
    let key = format!("start-{}", rule.head.id);
    let of_kind = || rule.says.starts.first().map(|start| name("rule-name-start", start.name())).unwrap_or_default();
    if words.has(&key) { words.say(&key) } else { of_kind() }
}

/// What a clock is for: 申请行政复议.
pub(super) fn clock(rule: &law::ClockRule) -> String {
    let words = Lang::Chinese.words();
    let key = format!("clock-{}", rule.head.id);
    // An office's own rules have no words here; their gist says what they are for.
    if words.has(&key) { words.say(&key) } else { rule.head.gist.clone() }
}

/// Provisions, written out by instrument: 《信访工作条例》第二十二条第一款、第二十三条第二款.
///
/// Where the articles of an instrument are numbered by us, only its title is written: nobody would find the article.
pub(super) fn cites(book: &LawBook, cites: impl IntoIterator<Item = Cite>) -> String {
    let mut titles: Vec<(String, Vec<String>)> = Vec::new();
    let mut before: Option<Cite> = None;
    for cite in cites {
        let pack = book.pack(cite.pack);
        let title = pack.map_or_else(|| cite.pack.to_string(), |pack| pack.title.clone());
        let place = if pack.is_some_and(|pack| pack.own_numbers) { None } else { Some(place(cite, before)) };
        before = Some(cite);
        match titles.iter_mut().find(|(known, _)| *known == title) {
            Some((_, places)) => places.extend(place),
            None => titles.push((title, place.into_iter().collect())),
        }
    }
    let written = |(title, places): (String, Vec<String>)| {
        with("issue-instrument", &[("title", title.into()), ("places", list(places).into())])
    };
    titles.into_iter().map(written).collect::<Vec<_>>().join(&say("list-semicolon"))
}

/// A place in an instrument; of the same article as the one before only what differs.
fn place(cite: Cite, before: Option<Cite>) -> String {
    let same = before.is_some_and(|before| before.whole_article() == cite.whole_article() && cite.paragraph > 0);
    let mut text =
        if same { String::new() } else { with("issue-article", &[("n", chinese_numeral(cite.article).into())]) };
    if cite.paragraph > 0 {
        text.push_str(&with("issue-paragraph", &[("n", chinese_numeral(u16::from(cite.paragraph)).into())]));
    }
    if cite.item > 0 {
        text.push_str(&with("issue-item", &[("n", chinese_numeral(u16::from(cite.item)).into())]));
    }
    text
}
