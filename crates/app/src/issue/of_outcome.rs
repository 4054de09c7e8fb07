//! Parts that come from what was decided: reasons, opinions, results of a review, circumstances.

use domain::matter::{Fact, NoticeKind, Performance, Stage};
use domain::{OfficialId, OrganId};
use notices::Part;

use super::case::Case;
use super::{kept, phrase};

impl Case<'_> {
    pub(super) fn of_outcome(&self, part: Part) -> Option<String> {
        match part {
            Part::Reason => self.reason(),
            Part::Sameness => self.text(
                self.last(|fact| match fact {
                    Fact::Barred(barred) => Some(barred.reason),
                    _ => None,
                })?
                .1,
            ),
            Part::EarlierDocuments => self.earlier_documents(),
            Part::Approver => self.approver(
                self.last(|fact| match fact {
                    Fact::Extended(extended) => Some(extended.approved_by),
                    _ => None,
                })?
                .1,
            ),
            Part::OpinionKind => match self.matter.stage {
                Stage::Handling { .. } => None,
                _ => Some(phrase::name("opinion", self.matter.issued?.opinion.name())),
            },
            Part::Performer => self.organ(self.promised()?.promise.performer),
            Part::PerformBy => Some(phrase::day(self.promised()?.promise.by)),
            Part::ReviewOrgan => self.organ(self.directory.higher(self.issuer)?),
            Part::Result => match self.matter.stage {
                Stage::Reviewed { result, .. } => Some(phrase::name("result", result.name())),
                _ => None,
            },
            Part::Trigger => {
                let circumstance = self.matter.urgings.last().filter(|urging| urging.by == self.issuer)?.circumstance?;
                Some(phrase::name("rule-name-circumstance", circumstance.name()))
            }
            Part::Respondent | Part::Request | Part::RequestedOn => self.of_request(part),
            _ => None,
        }
    }

    /// What the act that the document tells of was done for.
    fn reason(&self) -> Option<String> {
        let (_, reason) = self.last(|fact| match (self.kind, fact) {
            (NoticeKind::Declined, Fact::Declined(declined)) => Some(declined.reason),
            (NoticeKind::OtherRoute, Fact::Routed(routed)) => Some(routed.reason),
            (NoticeKind::Extension, Fact::Extended(extended)) => Some(extended.reason),
            _ => None,
        })?;
        self.text(reason)
    }

    /// What was promised, by an opinion that was issued or an agreement that was reached.
    fn promised(&self) -> Option<Performance> {
        let open = matches!(self.matter.stage, Stage::Handling { .. }) && self.kind != NoticeKind::Settlement;
        self.matter.performance.filter(|_| !open)
    }

    /// The request for the review that this opinion answers.
    fn of_request(&self, part: Part) -> Option<String> {
        let (event, request) = self.last(|fact| match fact {
            Fact::ReviewRequested(request) => Some(*request),
            _ => None,
        })?;
        match part {
            Part::Respondent => self.organ(request.contested),
            Part::Request => self.text(request.reason),
            _ => Some(phrase::day(event.on)),
        }
    }

    /// Numbers and days of the opinions before this document, or of those of the matter that this one repeats.
    fn earlier_documents(&self) -> Option<String> {
        if let Some(earlier) = &self.earlier {
            return Some(earlier.documents.clone()).filter(|documents| !documents.is_empty());
        }
        let before = match self.kind {
            NoticeKind::ReviewOpinion => [NoticeKind::Opinion].as_slice(),
            NoticeKind::FinalReviewOpinion => &[NoticeKind::Opinion, NoticeKind::ReviewOpinion],
            _ => return None,
        };
        let carried = kept::carried(self.events.iter().copied()).filter(|carried| before.contains(&carried.kind));
        let lines: Vec<String> = carried.map(|carried| carried.line(&self.texts)).collect();
        (!lines.is_empty()).then(|| phrase::list(lines))
    }

    /// An official with organ and post: 云溪县住房和城乡建设局局长田守正.
    fn approver(&self, official: OfficialId) -> Option<String> {
        let name = &self.directory.officials.get(&official)?.name;
        let mut posts = self.directory.posts_on(official, self.on);
        let own: OrganId = self.issuer;
        let post = posts.find(|post| post.organ == own).or_else(|| self.directory.posts_on(official, self.on).next());
        let Some(post) = post else { return Some(name.clone()) };
        let organ = self.organ(post.organ).unwrap_or_default();
        let args = [("organ", organ.into()), ("post", post.title.as_str().into()), ("name", name.as_str().into())];
        Some(phrase::with("issue-approver", &args))
    }
}
