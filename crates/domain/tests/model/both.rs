//! A history told to both: to the program, whose events are folded, and to the model.

use domain::matter::{
    Event, Join, Matter, MergeInto, Part, Receipt, RecordFinding, ShareAnswer, SplitInto, SplitOff, TakeUpReview,
    Unmerge, Verb, decide, evolve, findings,
};
use domain::{By, Ctx, MatterId};
use jiff::civil::Date;

use super::case::Case;
use super::findings::flaws;
use super::intake::{blank, register};
use super::state::File;
use super::step::{Act, MATTERS, Step, WRITTEN};
use super::town::Town;
use super::{agree, beside, handling, joining, papers, review, sending};

/// Both sides of a history so far.
pub struct Both<'t> {
    pub town: &'t Town,
    pub files: Vec<Option<File>>,
    pub matters: Vec<Option<Matter>>,
    /// The events of every matter, as a store would keep them.
    pub events: Vec<Vec<Event>>,
    /// The last day of recording.
    pub today: Date,
}

/// What an act came to: accepted, or refused with the program's code.
pub type Outcome = Result<(), &'static str>;

/// The identity of the matter at this place.
pub fn id(at: usize) -> MatterId {
    MatterId(i64::try_from(at).expect("few") + 1)
}

fn place(id: MatterId) -> usize {
    usize::try_from(id.0 - 1).expect("from 1")
}

impl<'t> Both<'t> {
    pub fn new(town: &'t Town) -> Self {
        let none = || (0..MATTERS).map(|_| None);
        let (files, matters) = (none().collect(), (0..MATTERS).map(|_| None).collect());
        Self { town, files, matters, events: vec![Vec::new(); MATTERS], today: town.region.start() }
    }

    /// One step on both sides; a disagreement in words, or what came of it.
    pub fn tell(&mut self, step: &Step) -> Result<Outcome, String> {
        if super::pending::undecided(step, self) {
            return Ok(Err("pending"));
        }
        self.today = self.today.max(step.today);
        let at = step.matter;
        match &step.act {
            Act::One(verb) => self.one(step, at, verb, None),
            Act::Merge { into, reason } => {
                let (Some(one), Some(other)) = (self.matters[at].clone(), self.matters[*into].clone()) else {
                    return Ok(Err("nothing"));
                };
                let files = (self.files[at].clone(), self.files[*into].clone());
                let put = Verb::MergeInto(MergeInto { other: Box::new(other), reason: *reason });
                let taken = Verb::Join(Join { other: Box::new(one) });
                self.pair(step, [(at, put, Some((*into, files.1))), (*into, taken, Some((at, files.0)))])
            }
            Act::Unmerge { reason } => {
                let into = self.matters[at].as_ref().and_then(|matter| matter.merged.as_ref()).map(|m| m.into);
                let alone = Verb::Unmerge(Unmerge { reason: *reason });
                match into {
                    None => self.one(step, at, &alone, None),
                    Some(into) => {
                        let part = Verb::Part(Part { from: id(at) });
                        self.pair(step, [(at, alone, None), (place(into), part, Some((at, None)))])
                    }
                }
            }
            Act::Share { other } => {
                let Some(matter) = self.matters[*other].clone() else { return Ok(Err("nothing")) };
                let file = self.files[*other].clone();
                let verb = Verb::ShareAnswer(ShareAnswer { other: Box::new(matter) });
                self.one(step, at, &verb, Some((*other, file)))
            }
            Act::Split { of, purpose, reason } => {
                let Some(matter) = self.matters[*of].clone() else { return Ok(Err("nothing")) };
                let file = self.files[*of].clone();
                let receipt = Receipt { no: u32::try_from(at).expect("few") + 1, ..matter.receipt };
                let off = SplitOff {
                    of: Box::new(matter),
                    receipt,
                    purpose: *purpose,
                    category: None,
                    title: WRITTEN,
                    text: WRITTEN,
                    reason: *reason,
                };
                let into = Verb::SplitInto(SplitInto { into: id(at), reason: *reason });
                let off = Verb::SplitOff(Box::new(off));
                self.pair(step, [(at, off, Some((*of, file))), (*of, into, None)])
            }
            Act::Sweep => self.sweep(step),
        }
    }

    /// Two acts that belong together; where one is refused neither happens.
    fn pair(&mut self, step: &Step, acts: [(usize, Verb, Option<Other>); 2]) -> Result<Outcome, String> {
        let before = (self.files.clone(), self.matters.clone(), self.events.clone());
        let mut outcome = Ok(());
        for (at, verb, other) in acts {
            outcome = outcome.and(self.one(step, at, &verb, other)?);
        }
        if outcome.is_err() {
            (self.files, self.matters, self.events) = before;
        }
        Ok(outcome)
    }

