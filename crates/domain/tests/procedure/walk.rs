//! Random walks: sensible acts by those who may do them, and now and then any act by anyone. The same walks every time.

use std::sync::LazyLock;

use domain::OrganId;
use domain::matter::{Change, Event, Matter, Round, Stage, findings};
use domain::wall::Reader;
use domain::{By, Ctx, Origin};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::story::Story;
use crate::town::{Town, organ_word, town, town_in};
use crate::verbs::VERBS;

/// How many matters walk, and how many steps each tries.
const WALKS: u64 = 320;
const TRIES: usize = 56;

/// Where an act can be sent to, and who might try one.
const PLACES: &[&str] = &[
    "bureau",
    "market",
    "township",
    "heir",
    "team",
    "district",
    "office",
    "city",
    "city-office",
    "discipline",
    "tax",
    "committee",
    "conference",
];

/// What came in.
const BEGINNINGS: &[&str] = &[
    "office register",
    "office register accused=market",
    "office register accusation accused=heir",
    "office register proposal",
    "office register accusation accused=market:head",
    "bureau register",
    "city-office register accused=bureau:clerk",
    "market register accusation accused=market hand_over=office",
    "petitioner register web at=office party=second",
    "office register sealed party=second",
    "heir register urgent",
];

/// A matter after one more act.
pub struct State {
    /// The act in words; an act on the matter beside is marked.
    pub words: String,
    /// Whether it happened to this matter.
    pub here: bool,
    pub matter: Matter,
    pub other: Matter,
    pub last: Date,
}

/// One walk.
pub struct Walk {
    pub town: &'static Town,
    pub states: Vec<State>,
    pub events: Vec<Event>,
}

impl Walk {
    /// The story as it stood after a step, ready for one more try.
    pub fn story(&self, at: usize) -> Story<'static> {
        let state = &self.states[at];
        Story::at(self.town, &state.matter, &state.other, state.last)
    }

    /// Everything up to a step, for whoever reads a failure.
    pub fn told(&self, at: usize) -> String {
        self.states[..=at].iter().map(|state| state.words.as_str()).collect::<Vec<_>>().join(" | ")
    }
}

static WALKED: LazyLock<Vec<Walk>> = LazyLock::new(|| (0..WALKS).map(walk).collect());

/// Every walk.
pub fn walks() -> &'static [Walk] {
    &WALKED
}

static ELSEWHERE: LazyLock<[Town; 3]> =
    LazyLock::new(|| [110_101, 370_102, 330_106].map(|division| town_in(division, |_| {})));

/// A sequence that looks random and never changes (splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit.max(1)).expect("small");
        usize::try_from(self.next() % limit).expect("small")
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

fn walk(seed: u64) -> Walk {
    let mut chance = Chance(seed);
    let town: &'static Town = match chance.below(8) {
        0 => &ELSEWHERE[0],
        1 => &ELSEWHERE[1],
        2 => &ELSEWHERE[2],
        _ => town(),
    };
    let first = first_day(&mut chance);
    let beginning = chance.one(BEGINNINGS);
    let mut main = Story::new(town).then(&format!("{first} {beginning}"));
    let mut other = Story::second(town).then(&format!("{first} {beginning}"));
    let mut walk = Walk { town, states: Vec::new(), events: Vec::new() };
    walk.keep(format!("{first} {beginning}"), true, &main, &other);
    for _ in 0..TRIES {
        let here = chance.below(6) > 0;
        let (story, beside) = if here { (&mut main, &mut other) } else { (&mut other, &mut main) };
        let words = words(story, beside, &mut chance);
        // What is refused is refused; the walk goes on.
        if go(story, beside, &words) {
            let mark = if here { "" } else { "(beside) " };
            walk.keep(format!("{mark}{words}"), here, &main, &other);
        }
    }
    walk.events = main.events;
    walk
}

impl Walk {
    fn keep(&mut self, words: String, here: bool, main: &Story<'_>, other: &Story<'_>) {
        let last = main.last.max(other.last).expect("a day");
        self.states.push(State { words, here, matter: main.matter().clone(), other: other.matter().clone(), last });
    }
}

/// Days under both regulations, the change between them more often.
fn first_day(chance: &mut Chance) -> Date {
    let days = |chance: &mut Chance, most| i32::try_from(chance.below(most)).expect("few").days();
    match chance.below(3) {
        0 => date(2005, 5, 1) + days(chance, 6_000),
        1 => date(2022, 2, 1) + days(chance, 120),
        _ => date(2022, 5, 1) + days(chance, 1_300),
    }
}

