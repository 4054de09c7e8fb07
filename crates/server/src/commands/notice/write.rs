//! `xinze notice draft` and `xinze notice issue`: a document of a matter, to be looked at, or to be issued by itself.

use app::domain::matter::{NoticeKind, may_see_identity};
use app::notices::Notices;
use app::{App, IssueFault, MatterView, NoticeInput, Order, Stamp};
use serde_json::json;
use wording::Words;

use super::hand_out;
use crate::args::{Args, NoticeWrite};
use crate::commands::matter_act::failed;
use crate::desk::Desk;
use crate::ending::{self, Ending};
use crate::{moment, out, place};

/// Between the name of a part and its text; Chinese keyboards have the wide one at hand.
const BETWEEN: [char; 2] = ['=', '＝'];

/// A matter with whoever writes for it.
struct Writing<'a> {
    desk: Desk<'a>,
    view: MatterView<'a>,
    stamp: Stamp,
    kind: NoticeKind,
}

impl<'a> Writing<'a> {
    async fn begin(args: &'a Args, asked: &NoticeWrite, app: &'a App, words: &'static Words) -> Result<Self, Ending> {
        // An office that has words of its own does not write with others.
        let files = place::own_notices(&place::notices_folder(args), words)?;
        // What is wrong with them was told when the installation was opened.
        Notices::with_folder(files).map_err(|_| Ending::found(words.say("issue-templates-bad")))?;
        let desk = Desk::new(args, app, words);
        let view = desk.view(&asked.act.matter).await?;
        let organs: Vec<_> =
            [view.matter.holder].into_iter().chain(view.matter.sender()).chain([view.matter.receipt.office]).collect();
        let stamp = desk.stamp(&asked.act.actor, &organs).await?;
        desk.may_know(&view.matter, &stamp, &asked.act.matter)?;
        let kind = desk.named::<NoticeKind>("notice-kind", &asked.document_kind)?;
        Ok(Self { desk, view, stamp, kind })
    }

    fn given(&self, parts: &[String]) -> Result<NoticeInput, Ending> {
        let mut input = NoticeInput::new();
        for part in parts {
            let (name, text) = part.split_once(BETWEEN).ok_or_else(|| {
                Ending::usage(self.desk.words.with("issue-part-unreadable", &[("part", part.as_str().into())]))
            })?;
            input = input.with(name, &self.desk.text(text)?);
        }
        Ok(input)
    }

    fn failed(&self, fault: IssueFault) -> Ending {
        match fault {
            IssueFault::Failed(failure) => failed(&self.desk, failure),
            other => Ending::Told { code: ending::REFUSED, lines: other.told(self.desk.words) },
        }
    }
}

pub(super) async fn draft(args: &Args, asked: &NoticeWrite, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let writing = Writing::begin(args, asked, &app, words).await?;
    let named = asked.act.actor.organ.as_ref().map(|_| writing.stamp.actor.organ);
    let veiled = !may_see_identity(&writing.view.matter, writing.stamp.actor, writing.stamp.today);
    let given = NoticeInput { issuer: named, veiled, ..writing.given(&asked.notice_part)? };
    let on = asked.act.on.unwrap_or_else(moment::today);
    let draft = app.draft_notice(writing.view.key, writing.kind, &given, on).await;
    let draft = draft.map_err(|fault| writing.failed(fault))?;
    app.db().close().await;
    if args.json {
        let parts: serde_json::Map<_, _> =
            draft.parts.iter().map(|(part, text)| (part.name().to_owned(), text.into())).collect();
        return out::json(&json!({
            "matter": writing.view.key.to_string(),
            "kind": draft.kind.name(),
            "issuer": draft.issuer,
            "title": draft.notice.title,
            "body": draft.notice.body,
            "parts": parts,
        }));
    }
    hand_out(&draft.text(), asked.out.as_deref(), words)
}

pub(super) async fn issue(args: &Args, asked: &NoticeWrite, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let writing = Writing::begin(args, asked, &app, words).await?;
    let given = writing.given(&asked.notice_part)?;
    let (key, stamp) = (writing.view.key, &writing.stamp);
    let order = Order::alone(writing.kind);
    let on = asked.act.on.unwrap_or_else(moment::today);
    let done = app.issue(stamp, &mut moment::chance()?, key, asked.act.expect, (on, &order), &given).await;
    let matter = done.map_err(|fault| writing.failed(fault))?.matter;
    let seq = usize::try_from(matter.version).unwrap_or(usize::MAX);
    // It goes out with the name, so that whoever issues it reads the name, and that stands on record like any reading.
    let named = !matter.parties.is_empty() && may_see_identity(&matter, stamp.actor, stamp.today);
    let kind = words.name("notice-kind", writing.kind.name());
    let purpose = named.then(|| words.with("privacy-issued", &[("kind", kind.into())]));
    let document = super::show::document(&writing.desk, key, stamp, (seq, purpose.as_deref())).await?;
    super::show::print(&writing.desk, key, &document, asked.out.as_deref())?;
    app.db().close().await;
    Ok(())
}
