//! `xinze search`: finds matters by what stands in their texts, and looks after the index.

use app::App;
use app::domain::matter::StageName;
use app::domain::wall::Reader;
use app::search::{Rebuilt, SearchFailure, SearchOf};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};
use web::words::Speaker;
use wording::Words;

use super::matter_list::{line_json, line_words};
use crate::args::{Args, Search, SearchVerb};
use crate::desk::Desk;
use crate::ending::Ending;
use crate::{out, place};

pub(crate) async fn run(args: &Args, search: &Search, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    match search.verb {
        Some(SearchVerb::Rebuild) => rebuild(args, &app, words).await,
        Some(SearchVerb::Merge) => {
            let log_shed = app.merge_search().await?;
            if args.json {
                return out::json(&json!({ "merged": true, "log_shed": log_shed }));
            }
            told(words.say(if log_shed { "search-merged" } else { "search-merged-log" }))
        }
        None => find(args, &app, search, words).await,
    }
}

fn told(line: String) -> Result<(), Ending> {
    out::say(line);
    Ok(())
}

/// Makes the index of search anew, with a bar.
pub(crate) async fn search_anew(app: &App, words: &Words) -> Result<Rebuilt, Ending> {
    let bar = ProgressBar::no_length();
    if let Ok(style) = ProgressStyle::with_template(&format!("{{spinner}} {} {{pos}}", words.say("search-rebuilding")))
    {
        bar.set_style(style);
    }
    let done = app.rebuild_search(|matters| bar.set_position(matters)).await;
    bar.finish_and_clear();
    Ok(done?)
}

async fn rebuild(args: &Args, app: &App, words: &'static Words) -> Result<(), Ending> {
    let done = search_anew(app, words).await?;
    if args.json {
        return out::json(&json!({ "matters": done.matters, "resumed": done.resumed }));
    }
    let key = if done.resumed { "search-rebuilt-on" } else { "search-rebuilt" };
    told(words.with(key, &[("n", i64::try_from(done.matters).unwrap_or(i64::MAX).into())]))
}

async fn find(args: &Args, app: &App, search: &Search, words: &'static Words) -> Result<(), Ending> {
    let desk = Desk::new(args, app, words);
    let stage: Option<StageName> = search.stage.as_deref().map(|name| desk.named("stage", name)).transpose()?;
    let holder = search.held_by.as_deref().map(|text| desk.organ(text)).transpose()?;
    let after = search.after.as_deref().map(str::parse).transpose();
    let after = after.map_err(|_| Ending::fault(words.say("bad-after")))?;
    let stamp = desk.stamp(&search.actor, &[]).await?;
    let reader = Reader { organ: stamp.actor.organ, official: Some(stamp.actor.official) };
    let of = SearchOf { reader: Some((reader, stamp.today)), holder, stage };
    let text = search.words.join(" ");
    let found = app.search(of, &text, after, search.limit).await.map_err(|failure| match failure {
        SearchFailure::Query(fault) => Ending::usage(web::words::query_fault(words, fault)),
        SearchFailure::Failure(failure) => failure.into(),
    })?;
    let next = found.next.map(|place| place.to_string());
    if args.json {
        let lines: Vec<Value> = found.lines.iter().map(line_json).collect();
        return out::json(&json!({ "matters": lines, "next": next, "complete": found.complete }));
    }
    if !found.complete {
        out::warn(words.say("search-incomplete"));
    }
    if found.lines.is_empty() {
        out::say(words.with("search-none", &[("text", text.into())]));
        out::say(words.say("search-try"));
        out::say(words.say("search-no-names"));
    } else {
        let speaker = Speaker { words, directory: &desk.directory, law: app.law() };
        let header = ["list-col-number", "list-col-title", "list-stage", "list-organ", "list-col-age", "list-col-due"];
        let rows = found.lines.iter().map(|line| line_words(&speaker, line, stamp.today)).collect();
        out::table(header.iter().map(|key| words.say(key)).collect(), rows);
    }
    if let Some(next) = next {
        out::say(words.with("list-next", &[("after", next.into())]));
    }
    Ok(())
}
