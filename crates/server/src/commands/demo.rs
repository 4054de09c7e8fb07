//! `xinze demo`: from nothing to a running, populated system.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use app::domain::matter::StageName;
use app::store::read::{MatterFilter, Towards};
use app::{App, DemoPlan, Failure, demo_city_name, plant_demo};
use indicatif::{ProgressBar, ProgressStyle};
use web::ShownAccount;
use web::words::Speaker;
use wording::{Arg, Words};

use super::demo_accounts;
use crate::args::{Args, Demo};
use crate::ending::{self, Ending};
use crate::serving::{Plan, serve_until_stopped};
use crate::{moment, out, place};

/// The setting that tells demo data from real data.
const DEMO: &str = "demo";
/// The folder of the demonstration, unless another is named.
const FOLDER: &str = "xinze-demo";
/// Petitions of a demonstration, unless another number is asked for: enough for every stage, built in seconds.
const MATTERS: u64 = 3_000;
/// The seed, unless another is asked for.
const SEED: u64 = 1;
/// The mark while building.
const BUILDING: &str = "building";
/// The end of the mark when built.
const DONE: &str = "done";

pub(crate) async fn run(args: &Args, demo: &Demo, words: &'static Words) -> Result<(), Ending> {
    // The default folder of real data is never the demo's.
    let folder = if args.data == Path::new("xinze-data") { Path::new(FOLDER) } else { args.data.as_path() };
    let address = args.database.clone().unwrap_or_else(|| place::address_in(folder));
    if args.database.is_none() {
        place::make_folder(folder, words)?;
    }
    let wanted = DemoPlan {
        seed: demo.seed.unwrap_or(SEED),
        today: demo.today.unwrap_or_else(moment::today),
        matters: demo.matters.unwrap_or(MATTERS),
    };
    // A database elsewhere has its master key where every other command looks for it.
    let keys = if args.database.is_some() { args.data.as_path() } else { folder };
    let app = place::open_at(args, keys, &address, words).await?;
    let built = app.db().read().await?.setting(DEMO).await?;
    if built.is_none() && !app.directory().organs.is_empty() {
        return Err(Ending::fault(words.with("demo-not-demo", &[("path", address.into())])));
    }
    let asked = demo.fresh || demo.seed.is_some() || demo.today.is_some() || demo.matters.is_some();
    let keep = match &built {
        None => false,
        // What a cut left half-built is of no use; another question gets another city.
        Some(mark) => *mark == done(&wanted) && !demo.fresh || mark.ends_with(DONE) && !asked,
    };
    if keep {
        out::say(words.with("demo-kept", &[("address", address.into())]));
        return finish(args, app, demo, folder, words).await;
    }
    let whole = built.as_ref().is_some_and(|mark| mark.ends_with(DONE));
    if whole && !demo.fresh {
        return Err(Ending::fault(words.with("demo-differs", &[("address", address.into())])));
    }
    let app = if built.is_some() { emptied(args, app, (keys, &address), words).await? } else { app };
    build(&app, &wanted, &address, words).await?;
    finish(args, app, demo, folder, words).await
}

/// The mark of a demonstration that was built to the end.
fn done(plan: &DemoPlan) -> String {
    format!("{} {} {} {DONE}", plan.seed, plan.today, plan.matters)
}

async fn finish(args: &Args, app: App, demo: &Demo, folder: &Path, words: &'static Words) -> Result<(), Ending> {
    let shown = demo_accounts::shown(&app, words).await?;
    let mut tips = tips(&app, folder, words).await?;
    tips.push(words.say("demo-accounts"));
    for ShownAccount { login, password, who } in &shown {
        let args =
            [("login", login.as_str().into()), ("password", password.as_str().into()), ("who", who.as_str().into())];
        tips.push(format!("  · {}", words.with("demo-account", &args)));
    }
    if demo.no_serve {
        tips.iter().for_each(out::say);
        app.db().close().await;
        return Ok(());
    }
    let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, demo.port));
    // Whoever tries the program out measures nothing, and may have a real one running beside it.
    let plan =
        Plan { metrics: None, tls: None, public: None, shown, ..Plan::of(&args.settings, listen, folder.to_owned()) };
    serve_until_stopped(app, plan, words, &tips).await
}