    fn one(&mut self, step: &Step, at: usize, verb: &Verb, other: Option<Other>) -> Result<Outcome, String> {
        let ctx = self.ctx(step);
        let told = decide(self.matters[at].as_ref(), &step.command(verb.clone()), &ctx);
        let case = self.judge(step, at, verb, other);
        match told {
            Ok(events) => {
                if !case.against.is_empty() {
                    return Err(format!("the program accepts what the model refuses: {:?}", case.against));
                }
                let mut matter = self.matters[at].take();
                for event in &events {
                    matter = evolve(id(at), matter, event);
                }
                self.events[at].extend(events);
                self.matters[at] = matter;
                self.files[at] = Some(case.file);
                self.same(at)?;
                Ok(Ok(()))
            }
            Err(refusal) => {
                let code = refusal.why.code();
                if case.against.is_empty() {
                    return Err(format!("the program refuses what the model accepts: {refusal:?}"));
                }
                if !case.against.contains(code) {
                    return Err(format!("the program says {refusal:?}, the model only {:?}", case.against));
                }
                Ok(Err(code))
            }
        }
    }

    fn ctx(&self, step: &Step) -> Ctx<'t> {
        let Town { law, directory, .. } = self.town;
        Ctx { law, directory, by: step.by, today: step.today, origin: step.origin }
    }

    fn same(&self, at: usize) -> Result<(), String> {
        match (&self.matters[at], &self.files[at]) {
            (Some(matter), Some(file)) => agree::same(matter, file),
            (None, None) => Ok(()),
            (matter, file) => Err(format!("matter there: {}, file there: {}", matter.is_some(), file.is_some())),
        }
    }

    /// The model's judgement on one act.
    fn judge(&self, step: &Step, at: usize, verb: &Verb, other: Option<Other>) -> Case<'t> {
        let (file, missing) = match (&self.files[at], verb, &other) {
            (Some(file), Verb::Register(_) | Verb::SplitOff(_), _) => (file.clone(), Some("already-registered")),
            (None, Verb::Register(command), _) => (blank(command, command.receipt.office, step.on), None),
            (None, Verb::SplitOff(_), Some((_, Some(of)))) => (of.clone(), None),
            (Some(file), ..) => (file.clone(), None),
            (None, ..) => (nothing(self.town), Some("not-registered")),
        };
        let Step { by, on, today, origin, .. } = *step;
        let against = missing.into_iter().collect();
        let mut case = Case { town: self.town, by, on, today, origin, file, against };
        if missing.is_some() {
            case.on_matter(true, true);
            if missing == Some("not-registered") {
                case.against.insert("not-registered");
            }
        } else {
            act(&mut case, verb, at, other);
        }
        case
    }

    /// Both find the same; then both record it.
    fn sweep(&mut self, step: &Step) -> Result<Outcome, String> {
        let at = step.matter;
        let (Some(matter), Some(file)) = (&self.matters[at], &self.files[at]) else { return Ok(Err("nothing")) };
        let step = Step { by: By::Sweep, on: step.today, ..step.clone() };
        let found = findings(matter, &self.ctx(&step));
        let wanted = flaws(self.town, file, step.today);
        agree::same_findings(matter, file, &found, &wanted)?;
        for found in found {
            self.one(&step, at, &Verb::RecordFinding(RecordFinding { found }), None)?.map_err(str::to_owned)?;
        }
        if let Some(file) = &mut self.files[at] {
            file.flaws.extend(wanted);
        }
        Ok(Ok(()))
    }
}

/// The other matter of an act, as it stood before.
type Other = (usize, Option<File>);

fn nothing(town: &Town) -> File {
    let register = super::draw::plain_register();
    blank(&register, super::town::OFFICE, town.region.start())
}

