//! `xinze ledger publish`, and the sender inside `xinze serve`: the newest checkpoint by mail.

use std::sync::Arc;
use std::time::Duration;

use app::store::StoreError;
use app::{App, Failure, Handed, LedgerFault, MAILER};
use lettre::Address;
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::time::MissedTickBehavior;
use wording::Words;

use super::{failed, holder, unsigned};
use crate::args::{Args, LedgerPublish};
use crate::ending::{self, Ending};
use crate::mail::{LETTER_MAX, Letter, MailSettings, Post, Trouble};
use crate::settings::Settings;
use crate::{moment, out, place};

/// How often the server looks whether somebody's turn has come. A look is two reads of one row.
const EVERY: Duration = Duration::from_secs(60);
/// For how long a sender that nobody hears of again keeps the others from sending: the lease is renewed before every
/// letter, and this is longer than one may take.
const LEASE_US: i64 = 300 * 1_000_000;
const _: () = assert!(LETTER_MAX.as_micros() * 2 < LEASE_US.unsigned_abs() as u128, "a lease outlasts a letter");
/// For how long a letter that is under way holds the end of the program up: most are through in one.
const GRACE: Duration = Duration::from_secs(5);
/// Tries at keeping what came of a letter, some seconds apart: a database is seldom busy for longer.
const NOTE_TRIES: u8 = 5;
const HOUR_US: i64 = 60 * 60 * 1_000_000;

/// What the server sends, and how often.
#[derive(Debug)]
pub(crate) struct Mailer {
    settings: MailSettings,
    every_us: i64,
}

impl Mailer {
    /// What the settings ask for; `None` where nobody gets mail.
    pub(crate) fn of(settings: &Settings, words: &Words) -> Result<Option<Self>, Ending> {
        let every_us = i64::from(settings.mail_every_hours()) * HOUR_US;
        Ok(MailSettings::of(&settings.mail_as_asked(), words)?.map(|settings| Self { settings, every_us }))
    }
}

/// The letter about the newest checkpoint; `None` before the first.
async fn newest(app: &App) -> Result<Option<Letter>, Failure> {
    let Some(at) = app.ledger_checkpoint().await? else { return Ok(None) };
    let key = app.ledger_keys().await?.pop().map(|key| key.key);
    Ok(Some(Letter::new(at, key)))
}

/// Hands one letter over.
async fn hand_over(
    app: &App,
    (settings, post): (&MailSettings, &Result<Post, Trouble>),
    letter: &Letter,
    to: &Address,
) -> Result<(), Trouble> {
    let post = post.as_ref().map_err(Clone::clone)?;
    let written = letter.to(to, (settings.from(), &app.recipient(to.as_ref())), moment::now_us());
    post.hand_over(written.map_err(|error| Trouble::unfit(&error.to_string()))?).await
}

pub(super) async fn run(args: &Args, asked: &LedgerPublish, words: &'static Words) -> Result<(), Ending> {
    let settings = MailSettings::of(&args.settings.mail_as_asked(), words)?;
    let settings = settings.ok_or_else(|| Ending::usage(words.say("mail-nobody")))?;
    let app = place::open(args, words).await?;
    let letter = newest(&app).await.map_err(|failure| failed(words, failure))?;
    let letter = letter.ok_or_else(|| failed(words, LedgerFault::NotBegun.into()))?;
    if asked.dry_run {
        app.db().close().await;
        out::say(letter.subject());
        out::say(letter.text());
        return Ok(());
    }
    let holder = holder()?;
    if !app.lease(MAILER, &holder, moment::now_us(), LEASE_US).await? {
        return Err(Ending::fault(words.say("mail-elsewhere")));
    }
    let handed = to_everybody(&app, &settings, &letter, &holder).await;
    // Also where the database failed in the middle: the next attempt, of a server or by hand, need not wait.
    app.give_back(MAILER, &holder).await?;
    let (sent, lost) = handed?;
    app.db().close().await;
    told(args, letter.size(), (&sent, &lost), words)
}

/// To whom it was sent, and to whom not and why.
type Mailed<'s> = (Vec<&'s Address>, Vec<(&'s Address, Trouble)>);

async fn to_everybody<'s>(
    app: &App,
    settings: &'s MailSettings,
    letter: &Letter,
    holder: &str,
) -> Result<Mailed<'s>, Failure> {
    let (mut sent, mut lost) = (Vec::new(), Vec::new());
    let post = Post::new(settings);
    for to in settings.to() {
        app.lease(MAILER, holder, moment::now_us(), LEASE_US).await?;
        match hand_over(app, (settings, &post), letter, to).await {
            Ok(()) => {
                let taken = Handed::Taken { size: letter.size() };
                app.note_mailing(&app.recipient(to.as_ref()), &taken, moment::now_us()).await?;
                sent.push(to);
            }
            // Who asked for this is told at once, and asks again: nothing is kept that only a server would try again.
            Err(trouble) => lost.push((to, trouble)),
        }
    }
    Ok((sent, lost))
}

