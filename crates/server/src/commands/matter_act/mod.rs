//! `xinze matter act`: every act from the command line, one file a subject. A text comes from the argument, from a
//! file as `@FILE`, or from standard input as `-`.

mod across;
mod acting;
mod afterwards;
mod code;
mod handling;
mod people;
mod record;
mod register;
mod review;
mod routing;
mod same_number;
mod told;

pub(super) use told::failed;

use app::domain::matter::{NoticeKind, Promise};
use app::{ActDraft, ToldDraft};
use wording::Words;

use crate::args::{Args, Decision, MatterAct, MatterAttach, MatterCode, OnMatter, Promised, Telling};
use crate::desk::Desk;
use crate::ending::Ending;
use crate::{moment, place};

pub(crate) async fn run(args: &Args, act: &MatterAct, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let result = carry_out(&Desk::new(args, &app, words), act).await;
    app.db().close().await;
    result
}

/// `xinze matter attach`: a paper for a matter.
pub(crate) async fn attach(args: &Args, asked: &MatterAttach, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let desk = Desk::new(args, &app, words);
    let result = match record::attached(&desk, asked) {
        Ok(draft) => on_matter(&desk, &asked.act, draft).await,
        Err(ending) => Err(ending),
    };
    app.db().close().await;
    result
}

/// `xinze matter code`: a new query code.
pub(crate) async fn code(args: &Args, asked: &MatterCode, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let result = code::run(&Desk::new(args, &app, words), asked).await;
    app.db().close().await;
    result
}

async fn carry_out(desk: &Desk<'_>, act: &MatterAct) -> Result<(), Ending> {
    let (on, draft) = match act {
        MatterAct::Register(register) => return register::run(desk, register).await,
        MatterAct::Across(act) => return across::run(desk, act).await,
        MatterAct::AddContact(contact) => (&contact.act, register::contact(desk, contact)?),
        MatterAct::Routing(act) => routing::draft(desk, act)?,
        MatterAct::Handling(act) => handling::draft(desk, act).await?,
        MatterAct::Review(act) => review::draft(desk, act)?,
        MatterAct::Afterwards(act) => afterwards::draft(desk, act).await?,
        MatterAct::Record(act) => record::draft(desk, act).await?,
    };
    on_matter(desk, on, draft).await
}

/// One act on a matter that exists.
async fn on_matter(desk: &Desk<'_>, asked: &OnMatter, draft: ActDraft) -> Result<(), Ending> {
    let view = desk.view(&asked.matter).await?;
    let organs = acting::organs(desk.app, &desk.directory, &view, &draft);
    let stamp = desk.stamp(&asked.actor, &organs).await?;
    desk.may_know(&view.matter, &stamp, &asked.matter)?;
    let on = asked.on.unwrap_or(stamp.today);
    let done = desk.app.execute(&stamp, &mut moment::chance()?, view.key, asked.expect, (on, &draft)).await;
    told::act(desk, done)
}

/// How the petitioner was told: by the notice that goes with the decision, unless another kind is named.
fn telling(desk: &Desk<'_>, telling: &Telling, usual: NoticeKind) -> Result<ToldDraft, Ending> {
    let Some(text) = &telling.notice else { return Ok(ToldDraft::NotYet) };
    let kind = telling.notice_kind.as_deref().map(|kind| desk.named("notice-kind", kind)).transpose()?;
    Ok(ToldDraft::Notice { kind: kind.unwrap_or(usual), text: desk.text(text)? })
}

fn promise(desk: &Desk<'_>, promised: &Promised) -> Result<Option<Promise>, Ending> {
    let Promised { performer: Some(performer), perform_by: Some(by) } = promised else { return Ok(None) };
    Ok(Some(Promise { performer: desk.organ(performer)?, by: *by }))
}

/// What was decided; the command line holds one of the two.
const fn decided(decision: Decision) -> bool {
    decision.decided_yes && !decision.decided_no
}