fn act(c: &mut Case<'_>, verb: &Verb, at: usize, other: Option<Other>) {
    let (no, other) = other.unzip();
    let (no, other) = (no.unwrap_or_default(), other.flatten());
    match verb {
        Verb::Register(command) => register(c, command),
        Verb::AddContact(contact) => super::intake::add_contact(c, contact),
        Verb::Forward(forward) => sending::forward(c, forward),
        Verb::Assign(assign) => sending::assign(c, *assign),
        Verb::Object(object) => sending::object(c, *object),
        Verb::DecideObjection(decide) => sending::decide_objection(c, *decide),
        Verb::Dispute(dispute) => sending::dispute(c, *dispute),
        Verb::SettleJurisdiction(settle) => sending::settle(c, *settle),
        Verb::Involve(involve) => super::intake::involve(c, involve),
        Verb::TakeOver(take) => sending::take_over(c, *take),
        Verb::Route(route) => handling::route(c, *route),
        Verb::RecordOutcome(outcome) => handling::record_outcome(c, *outcome),
        Verb::ReportUrgent(report) => super::intake::report_urgent(c, report),
        Verb::Notify(notify) => beside::notify(c, *notify),
        Verb::Accept(accept) => handling::accept(c, *accept),
        Verb::Decline(decline) => handling::decline(c, *decline),
        Verb::Bar(bar) => handling::bar(c, *bar),
        Verb::AppointHandler(appoint) => beside::appoint(c, *appoint),
        Verb::RaiseRecusal(raise) => beside::raise_recusal(c, *raise),
        Verb::DecideRecusal(decide) => beside::decide_recusal(c, *decide),
        Verb::Investigate(investigate) => beside::investigate(c, *investigate),
        Verb::OpenInterlude(open) => handling::open(c, *open),
        Verb::CloseInterlude(close) => handling::close(c, *close),
        Verb::Extend(extend) => handling::extend(c, *extend),
        Verb::Answer(answer) => handling::answer(c, answer),
        Verb::ShareAnswer(_) => other.iter().for_each(|other| joining::share(c, other, no)),
        Verb::Deliver(deliver) => handling::deliver(c, *deliver),
        Verb::ReportBack(report) => beside::report_back(c, *report),
        Verb::Perform(perform) => beside::perform(c, *perform),
        Verb::Confirm(confirm) => beside::confirm(c, confirm),
        Verb::RequestReview(request) => review::request(c, *request),
        Verb::TakeUpReview(take) => review::take_up(c, *take),
        Verb::Review(given) => review::review(c, *given),
        Verb::Conclude(_) => handling::conclude(c),
        Verb::TakeUpAgain(again) => handling::take_up_again(c, *again),
        Verb::Evaluate(evaluate) => beside::evaluate(c, evaluate),
        Verb::FollowUp(follow) => beside::follow_up(c, follow),
        Verb::Archive(archive) => handling::archive(c, *archive),
        Verb::Urge(urge) => beside::urge(c, *urge),
        Verb::Reply(reply) => beside::reply(c, *reply),
        Verb::MergeInto(merge) => joining::merge(c, no, other.as_ref(), no == at, merge.reason),
        Verb::Join(_) => other.iter().for_each(|other| joining::join(c, no, other, no == at)),
        Verb::Unmerge(unmerge) => joining::unmerge(c, unmerge.reason),
        Verb::Part(_) => joining::part(c, no),
        Verb::SplitOff(split) => {
            other.iter().for_each(|of| joining::split_off(c, of, split.purpose, split.reason));
        }
        Verb::SplitInto(split) => joining::split_into(c, split.reason),
        Verb::Withdraw(withdraw) => handling::withdraw(c, *withdraw),
        Verb::ProposeCorrection(propose) => papers::propose(c, propose),
        Verb::DecideCorrection(decide) => papers::decide_correction(c, *decide),
        Verb::Attach(attach) => papers::attach(c, attach),
        Verb::Note(note) => papers::note(c, *note),
        Verb::Seal(seal) => papers::seal(c, *seal),
        Verb::AskRelease(ask) => papers::ask_release(c, *ask),
        Verb::DecideRelease(decide) => papers::decide_release(c, *decide),
        Verb::IssueCode(issue) => papers::issue_code(c, *issue),
        Verb::RecordFinding(_) | Verb::Recount(_) => c.need(c.by == By::Sweep, "not-provided"),
    }
    if is_course(verb) && !c.refused() {
        c.file.last = c.file.last.max(c.on);
    }
}

/// Whether the act moves the matter on; what only accompanies it does not.
fn is_course(verb: &Verb) -> bool {
    !matches!(
        verb,
        Verb::AddContact(_)
            | Verb::Involve(_)
            | Verb::ReportUrgent(_)
            | Verb::Notify(_)
            | Verb::AppointHandler(_)
            | Verb::RaiseRecusal(_)
            | Verb::DecideRecusal(_)
            | Verb::Investigate(_)
            | Verb::ReportBack(_)
            | Verb::Perform(_)
            | Verb::Confirm(_)
            | Verb::TakeUpReview(TakeUpReview { accepted: true, .. })
            | Verb::Evaluate(_)
            | Verb::FollowUp(_)
            | Verb::Urge(_)
            | Verb::Reply(_)
            | Verb::Join(_)
            | Verb::Part(_)
            | Verb::SplitInto(_)
            | Verb::ProposeCorrection(_)
            | Verb::DecideCorrection(_)
            | Verb::Attach(_)
            | Verb::Note(_)
            | Verb::Seal(_)
            | Verb::AskRelease(_)
            | Verb::DecideRelease(_)
            | Verb::IssueCode(_)
            | Verb::RecordFinding(_)
            | Verb::Recount(_)
    )
}
