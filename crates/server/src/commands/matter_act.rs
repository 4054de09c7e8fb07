//! `xinze matter act`: every act from the command line. Texts come from the argument, or from standard
//! input when the argument is `-`.

use std::io::Read;

use app::domain::OrganId;
use app::domain::matter::{Channel, Opinion, Proof, ReviewResult, Round};
use app::law::Purpose;
use app::{ActDraft, App, Done, Failure, Intake, PersonDraft};
use jiff::civil::Date;
use serde_json::json;
use web::words::Speaker;
use wording::Words;

use super::matter_show::find;
use crate::args::{Args, Common, MatterAct};
use crate::ending::{self, Ending};
use crate::{moment, out, place};

pub(crate) async fn run(args: &Args, act: &MatterAct, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let done = match parts(&app, words, act)? {
        Parts::Register { intake, on, actor } => {
            let stamp = place::stamp(&app, words, actor, None).await?;
            let on = on.unwrap_or(stamp.today);
            let intake = Intake { claimed_on: Some(on), ..intake };
            app.register(&stamp, &mut moment::chance()?, on, &intake).await
        }
        Parts::Act { common, draft } => {
            let key = find(&app, words, &common.matter).await?;
            let holder = app.matter(key).await.map(|view| acting(&view, &draft))?;
            let stamp = place::stamp(&app, words, &common.actor, holder).await?;
            let on = common.on.unwrap_or(stamp.today);
            app.execute(&stamp, &mut moment::chance()?, key, common.expect, (on, &draft)).await
        }
    };
    let result = told(args, &app, words, done);
    app.db().close().await;
    result
}

/// The organ that would act: the one that has the matter, or for a request the next higher one.
fn acting(view: &app::MatterView<'_>, draft: &ActDraft) -> Option<OrganId> {
    match draft {
        ActDraft::RequestReview { .. } => view.higher,
        ActDraft::Forward { .. }
        | ActDraft::Accept
        | ActDraft::Extend { .. }
        | ActDraft::Answer { .. }
        | ActDraft::Deliver { .. }
        | ActDraft::Review { .. }
        | ActDraft::Conclude => Some(view.matter.holder),
    }
}

/// What the command line says, read.
enum Parts<'a> {
    Register { intake: Intake, on: Option<Date>, actor: &'a crate::args::Actor },
    Act { common: &'a Common, draft: ActDraft },
}

fn parts<'a>(app: &App, words: &Words, act: &'a MatterAct) -> Result<Parts<'a>, Ending> {
    let directory = app.directory();
    let of = |common, draft| Ok(Parts::Act { common, draft });
    match act {
        MatterAct::Register { .. } => register(app, words, act),
        MatterAct::Forward { common, to } => of(common, ActDraft::Forward { to: place::organ(&directory, words, to)? }),
        MatterAct::Accept { common } => of(common, ActDraft::Accept),
        MatterAct::Extend { common, days, reason, approved_by } => {
            let approved_by = place::official(&directory, words, approved_by)?;
            of(common, ActDraft::Extend { days: *days, reason: text(reason)?, approved_by })
        }
        MatterAct::Answer { common, opinion, text: written } => {
            let opinion = known(words, opinion, Opinion::NAMES, Opinion::named)?;
            of(common, ActDraft::Answer { opinion, text: text(written)? })
        }
        MatterAct::Deliver { common, proof } => {
            of(common, ActDraft::Deliver { proof: known(words, proof, Proof::NAMES, Proof::named)? })
        }
        MatterAct::RequestReview { common, reason } => {
            of(common, ActDraft::RequestReview { round: Round::Review, reason: text(reason)? })
        }
        MatterAct::RequestFinalReview { common, reason } => {
            of(common, ActDraft::RequestReview { round: Round::FinalReview, reason: text(reason)? })
        }
        MatterAct::Review { common, result, text: written } => {
            let result = known(words, result, ReviewResult::NAMES, ReviewResult::named)?;
            of(common, ActDraft::Review { round: Round::Review, result, text: text(written)? })
        }
        MatterAct::FinalReview { common, result, text: written } => {
            let result = known(words, result, ReviewResult::NAMES, ReviewResult::named)?;
            of(common, ActDraft::Review { round: Round::FinalReview, result, text: text(written)? })
        }
        MatterAct::Conclude { common } => of(common, ActDraft::Conclude),
    }
}

