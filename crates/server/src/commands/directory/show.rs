//! `xinze directory show`: one organ, who stands above it, and who holds office there.

use app::domain::OrganId;
use app::domain::directory::{Post, Tenure, Version};
use jiff::civil::Date;
use serde_json::{Value, json};
use web::words::{Speaker, rule_name};

use super::{Asking, list};
use crate::ending::Ending;
use crate::{moment, out};

pub(super) fn run(asking: &Asking<'_>, organ: &str, as_of: Option<Date>) -> Result<(), Ending> {
    let on = as_of.unwrap_or_else(moment::today);
    let directory = asking.app.directory();
    let id = asking.organ(&directory, organ, on)?;
    let none = || Ending::fault(asking.words.with("organ-not-found", &[("name", organ.into())]));
    let organ = directory.organ_on(id, on).ok_or_else(none)?;
    let speaker = Speaker { words: asking.words, directory: &directory, law: asking.app.law() };
    if asking.args.json {
        let mut shown = list::row(&organ);
        if let Some(object) = shown.as_object_mut() {
            let mut put = |key: &str, value: Value| drop(object.insert(key.to_owned(), value));
            put("active", directory.active(id, on).is_ok().into());
            put("higher", json!(directory.higher_organs(id)));
            put("above", json!(directory.above_all(id)));
            put("successors", json!(directory.successors(id, on)));
            put("head", json!(directory.head_of(id, on)));
            let held = directory.in_office(id, on).into_iter().map(|(tenure, post)| held(tenure, post, on));
            put("in_office", held.collect());
        }
        return out::json(&shown);
    }
    out::say(list::line(asking.words, &organ));
    facts(asking, speaker, &organ, on);
    former(speaker, id);
    for (tenure, post) in directory.in_office(id, on) {
        out::say(in_words(speaker, tenure, post, on));
    }
    Ok(())
}

fn facts(asking: &Asking<'_>, speaker: Speaker<'_>, organ: &app::domain::directory::Organ, on: Date) {
    let say = |key: &str, value: String| {
        if !value.is_empty() {
            out::say(asking.words.with(key, &[("what", value.into())]));
        }
    };
    let directory = speaker.directory;
    let names = |organs: Vec<OrganId>| {
        let names: Vec<String> = organs.into_iter().map(|id| speaker.organ(id)).collect();
        names.join(&speaker.say("list-comma"))
    };
    let division = directory.divisions.get(&organ.division).map(|row| row.name.clone());
    say("directory-division", division.unwrap_or_else(|| organ.division.to_string()));
    say("directory-parent", names(organ.parent.into_iter().collect()));
    say("directory-line-above", names(organ.line.into_iter().collect()));
    if organ.vertical {
        out::say(asking.words.say("directory-vertical"));
    }
    say("directory-managed-by", names(organ.managed_by.into_iter().collect()));
    say("directory-since", speaker.day(organ.from));
    say("directory-until", organ.until.map(|day| speaker.day(day)).unwrap_or_default());
    say("directory-successors", names(directory.successors(organ.id, on)));
    let head = directory.head_of(organ.id, on);
    say("directory-head", head.map(|id| speaker.official(id)).unwrap_or_default());
}

/// The names that the organ had, with their last days.
fn former(speaker: Speaker<'_>, organ: OrganId) {
    for version in speaker.directory.versions.get(&organ).into_iter().flatten() {
        if let Version::Name { until, name, .. } = version {
            let args = [("name", name.clone().into()), ("day", speaker.day(*until).into())];
            out::say(speaker.words.with("directory-former-name", &args));
        }
    }
}

fn held(tenure: &Tenure, post: &Post, on: Date) -> Value {
    let portfolio = tenure.portfolio_on(on);
    json!({
        "official": tenure.official,
        "post": tenure.post,
        "title": post.title,
        "standing": post.standing,
        "acting": tenure.acting,
        "from": tenure.from,
        "until": tenure.until,
        "in_charge_of": portfolio.organs,
        "fields": portfolio.fields,
    })
}

fn in_words(speaker: Speaker<'_>, tenure: &Tenure, post: &Post, on: Date) -> String {
    let words = speaker.words;
    let portfolio = tenure.portfolio_on(on);
    let organs = portfolio.organs.iter().map(|id| speaker.organ(*id));
    let charge: Vec<String> = organs.chain(portfolio.fields.iter().cloned()).collect();
    let mut more = vec![rule_name(words, "Standing", post.standing.name())];
    if tenure.acting {
        more.push(words.say("directory-acting"));
    }
    if !charge.is_empty() {
        let what = charge.join(&words.say("list-comma"));
        more.push(words.with("directory-in-charge-of", &[("what", what.into())]));
    }
    let args = [
        ("official", speaker.official(tenure.official).into()),
        ("id", tenure.official.to_string().into()),
        ("title", post.title.clone().into()),
        ("more", more.join(&words.say("list-semicolon")).into()),
        ("day", speaker.day(tenure.from).into()),
    ];
    words.with("directory-held", &args)
}
