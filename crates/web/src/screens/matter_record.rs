//! What is known of a matter besides its course: letters counted, tasks, promises, words of the petitioner, links.

use app::MatterView;
use app::domain::MatterId;
use app::domain::matter::{Assignment, Performance, UrgingState};
use jiff::civil::Date;
use wording::Arg;

use crate::words::Speaker;

/// One line: what it is, the words, and the matter that it leads to.
pub(super) struct Noted {
    pub(super) label: String,
    pub(super) text: String,
    pub(super) link: Option<String>,
    /// Whether somebody should look.
    pub(super) alarm: bool,
}

struct Record<'a> {
    speaker: &'a Speaker<'a>,
    view: &'a MatterView<'a>,
    today: Date,
    lines: Vec<Noted>,
}

/// The lines that this matter has something to say on.
pub(super) fn record(speaker: &Speaker<'_>, view: &MatterView<'_>, today: Date) -> Vec<Noted> {
    let mut record = Record { speaker, view, today, lines: Vec::new() };
    record.came();
    record.links();
    record.tasks();
    record.promise();
    record.said();
    record.lines
}

fn number(n: usize) -> Arg<'static> {
    i64::try_from(n).unwrap_or(i64::MAX).into()
}

impl Record<'_> {
    fn line(&mut self, label: &str, text: String, alarm: bool) {
        self.lines.push(Noted { label: self.speaker.say(label), text, link: None, alarm });
    }

    /// How often and by how many.
    fn came(&mut self) {
        let matter = &self.view.matter;
        if matter.contacts.len() > 1 || matter.heads > 1 {
            let heads = i64::try_from(matter.heads_in_all()).unwrap_or(i64::MAX);
            let args = [("contacts", number(matter.contacts.len())), ("heads", heads.into())];
            self.line("record-contacts", self.speaker.words.with("record-contacts-text", &args), false);
        }
        if matter.papers > 0 {
            let args = [("n", i64::from(matter.papers).into())];
            self.line("record-papers", self.speaker.words.with("record-papers-text", &args), false);
        }
    }

    fn links(&mut self) {
        let matter = &self.view.matter;
        let mut link = |label: &str, id: MatterId, text: String| {
            let key = app::MatterKey { shard: self.view.key.shard, id };
            let noted =
                Noted { label: self.speaker.say(label), text, link: Some(format!("/matters/{key}")), alarm: false };
            self.lines.push(noted);
        };
        if let Some(repeat) = matter.repeat {
            link("record-repeat", repeat.of, self.speaker.words.name("same-person", repeat.person.name()));
        }
        if let Some(merged) = &matter.merged {
            link("record-merged", merged.into, self.speaker.say("record-open-matter"));
        }
        for absorbed in &matter.absorbed {
            link("record-absorbed", *absorbed, self.speaker.say("record-open-matter"));
        }
        if let Some(whole) = matter.split_from {
            link("record-split", whole, self.speaker.say("record-open-matter"));
        }
    }

    fn tasks(&mut self) {
        let matter = &self.view.matter;
        for assignment in &matter.assignments {
            let (text, alarm) = self.assignment(assignment);
            self.line("record-assigned", text, alarm);
        }
        if !matter.helpers.is_empty() {
            self.line("record-helpers", self.speaker.organs(&matter.helpers), false);
        }
        if !matter.handlers.is_empty() {
            let names: Vec<String> = matter.handlers.iter().map(|official| self.speaker.official(*official)).collect();
            self.line("record-handlers", names.join(&self.speaker.say("list-comma")), false);
        }
        for urging in &matter.urgings {
            let (text, alarm) = self.urging(urging);
            self.line("record-urged", text, alarm);
        }
        if !matter.found.is_empty() {
            let text = self.speaker.words.with("record-found-text", &[("n", number(matter.found.len()))]);
            self.line("record-found", text, true);
        }
    }

    fn assignment(&self, assignment: &Assignment) -> (String, bool) {
        let clock = assignment.clock.and_then(|no| self.view.matter.clocks.iter().find(|clock| clock.no == no));
        let by = self.speaker.organ(assignment.by);
        match (assignment.reported_on, clock) {
            (Some(on), _) => {
                let args = [("by", by.into()), ("day", self.speaker.short_day(on, self.today).into())];
                (self.speaker.words.with("record-assigned-reported", &args), false)
            }
            (None, Some(clock)) => {
                let args = [("by", by.into()), ("day", self.speaker.short_day(clock.due_on, self.today).into())];
                (self.speaker.words.with("record-assigned-due", &args), clock.late(self.today))
            }
            (None, None) => (self.speaker.words.with("record-assigned-open", &[("by", by.into())]), false),
        }
    }

    fn urging(&self, urging: &UrgingState) -> (String, bool) {
        let day = |on| Arg::from(self.speaker.short_day(on, self.today));
        let by = Arg::from(self.speaker.organ(urging.by));
        match urging.replied_on {
            Some(on) => {
                let args = [("by", by), ("day", day(urging.on)), ("replied", day(on))];
                (self.speaker.words.with("record-urged-replied", &args), false)
            }
            None => (self.speaker.words.with("record-urged-open", &[("by", by), ("day", day(urging.on))]), true),
        }
    }

    fn promise(&mut self) {
        let Some(Performance { promise, performed_on, confirmed }) = self.view.matter.performance else { return };
        let (speaker, today) = (self.speaker, self.today);
        let day = |on| Arg::from(speaker.short_day(on, today));
        let base = [("organ", self.speaker.organ(promise.performer).into()), ("day", day(promise.by))];
        self.line("record-promise", self.speaker.words.with("record-promise-text", &base), false);
        let (key, on, alarm) = match (confirmed, performed_on) {
            (Some((true, on)), _) => ("record-confirmed", Some(on), false),
            (Some((false, on)), None) => ("record-denied", Some(on), true),
            (_, Some(on)) => ("record-performed", Some(on), false),
            (None, None) => ("record-unperformed", None, self.today > promise.by),
        };
        let text = on.map_or_else(|| speaker.say(key), |on| speaker.words.with(key, &[("day", day(on))]));
        self.line("record-performance", text, alarm);
    }

    /// The petitioner's own word on both bodies.
    fn said(&mut self) {
        for done in &self.view.matter.evaluations {
            let args = [
                ("of", self.speaker.words.name("evaluated-body", done.of.name()).into()),
                ("grade", self.speaker.words.name("grade", done.grade.name()).into()),
            ];
            self.line("record-evaluated", self.speaker.words.with("record-evaluated-text", &args), false);
        }
    }
}