fn register<'a>(app: &App, words: &Words, act: &'a MatterAct) -> Result<Parts<'a>, Ending> {
    let MatterAct::Register {
        title,
        text: written,
        channel,
        purpose,
        category,
        name,
        phone,
        address,
        heads,
        representatives,
        accused,
        on,
        actor,
    } = act
    else {
        return Err(Ending::fault(words.say("trouble")));
    };
    let accused = accused.as_deref().map(|text| place::organ(&app.directory(), words, text)).transpose()?;
    let intake = Intake {
        channel: known(words, channel, Channel::NAMES, Channel::named)?,
        purpose: known(words, purpose, Purpose::NAMES, Purpose::named)?,
        category: *category,
        place: None,
        person: PersonDraft { name: name.clone(), phone: phone.clone(), address: address.clone() },
        heads: *heads,
        representatives: *representatives,
        accused,
        repeat_of: None,
        title: title.clone(),
        text: text(written)?,
        claimed_on: *on,
    };
    Ok(Parts::Register { intake, on: *on, actor })
}

fn text(given: &str) -> Result<String, Ending> {
    if given != "-" {
        return Ok(given.to_owned());
    }
    let mut text = String::new();
    std::io::stdin().lock().read_to_string(&mut text)?;
    Ok(text)
}

fn known<T>(words: &Words, word: &str, names: &[&str], parse: fn(&str) -> Option<T>) -> Result<T, Ending> {
    parse(&word.replace('-', "_")).ok_or_else(|| {
        Ending::fault(words.with("unknown-word", &[("word", word.into()), ("known", names.join(" ").into())]))
    })
}

/// What came of the act: the new state, the refusal with its article, or what somebody else did first.
fn told(args: &Args, app: &App, words: &'static Words, done: Result<Done, Failure>) -> Result<(), Ending> {
    let directory = app.directory();
    let speaker = Speaker { words, directory: &directory, law: app.law() };
    match done {
        Ok(done) if args.json => out::json(&json!({
            "matter": done.key.to_string(),
            "stage": done.matter.stage.name().name(),
            "version": done.matter.version,
            "events": done.events,
        })),
        Ok(done) => {
            out::say(format!("{}  {}", speaker.receipt(done.matter.receipt), done.key));
            done.events.iter().for_each(|event| out::say(speaker.event(event)));
            if let Some(clock) = done.matter.next_due() {
                let args = [
                    ("what", speaker.clock_name(&clock.rule).into()),
                    ("day", speaker.day(clock.due_on).into()),
                    ("left", speaker.left(clock, moment::today()).into()),
                ];
                out::say(words.with("where-next-due", &args));
            }
            Ok(())
        }
        Err(Failure::Refused(refusal)) if args.json => {
            out::json(&json!({ "refusal": refusal }))?;
            Err(Ending::Silent { code: ending::REFUSED })
        }
        Err(Failure::Refused(refusal)) => {
            let told = speaker.refusal(&refusal);
            let basis = format!("{} {}", told.cite, told.code);
            Err(Ending::Told { code: ending::REFUSED, lines: vec![told.why, basis, told.way_out] })
        }
        Err(Failure::Stale { found, changed }) => {
            let found = i64::try_from(found).unwrap_or(i64::MAX);
            let mut lines = vec![words.with("stale", &[("version", found.into())])];
            lines.extend(changed.iter().map(|change| {
                words.with(
                    "stale-change",
                    &[
                        ("day", speaker.day(change.on).into()),
                        ("organ", speaker.organ(change.by.organ).into()),
                        ("official", speaker.official(change.by.official).into()),
                        ("what", words.name("kind", &change.kind.replace('.', "-")).into()),
                    ],
                )
            }));
            lines.push(words.say("stale-way-out"));
            Err(Ending::Told { code: ending::STALE, lines })
        }
        Err(other) => Err(other.into()),
    }
}
