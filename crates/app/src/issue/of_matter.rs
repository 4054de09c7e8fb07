//! Parts that come from the matter itself and from the way that it went.

use domain::matter::{Hop, NoticeKind, Procedure};
use notices::Part;

use super::case::Case;
use super::phrase;
use super::veil::{Veil, is_letter};

impl Case<'_> {
    pub(super) fn of_matter(&self, part: Part) -> Option<String> {
        Some(match part {
            Part::Number => self.number.clone(),
            Part::Petitioner => return self.petitioner(),
            Part::Receipt => self.receipt(),
            Part::ReceivedOn => phrase::day(self.matter.received_on),
            Part::Channel => phrase::name("channel", self.matter.channel.name()),
            Part::Claim => {
                let title = self.text(self.matter.title)?;
                self.veil().map_or_else(|| title.clone(), |veil| veil.hide(&title))
            }
            Part::Basis => self.rests_on(),
            Part::Issuer => self.organ(self.issuer)?,
            Part::IssuedOn => phrase::day(self.on),
            // The code opens the matter to whoever has it, so that it stands on a slip of its own and in no record.
            Part::QueryCode => phrase::say("issue-query-code"),
            Part::QueryHow => {
                let office = self.organ(self.matter.receipt.office)?;
                phrase::with("issue-query-how", &[("organ", office.into())])
            }
            Part::EvaluateHow => phrase::say("issue-evaluate-how"),
            _ => return None,
        })
    }

    /// Whom the document addresses or names; of several people the first, and how many they are.
    fn petitioner(&self) -> Option<String> {
        if self.veil().is_some() {
            return Some(Veil::word());
        }
        let first = self.persons.first().map(|person| person.name.trim()).filter(|name| !name.is_empty())?;
        match self.matter.heads {
            0 | 1 => Some(first.to_owned()),
            heads => {
                let args = [("name", first.to_owned().into()), ("heads", i64::from(heads).into())];
                Some(phrase::with("issue-petitioner-and-others", &args))
            }
        }
    }

    pub(super) fn of_way(&self, part: Part) -> Option<String> {
        match part {
            Part::CameFrom => self.organ(self.arrived()?.from),
            Part::CameOn => Some(phrase::day(self.arrived()?.on)),
            Part::WhereTo => self.organ(self.receiver()?),
            Part::SentOn => Some(phrase::day(self.sent()?.on)),
            Part::ResponsibleUnit => self.organ(self.issuer),
            Part::Route if self.kind == NoticeKind::OtherRoute => {
                let taken = self.matter.routes.last()?;
                Some(phrase::name("statutory-route", taken.route.name()))
            }
            Part::Route => Some(phrase::say("issue-route-petition")),
            Part::Procedure => Some(phrase::say(match self.matter.procedure {
                Procedure::Ordinary => "issue-steps-ordinary",
                Procedure::Simple => "issue-steps-simple",
            })),
            Part::Materials if is_letter(self.kind) => {
                let papers = i64::from(self.matter.papers);
                Some(phrase::with("issue-materials", &[("papers", papers.into())]))
            }
            _ => None,
        }
    }

    /// How the matter came to the organ that issues.
    fn arrived(&self) -> Option<&Hop> {
        self.matter.hops.iter().rev().find(|hop| hop.to == self.issuer)
    }

    /// How the organ that issues sent it on.
    fn sent(&self) -> Option<&Hop> {
        self.matter.hops.iter().rev().find(|hop| hop.from == self.issuer)
    }

    /// The organ to which the matter, the petitioner or the letter goes.
    pub(super) fn receiver(&self) -> Option<domain::OrganId> {
        match self.kind {
            NoticeKind::SupervisionLetter => Some(self.matter.holder),
            NoticeKind::OtherRoute => self.matter.routes.last()?.to,
            NoticeKind::Forwarded | NoticeKind::ForwardLetter | NoticeKind::AssignLetter => Some(self.sent()?.to),
            _ => None,
        }
    }
}
