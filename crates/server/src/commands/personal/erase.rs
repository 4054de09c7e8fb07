//! `xinze personal erase`: destroys the keys of personal data, or shows what that would take.

use app::{Chance, Erasable, Failure, MatterKey, Stamp, ToErase, home_shard};
use serde_json::{Value, json};

use super::failed;
use crate::args::PersonalErase;
use crate::desk::Desk;
use crate::ending::Ending;
use crate::{moment, out};

/// Matters that one call erases at most: each is a transaction of its own, and the call can be repeated.
const AT_ONCE_MAX: usize = 10_000;

pub(super) async fn run(desk: &Desk<'_>, asked: &PersonalErase) -> Result<(), Ending> {
    let (mut done, mut chance, mut log_shed) = (Vec::new(), moment::chance()?, true);
    let (stamp, reason) = match &asked.matter {
        None => {
            let stamp = desk.stamp(&asked.actor, &[]).await?;
            let shard = home_shard(&desk.directory, stamp.actor.organ);
            let due = desk.app.due(&stamp, shard, AT_ONCE_MAX).await.map_err(|failure| failed(desk, failure))?;
            let all = ToErase { all: true, ..ToErase::default() };
            let reason = desk.text(&asked.erase_reason)?;
            for due in due {
                let erased = one(desk, (&stamp, &mut chance), asked.erase_dry, (due.key, &all), &reason).await;
                let (erased, shed) = erased.map_err(|failure| failed(desk, failure))?;
                log_shed = shed;
                done.push((due.key, erased));
            }
            (stamp, reason)
        }
        Some(text) => {
            let view = desk.view(text).await?;
            let stamp = desk.stamp(&asked.actor, &[view.matter.receipt.office, view.matter.holder]).await?;
            desk.may_know(&view.matter, &stamp, text)?;
            let what = ToErase {
                persons: asked.erase_persons.clone(),
                contacts: asked.erase_contacts.clone(),
                all: asked.erase_all,
            };
            if what == ToErase::default() {
                return Err(Ending::usage(desk.words.say("personal-say-what")));
            }
            let reason = desk.text(&asked.erase_reason)?;
            let erased = one(desk, (&stamp, &mut chance), asked.erase_dry, (view.key, &what), &reason).await;
            let (erased, shed) = erased.map_err(|failure| failed(desk, failure))?;
            log_shed = shed;
            done.push((view.key, erased));
            (stamp, reason)
        }
    };
    told(desk, (asked.erase_dry, log_shed), (&stamp, &reason), &done)
}

/// What was erased, or would be, and whether the database's log was emptied after it.
async fn one(
    desk: &Desk<'_>,
    (stamp, chance): (&Stamp, &mut Chance),
    dry: bool,
    (key, what): (MatterKey, &ToErase),
    reason: &str,
) -> Result<(Erasable, bool), Failure> {
    if dry {
        return Ok((desk.app.erasable(stamp, key, what).await?, true));
    }
    let done = desk.app.erase(stamp, chance, key, what, reason).await?;
    Ok((done.erased, done.log_shed))
}

fn told(
    desk: &Desk<'_>,
    (dry, log_shed): (bool, bool),
    (stamp, reason): (&Stamp, &str),
    done: &[(MatterKey, Erasable)],
) -> Result<(), Ending> {
    if desk.args.json {
        let matters: Vec<Value> = done
            .iter()
            .map(|(key, erased)| {
                json!({
                    "matter": key.to_string(),
                    "contacts": erased.contacts,
                    "persons": erased.persons.len(),
                    "texts": erased.texts.len(),
                    "papers": erased.papers.len(),
                })
            })
            .collect();
        return out::json(&json!({ "dry_run": dry, "erased": matters, "log_shed": log_shed }));
    }
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    for (key, erased) in done {
        let args = [
            ("matter", key.to_string().into()),
            ("persons", count(erased.persons.len()).into()),
            ("texts", count(erased.texts.len()).into()),
            ("papers", count(erased.papers.len()).into()),
        ];
        out::say(desk.words.with(if dry { "personal-would-erase" } else { "personal-erased" }, &args));
    }
    if done.is_empty() {
        out::say(desk.words.say("personal-none-due"));
    } else if dry {
        out::say(desk.words.say("personal-dry"));
    } else {
        let by = desk.speaker().by(stamp.actor.into());
        out::say(desk.words.with("personal-erased-by", &[("by", by.into()), ("reason", reason.to_owned().into())]));
        out::say(desk.words.say("personal-backups"));
        if !log_shed {
            out::say(desk.words.say("personal-log-holds"));
        }
    }
    Ok(())
}
