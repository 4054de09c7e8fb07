//! One article's file: its provisions, the rules that cite it, and their examples.

use super::fault::FaultKind;
use super::reader::{Source, TableReader};
use crate::lint::Placed;
use crate::{
    Act, Approver, Bearer, Cite, ClockRule, Counting, Example, Extension, GuardRule, Modality, Pack, Provision,
    Purpose, Reading, Requires, RuleKind, RuleName, Start, Stop, Unit,
};

/// Longest period that a rule may state, in its unit: anything longer is a slip of the pen.
const LENGTH_MAX: i64 = 3_660;

pub(super) fn read(source: &Source<'_>, file_name: &str, counting: Counting, pack: &mut Pack, placed: &mut Placed) {
    let parsed = source.parse();
    let file = TableReader::new(source, parsed.get_ref(), 0..0);
    let article = file_name.strip_suffix(".toml").and_then(|stem| stem.parse::<u16>().ok());
    for table in file.tables("provision") {
        let cite = table.cite("cite");
        if let Some(cite) = cite {
            own_article(&table, cite, pack, article);
            placed.provisions.push((cite, source.place(table.span_of("cite"))));
        }
        pack.provisions.extend(provision(&table, cite));
        table.finish();
    }
    for table in file.tables("rule") {
        let cite = table.cite("cite");
        if let Some(cite) = cite {
            own_article(&table, cite, pack, article);
        }
        let id: Option<RuleName> = table.text("id").map(Into::into);
        if let Some(id) = &id {
            placed.rules.push((
                id.clone(),
                cite,
                source.place(table.span_of("id")),
                source.place(table.span_of("cite")),
            ));
        }
        match table.named("kind", RuleKind::NAMES, RuleKind::named) {
            Some(RuleKind::Clock) => pack.clocks.extend(clock(&table, id, cite, counting)),
            Some(RuleKind::Guard) => pack.guards.extend(guard(&table, id, cite)),
            // Without a kind nobody knows which keys belong: one fault is enough.
            None => {}
        }
    }
    for table in file.tables("example") {
        if let Some(example) = example(&table) {
            placed.examples.push(source.place(table.span_of("name")));
            pack.examples.push(example);
        }
        table.finish();
    }
    file.finish();
}

fn own_article(table: &TableReader<'_, '_>, cite: Cite, pack: &Pack, article: Option<u16>) {
    if cite.pack != pack.code {
        table.source.fault(table.span_of("cite"), FaultKind::CiteOfOtherPack { cite });
    } else if article != Some(cite.article) {
        table.source.fault(table.span_of("cite"), FaultKind::FileOfOtherArticle { cite });
    }
}

fn provision(table: &TableReader<'_, '_>, cite: Option<Cite>) -> Option<Provision> {
    let gist = table.text("gist");
    let modality = table.named("modality", Modality::NAMES, Modality::named);
    let bearer = table.optional_text("bearer");
    Some(Provision { cite: cite?, gist: gist?, modality: modality?, bearer })
}

fn clock(
    table: &TableReader<'_, '_>,
    id: Option<RuleName>,
    cite: Option<Cite>,
    counting: Counting,
) -> Option<ClockRule> {
    let gist = table.text("gist");
    let bearer = table.named("bearer", Bearer::NAMES, Bearer::named);
    let window = table.flag("window");
    let starts = table.some_names("starts", Start::NAMES, Start::named);
    let stops = table.some_names("stops", Stop::NAMES, Stop::named);
    let unit = table.named("unit", Unit::NAMES, Unit::named);
    let length = length(table, unit);
    let purpose = table.names("purpose", Purpose::NAMES, Purpose::named);
    let excludes = table.names("excludes", SPANS, |text| SPANS.contains(&text).then(|| text.to_owned()));
    let extension = table.table("extension").and_then(|inner| extension(&inner));
    if extension.is_some() && window {
        table.source.fault(table.span_of("extension"), FaultKind::WindowExtended);
    }
    let readings = readings(table);
    table.finish();
    let rule = ClockRule {
        id: id?,
        cite: cite?,
        gist: gist?,
        bearer: bearer?,
        window,
        starts,
        stops,
        length,
        unit: unit?,
        purpose,
        excludes,
        extension,
        counting,
        readings,
    };
    Some(rule)
}