/// One step. What concerns two matters happens to both or to none.
fn go(story: &mut Story<'static>, beside: &mut Story<'static>, words: &str) -> bool {
    let counterpart = match words.split(' ').nth(2) {
        Some("merge") => "join",
        Some("unmerge") => "part",
        Some("join" | "part" | "share_answer" | "split_into" | "split_off") => return false,
        _ => "",
    };
    let (mut now, mut then) = (story.clone().beside(beside), beside.clone().beside(story));
    if now.attempt(words).is_err() {
        return false;
    }
    if !counterpart.is_empty() {
        let on = now.last.expect("a day");
        let actor = words.split(' ').nth(1).expect("an actor");
        let of = story.matter().id;
        let words = format!("{on} {actor} {counterpart}");
        let words = if counterpart == "part" { format!("{words} of={of}") } else { words };
        if then.attempt(&words).is_err() {
            return false;
        }
        beside.clone_from(&then);
    }
    story.clone_from(&now);
    true
}

fn words(story: &Story<'_>, beside: &Story<'_>, chance: &mut Chance) -> String {
    let wait = chance.one(&[0, 0, 0, 1, 1, 2, 3, 5, 8, 13, 21]);
    let day = story.last.max(beside.last).expect("a day") + wait.days();
    if chance.below(10) == 0 {
        return any(day, chance);
    }
    let open = story.matter().corrections.iter().find(|correction| correction.approved.is_none());
    if let Some(correction) = open.filter(|_| chance.below(2) == 0) {
        return format!(
            "{day} {}:lead decide_correction {}",
            word(decider(story, &correction.change, day)),
            correction.no
        );
    }
    if chance.below(3) == 0 {
        let menu = beside_it(story, chance);
        return format!("{day} {}", menu[chance.below(menu.len())]);
    }
    // The likelier ones stand first.
    let menu = course(story, chance);
    let at = chance.below(menu.len()).min(chance.below(menu.len()));
    format!("{day} {}", menu[at])
}

/// Who may decide a correction: the holder, the office, or whoever is to get the matter.
fn decider(story: &Story<'_>, change: &Change, day: Date) -> OrganId {
    let matter = story.matter();
    let to = match change {
        Change::Accused(_, to) => *to,
        _ => None,
    };
    let known = |organ: &OrganId| matter.known_to(Reader { organ: *organ, official: None }, &story.town.directory, day);
    [matter.holder, matter.receipt.office].into_iter().chain(to).find(known).unwrap_or(matter.holder)
}

/// Any verb by anyone.
fn any(day: Date, chance: &mut Chance) -> String {
    let verb = chance.one(VERBS);
    let actor = match chance.below(6) {
        0 => "petitioner".to_owned(),
        1 => "stranger".to_owned(),
        2 => format!("{}:head", chance.one(PLACES)),
        _ => chance.one(PLACES).to_owned(),
    };
    let place = chance.one(PLACES);
    let belongs = match verb {
        "forward" | "assign" | "settle" | "involve" | "take_over" | "report_urgent" => place.to_owned(),
        "appoint" | "raise_recusal" | "decide_recusal" => format!("{place}:clerk"),
        "extend" | "extend_report" | "extend_review" => (chance.below(40)).to_string(),
        _ => String::new(),
    };
    format!("{day} {actor} {verb} {belongs}").trim_end().to_owned()
}

/// The word of an organ.
fn word(organ: OrganId) -> &'static str {
    organ_word(organ)
}

