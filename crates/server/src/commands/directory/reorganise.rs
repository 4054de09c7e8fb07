//! `xinze directory reorganise …`: what it would come to, or the same done.

use app::domain::directory::{Change, EndOrgan, How, Merge, Move, Organ, Rename, Split};
use app::domain::{OrganId, PostId};
use app::{Preview, Reorganisation, ReorganisationStep as Step};
use jiff::civil::Date;
use serde_json::{Value, json};
use web::words::Speaker;
use wording::Arg;

use super::Asking;
use super::add::next;
use super::args::{Change as Asked, Move as MoveArgs, Reorganise};
use crate::ending::Ending;
use crate::{moment, out, place};

/// What a superior is called where there is to be none.
const NONE: &str = "-";

pub(super) async fn run(asking: &Asking<'_>, verb: &Reorganise) -> Result<(), Ending> {
    let (asked, reorganisation) = read(asking, verb)?;
    let stamp = place::stamp(asking.app, asking.words, &asked.actor, None).await?;
    let done = if asked.dry_run {
        asking.app.plan(stamp.today, &reorganisation).await
    } else {
        asking.app.reorganise(&stamp, &mut moment::chance()?, &reorganisation).await
    };
    let preview = done.map_err(|failure| asking.refused(failure))?;
    told(asking, &preview, asked.dry_run)
}

fn read<'v>(asking: &Asking<'_>, verb: &'v Reorganise) -> Result<(&'v Asked, Reorganisation), Ending> {
    let directory = asking.app.directory();
    let today = moment::today();
    let day = |day: &Option<Date>| day.unwrap_or(today);
    let mut founded = Vec::new();
    let (asked, step) = match verb {
        Reorganise::Merge { merged, into, founded_mark, first_day, change } => {
            let organs = asking.organs(&directory, merged, today)?;
            let from = day(first_day);
            let into = match founded_mark {
                None => asking.organ(&directory, into, from)?,
                Some(mark) => {
                    let id = OrganId(next(directory.organs.keys().last().map(|id| id.0)));
                    founded.extend(found(asking, &organs, id, (into, mark), from));
                    id
                }
            };
            (change, Step::Merge(Merge { organs, into, from }))
        }
        Reorganise::Split { directory_organ, part, first_day, change } => {
            let from = day(first_day);
            let organ = asking.organ(&directory, directory_organ, today)?;
            (change, Step::Split(Split { organ, parts: asking.organs(&directory, part, from)?, from }))
        }
        Reorganise::Rename { directory_organ, new_name, new_mark, first_day, change } => {
            let organ = asking.organ(&directory, directory_organ, today)?;
            let old = || directory.organ(organ).map_or_else(String::new, |organ| organ.mark.clone());
            let mark = new_mark.clone().unwrap_or_else(old);
            (change, Step::Rename(Rename { organ, from: day(first_day), name: new_name.clone(), mark }))
        }
        Reorganise::Dissolve { directory_organ, last_day, successor, change } => {
            let until = day(last_day);
            let organ = asking.organ(&directory, directory_organ, today)?;
            let successors = asking.organs(&directory, successor, until)?;
            (change, Step::Dissolve(EndOrgan { organ, until, how: How::Dissolved, successors }))
        }
        Reorganise::Move(asked) => (&asked.change, moved(asking, asked, today)?),
    };
    Ok((asked, Reorganisation { founded, step }))
}

/// The organ that a merger founds: in the place of the first of those that it takes over.
fn found(
    asking: &Asking<'_>,
    merged: &[OrganId],
    id: OrganId,
    (name, mark): (&str, &str),
    from: Date,
) -> Option<Organ> {
    let directory = asking.app.directory();
    let first = directory.organ(*merged.first()?)?;
    let stays = |above: &OrganId| !merged.contains(above);
    Some(Organ {
        id,
        name: name.to_owned(),
        mark: mark.to_owned(),
        parent: first.parent.filter(stays),
        line: first.line.filter(stays),
        managed_by: first.managed_by.filter(stays),
        from,
        until: None,
        ..first.clone()
    })
}