/// Spans of a procedure that a clock may leave out of its count.
const SPANS: &[&str] = &["hearing"];

fn length(table: &TableReader<'_, '_>, unit: Option<Unit>) -> Option<u16> {
    let length = table.optional_number("length", 1, LENGTH_MAX);
    let given = table.value("length").is_some();
    match unit {
        Some(Unit::Days | Unit::WorkingDays | Unit::Months) if !given => {
            table.source.fault(table.span.clone(), FaultKind::LengthMissing);
        }
        Some(Unit::SetInAct | Unit::Unstated) if given => {
            table.source.fault(table.span_of("length"), FaultKind::LengthNotAllowed);
        }
        _ => {}
    }
    length
}

fn extension(table: &TableReader<'_, '_>) -> Option<Extension> {
    let days_max = table.number("days_max", 1, LENGTH_MAX);
    let times_max = table.optional_number("times_max", 1, LENGTH_MAX);
    let approver = table.named("approver", Approver::NAMES, Approver::named);
    let before_expiry = table.flag("before_expiry");
    let tell_reason = table.flag("tell_reason");
    table.finish();
    Some(Extension { days_max: days_max?, times_max, approver: approver?, before_expiry, tell_reason })
}

fn guard(table: &TableReader<'_, '_>, id: Option<RuleName>, cite: Option<Cite>) -> Option<GuardRule> {
    let gist = table.text("gist");
    let act = table.named("act", Act::NAMES, Act::named);
    let requires = table.named("requires", Requires::NAMES, Requires::named);
    let limit = table.optional_number("limit", 1, LENGTH_MAX);
    if requires == Some(Requires::RepresentativesMax) && limit.is_none() {
        table.source.fault(table.span.clone(), FaultKind::LimitMissing);
    }
    let readings = readings(table);
    table.finish();
    Some(GuardRule { id: id?, cite: cite?, gist: gist?, act: act?, requires: requires?, limit, readings })
}

fn readings(table: &TableReader<'_, '_>) -> Vec<Reading> {
    let mut list = Vec::new();
    for inner in table.tables("readings") {
        let on = inner.text("on");
        let says = inner.text("says");
        let decided = inner.text("decided");
        if let Some(on) = &on
            && !table.speaks_of(on)
        {
            inner.source.fault(inner.span_of("on"), FaultKind::ReadingOnUnknownKey { on: on.clone() });
        }
        inner.finish();
        if let (Some(on), Some(says), Some(decided)) = (on, says, decided) {
            list.push(Reading { on, says, decided });
        }
    }
    list
}

fn example(table: &TableReader<'_, '_>) -> Option<Example> {
    let name = table.text("name");
    let rule: Option<RuleName> = table.text("rule").map(Into::into);
    let given = table.table("given");
    let then = table.table("then");
    for (part, key) in [(&given, "given"), (&then, "then")] {
        if part.is_none() && table.value(key).is_none() {
            table.source.fault(table.span.clone(), FaultKind::MissingKey { key });
        }
    }
    let (given, then) = (given?, then?);
    let start = given.date("start");
    let set_days = given.optional_number("set_days", 1, LENGTH_MAX);
    let extension_days = given.optional_number("extension_days", 1, LENGTH_MAX).unwrap_or(0);
    let excluded_days = given.optional_number("excluded_days", 1, LENGTH_MAX).unwrap_or(0);
    given.finish();
    let ends_on = then.optional_date("ends_on");
    let due_on = then.date("due_on");
    then.finish();
    Some(Example {
        name: name?,
        rule: rule?,
        start: start?,
        set_days,
        extension_days,
        excluded_days,
        ends_on,
        due_on: due_on?,
    })
}
