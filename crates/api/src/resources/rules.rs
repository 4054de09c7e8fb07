//! The rules and the calendars.

use std::collections::BTreeMap;

use app::Action;
use app::law::{NATION, Pack, PackCode, PackRole};
use app::rules::{RuleFacets, facets};
use axum::Json;
use axum::routing::get;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{bad, may_read};
use crate::caller::Caller;
use crate::intake::{Asked, Called};
use crate::operation::{Operation, Tag};
use crate::problem::Problem;
use crate::word::Word;

pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::get("/rules", "listRules", get(list)).tag(Tag::Rules).asks::<RulesQuery>().answers::<Packs>(),
        Operation::get("/rules/{pack}", "readRules", get(read)).tag(Tag::Rules).answers::<PackPage>(),
        Operation::get("/calendar", "calendar", get(calendar))
            .tag(Tag::Rules)
            .asks::<CalendarQuery>()
            .answers::<Days>(),
    ]
}

/// Which instruments.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RulesQuery {
    /// Those that hold in this place: `CN` or a division code. Every instrument where neither place nor day is given.
    place: Option<String>,
    /// Those that hold on this day; today where only the place is given.
    on: Option<Date>,
}

/// An instrument.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "Pack")]
struct PackShape {
    /// Its code, such as `R22`.
    code: String,
    /// Official title.
    title: String,
    /// Issuing body.
    issuer: String,
    /// Document number.
    number: String,
    /// Where it holds.
    division: String,
    /// What it does among the instruments of its place.
    role: Word<PackRole>,
    /// First day in force.
    from: Date,
    /// Last day in force; none where nothing ended it.
    until: Option<Date>,
    /// What it builds on.
    base: Vec<String>,
}

impl From<&Pack> for PackShape {
    fn from(pack: &Pack) -> Self {
        Self {
            code: pack.code.to_string(),
            title: pack.title.clone(),
            issuer: pack.issuer.clone(),
            number: pack.number.clone(),
            division: pack.division.clone(),
            role: Word(pack.role),
            from: pack.from,
            until: pack.until,
            base: pack.base.iter().map(|base| base.pack.to_string()).collect(),
        }
    }
}

/// Instruments.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct Packs {
    /// The instruments.
    rules: Vec<PackShape>,
}

async fn list(caller: Caller, Asked(asked): Asked<RulesQuery>) -> Result<Json<Packs>, Problem> {
    may_read(&caller, Action::ReadRules)?;
    let book = caller.app().law();
    let rules = match (&asked.place, asked.on) {
        (None, None) => book.packs().iter().map(|pack| PackShape::from(&**pack)).collect(),
        (place, on) => {
            let place = division(&caller, place.as_deref(), "place")?;
            let law = book.on(place, on.unwrap_or(caller.today()));
            law.iter().flat_map(app::law::Law::packs).map(|pack| PackShape::from(&**pack)).collect()
        }
    };
    Ok(Json(Packs { rules }))
}

/// A place as rules name it.
fn division<'a>(caller: &Caller, text: Option<&'a str>, name: &str) -> Result<&'a str, Problem> {
    match text {
        None => Ok(NATION),
        Some(text) if text == NATION || app::rules::is_division(text) => Ok(text),
        Some(_) => Err(bad(caller, name)),
    }
}

/// A provision.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "Provision")]
struct ProvisionShape {
    /// Its code, such as `R22-34`.
    cite: String,
    /// What it says, in our own words.
    gist: String,
    /// What it does.
    modality: Word<app::law::Modality>,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "Rule")]
struct RuleShape {
    /// Its kind.
    kind: Word<app::law::RuleKind>,
    /// Its name.
    id: String,
    /// The provision.
    cite: String,
    /// In our own words.
    gist: String,
    /// What it states, by key.
    says: BTreeMap<String, Value>,
}

impl From<&RuleFacets> for RuleShape {
    fn from(rule: &RuleFacets) -> Self {
        let says = rule.facets.iter().map(|facet| {
            let inner = facet.table != rule.kind.name() && facet.table != "rule";
            let key = if inner { format!("{}.{}", facet.table, facet.key) } else { facet.key.clone() };
            (key, facet.value.clone())
        });
        Self {
            kind: Word(rule.kind),
            id: rule.id.clone(),
            cite: rule.cite.clone(),
            gist: rule.gist.clone(),
            says: says.collect(),
        }
    }
}

/// An instrument with its provisions and its rules.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct PackPage {
    /// The instrument.
    #[serde(flatten)]
    pack: PackShape,
    /// Its provisions, in order.
    provisions: Vec<ProvisionShape>,
    /// Its rules.
    rules: Vec<RuleShape>,
}

async fn read(caller: Caller, Called(code): Called) -> Result<Json<PackPage>, Problem> {
    may_read(&caller, Action::ReadRules)?;
    let code: PackCode = code.parse().map_err(|_| caller.not_found())?;
    let pack = caller.app().law().pack(code).ok_or_else(|| caller.not_found())?;
    let provisions = pack.provisions.iter().map(|provision| ProvisionShape {
        cite: provision.cite.to_string(),
        gist: provision.gist.clone(),
        modality: Word(provision.modality),
    });
    Ok(Json(PackPage {
        pack: PackShape::from(pack),
        provisions: provisions.collect(),
        rules: facets(pack).iter().map(RuleShape::from).collect(),
    }))
}

/// Days of a calendar at most: as many as a year has.
const DAYS_MAX: i32 = 366;

/// Which days of which calendar.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CalendarQuery {
    /// First day.
    from: Date,
    /// Last day, within a year of the first.
    until: Date,
    /// The place: `CN` or a division code; the whole country where it is left out.
    place: Option<String>,
}

/// What a calendar says of a span of days: all that deviates from the week.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct Days {
    /// First day.
    from: Date,
    /// Last day.
    until: Date,
    /// The years of the span that have been announced; in any other the week alone counts, and what is counted is
    /// provisional.
    announced_years: Vec<i16>,
    /// Rest days by name, weekend days of a holiday included.
    rest: BTreeMap<String, String>,
    /// Weekend days that are worked, by the name of the holiday.
    work: BTreeMap<String, String>,
}

async fn calendar(caller: Caller, Asked(asked): Asked<CalendarQuery>) -> Result<Json<Days>, Problem> {
    may_read(&caller, Action::ReadRules)?;
    let span = (asked.until - asked.from).get_days();
    if asked.until < asked.from || span >= DAYS_MAX {
        return Err(bad(&caller, "until"));
    }
    let place = division(&caller, asked.place.as_deref(), "place")?;
    let announced = caller.app().law().calendar(place).announced(asked.from, asked.until);
    let named =
        |days: &BTreeMap<Date, &str>| days.iter().map(|(day, name)| (day.to_string(), (*name).to_owned())).collect();
    Ok(Json(Days {
        from: announced.from,
        until: announced.until,
        rest: named(&announced.rest),
        work: named(&announced.work),
        announced_years: announced.years,
    }))
}
