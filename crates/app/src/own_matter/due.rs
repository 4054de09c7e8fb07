//! Which clocks concern the petitioner.

use domain::matter::{ClockState, Matter};
use law::{Bearer, Stop};

use crate::{App, ClockView};

/// What ends a clock of the petitioner or one of a duty towards the petitioner. What an organ owes to another one, such
/// as the report on a task, is not here.
const CONCERNS: &[Stop] = &[
    Stop::Registered,
    Stop::Routed,
    Stop::Notified,
    Stop::AcceptanceDecided,
    Stop::Answered,
    Stop::ReviewRequested,
    Stop::ReviewDecidedOn,
    Stop::ReviewAnswered,
    Stop::FinalReviewRequested,
    Stop::FinalReviewDecidedOn,
    Stop::FinalReviewAnswered,
    Stop::FeedbackGiven,
    Stop::ReasonsGiven,
    Stop::ProcedureEntered,
    Stop::Evaluated,
    Stop::RemedySought,
];

impl App {
    /// The running clocks of the matter that concern the petitioner, the next due first.
    pub(super) fn own_due(&self, matter: &Matter) -> Vec<ClockView<'_>> {
        let running = matter.clocks.iter().filter(|clock| clock.running() && self.concerns_petitioner(clock));
        let mut due: Vec<ClockView<'_>> = running.cloned().map(|clock| self.explain(clock)).collect();
        due.sort_by_key(|clock| (clock.state.due_on, clock.state.no));
        due
    }

    fn concerns_petitioner(&self, clock: &ClockState) -> bool {
        match self.law().clock(clock.pack, &clock.rule) {
            Some(rule) => rule.says.stops.iter().any(|stop| CONCERNS.contains(stop)),
            None => clock.bearer == Bearer::Petitioner,
        }
    }
}
