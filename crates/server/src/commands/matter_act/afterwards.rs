//! Performing, confirming, evaluating, following up, taking up again, withdrawing, putting away.

use app::ActDraft;
use app::domain::PersonId;

use super::decided;
use crate::args::{AfterwardsAct, OnMatter};
use crate::desk::Desk;
use crate::ending::Ending;

/// A person that no matter has: whoever names a petitioner who is not there is told so by the procedure.
const NOBODY: PersonId = PersonId(0);

pub(super) async fn draft<'a>(desk: &Desk<'_>, act: &'a AfterwardsAct) -> Result<(&'a OnMatter, ActDraft), Ending> {
    Ok(match act {
        AfterwardsAct::Perform { act, text } => (act, ActDraft::Perform { text: desk.text(text)? }),
        AfterwardsAct::Confirm { act, decision, said_text } => {
            (act, ActDraft::Confirm { fulfilled: decided(*decision), text: desk.text(said_text)? })
        }
        AfterwardsAct::Evaluate { act, evaluated_body, grade, said_text } => {
            let (of, grade) = (desk.named("evaluated-body", evaluated_body)?, desk.named("grade", grade)?);
            (act, ActDraft::Evaluate { of, grade, text: desk.text(said_text)? })
        }
        AfterwardsAct::FollowUp { act, text, said } => {
            let said = said.as_deref().map(|grade| desk.named("grade", grade)).transpose()?;
            (act, ActDraft::FollowUp { text: desk.text(text)?, said })
        }
        AfterwardsAct::TakeUpAgain { act, reason } => (act, ActDraft::TakeUpAgain { reason: desk.text(reason)? }),
        AfterwardsAct::Withdraw { act, petitioner, text } => {
            let person = party(desk, &act.matter, *petitioner).await?;
            (act, ActDraft::Withdraw { person, text: desk.text(text)? })
        }
        AfterwardsAct::Archive { act, class } => {
            (act, ActDraft::Archive { class: desk.named("archive-class", class)? })
        }
    })
}

/// The petitioner with this number, from 1.
async fn party(desk: &Desk<'_>, matter: &str, number: usize) -> Result<PersonId, Ending> {
    let view = desk.view(matter).await?;
    let party = number.checked_sub(1).and_then(|at| view.matter.parties.get(at));
    Ok(party.map_or(NOBODY, |party| party.person.id))
}
