//! Who petitions, with a purpose and on record, and who opened that.

use app::ReadingsOf;
use app::api_access::Scope;
use axum::Json;
use axum::routing::{get, post};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::matter::seen;
use super::page_size;
use crate::caller::Caller;
use crate::intake::{Asked, OfMatter, Sent};
use crate::operation::{Operation, Tag};
use crate::problem::Problem;
use crate::shape::{Moment, Named};
use crate::word::Key;

pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::post::<OpeningBody>("/matters/{key}/petitioners", "openPetitioners", post(open))
            .tag(Tag::Matters)
            .scope(Scope::Act)
            .answers::<Petitioners>(),
        Operation::get("/matters/{key}/openings", "listOpenings", get(openings))
            .tag(Tag::Matters)
            .asks::<OpeningsQuery>()
            .answers::<Openings>(),
    ]
}

/// What somebody wants to know who petitions for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "OpeningPurpose")]
struct OpeningBody {
    /// What for. It is kept, and whoever supervises reads it.
    purpose: String,
    /// Which petitioner, by number in the matter, from 1; everybody where it is left out.
    #[serde(default)]
    petitioner: Option<usize>,
}

/// A petitioner in clear.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct Petitioner {
    /// Number in the matter, from 1.
    no: usize,
    /// Name; none where it was erased.
    name: Option<String>,
    /// Telephone.
    phone: Option<String>,
    /// Address.
    address: Option<String>,
    /// Identity number.
    id_number: Option<String>,
}

/// Who petitions.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct Petitioners {
    /// The matter.
    matter: Key,
    /// The people, first the one who is told.
    petitioners: Vec<Petitioner>,
}

async fn open(
    caller: Caller,
    OfMatter(key): OfMatter,
    Sent(body): Sent<OpeningBody>,
) -> Result<Json<Petitioners>, Problem> {
    let mut chance = caller.chance()?;
    let opened = caller.app().open_identity(&caller.stamp(), &mut chance, key, body.petitioner, &body.purpose).await;
    let opened = opened.map_err(|failure| caller.tell(failure))?;
    let petitioners = opened.into_iter().map(|opened| {
        let (no, who) = (opened.no, opened.who);
        let [name, phone, address, id_number] = match who {
            Some(who) => [Some(who.name), Some(who.phone), Some(who.address), Some(who.id_number)],
            None => [None, None, None, None],
        };
        Petitioner { no, name, phone, address, id_number }
    });
    Ok(Json(Petitioners { matter: Key(key), petitioners: petitioners.collect() }))
}

/// Which openings.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct OpeningsQuery {
    /// From this day on.
    from: Option<Date>,
    /// Until this day.
    until: Option<Date>,
    /// Lines at most; 50 where it is left out.
    #[schemars(range(min = 1, max = 200))]
    limit: Option<u16>,
}

/// That somebody opened personal data.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct Opening {
    /// Who.
    official: Named,
    /// For which organ.
    organ: Named,
    /// On which day.
    on: Date,
    /// When.
    recorded_at: Moment,
    /// What for; none where that was erased.
    purpose: Option<String>,
}

/// Who opened personal data of a matter, the newest first.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct Openings {
    /// The matter.
    matter: Key,
    /// The openings.
    openings: Vec<Opening>,
}

async fn openings(
    caller: Caller,
    OfMatter(key): OfMatter,
    Asked(asked): Asked<OpeningsQuery>,
) -> Result<Json<Openings>, Problem> {
    let size = page_size(&caller, asked.limit)?;
    drop(seen(&caller, key).await?);
    let between = (asked.from, asked.until);
    let found = caller.app().readings(&caller.stamp(), ReadingsOf::Matter(key), between, size).await;
    let found = found.map_err(|failure| caller.tell(failure))?;
    let speaker = caller.speaker();
    let opening = |line: &app::ReadingLine| Opening {
        official: Named::official(&speaker, line.by.official),
        organ: Named::organ(&speaker, line.by.organ),
        on: line.on,
        recorded_at: Moment::of(line.recorded_us),
        purpose: line.purpose.clone(),
    };
    Ok(Json(Openings { matter: Key(key), openings: found.iter().map(opening).collect() }))
}
