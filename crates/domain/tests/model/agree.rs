//! Whether both sides hold the same of a matter.

use std::collections::BTreeSet;
use std::fmt::Debug;

use domain::matter::{FindingKind, Found, Matter};

use super::findings::two_assigners;
use super::state::{File, Flaw};

/// What differs between the program's matter and the model's, in words.
pub fn same(matter: &Matter, file: &File) -> Result<(), String> {
    equal("stage", &matter.stage.name().name(), &file.at.word())?;
    equal("holder", &matter.holder, &file.holder)?;
    equal("handler", &matter.handler, &file.handler)?;
    equal("reviewer", &matter.reviewer, &file.reviewer)?;
    equal("transfers and returns", &(matter.transfers, matter.returns), &(file.sent, file.back))?;
    equal("last day of the course", &matter.last_on, &file.last)?;
    equal("day of receipt", &matter.received_on, &file.received)?;
    let parties = matter.parties.iter().map(|party| party.person.id).filter(|person| matter.is_party(*person));
    let persons = file.parties.iter().map(|(person, _)| *person).filter(|person| file.party(*person));
    equal("parties", &parties.collect::<Vec<_>>(), &persons.collect::<Vec<_>>())?;
    equal("charged", &matter.handlers, &file.charged)?;
    equal("helpers", &matter.helpers, &file.helpers)?;
    equal("sealed", &matter.sealed, &file.sealed)?;
    equal("archived", &matter.archived_on.is_some(), &file.shelved)?;
    equal("beside", &matter.interlude.map(|open| (open.interval, open.from)), &file.beside)?;
    let open = matter.assignments.iter().filter(|task| task.reported_on.is_none()).map(|task| (task.by, task.to));
    let tasks = file.tasks.iter().filter(|task| !task.done).map(|task| (task.by, task.to));
    equal("open assignments", &open.collect::<Vec<_>>(), &tasks.collect::<Vec<_>>())?;
    let promise = matter.performance.map(|p| (p.promise.performer, p.promise.by, p.performed_on, p.confirmed));
    equal("promise", &promise, &file.promised.map(|p| (p.who, p.by, p.done, p.word)))?;
    clocks(matter, file)
}

fn clocks(matter: &Matter, file: &File) -> Result<(), String> {
    let there = matter.clocks.iter().map(|clock| {
        let (ends, status) = ((clock.ends_on, clock.due_on), (clock.paused_on, clock.stopped_on));
        (&*clock.rule, clock.pack.as_str(), clock.organ, clock.started_on, ends, status)
    });
    let here = file.runs.iter().map(|run| {
        let (ends, status) = ((run.ends.counted, run.ends.due), (run.still, run.stopped));
        (run.term.id, run.term.rule.word(), run.organ, run.from, ends, status)
    });
    let (mut there, mut here): (Vec<_>, Vec<_>) = (there.collect(), here.collect());
    there.sort_unstable();
    here.sort_unstable();
    if there == here {
        return Ok(());
    }
    Err(format!("clocks differ; the program: {:?}; the model: {:?}", only(&there, &here), only(&here, &there)))
}

fn only<T: PartialEq + Debug>(a: &[T], b: &[T]) -> Vec<String> {
    a.iter().filter(|one| !b.contains(one)).map(|one| format!("{one:?}")).collect()
}

/// What both found.
pub fn same_findings(matter: &Matter, file: &File, found: &[Found], flaws: &BTreeSet<Flaw>) -> Result<(), String> {
    let clock = |no: u16| {
        matter.clocks.iter().find(|clock| clock.no == no).map(|clock| (clock.rule.to_string(), clock.started_on))
    };
    let there: BTreeSet<_> = found.iter().map(|f| (f.kind, f.organ, f.clock.and_then(clock), f.due_on)).collect();
    let run = |no: usize| (file.runs[no].term.id.to_owned(), file.runs[no].from);
    let here: BTreeSet<_> = flaws.iter().map(|(kind, organ, no, due)| (*kind, *organ, no.map(run), *due)).collect();
    // A matter that came back to an organ without being sent: whether that is passing around is not decided.
    let sent = file.got.iter().filter(|organ| **organ == file.holder).count();
    let held = file.holders.iter().filter(|organ| **organ == file.holder).count();
    let open =
        |kind: FindingKind| kind == FindingKind::PingPong && held > sent + usize::from(file.office == file.holder);
    let unlike_the_first = !two_assigners(file, file.tasks.iter().filter(|task| !task.done).take(1));
    let open = |kind: FindingKind| open(kind) || kind == FindingKind::TwoAssigners && unlike_the_first;
    let (mut there, mut here) = (there, here);
    there.retain(|(kind, ..)| !open(*kind));
    here.retain(|(kind, ..)| !open(*kind));
    equal("findings", &there, &here)
}

fn equal<T: PartialEq + Debug>(what: &str, program: &T, model: &T) -> Result<(), String> {
    if program == model { Ok(()) } else { Err(format!("{what}: the program has {program:?}, the model {model:?}")) }
}
