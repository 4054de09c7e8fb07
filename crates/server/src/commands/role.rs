//! `xinze role`: who is charged with what, and who may do what because of it.

use app::domain::directory::{Change, Role, RoleGiven, RoleWithdrawn};
use app::domain::{Actor, OfficialId};
use app::law::Cite;
use app::{Action, Denied, DeniedBy, Failure, MatterFacts, Onto, Subject, Target, Tie, home_shard};
use jiff::civil::Date;
use serde_json::{Value, json};
use wording::Words;

use crate::args::{self, Args, RoleChange, RoleList, RoleMay, RoleVerb};
use crate::commands::matter_act;
use crate::desk::Desk;
use crate::ending::{self, Ending};
use crate::{moment, out, place};

/// What a role that was given is named in JSON, as it stands in the directory.
fn as_json(row: &RoleGiven) -> Value {
    json!({
        "official": row.official.0,
        "organ": row.organ.0,
        "role": row.role,
        "from": row.from,
        "until": row.until,
        "by": row.by.0,
        "reason": row.reason,
    })
}

pub(crate) async fn run(args: &Args, verb: &RoleVerb, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let desk = Desk::new(args, &app, words);
    let result = match verb {
        RoleVerb::Give(asked) => give(&desk, asked).await,
        RoleVerb::Withdraw(asked) => withdraw(&desk, asked).await,
        RoleVerb::List(asked) => list(&desk, asked),
        RoleVerb::May(asked) => may(&desk, asked).await,
    };
    app.db().close().await;
    result
}

async fn change(desk: &Desk<'_>, actor: &args::Actor, change: Change) -> Result<OfficialId, Ending> {
    let stamp = desk.stamp(actor, &[]).await?;
    let shard = home_shard(&desk.directory, stamp.actor.organ);
    let done = desk.app.change_directory(&stamp, &mut moment::chance()?, shard, vec![change]).await;
    done.map_err(|failure| match failure {
        Failure::Refused(_) => matter_act::failed(desk, failure),
        other => other.into(),
    })?;
    Ok(stamp.actor.official)
}

async fn give(desk: &Desk<'_>, asked: &RoleChange) -> Result<(), Ending> {
    let row = RoleGiven {
        official: desk.official(&asked.role_official)?,
        organ: desk.organ(&asked.role_at)?,
        role: desk.named("role", &asked.role_word)?,
        from: asked.role_from.unwrap_or_else(moment::today),
        until: asked.role_until,
        by: OfficialId(0),
        reason: desk.text(&asked.role_reason)?,
    };
    let by = change(desk, &asked.actor, Change::GiveRole(row.clone())).await?;
    if desk.args.json {
        return out::json(&json!({ "given": as_json(&RoleGiven { by, ..row }) }));
    }
    say(desk, "role-given", &row, row.from);
    Ok(())
}

async fn withdraw(desk: &Desk<'_>, asked: &RoleChange) -> Result<(), Ending> {
    let (official, organ) = (desk.official(&asked.role_official)?, desk.organ(&asked.role_at)?);
    let role: Role = desk.named("role", &asked.role_word)?;
    // Whoever is to lose a role has it no more from today on.
    let today = moment::today();
    let until = asked.role_until.unwrap_or_else(|| today.yesterday().unwrap_or(today));
    let given = desk.directory.roles.get(&official).into_iter().flatten();
    let mut running = given.filter(|row| (row.organ, row.role) == (organ, role));
    let Some(row) = running.rfind(|row| asked.role_from.is_none_or(|from| from == row.from)) else {
        let by = OfficialId(0);
        let none = RoleWithdrawn { official, organ, role, from: today, until, by, reason: asked.role_reason.clone() };
        return change(desk, &asked.actor, Change::WithdrawRole(none)).await.map(|_| ());
    };
    let reason = desk.text(&asked.role_reason)?;
    let end = RoleWithdrawn { official, organ, role, from: row.from, until, by: OfficialId(0), reason };
    let by = change(desk, &asked.actor, Change::WithdrawRole(end.clone())).await?;
    if desk.args.json {
        let row = RoleGiven { until: Some(until), by, reason: end.reason, ..row.clone() };
        return out::json(&json!({ "withdrawn": as_json(&row) }));
    }
    say(desk, "role-withdrawn", row, until);
    Ok(())
}

fn say(desk: &Desk<'_>, key: &str, row: &RoleGiven, day: Date) {
    let speaker = desk.speaker();
    let args = [
        ("official", speaker.official(row.official).into()),
        ("organ", speaker.organ(row.organ).into()),
        ("role", speaker.role(row.role).into()),
        ("day", speaker.day(day).into()),
    ];
    out::say(desk.words.with(key, &args));
}

