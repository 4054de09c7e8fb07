//! `xinze clock recount`: every running term counted anew with today's calendars.

use wording::{Arg, Words};

use crate::args::Args;
use crate::desk::Desk;
use crate::ending::Ending;
use crate::{moment, out, place};

pub(crate) async fn run(args: &Args, dry_run: bool, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let done = app.recount((moment::today(), moment::now_us()), dry_run, |_| {}).await?;
    if args.json {
        return out::json(&done);
    }
    let desk = Desk::new(args, &app, words);
    let number = |n: u64| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
    let key = if dry_run { "recount-would" } else { "recount-done" };
    let told = [("clocks", number(done.clocks)), ("moved", number(done.moved)), ("matters", number(done.matters))];
    out::say(words.with(key, &told));
    for (rule, n) in &done.rules {
        let what = desk.speaker().clock_name(rule);
        out::say(words.with("recount-rule", &[("what", what.into()), ("n", number(*n))]));
    }
    if done.unknown > 0 {
        out::say(words.with("recount-unknown", &[("n", number(done.unknown))]));
    }
    if done.left > 0 {
        out::say(words.with("recount-left", &[("n", number(done.left))]));
    }
    super::sweep::passed_over(words, &done.passed_over);
    app.db().close().await;
    Ok(())
}