fn told(
    args: &Args,
    size: u64,
    (sent, lost): (&[&Address], &[(&Address, Trouble)]),
    words: &Words,
) -> Result<(), Ending> {
    if args.json {
        let sent: Vec<String> = sent.iter().map(ToString::to_string).collect();
        let lost: Vec<Value> = lost
            .iter()
            .map(|(to, trouble)| json!({ "to": to.to_string(), "trouble": trouble.code, "cause": trouble.cause }))
            .collect();
        out::json(&json!({ "size": size, "sent": sent, "failed": lost }))?;
        return if lost.is_empty() { Ok(()) } else { Err(Ending::Silent { code: ending::FAULT }) };
    }
    for to in sent {
        out::say(words.with("mail-sent", &[("to", to.to_string().into()), ("size", unsigned(size))]));
    }
    let lines: Vec<String> = lost
        .iter()
        .map(|(to, trouble)| {
            let why = trouble.told(words);
            words.with("mail-not-sent", &[("to", to.to_string().into()), ("why", why.into())])
        })
        .collect();
    if lines.is_empty() { Ok(()) } else { Err(Ending::Told { code: ending::FAULT, lines }) }
}

/// Looks at once and then every so often whose turn has come, until told to stop. What fails is tried again; a letter
/// of which nobody knows whether it was taken is sent again, and the recipient sees by its identity that it is the same.
pub(crate) async fn keep_mailing(app: Arc<App>, mailer: Option<Mailer>, holder: String, mut stop: watch::Receiver<()>) {
    let Some(mailer) = mailer else { return };
    let mut every = tokio::time::interval(EVERY);
    every.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stop.changed() => break,
            _ = every.tick() => {}
        }
        if let Err(failure) = round(&app, &mailer, &holder, &mut stop).await {
            tracing::error!(%failure, "no checkpoint was mailed");
        }
    }
    if let Err(failure) = app.give_back(MAILER, &holder).await {
        tracing::warn!(%failure, "the lease of the sender runs out by itself");
    }
}

/// What a letter came to; `None` where the program ends and the mail server is too slow.
async fn before_the_end<T>(handing: impl Future<Output = T>, stop: &mut watch::Receiver<()>) -> Option<T> {
    let ends = async {
        // Nobody can ask any more: that is the end too.
        drop(stop.changed().await);
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        handed = handing => Some(handed),
        () = ends => None,
    }
}

/// Keeps what came of a letter. A database that is only busy is asked again: what is not kept would be sent twice.
async fn note(app: &App, recipient: &str, handed: &Handed) -> Result<(), Failure> {
    let mut tries = NOTE_TRIES;
    loop {
        tries -= 1;
        match app.note_mailing(recipient, handed, moment::now_us()).await {
            Err(Failure::Store(StoreError::Busy { retry_after })) if tries > 0 => tokio::time::sleep(retry_after).await,
            noted => return noted,
        }
    }
}

/// Sends the newest checkpoint to everybody whose turn has come, unless another process is at it.
async fn round(app: &App, mailer: &Mailer, holder: &str, stop: &mut watch::Receiver<()>) -> Result<(), Failure> {
    let Some(letter) = newest(app).await? else { return Ok(()) };
    let settings = &mailer.settings;
    let mut post = None;
    for (no, to) in (1_u64..).zip(settings.to()) {
        let recipient = app.recipient(to.as_ref());
        let due = async || -> Result<bool, Failure> {
            Ok(app.mailings().await?.of(&recipient).is_due(letter.size(), mailer.every_us, moment::now_us()))
        };
        // Asked again under the lease: another process may have sent it in the meantime.
        if !due().await? || !app.lease(MAILER, holder, moment::now_us(), LEASE_US).await? || !due().await? {
            continue;
        }
        let post = post.get_or_insert_with(|| Post::new(settings));
        let handing = hand_over(app, (settings, post), &letter, to);
        let Some(handed) = before_the_end(handing, stop).await else { break };
        let handed = match handed {
            Ok(()) => Handed::Taken { size: letter.size() },
            Err(trouble) => {
                let Trouble { code, cause, .. } = &trouble;
                tracing::warn!(recipient = no, code, %cause, "the checkpoint was not mailed; it is tried again later");
                trouble.into()
            }
        };
        note(app, &recipient, &handed).await?;
        if stop.has_changed().unwrap_or(true) {
            break;
        }
    }
    if post.is_some() {
        app.give_back(MAILER, holder).await?;
    }
    Ok(())
}
