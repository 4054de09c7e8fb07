//! Divisions, organs, posts and who holds them; content classes.

use app::Action;
use app::domain::directory::{Level, Organ, OrganKind, Post, Standing, Tenure};
use app::domain::{OfficialId, OrganId};
use axum::Json;
use axum::routing::get;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::may_read;
use crate::caller::Caller;
use crate::intake::{Asked, Called};
use crate::operation::{Operation, Tag};
use crate::problem::Problem;
use crate::shape::Named;
use crate::word::{Id, Word};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::get("/organs", "listOrgans", get(organs)).tag(Tag::Directory).asks::<OnDay>().answers::<Organs>(),
        Operation::get("/organs/{id}", "readOrgan", get(organ))
            .tag(Tag::Directory)
            .asks::<OnDay>()
            .answers::<OrganPage>(),
        Operation::get("/officials/{id}", "readOfficial", get(official))
            .tag(Tag::Directory)
            .asks::<OnDay>()
            .answers::<OfficialPage>(),
        Operation::get("/divisions", "listDivisions", get(divisions)).tag(Tag::Directory).answers::<Divisions>(),
        Operation::get("/categories", "listCategories", get(categories)).tag(Tag::Directory).answers::<Categories>(),
    ]
}

/// As of which day.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct OnDay {
    /// The day; today where it is left out.
    on: Option<Date>,
}

/// An organ.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "Organ")]
struct OrganShape {
    /// Identity.
    id: Id,
    /// Name on that day.
    name: String,
    /// The mark in receipt numbers.
    mark: String,
    /// Kind of body.
    kind: Word<OrganKind>,
    /// Where it is.
    division: Id,
    /// The next higher organ in its place.
    parent: Option<Id>,
    /// The higher organ in its line of work.
    line: Option<Id>,
    /// Whether it is run from above.
    vertical: bool,
    /// The organ with managing authority over its leaders.
    managed_by: Option<Id>,
    /// First day.
    from: Date,
    /// Last day; none while it exists.
    until: Option<Date>,
}

impl From<&Organ> for OrganShape {
    fn from(organ: &Organ) -> Self {
        Self {
            id: organ.id.into(),
            name: organ.name.clone(),
            mark: organ.mark.clone(),
            kind: Word(organ.kind),
            division: organ.division.into(),
            parent: organ.parent.map(Id::from),
            line: organ.line.map(Id::from),
            vertical: organ.vertical,
            managed_by: organ.managed_by.map(Id::from),
            from: organ.from,
            until: organ.until,
        }
    }
}

/// The organs that exist on a day, by identity.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct Organs {
    /// The day.
    on: Date,
    /// The organs.
    organs: Vec<OrganShape>,
}

async fn organs(caller: Caller, Asked(asked): Asked<OnDay>) -> Result<Json<Organs>, Problem> {
    may_read(&caller, Action::ReadDirectory)?;
    let on = asked.on.unwrap_or(caller.today());
    let directory = &caller.directory;
    let active = directory.organs.keys().filter(|id| directory.active(**id, on).is_ok());
    let organs = active.filter_map(|id| directory.organ_on(*id, on)).map(|organ| OrganShape::from(&organ)).collect();
    Ok(Json(Organs { on, organs }))
}

/// Somebody in office.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct InOffice {
    /// Who.
    official: Named,
    /// The organ.
    organ: Named,
    /// The post.
    post: Id,
    /// Its title.
    title: String,
    /// The standing that comes with it.
    standing: Word<Standing>,
    /// Whether they stand in for a holder.
    acting: bool,
    /// First day.
    from: Date,
    /// Last day; none while it lasts.
    until: Option<Date>,
    /// Organs that they are in charge of.
    in_charge_of: Vec<Named>,
    /// Fields of work that they are in charge of.
    fields: Vec<String>,
}

fn in_office(caller: &Caller, tenure: &Tenure, post: &Post, on: Date) -> InOffice {
    let (speaker, portfolio) = (caller.speaker(), tenure.portfolio_on(on));
    InOffice {
        official: Named::official(&speaker, tenure.official),
        organ: Named::organ(&speaker, post.organ),
        post: Id(tenure.post.0),
        title: post.title.clone(),
        standing: Word(post.standing),
        acting: tenure.acting,
        from: tenure.from,
        until: tenure.until,
        in_charge_of: portfolio.organs.iter().map(|organ| Named::organ(&speaker, *organ)).collect(),
        fields: portfolio.fields.clone(),
    }
}

