//! `xinze matter code`: a new query code for a petitioner who lost the slip.

use app::Registration;
use serde_json::json;

use super::told;
use crate::args::MatterCode;
use crate::desk::Desk;
use crate::ending::Ending;
use crate::{moment, out};

pub(super) async fn run(desk: &Desk<'_>, asked: &MatterCode) -> Result<(), Ending> {
    let view = desk.view(&asked.act.matter).await?;
    let stamp = desk.stamp(&asked.act.actor, &[view.matter.receipt.office]).await?;
    desk.may_know(&view.matter, &stamp, &asked.act.matter)?;
    let party = asked.petitioner_no.checked_sub(1).and_then(|at| view.matter.parties.get(at));
    let party = party.ok_or_else(|| {
        let args = [("n", asked.petitioner_no.to_string().into())];
        Ending::fault(desk.words.with("petitioner-not-there", &args))
    })?;
    let (on, shown) = (asked.act.on.unwrap_or(stamp.today), desk.text(&asked.shown)?);
    let mut chance = moment::chance()?;
    let done = desk.app.issue_code(&stamp, &mut chance, view.key, party.person.id, (on, &shown)).await;
    let registration: Registration = done.map_err(|failure| told::failed(desk, failure))?;
    if desk.args.json {
        let code = registration.code.as_ref().map(ToString::to_string);
        return out::json(&json!({ "matter": view.key.to_string(), "query_code": code }));
    }
    told::slip(desk, &registration).iter().for_each(out::say);
    Ok(())
}
