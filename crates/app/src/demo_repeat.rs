//! What the demonstration does with a repeat petition: it goes to the organ that has the earlier one,
//! which answers with reference to it. (Linking further contacts to one matter follows later.)

use domain::matter::{Opinion, Proof};
use domain::{Actor, OfficialId, OrganId};
use jiff::civil::Date;

use crate::demo_city::moment_us;
use crate::{ActDraft, Course, Step};

/// Working days from the receipt of a repeat to being sent on, accepted, answered, delivered.
const AFTER: [u16; 4] = [2, 5, 9, 11];
/// The answer to a repeat.
const ANSWER: &str = "您这次反映的内容，与此前登记的来件属于同一事项。原件的办理情况已经告知，正在按期办理或者已经答复；\
    这次来件一并归入，不另起期限。对原件处理意见不服的，可以在收到书面答复后的期间内，请求上一级机关复查。";

/// The steps of a repeat of `first`, as far as they lie before `today`.
pub(crate) fn repeat_course(
    repeat: &Course,
    first: &demo::Petition,
    today: Date,
    working: &dyn Fn(Date) -> bool,
) -> Vec<Step<ActDraft>> {
    let office = repeat.registration.actor;
    let Some(taken) = first.course.iter().find(|step| step.act == demo::Act::Accept) else {
        // Where nobody has taken the first one up yet, the repeat waits with it.
        return Vec::new();
    };
    let to = OrganId(i64::from(taken.organ));
    let handler = Actor { official: OfficialId(i64::from(taken.by)), organ: to };
    let drafts = [
        (office, ActDraft::Forward { to }),
        (handler, ActDraft::accepted_by_the_file()),
        (handler, ActDraft::plain_answer(Opinion::Explain, ANSWER.to_owned())),
        (handler, ActDraft::Deliver { proof: Proof::Electronic }),
    ];
    let mut steps = Vec::new();
    for (days, (actor, draft)) in AFTER.into_iter().zip(drafts) {
        if to == office.organ && matches!(draft, ActDraft::Forward { .. }) {
            continue;
        }
        let Some(on) = after(repeat.registration.on, days, working).filter(|on| *on < today) else {
            return steps;
        };
        steps.push(Step { on, assumed: false, recorded_us: moment_us(on, 10, 30), actor, draft });
        if matches!(steps.last(), Some(Step { draft: ActDraft::Deliver { .. }, .. })) {
            steps.push(Step {
                on,
                assumed: false,
                recorded_us: moment_us(on, 11, 0),
                actor,
                draft: ActDraft::Conclude,
            });
        }
    }
    steps
}

/// So many working days after a day.
fn after(day: Date, days: u16, working: &dyn Fn(Date) -> bool) -> Option<Date> {
    let (mut day, mut left) = (day, days);
    while left > 0 {
        day = day.tomorrow().ok()?;
        if working(day) {
            left -= 1;
        }
    }
    Some(day)
}
