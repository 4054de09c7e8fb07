//! One article's file: its provisions, the rules that cite it, and their examples.

use super::example_file::{self, RuleHere};
use super::fault::FaultKind;
use super::kinds;
use super::reader::TableReader;
use super::source::Source;
use crate::lint::PlacedRule;
use crate::{
    Applies, Cite, Confidence, Counting, Level, Mark, Modality, OrganKind, Pack, Provision, Reading, RuleHead,
    RuleKind, RuleName, Standing,
};

/// Most paragraphs that an attached text is thought to have.
const PARAGRAPHS_MAX: i64 = 10_000;

pub(super) fn read(source: &Source<'_>, file_name: &str, counting: Counting, pack: &mut Pack) {
    let parsed = source.parse();
    let file = TableReader::new(source, parsed.get_ref(), 0..0);
    let article = file_name.strip_suffix(".toml").and_then(|stem| stem.parse::<u16>().ok());
    for table in file.tables("provision") {
        own_article(&table, pack, article);
        if let Some(provision) = provision(&table) {
            pack.placed.provisions.push((provision.cite, source.place(table.span_of("cite"))));
            pack.provisions.push(provision);
        }
        table.finish();
    }
    let first_here = pack.placed.rules.len();
    let mut ids: Vec<RuleName> = Vec::new();
    for table in file.tables("rule") {
        let id: Option<RuleName> = table.text("id").map(Into::into);
        ids.extend(id.clone());
        own_article(&table, pack, article);
        let head = head(&table, id);
        // Without a kind nobody knows which keys belong: one fault is enough.
        if let Some(kind) = table.named::<RuleKind>("kind") {
            if let Some(head) = &head {
                pack.placed.rules.push(placed(source, &table, head, kind));
            }
            kinds::read(&table, kind, head, counting, &mut pack.rules);
            table.finish();
        }
    }
    let ours = pack.placed.rules.iter().skip(first_here);
    let here: Vec<RuleHere> =
        ours.map(|rule| RuleHere { id: rule.id.clone(), kind: rule.kind, cite: rule.cite }).collect();
    // An example of a rule that does not read well is not judged: the rule has its own fault.
    let unread = |id: &str| ids.iter().any(|known| **known == *id) && !here.iter().any(|rule| *rule.id == *id);
    for table in file.tables("example") {
        let of = table.value("rule").and_then(|value| value.get_ref().as_str());
        if of.is_some_and(unread) {
            continue;
        }
        if let Some(example) = example_file::example(&table, &here) {
            pack.placed.examples.push(source.place(table.span_of("name")));
            pack.examples.push(example);
        }
    }
    file.finish();
}

fn own_article(table: &TableReader<'_, '_>, pack: &Pack, article: Option<u16>) {
    // A citation that is missing or does not read well has its own fault.
    let text = table.value("cite").and_then(|value| value.get_ref().as_str());
    let Some(cite) = text.and_then(|text| text.parse::<Cite>().ok()) else { return };
    if cite.pack != pack.code {
        table.source.fault(table.span_of("cite"), FaultKind::CiteOfOtherPack { cite });
    } else if article != Some(cite.article) {
        table.source.fault(table.span_of("cite"), FaultKind::FileOfOtherArticle { cite });
    }
}

fn placed(source: &Source<'_>, table: &TableReader<'_, '_>, head: &RuleHead, kind: RuleKind) -> PlacedRule {
    PlacedRule {
        id: head.id.clone(),
        kind,
        cite: head.cite,
        at_id: source.place(table.span_of("id")),
        at_cite: source.place(table.span_of("cite")),
        numbers: table.numeric_keys(),
    }
}

/// A provision.
pub(super) fn provision(table: &TableReader<'_, '_>) -> Option<Provision> {
    let cite = table.cite("cite");
    let gist = table.text("gist");
    let modality = table.named::<Modality>("modality");
    let bearer = table.optional_text("bearer");
    let mark = table.optional_named::<Mark>("mark");
    let see = table.optional_cite("see");
    if mark == Some(Mark::Elsewhere) && see.is_none() {
        table.source.fault(table.span_of("mark"), FaultKind::MissingKey { key: "see" });
    }
    let confidence = table.optional_named::<Confidence>("confidence");
    let told_in = table.numbers("told_in", 1, PARAGRAPHS_MAX);
    Some(Provision { cite: cite?, gist: gist?, modality: modality?, bearer, mark, see, confidence, told_in })
}

/// What every rule has.
pub(super) fn head(table: &TableReader<'_, '_>, id: Option<RuleName>) -> Option<RuleHead> {
    let cite = table.cite("cite");
    let name = table.optional_text("name");
    let gist = table.text("gist");
    let applies = table.table("applies").map(|inner| applies(&inner)).unwrap_or_default();
    let replaces = table.texts("replaces").into_iter().map(RuleName::from).collect();
    let (from, until) = table.table("in_force").map(|inner| part_of_time(&inner)).unwrap_or_default();
    let confidence = table.optional_named::<Confidence>("confidence");
    let readings = readings(table);
    Some(RuleHead { id: id?, cite: cite?, name, gist: gist?, applies, replaces, from, until, confidence, readings })
}

/// Whom a rule is for.
pub(super) fn applies(table: &TableReader<'_, '_>) -> Applies {
    let applies = Applies {
        organs: table.names::<OrganKind>("organs"),
        except_organs: table.names::<OrganKind>("except_organs"),
        levels: table.names::<Level>("levels"),
        standings: table.names::<Standing>("standings"),
    };
    table.finish();
    applies
}

/// The days of a rule, where they differ from its pack's.
pub(super) fn part_of_time(table: &TableReader<'_, '_>) -> (Option<jiff::civil::Date>, Option<jiff::civil::Date>) {
    let from = table.optional_date("from");
    let until = table.optional_date("until");
    table.in_order(from, until);
    table.finish();
    (from, until)
}

/// The readings of a head or a rule.
pub(super) fn readings(table: &TableReader<'_, '_>) -> Vec<Reading> {
    table.tables("readings").iter().filter_map(|inner| reading(inner, table)).collect()
}

/// One reading.
pub(super) fn reading(inner: &TableReader<'_, '_>, of: &TableReader<'_, '_>) -> Option<Reading> {
    let on = inner.text("on");
    let says = inner.text("says");
    let decided = inner.text("decided");
    if let Some(on) = &on
        && !of.speaks_of(on)
    {
        inner.source.fault(inner.span_of("on"), FaultKind::ReadingOnUnknownKey { on: on.clone() });
    }
    inner.finish();
    Some(Reading { on: on?, says: says?, decided: decided? })
}
