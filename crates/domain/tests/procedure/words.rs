//! Acts in words: `2026-03-02 office register claim`, `+3 bureau extend 30 by=bureau:head`.
//!
//! A step is a day, an actor, an act and what belongs to it. `+3` is three days after the step before. What a step
//! does not say is sound: a claim by letter with a text, an approval by the head, an opinion that upholds.

use domain::matter::{
    Accept, Answer, Channel, Command, Conclude, Deliver, Extend, Forward, Opinion, Proof, Receipt, Register,
    RequestReview, Review, ReviewResult, Round, Verb,
};
use domain::{Actor, Digest, DivisionCode, MatterId, OfficialId, OrganId, PersonId, PersonRef, TextId, TextRef};
use jiff::ToSpan;
use jiff::civil::Date;
use law::{Act, Purpose};

use crate::town::{actor, official, organ};

/// One act, by whom, and the day on which it is recorded.
#[derive(Clone, Debug)]
pub struct Step {
    pub command: Command,
    pub actor: Actor,
    pub today: Date,
}

/// What belongs to the acts, beside day and actor.
struct Details {
    number: u16,
    to: Option<OrganId>,
    approved_by: Option<OfficialId>,
    result: ReviewResult,
    register: Register,
}

/// Reads one step; `last` is the day of the step before.
pub fn step(words: &str, last: Option<Date>) -> Step {
    let mut words = words.split_whitespace();
    let day = words.next().expect("a day");
    let on: Date = match (day.strip_prefix('+'), last) {
        (Some(days), Some(last)) => last + days.parse::<i32>().expect(day).days(),
        _ => day.parse().expect(day),
    };
    let actor = actor(words.next().expect("an actor"));
    let act = words.next().expect("an act");
    let act = Act::named(act).expect(act);
    let mut details = details(actor.organ, on);
    let (mut today, mut assumed) = (on, false);
    for word in words {
        match word.split_once('=') {
            Some(("today", day)) => today = day.parse().expect(day),
            _ if word == "assumed" => assumed = true,
            _ => details.read(word),
        }
    }
    let command = Command { on, assumed, verb: details.verb(act, actor.organ) };
    Step { command, actor, today }
}

/// A text of so many characters.
pub fn text(chars: u32) -> TextRef {
    TextRef { id: TextId(7), digest: Digest([0x5a; 32]), chars }
}

fn details(office: OrganId, on: Date) -> Details {
    let receipt = Receipt { office, year: on.year(), no: 1 };
    let petitioner = PersonRef { id: PersonId(3), digest: Digest([0xa5; 32]) };
    Details {
        number: 0,
        to: None,
        approved_by: None,
        result: ReviewResult::Uphold,
        register: Register {
            receipt,
            channel: Channel::Letter,
            purpose: Purpose::Claim,
            category: None,
            place: None,
            petitioner,
            heads: 1,
            representatives: 0,
            accused: None,
            repeat_of: None,
            title: text(6),
            text: text(60),
            claimed_on: None,
        },
    }
}

impl Details {
    fn read(&mut self, word: &str) {
        if let Some(purpose) = Purpose::named(word) {
            self.register.purpose = purpose;
        } else if let Some(channel) = Channel::named(word) {
            self.register.channel = channel;
        } else if let Some(result) = ReviewResult::named(word) {
            self.result = result;
        } else if let Ok(number) = word.parse() {
            self.number = number;
        } else {
            match word.split_once('=') {
                Some(("by", who)) => self.approved_by = Some(official(who)),
                Some(("accused", who)) => self.register.accused = Some(organ(who)),
                Some(("heads", n)) => self.register.heads = n.parse().expect(word),
                Some(("representatives", n)) => self.register.representatives = n.parse().expect(word),
                Some(("category", n)) => self.register.category = Some(n.parse().expect(word)),
                Some(("place", n)) => self.register.place = Some(DivisionCode(n.parse().expect(word))),
                Some(("repeat_of", n)) => self.register.repeat_of = Some(MatterId(n.parse().expect(word))),
                Some(("claimed", day)) => self.register.claimed_on = Some(day.parse().expect(word)),
                Some(("title", n)) => self.register.title = text(n.parse().expect(word)),
                Some(("text", n)) => self.register.text = text(n.parse().expect(word)),
                _ => self.to = Some(organ(word)),
            }
        }
    }

    fn verb(self, act: Act, place: OrganId) -> Verb {
        let text = self.register.text;
        let round = match act {
            Act::FinalReview | Act::RequestFinalReview => Round::FinalReview,
            _ => Round::Review,
        };
        match act {
            Act::Register => Verb::Register(self.register),
            Act::Forward => Verb::Forward(Forward { to: self.to.expect("an organ") }),
            Act::Accept => Verb::Accept(Accept),
            Act::Extend => Verb::Extend(Extend {
                days: self.number,
                reason: text,
                approved_by: self.approved_by.unwrap_or(OfficialId(place.0 * 10)),
            }),
            Act::Answer => Verb::Answer(Answer { opinion: Opinion::Explain, text }),
            Act::Deliver => Verb::Deliver(Deliver { proof: Proof::Signed }),
            Act::RequestReview | Act::RequestFinalReview => Verb::RequestReview(RequestReview { round, reason: text }),
            Act::Review | Act::FinalReview => Verb::Review(Review { round, result: self.result, text }),
            Act::Conclude => Verb::Conclude(Conclude),
            other => unreachable!("{other} is not recorded"),
        }
    }
}
