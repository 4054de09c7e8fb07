//! `xinze matter list --as-of`: what an organ had at the end of a day, or at a moment.

use app::MatterKey;
use app::domain::MatterId;
use app::law::Purpose;
use app::store::read::{AsOf, ListedMatter, WallScope};
use serde_json::{Value, json};

use super::{filter, named};
use crate::args::MatterList;
use crate::desk::Desk;
use crate::ending::Ending;
use crate::out;

pub(super) async fn run(
    desk: &Desk<'_>,
    list: &MatterList,
    wall: Option<WallScope>,
    before_us: i64,
) -> Result<(), Ending> {
    let words = desk.words;
    let holder = list.held_by.as_deref().map(|text| desk.organ(text)).transpose()?;
    let asked = AsOf { wall, before_us, holder: holder.map(|organ| organ.0), stage: filter::stage(desk, list)? };
    let after = match list.after.as_deref() {
        None => None,
        Some(text) => Some(text.parse::<MatterKey>().map_err(|_| Ending::fault(words.say("bad-after")))?),
    };
    let (lines, more) = desk.app.matters_as_of(&asked, after, list.limit).await?;
    let key = |line: &ListedMatter| MatterKey { shard: line.shard, id: MatterId(line.id) }.to_string();
    let next = lines.last().filter(|_| more).map(key);
    if desk.args.json {
        let matters: Vec<Value> = lines.iter().map(line_json).collect();
        return out::json(&json!({ "matters": matters, "next": next }));
    }
    let speaker = desk.speaker();
    let header = ["list-col-number", "list-col-title", "list-stage", "list-organ", "list-received"];
    let rows = lines.iter().map(|line| {
        let mut cells = named(&speaker, line).to_vec();
        cells.push(line.received_on.clone());
        cells
    });
    out::table(header.iter().map(|key| words.say(key)).collect(), rows.collect());
    if let Some(next) = next {
        out::say(words.with("list-next", &[("after", next.into())]));
    }
    Ok(())
}

/// Only what was so then, or never changes.
fn line_json(line: &ListedMatter) -> Value {
    json!({
        "matter": format!("{}-{}", line.shard, line.id),
        "stage": line.stage,
        "holder": line.holder,
        "received_on": line.received_on,
        "title": (line.purpose != Purpose::Accusation.name()).then_some(&line.title),
    })
}
