//! `xinze ledger rebuild`: rows made anew from the events.

use app::{Differing, Rebuilding, Rebuilt, rebuild};
use indicatif::{ProgressBar, ProgressStyle};
use wording::{Arg, Words};

use crate::args::{Args, LedgerRebuild};
use crate::ending::{self, Ending};
use crate::{out, place};

/// Matters that are named on the screen; JSON names up to a thousand.
const SHOWN: usize = 20;

pub(crate) async fn run(args: &Args, asked: &LedgerRebuild, words: &Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let matters = app.db().read().await?.count_matters().await?;
    let bar = ProgressBar::new(u64::try_from(matters).unwrap_or_default());
    let template = format!("{{bar:40}} {{percent}}%  {{pos}} {}  {{eta}}", words.say("rebuild-progress"));
    if let Ok(style) = ProgressStyle::with_template(&template) {
        bar.set_style(style);
    }
    let how = Rebuilding { dry_run: asked.dry_run, anew: asked.anew };
    let result = rebuild(&app, how, |matters| bar.set_position(matters)).await;
    bar.finish_and_clear();
    let result = result?;
    app.db().close().await;
    if args.json {
        out::json(&result)?;
    } else {
        told(words, how, &result);
    }
    let open = if how.dry_run { !result.held() } else { result.unreadable > 0 };
    if open { Err(Ending::Silent { code: ending::FOUND }) } else { Ok(()) }
}

fn told(words: &Words, how: Rebuilding, result: &Rebuilt) {
    let number = |n: u64| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
    if result.resumed {
        out::say(words.say("rebuild-resumed"));
    }
    out::say(
        words.with("rebuild-counts", &[("matters", number(result.matters)), ("differed", number(result.differed))]),
    );
    for differing in result.differing.iter().take(SHOWN) {
        out::say(line(words, differing));
    }
    let more = result.differed.saturating_sub(u64::try_from(SHOWN).unwrap_or(u64::MAX));
    if more > 0 {
        out::say(words.with("rebuild-more", &[("n", number(more))]));
    }
    if result.without_events > 0 {
        out::say(words.with("rebuild-without-events", &[("n", number(result.without_events))]));
    }
    if result.readings > 0 {
        out::say(words.with("rebuild-readings", &[("n", number(result.readings))]));
    }
    if result.counts > 0 {
        out::say(words.with("rebuild-sums", &[("n", number(result.counts))]));
    }
    if result.unreadable > 0 {
        out::say(words.with("rebuild-unreadable", &[("n", number(result.unreadable))]));
    }
    out::say(words.say(match (result.held(), how.dry_run) {
        (true, _) => "rebuild-held",
        (false, true) => "rebuild-dry",
        (false, false) => "rebuild-done",
    }));
}

fn line(words: &Words, differing: &Differing) -> String {
    let tables: Vec<String> = differing.tables.iter().map(|table| words.name("table", table)).collect();
    let matter = format!("{}-{}", differing.shard, differing.matter);
    words.with("rebuild-line", &[("matter", matter.into()), ("tables", tables.join(&words.say("list-comma")).into())])
}

#[cfg(test)]
mod tests {
    use wording::Lang;

    #[test]
    fn every_table_that_can_be_made_anew_has_a_name_in_both_languages() {
        for table in app::store::tables().iter().filter(|table| table.matter_column().is_some()) {
            for lang in Lang::ALL {
                let name = lang.words().name("table", table.name);
                assert!(!name.contains('⟦'), "{lang:?}: {}", table.name);
            }
        }
    }
}
