//! What past matters say about a petition while it is being registered, on the page.

use app::{IntakeAsked, IntakeHints, Like, LikeWhy};
use askama::Template;

use crate::Web;
use crate::deeds::sent::Sent;
use crate::shell::Shell;
use crate::staff::Staff;
use crate::trouble::Trouble;
use crate::words::Speaker;

/// An earlier matter that may be the same.
pub(crate) struct LikeLine {
    pub(crate) number: String,
    pub(crate) title: String,
    pub(crate) facts: String,
    pub(crate) why: Vec<String>,
    pub(crate) href: String,
}

/// Something that past matters had.
pub(crate) struct Suggestion {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) by: String,
}

/// Everything that past matters say.
pub(crate) struct Hints {
    pub(crate) likes: Vec<LikeLine>,
    pub(crate) categories: Vec<Suggestion>,
    pub(crate) organs: Vec<Suggestion>,
    /// Whether only numbers were asked for.
    pub(crate) numbers_only: bool,
}

#[derive(Template)]
#[template(path = "register_hints.html")]
struct Fragment {
    s: Shell,
    hints: Hints,
}

/// The hints by themselves.
pub(super) fn fragment(web: &Web, staff: &Staff, hints: Hints) -> Result<String, Trouble> {
    Ok(Fragment { s: staff.frame(web).shell, hints }.render()?)
}

/// What past matters say about what was typed so far.
pub(super) async fn hints(web: &Web, staff: &Staff, sent: &Sent) -> Result<Hints, Trouble> {
    let numbers = sent.all("party_phone").chain(sent.all("party_id_number"));
    let asked = IntakeAsked {
        numbers: numbers.filter(|number| !number.is_empty()).map(str::to_owned).collect(),
        title: sent.get("title").to_owned(),
        text: sent.get("text").to_owned(),
    };
    let frame = staff.frame(web);
    let purpose = frame.shell.t.say("register-looked-up-for");
    let found = web.app.intake_hints(&staff.stamp(), &mut (web.chance)()?, &asked, &purpose).await?;
    let numbers_only = asked.title.is_empty() && asked.text.is_empty();
    Ok(Hints { numbers_only, ..told(&frame.speaker(), web, staff, found) })
}

fn told(speaker: &Speaker<'_>, web: &Web, staff: &Staff, found: IntakeHints) -> Hints {
    let all = i64::from(found.found);
    let by = |n: u32| {
        let args = [("n", i64::from(n).into()), ("all", all.into())];
        speaker.words.with("register-supported-by", &args)
    };
    let category = |suggested: &app::Suggested<u32>| Suggestion {
        value: suggested.what.to_string(),
        label: web.app.categories().get(suggested.what).map_or_else(String::new, |class| class.name.clone()),
        by: by(suggested.by),
    };
    let organ = |suggested: &app::Suggested<app::domain::OrganId>| {
        let label = speaker.organ(suggested.what);
        Suggestion { value: label.clone(), label, by: by(suggested.by) }
    };
    Hints {
        likes: found.likes.into_iter().map(|one| like(speaker, staff, one)).collect(),
        categories: found.categories.iter().map(category).collect(),
        organs: found.organs.iter().map(organ).collect(),
        numbers_only: false,
    }
}

fn like(speaker: &Speaker<'_>, staff: &Staff, like: Like) -> LikeLine {
    let words = speaker.words;
    let why = |why: &LikeWhy| match why {
        LikeWhy::Number => words.say("register-like-number"),
        LikeWhy::Text(percent) => words.with("register-like-text", &[("n", i64::from(*percent).into())]),
    };
    let args = [
        ("day", speaker.short_day(like.received_on, staff.subject.today).into()),
        ("stage", words.name("stage", like.stage.name()).into()),
        ("organ", speaker.organ(like.holder).into()),
    ];
    LikeLine {
        number: speaker.receipt(like.receipt),
        title: like.title.unwrap_or_else(|| speaker.say("title-erased")),
        facts: words.with("register-like-facts", &args),
        why: like.why.iter().map(why).collect(),
        href: format!("/matters/{}", like.key),
    }
}
