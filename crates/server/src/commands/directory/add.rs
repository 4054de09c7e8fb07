//! `xinze directory add-organ`, `add-official`.

use app::domain::directory::{Change, Official, Organ};
use app::domain::{OfficialId, OrganId};
use app::law::OrganKind;
use serde_json::json;
use wording::Words;

use super::Asking;
use super::args::AddOrgan;
use crate::args::Actor;
use crate::ending::Ending;
use crate::{moment, out};

pub(super) async fn organ(asking: &Asking<'_>, asked: &AddOrgan) -> Result<(), Ending> {
    let directory = asking.app.directory();
    let today = moment::today();
    let organ = |text: &Option<String>| text.as_deref().map(|text| asking.organ(&directory, text, today)).transpose();
    let kind = known(asking.words, &asked.organ_kind, OrganKind::NAMES, OrganKind::named)?;
    let division = asking.division(&directory, &asked.organ_division)?;
    let id = asked.new_id.unwrap_or_else(|| next(directory.organs.keys().last().map(|id| id.0)));
    let row = Organ {
        name: asked.organ_name.clone(),
        mark: asked.organ_mark.clone(),
        parent: organ(&asked.parent)?,
        line: organ(&asked.line)?,
        vertical: asked.vertical,
        managed_by: organ(&asked.managed_by)?,
        ..Organ::new(OrganId(id), kind, division, asked.first_day.unwrap_or(today))
    };
    asking.change(&asked.actor, vec![Change::Organ(row)]).await?;
    added(asking, id, &asked.organ_name)
}

pub(super) async fn official(
    asking: &Asking<'_>,
    name: &str,
    new_id: Option<i64>,
    actor: &Actor,
) -> Result<(), Ending> {
    let directory = asking.app.directory();
    let id = new_id.unwrap_or_else(|| next(directory.officials.keys().last().map(|id| id.0)));
    let row = Official { id: OfficialId(id), name: name.to_owned() };
    asking.change(actor, vec![Change::Official(row)]).await?;
    added(asking, id, name)
}

fn added(asking: &Asking<'_>, id: i64, name: &str) -> Result<(), Ending> {
    if asking.args.json {
        return out::json(&json!({ "id": id }));
    }
    out::say(asking.words.with("directory-added", &[("id", id.to_string().into()), ("name", name.into())]));
    Ok(())
}

/// The number after the largest.
pub(super) fn next(last: Option<i64>) -> i64 {
    last.unwrap_or(0).saturating_add(1)
}

/// A word of a closed list.
pub(super) fn known<T>(words: &Words, word: &str, names: &[&str], parse: fn(&str) -> Option<T>) -> Result<T, Ending> {
    parse(&word.replace('-', "_")).ok_or_else(|| {
        Ending::fault(words.with("unknown-word", &[("word", word.into()), ("known", names.join(" ").into())]))
    })
}
