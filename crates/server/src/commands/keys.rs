//! `xinze keys`: the master keys, and what they wrap.

use app::vault::Cipher;
use app::{App, MasterUse};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use wording::{Arg, Words};

use crate::args::{Args, Keys};
use crate::ending::{self, Ending};
use crate::master::{self, Origin};
use crate::{moment, out, place};

pub(crate) async fn run(args: &Args, keys: &Keys, words: &'static Words) -> Result<(), Ending> {
    match keys {
        Keys::New => new(args, words).await,
        Keys::Rotate => rotate(args, words).await,
        Keys::SealOld => seal_old(args, words).await,
        Keys::Check => check(args, words).await,
        Keys::Cipher { cipher } => self::cipher(args, cipher.as_deref(), words).await,
    }
}

/// The first master key of an installation that is older than master keys.
async fn new(args: &Args, words: &'static Words) -> Result<(), Ending> {
    let origin = master::origin(args, &args.data);
    let Origin::File(path) = &origin else {
        return Err(Ending::fault(words.with("keys-not-a-file", &[("place", origin.told().into())])));
    };
    if path.exists() {
        return Err(Ending::fault(words.with("keys-there", &[("place", origin.told().into())])));
    }
    let app = place::open_or_make_key(args, words).await?;
    app.db().close().await;
    out::say(words.with("keys-made", &[("place", origin.told().into())]));
    Ok(())
}

fn number(n: u64) -> Arg<'static> {
    Arg::from(i64::try_from(n).unwrap_or(i64::MAX))
}

fn bar(words: &Words, key: &str) -> ProgressBar {
    let bar = ProgressBar::no_length();
    if let Ok(style) = ProgressStyle::with_template(&format!("{{spinner}} {} {{pos}}", words.say(key))) {
        bar.set_style(style);
    }
    bar
}

/// Makes a new master key where keys are in a file, and wraps everything with the last one. A round that was cut short
/// is ended before another begins.
async fn rotate(args: &Args, words: &'static Words) -> Result<(), Ending> {
    let origin = master::origin(args, &args.data);
    let app = place::open(args, words).await?;
    let unfinished = app.masters_in_use().await?.iter().any(|used| !used.current);
    let app = match &origin {
        Origin::File(path) if !unfinished => {
            app.db().close().await;
            let line = master::new_line(app.keys().masters().current() + 1)?;
            master::append(path, &line, words)?;
            place::open(args, words).await?
        }
        _ => app,
    };
    let current = app.keys().masters().current();
    if unfinished && !args.json {
        out::say(words.with("keys-going-on", &[("no", current.to_string().into())]));
    }
    let bar = bar(words, "keys-progress");
    let mut chance = moment::chance()?;
    let told = |keys| {
        bar.set_position(keys);
        true
    };
    let done = app.rewrap(&mut chance, told).await?;
    bar.finish_and_clear();
    app.db().close().await;
    if args.json {
        return out::json(&json!({ "current": current, "keys": done.keys }));
    }
    out::say(words.with("keys-rotated", &[("no", current.to_string().into()), ("n", number(done.keys))]));
    match &origin {
        Origin::File(_) => out::say(words.with("keys-keep-copy", &[("place", origin.told().into())])),
        Origin::Environment | Origin::Command(_) if done.keys == 0 => {
            out::say(words.with("keys-add-line", &[("place", origin.told().into())]));
        }
        Origin::Environment | Origin::Command(_) => {}
    }
    Ok(())
}

async fn seal_old(args: &Args, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let bar = bar(words, "keys-progress-old");
    let mut chance = moment::chance()?;
    let told = |rows| {
        bar.set_position(rows);
        true
    };
    let rows = app.seal_old(&mut chance, told).await?;
    bar.finish_and_clear();
    app.db().close().await;
    if args.json {
        return out::json(&json!({ "rows": rows }));
    }
    out::say(words.with("keys-sealed-old", &[("n", number(rows))]));
    Ok(())
}

async fn check(args: &Args, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let used = app.masters_in_use().await?;
    let plain = app.has_plain().await?;
    let result = told(args, &app, &used, plain, words);
    app.db().close().await;
    result
}

fn told(args: &Args, app: &App, used: &[MasterUse], plain: bool, words: &'static Words) -> Result<(), Ending> {
    let cipher = app.keys().cipher().name();
    let sound = !plain && used.iter().all(|used| used.at_hand);
    if args.json {
        out::json(&json!({ "cipher": cipher, "masters": used, "plain": plain }))?;
    } else {
        out::say(words.with("keys-cipher", &[("cipher", cipher.into())]));
        for one in used {
            let key = match (one.at_hand, one.current) {
                (false, _) => "keys-check-missing",
                (true, true) => "keys-check-current",
                (true, false) => "keys-check-earlier",
            };
            out::say(words.with(key, &[("no", one.master.to_string().into()), ("n", one.keys.into())]));
        }
        if plain {
            out::say(words.say("keys-plain"));
        }
    }
    if sound { Ok(()) } else { Err(Ending::Silent { code: ending::FOUND }) }
}

async fn cipher(args: &Args, wanted: Option<&str>, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    if let Some(name) = wanted {
        app.set_cipher(named(name, words)?).await?;
    }
    let cipher = wanted.unwrap_or_else(|| app.keys().cipher().name());
    app.db().close().await;
    if args.json {
        return out::json(&json!({ "cipher": cipher }));
    }
    out::say(words.with("keys-cipher", &[("cipher", cipher.into())]));
    Ok(())
}

/// The cipher of a name on the command line.
pub(crate) fn named(name: &str, words: &Words) -> Result<Cipher, Ending> {
    Cipher::named(name).ok_or_else(|| {
        let known = Cipher::ALL.map(Cipher::name).join(&words.say("list-comma"));
        Ending::usage(words.with("unknown-word", &[("word", name.into()), ("known", known.into())]))
    })
}