fn list(desk: &Desk<'_>, asked: &RoleList) -> Result<(), Ending> {
    let on = asked.role_on.unwrap_or_else(moment::today);
    let of = asked.role_of.as_deref().map(|text| desk.official(text)).transpose()?;
    let at = asked.role_at.as_deref().map(|text| desk.organ(text)).transpose()?;
    let in_force = |row: &&RoleGiven| {
        let from_until = row.from <= on && row.until.is_none_or(|until| on <= until);
        from_until && desk.directory.roles_at(row.official, row.organ, on).contains(&row.role)
    };
    let meant = |row: &&RoleGiven| {
        of.is_none_or(|official| official == row.official) && at.is_none_or(|organ| organ == row.organ)
    };
    let rows: Vec<&RoleGiven> = desk.directory.roles.values().flatten().filter(meant).filter(in_force).collect();
    if desk.args.json {
        return out::json(&json!({ "on": on, "roles": rows.into_iter().map(as_json).collect::<Vec<_>>() }));
    }
    if rows.is_empty() {
        out::say(desk.words.say("role-none"));
    }
    let speaker = desk.speaker();
    for row in rows {
        let until = row.until.map(|day| desk.words.with("role-line-until", &[("day", speaker.day(day).into())]));
        let args = [
            ("official", speaker.official(row.official).into()),
            ("id", row.official.to_string().into()),
            ("organ", speaker.organ(row.organ).into()),
            ("role", speaker.role(row.role).into()),
            ("from", speaker.day(row.from).into()),
            ("until", until.unwrap_or_default().into()),
            ("by", speaker.official(row.by).into()),
            ("reason", row.reason.clone().into()),
        ];
        out::say(desk.words.with("role-line", &args));
    }
    Ok(())
}

/// The action that a word names: as policies call it, or as people say it.
fn action(desk: &Desk<'_>, word: &str) -> Result<Action, Ending> {
    let said = |action: &&Action| desk.speaker().action(**action) == word;
    let found = Action::named(word).or_else(|| Action::ALL.iter().find(said).copied());
    found.ok_or_else(|| Ending::usage(desk.words.with("role-unknown-action", &[("word", word.into())])))
}

async fn may(desk: &Desk<'_>, asked: &RoleMay) -> Result<(), Ending> {
    let (official, action) = (desk.official(&asked.role_official)?, action(desk, &asked.action_word)?);
    let on = asked.role_on.unwrap_or_else(moment::today);
    let organ = match &asked.action_organ {
        Some(text) => desk.organ(text)?,
        None => {
            let posts = desk.directory.posts_on(official, on).map(|post| post.organ).next();
            let name = asked.role_official.clone();
            posts.ok_or_else(|| Ending::fault(desk.words.with("no-post", &[("name", name.into())])))?
        }
    };
    let subject = desk.app.subject(Actor { official, organ }, on);
    let own = MatterFacts::of(organ.0);
    let answer = match (&asked.action_on, action.onto()) {
        (Some(text), Onto::Matter) => {
            let view = desk.view(text).await?;
            desk.app.may_with(&subject, action, &view.matter)
        }
        (None, Onto::Matter) => desk.app.may(&subject, action, Target::Matter(&own), Tie::default()),
        (_, Onto::Organ) => desk.app.may(&subject, action, Target::Organ(organ.0), Tie::default()),
        (_, Onto::Installation) => desk.app.may(&subject, action, Target::Installation, Tie::default()),
    };
    told(desk, &subject, action, answer.err().as_deref())
}

fn told(desk: &Desk<'_>, subject: &Subject, action: Action, denied: Option<&Denied>) -> Result<(), Ending> {
    let speaker = desk.speaker();
    if desk.args.json {
        let basis = denied.and_then(|denied| match &denied.by {
            DeniedBy::Policy { basis, .. } => *basis,
            DeniedBy::NoRole | DeniedBy::NotYours | DeniedBy::Fault(_) => None,
        });
        out::json(&json!({
            "action": action.name(),
            "permitted": denied.is_none(),
            "roles": subject.roles,
            "why": denied.map(|denied| denied.by.code()),
            "basis": basis.map(|cite: Cite| cite.to_string()),
            "could": denied.map(|denied| denied.could.clone()),
        }))?;
        return if denied.is_some() { Err(Ending::Silent { code: ending::REFUSED }) } else { Ok(()) };
    }
    let Some(denied) = denied else {
        let args = [
            ("official", speaker.official(subject.actor.official).into()),
            ("organ", speaker.organ(subject.actor.organ).into()),
            ("roles", speaker.roles(&subject.roles).into()),
            ("action", speaker.action(action).into()),
        ];
        out::say(desk.words.with("role-may-yes", &args));
        return Ok(());
    };
    let told = speaker.denied(denied, subject);
    let lines = [told.why, told.cite, told.way_out].into_iter().filter(|line| !line.is_empty()).collect();
    Err(Ending::Told { code: ending::REFUSED, lines })
}