fn moved(asking: &Asking<'_>, asked: &MoveArgs, today: Date) -> Result<Step, Ending> {
    let directory = asking.app.directory();
    let from = asked.first_day.unwrap_or(today);
    let organ = asking.organ(&directory, &asked.directory_organ, from)?;
    let none =
        || Ending::fault(asking.words.with("organ-not-found", &[("name", asked.directory_organ.clone().into())]));
    let mut place = directory.organ(organ).ok_or_else(none)?.place();
    let above = |given: &Option<String>, now: Option<OrganId>| match given.as_deref() {
        None => Ok(now),
        Some(NONE) => Ok(None),
        Some(text) => asking.organ(&directory, text, from).map(Some),
    };
    place.parent = above(&asked.parent, place.parent)?;
    place.line = above(&asked.line, place.line)?;
    place.managed_by = above(&asked.managed_by, place.managed_by)?;
    if let Some(text) = &asked.organ_division {
        place.division = asking.division(&directory, text)?;
    }
    place.vertical = match asked.run_from_above.as_deref() {
        None => place.vertical,
        Some("yes") => true,
        Some("no") => false,
        Some(word) => {
            let args = [("word", word.into()), ("known", "yes no".into())];
            return Err(Ending::usage(asking.words.with("unknown-word", &args)));
        }
    };
    Ok(Step::Move(Move { organ, from, place }))
}

fn told(asking: &Asking<'_>, preview: &Preview, dry_run: bool) -> Result<(), Ending> {
    if asking.args.json {
        return out::json(&for_programs(preview, dry_run));
    }
    let words = asking.words;
    let count = |n: usize| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
    let directory = asking.app.directory();
    let speaker = Speaker { words, directory: &directory, law: asking.app.law() };
    let names = |organs: &[OrganId]| {
        let name = |id: &OrganId| {
            let founded = preview.changes.iter().find_map(|change| match change {
                Change::Organ(row) if row.id == *id => Some(row.name.clone()),
                _ => None,
            });
            founded.unwrap_or_else(|| speaker.organ(*id))
        };
        organs.iter().map(name).collect::<Vec<_>>().join(&words.say("list-comma"))
    };
    out::say(words.with(
        if dry_run { "directory-plan" } else { "directory-planned" },
        &[
            ("changes", count(preview.changes.len())),
            ("organs", names(&preview.organs).into()),
            ("posts", count(preview.posts.len())),
            ("tenures", count(preview.tenures.len())),
        ],
    ));
    for tenure in &preview.tenures {
        let title = directory.posts.get(&tenure.post).map_or_else(String::new, |post| post.title.clone());
        let args = [("official", speaker.official(tenure.official).into()), ("title", title.into())];
        out::say(words.with("directory-plan-tenure", &args));
    }
    for held in &preview.held {
        let matters: i64 = held.matters.iter().map(|(_, n)| n).sum();
        let stages = held.matters.iter().map(|(stage, n)| {
            words.with("directory-plan-stage", &[("stage", words.name("stage", stage).into()), ("n", (*n).into())])
        });
        let to = if held.successors.is_empty() { words.say("directory-plan-nobody") } else { names(&held.successors) };
        let args = [
            ("organ", names(&[held.organ]).into()),
            ("matters", matters.into()),
            ("stages", stages.collect::<Vec<_>>().join(&words.say("list-comma")).into()),
            ("terms", held.terms.into()),
            ("to", to.into()),
        ];
        let key = if matters == 0 { "directory-plan-holds-none" } else { "directory-plan-holds" };
        out::say(words.with(key, &args));
    }
    Ok(())
}

fn for_programs(preview: &Preview, dry_run: bool) -> Value {
    let tenures = preview.tenures.iter().map(|tenure| {
        json!({ "official": tenure.official, "post": tenure.post, "from": tenure.from, "until": tenure.until })
    });
    let held = preview.held.iter().map(|held| {
        let matters: serde_json::Map<String, Value> =
            held.matters.iter().map(|(stage, n)| (stage.clone(), (*n).into())).collect();
        json!({ "organ": held.organ, "successors": held.successors, "matters": matters, "terms": held.terms })
    });
    json!({
        "dry_run": dry_run,
        "changes": preview.changes.len(),
        "organs": preview.organs,
        "posts": preview.posts.iter().map(|post: &PostId| post.0).collect::<Vec<_>>(),
        "tenures": tenures.collect::<Vec<_>>(),
        "held": held.collect::<Vec<_>>(),
    })
}