/// An organ with who stands above it, who carries on, and who holds office there.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct OrganPage {
    /// The organ.
    #[serde(flatten)]
    organ: OrganShape,
    /// The day.
    on: Date,
    /// Whether it exists on that day.
    active: bool,
    /// The next higher organs.
    higher: Vec<Named>,
    /// Who carries on its work, where it is no more.
    successors: Vec<Named>,
    /// Who heads it.
    head: Option<Named>,
    /// Who holds office there, leaders first.
    in_office: Vec<InOffice>,
}

async fn organ(caller: Caller, Called(id): Called, Asked(asked): Asked<OnDay>) -> Result<Json<OrganPage>, Problem> {
    may_read(&caller, Action::ReadDirectory)?;
    let id: Id = serde_json::from_value(id.into()).map_err(|_| caller.not_found())?;
    let (id, on) = (id.organ(), asked.on.unwrap_or(caller.today()));
    let (directory, speaker) = (&caller.directory, caller.speaker());
    let organ = directory.organ_on(id, on).ok_or_else(|| caller.not_found())?;
    let names = |organs: Vec<OrganId>| organs.into_iter().map(|organ| Named::organ(&speaker, organ)).collect();
    let held = directory.tenures.keys().flat_map(|official| directory.tenures_on(*official, on));
    let mut here: Vec<_> = held.filter(|(_, post)| post.organ == id).collect();
    here.sort_by_key(|(tenure, post)| (post.standing, tenure.post, tenure.from));
    Ok(Json(OrganPage {
        on,
        active: directory.active(id, on).is_ok(),
        higher: names(directory.higher_organs(id)),
        successors: names(directory.successors(id, on)),
        head: directory.head_of(id, on).map(|official| Named::official(&speaker, official)),
        in_office: here.into_iter().map(|(tenure, post)| in_office(&caller, tenure, post, on)).collect(),
        organ: OrganShape::from(&organ),
    }))
}

/// An official with the posts that they hold.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct OfficialPage {
    /// Identity.
    id: Id,
    /// Name.
    name: String,
    /// The day.
    on: Date,
    /// The posts that they hold on that day.
    posts: Vec<InOffice>,
}

async fn official(
    caller: Caller,
    Called(id): Called,
    Asked(asked): Asked<OnDay>,
) -> Result<Json<OfficialPage>, Problem> {
    may_read(&caller, Action::ReadDirectory)?;
    let id: Id = serde_json::from_value(id.into()).map_err(|_| caller.not_found())?;
    let on = asked.on.unwrap_or(caller.today());
    let official: OfficialId = id.official();
    let found = caller.directory.officials.get(&official).ok_or_else(|| caller.not_found())?;
    let posts = caller.directory.tenures_on(official, on);
    Ok(Json(OfficialPage {
        id,
        name: found.name.clone(),
        on,
        posts: posts.map(|(tenure, post)| in_office(&caller, tenure, post, on)).collect(),
    }))
}

/// A division.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "Division")]
struct DivisionShape {
    /// Its code.
    code: Id,
    /// Name.
    name: String,
    /// Level.
    level: Word<Level>,
    /// The division that it belongs to.
    parent: Option<Id>,
}

/// The divisions, by code.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct Divisions {
    /// The divisions.
    divisions: Vec<DivisionShape>,
}

async fn divisions(caller: Caller) -> Result<Json<Divisions>, Problem> {
    may_read(&caller, Action::ReadDirectory)?;
    let divisions = caller.directory.divisions.iter().map(|(code, division)| DivisionShape {
        code: (*code).into(),
        name: division.name.clone(),
        level: Word(division.level),
        parent: division.parent.map(Id::from),
    });
    Ok(Json(Divisions { divisions: divisions.collect() }))
}

/// A content class.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "Category")]
struct CategoryShape {
    /// Six digits: two a level. The numbers are the product's own.
    code: u32,
    /// Name.
    name: String,
}

/// The content classes, by code.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct Categories {
    /// The classes.
    categories: Vec<CategoryShape>,
}

async fn categories(caller: Caller) -> Json<Categories> {
    let classes = caller.app().categories().iter();
    let classes = classes.map(|class| CategoryShape { code: class.code, name: class.name.clone() });
    Json(Categories { categories: classes.collect() })
}