/// The same database without its earlier demonstration. Only SQLite files are removed: a PostgreSQL
/// database is its owner's to empty.
async fn emptied(args: &Args, app: App, (folder, address): (&Path, &str), words: &Words) -> Result<App, Ending> {
    app.db().close().await;
    let Some(path) = address.strip_prefix("sqlite:") else {
        return Err(Ending::fault(words.with("demo-not-empty", &[("address", address.into())])));
    };
    for suffix in ["", "-wal", "-shm"] {
        match std::fs::remove_file(format!("{path}{suffix}")) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    place::open_at(args, folder, address, words).await
}

async fn build(app: &App, plan: &DemoPlan, address: &str, words: &'static Words) -> Result<(), Ending> {
    let count = |n: u64| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
    let directory = app.directory();
    let speaker = Speaker { words, directory: &directory, law: app.law() };
    let today = speaker.day(plan.today);
    out::say(words.with(
        "demo-building",
        &[("city", demo_city_name(plan).into()), ("n", count(plan.matters)), ("today", today.into())],
    ));
    // The mark comes first: what a cut leaves behind is known to be a demonstration.
    let mut session = app.db().write().await?;
    session.put_setting(DEMO, BUILDING).await?;
    session.put_setting(place::NAME, &demo_city_name(plan)).await?;
    session.commit().await?;
    let bar = ProgressBar::new(plan.matters);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    let began = moment::now_us();
    let clerk = match plant_demo(app, plan, |done| bar.set_position(done)).await {
        Ok(clerk) => clerk,
        Err(Failure::Refused(refusal)) => {
            let directory = app.directory();
            let told = Speaker { words, directory: &directory, law: app.law() }.refusal(&refusal);
            let lines = vec![words.with("demo-refused", &[("why", told.why.into())]), told.cite, told.way_out];
            return Err(Ending::Told { code: ending::REFUSED, lines });
        }
        Err(other) => return Err(other.into()),
    };
    bar.finish_and_clear();
    if let Some(clerk) = clerk {
        let directory = app.directory();
        let mut session = app.db().write().await?;
        session.put_setting(place::CLERK, &clerk.official.0.to_string()).await?;
        if let Some(office) = directory.organ(clerk.organ) {
            session.put_setting(place::NAME, &office.name).await?;
        }
        session.commit().await?;
    }
    let mut session = app.db().write().await?;
    session.put_setting(DEMO, &done(plan)).await?;
    session.commit().await?;
    let tenths = (moment::now_us() - began) / 100_000;
    out::say(words.with(
        "demo-built",
        &[
            ("n", count(plan.matters)),
            ("seconds", format!("{}.{}", tenths / 10, tenths % 10).into()),
            ("address", address.into()),
        ],
    ));
    Ok(())
}

/// Commands that work on this very data.
async fn tips(app: &App, folder: &Path, words: &'static Words) -> Result<Vec<String>, Ending> {
    let directory = app.directory();
    let speaker = Speaker { words, directory: &directory, law: app.law() };
    let data = || Arg::from(folder.display().to_string());
    let xinze = program();
    let xinze = || Arg::from(xinze.as_str());
    let mut session = app.db().read().await?;
    let at = |stage| MatterFilter { stage: Some(stage), ..MatterFilter::default() };
    let handling = session.matters(&at(StageName::Handling), &Towards::Start, 1).await?.lines.into_iter().next();
    let forwarded = session.matters(&at(StageName::Forwarded), &Towards::Start, 1).await?.lines.into_iter().next();
    let mut tips = vec![words.say("demo-city-note"), words.say("demo-try")];
    let mut tip = |text: String| tips.push(format!("  · {text}"));
    tip(words.with("demo-try-list", &[("xinze", xinze()), ("data", data())]));
    if let Some(line) = handling {
        let key = format!("{}-{}", line.shard, line.id);
        tip(words.with("demo-try-show", &[("xinze", xinze()), ("matter", key.into()), ("data", data())]));
    }
    if let Some(line) = forwarded {
        let today = moment::today();
        let organ = app::domain::OrganId(line.holder);
        let serves = directory.officials.keys().find(|official| directory.serves(**official, organ, today));
        if let Some(official) = serves {
            tip(words.with(
                "demo-try-act",
                &[
                    ("xinze", xinze()),
                    ("official", speaker.official(*official).into()),
                    ("id", official.0.to_string().into()),
                    ("accept", format!("{}-{}", line.shard, line.id).into()),
                    ("data", data()),
                ],
            ));
        }
    }
    tip(words.with("demo-try-verify", &[("xinze", xinze()), ("data", data())]));
    Ok(tips)
}

/// How this program was called, so that the tips can be pasted as they are.
fn program() -> String {
    std::env::args().next().unwrap_or_else(|| "xinze".to_owned())
}
