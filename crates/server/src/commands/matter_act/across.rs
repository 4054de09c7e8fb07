//! Acts on two matters at once: merging, parting, splitting, and barring what repeats another one.

use app::domain::OrganId;
use app::domain::matter::{Matter, NoticeKind};
use app::{MatterView, PartDraft, Stamp};

use super::{telling, told};
use crate::args::{AcrossAct, OnTwo};
use crate::desk::Desk;
use crate::ending::Ending;
use crate::moment;

pub(super) async fn run(desk: &Desk<'_>, act: &AcrossAct) -> Result<(), Ending> {
    let (app, mut chance) = (desk.app, moment::chance()?);
    let done = match act {
        AcrossAct::Merge { act, into_matter, reason } => {
            let (view, stamp) = begin(desk, act, |matter| vec![matter.holder]).await?;
            let into = other(desk, into_matter, &stamp).await?;
            let (on, reason) = (act.on.unwrap_or(stamp.today), desk.text(reason)?);
            app.merge(&stamp, &mut chance, (view.key, into.key), on, &reason).await
        }
        AcrossAct::Unmerge { act, reason } => {
            let (view, stamp) = begin(desk, act, |matter| vec![matter.holder, matter.receipt.office]).await?;
            app.unmerge(&stamp, &mut chance, view.key, act.on.unwrap_or(stamp.today), &desk.text(reason)?).await
        }
        AcrossAct::Split { act, title, text, purpose, category, reason } => {
            let (view, stamp) = begin(desk, act, |matter| vec![matter.holder]).await?;
            let part = PartDraft {
                purpose: desk.named("purpose", purpose)?,
                category: *category,
                title: title.clone(),
                text: desk.text(text)?,
                reason: desk.text(reason)?,
            };
            app.split(&stamp, &mut chance, view.key, act.on.unwrap_or(stamp.today), &part).await
        }
        AcrossAct::Bar { act, earlier, reason, telling: notice } => {
            let (view, stamp) = begin(desk, act, |matter| vec![matter.holder]).await?;
            let before = other(desk, earlier, &stamp).await?;
            let (reason, notice) = (desk.text(reason)?, telling(desk, notice, NoticeKind::Barred)?);
            let on = act.on.unwrap_or(stamp.today);
            app.bar(&stamp, &mut chance, (view.key, before.key), on, (&reason, &notice)).await
        }
    };
    told::act(desk, done)
}

/// The matter, and who acts.
async fn begin<'a>(
    desk: &Desk<'a>,
    asked: &OnTwo,
    organs: fn(&Matter) -> Vec<OrganId>,
) -> Result<(MatterView<'a>, Stamp), Ending> {
    let view = desk.view(&asked.matter).await?;
    let stamp = desk.stamp(&asked.actor, &organs(&view.matter)).await?;
    desk.may_know(&view.matter, &stamp, &asked.matter)?;
    Ok((view, stamp))
}

/// The other matter, of which whoever acts must know, too.
async fn other<'a>(desk: &Desk<'a>, text: &str, stamp: &Stamp) -> Result<MatterView<'a>, Ending> {
    let view = desk.view(text).await?;
    desk.may_know(&view.matter, stamp, text)?;
    Ok(view)
}