/// What would move a matter on from a stage, the likelier first; what begins with `@` is filled in.
const fn menu(stage: Stage) -> &'static str {
    match stage {
        Stage::Registered => {
            "@h forward @to | @h accept | @h forward @to | @h accept untold | @h assign @to @days | @h merge | @h route \
             | @h decline in_litigation | @h bar | @who withdraw person=@who"
        }
        Stage::Forwarded => {
            "@h accept | @h accept | @h object | @h object | @h forward @to | @h dispute | @h route | @h merge \
             | @h decline pending_elsewhere other=5 | @h bar | @h assign @to @days"
        }
        Stage::Objected => "@sender return | @sender return | @sender return no | @h dispute | @h accept",
        Stage::Disputed { .. } => "@decider settle @to | @decider settle @h",
        Stage::Handling { .. } => {
            "@h investigate | @h answer | @h answer support promise=@h@@done | @h answer | @h investigate \
             | @h answer not_support new_facts | @h open hearing | @h close hearing | @h open mediation agreed \
             | @h close mediation promise=@h@@done | @h extend @days | @h route @to | @h merge \
             | @who withdraw person=@who"
        }
        Stage::Answered { .. } | Stage::Reviewed { .. } => "@h deliver | @h deliver registered_mail | @who deliver",
        Stage::Delivered { .. } => "@who @asks | @who @asks | @h conclude",
        Stage::UnderReview { .. } => {
            "@h @review | @h @review | @h extend_review @days by=city:head | @h take_up_review | @h open hearing \
             | @h close hearing | @h take_up_review no"
        }
        Stage::Concluded { .. } => "@who @asks | @who @asks | @h archive | @h take_up_again",
        Stage::Declined { .. } | Stage::Barred | Stage::Withdrawn => "@h take_up_again | @h archive",
        Stage::Routed { .. } => "@h record_outcome not_taken | @h record_outcome | @h take_up_again | @h archive",
        Stage::Merged { .. } => "@h unmerge | @h unmerge | @who withdraw person=@who",
    }
}

/// What accompanies a matter at any stage.
const ASIDE: &str = "@to add_contact | @who add_contact web | @h notify | @h involve @to | @h appoint @h:clerk \
    | @who raise_recusal @h:clerk | @h:head decide_recusal @h:clerk no | @h investigate | @h report_back \
    | @h report_back interim | @h perform | @who confirm | @who confirm no | @who evaluate satisfied \
    | @who evaluate dissatisfied | @who evaluate petition_office | @h follow_up | @office urge | @office supervise \
    | @office issue_code | @h reply | @h attach | @who attach | @h note | @office seal | @h ask_release | @office:head decide_release \
    | @h correct channel=visit | @h correct purpose=proposal | @h correct purpose=claim | @h correct accused=market \
    | @h correct accused=none | @h correct accused=@h to=@to | @h correct accused=@handler | @h correct accused=@sender";

/// The entries of a menu, each ready to be said of this matter.
fn filled(menu: &str, story: &Story<'_>, chance: &mut Chance) -> Vec<String> {
    let matter = story.matter();
    let holder = word(matter.holder);
    let final_round = match matter.stage {
        Stage::UnderReview { round } => round == Round::FinalReview,
        Stage::Delivered { round } | Stage::Concluded { round } => round != Round::Handling,
        _ => false,
    };
    let decider = match matter.stage {
        Stage::Disputed { decider } => word(decider),
        _ => holder,
    };
    let review = if final_round { "final_review" } else { "review" };
    let result = chance.one(&["uphold", "revoke 20", "change", "remand 20", "remand 15 wrong_basis"]);
    let known = [
        ("@handler", matter.handler.map_or(holder, word).to_owned()),
        ("@sender", matter.sender().map_or(holder, word).to_owned()),
        ("@decider", decider.to_owned()),
        ("@office", word(matter.receipt.office).to_owned()),
        ("@asks", format!("request_{review}")),
        ("@review", format!("{review} {result}")),
        ("@done", (matter.last_on + 30.days()).to_string()),
        ("@days", chance.below(34).to_string()),
        ("@who", chance.one(&["petitioner", "petitioner", "second"]).to_owned()),
        ("@to", chance.one(PLACES).to_owned()),
        ("@h", holder.to_owned()),
    ];
    let fill = |entry: &str| known.iter().fold(entry.to_owned(), |entry, (mark, value)| entry.replace(mark, value));
    menu.split(" | ").map(|entry| fill(entry.trim())).collect()
}

fn course(story: &Story<'_>, chance: &mut Chance) -> Vec<String> {
    filled(menu(story.matter().stage), story, chance)
}

fn beside_it(story: &Story<'_>, chance: &mut Chance) -> Vec<String> {
    let ctx = Ctx {
        law: &story.town.law,
        directory: &story.town.directory,
        by: By::Sweep,
        today: story.last.expect("a day"),
        origin: Origin::Entered,
    };
    let mut menu = filled(ASIDE, story, chance);
    menu.extend(findings(story.matter(), &ctx).iter().map(|found| format!("sweep find {}", found.kind)));
    menu
}
