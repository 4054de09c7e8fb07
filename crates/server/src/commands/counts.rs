//! `xinze counts`: the counts of an organ or of all organs, as whoever asks may know them.

use app::Counts;
use app::domain::OrganId;
use app::domain::wall::Reader;
use jiff::civil::Date;
use web::words::Speaker;
use wording::Words;

use crate::args::{Args, CountsOf};
use crate::desk::Desk;
use crate::ending::Ending;
use crate::{moment, out, place};

pub(crate) async fn run(args: &Args, asked: &CountsOf, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let desk = Desk::new(args, &app, words);
    let today = moment::today();
    let organ = asked.counted_organ.as_deref().map(|text| desk.organ(text)).transpose()?;
    let month = match asked.counted_month.as_deref() {
        None => today,
        Some(text) => month(text).ok_or_else(|| Ending::usage(words.with("bad-month", &[("text", text.into())])))?,
    };
    let stamp = desk.stamp(&asked.actor, organ.as_slice()).await?;
    let reader = Reader { organ: stamp.actor.organ, official: Some(stamp.actor.official) };
    let counts = app.counts(Some(reader), organ, (today, month)).await?;
    if args.json {
        return out::json(&counts);
    }
    let category = |code: u32| app.categories().get(code).map_or_else(|| code.to_string(), |class| class.name.clone());
    told(&desk.speaker(), &counts, organ, category);
    Ok(())
}

/// The first day of a month written `2026-04`.
fn month(text: &str) -> Option<Date> {
    let (year, month) = text.split_once('-')?;
    (month.len() == 2).then_some(())?;
    Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()
}

fn told(speaker: &Speaker<'_>, counts: &Counts, organ: Option<OrganId>, category: impl Fn(u32) -> String) {
    let words = speaker.words;
    let whose = organ.map_or_else(|| words.say("counts-all-organs"), |organ| speaker.organ(organ));
    let with = |key: &str, n: i64| out::say(words.with(key, &[("n", n.into())]));
    out::say(whose);
    with("counts-held", counts.stages.values().sum());
    for (stage, n) in &counts.stages {
        out::say(words.with("counts-of", &[("what", words.name("stage", stage).into()), ("n", (*n).into())]));
    }
    with("counts-overdue", counts.due.overdue);
    with("counts-week", counts.due.week);
    with("counts-later", counts.due.later);
    out::say(words.with("counts-month", &[("month", counts.month.clone().into())]));
    with("counts-received", counts.received.iter().map(|received| received.n).sum());
    for received in &counts.received {
        let mut what = vec![words.name("channel", &received.channel), words.name("purpose", &received.purpose)];
        what.extend(received.category.map(&category));
        let what = what.join(&words.say("fact-space"));
        out::say(words.with("counts-of", &[("what", what.into()), ("n", received.n.into())]));
    }
    with("counts-in-time", counts.answered_in_time);
    with("counts-late", counts.answered_late);
    with("counts-found", counts.found.values().sum());
    for (kind, n) in &counts.found {
        out::say(words.with("counts-of", &[("what", words.name("found-kind", kind).into()), ("n", (*n).into())]));
    }
}

#[cfg(test)]
mod tests {
    use app::store::Tally;
    use wording::Lang;

    #[test]
    fn everything_that_is_counted_has_a_name_and_a_month_is_a_year_and_two_digits() {
        for lang in Lang::ALL {
            for tally in Tally::ALL {
                assert!(lang.words().has(&format!("tally-{}", tally.name())), "{tally:?}");
            }
        }
        assert_eq!(super::month("2026-04").map(|day| day.to_string()).as_deref(), Some("2026-04-01"));
        for text in ["", "2026", "2026-4", "2026-13", "2026-00", "x-01", "2026-04-02"] {
            assert_eq!(super::month(text), None, "{text}");
        }
    }
}
