//! Which matters a command line asks for.

use app::SOON_DAYS;
use app::domain::matter::StageName;
use app::store::read::{Due, MatterFilter, Order, WallScope};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::args::{DuePart, ListOrder, MatterList};
use crate::desk::Desk;
use crate::ending::Ending;

pub(super) fn of(
    desk: &Desk<'_>,
    list: &MatterList,
    wall: Option<WallScope>,
    today: Date,
) -> Result<MatterFilter, Ending> {
    let ahead = |days: i32| today.checked_add(days.days()).unwrap_or(Date::MAX);
    let narrowed = &list.narrowed;
    let organ = |text: &Option<String>| text.as_deref().map(|text| desk.organ(text)).transpose();
    let handler = narrowed.only_handler.as_deref().map(|text| desk.official(text)).transpose()?;
    Ok(MatterFilter {
        wall,
        holder: organ(&list.held_by)?.map(|organ| organ.0),
        stage: stage(desk, list)?,
        due: match list.due {
            None => Due::Any,
            Some(DuePart::Overdue) => Due::Before(today),
            Some(DuePart::Week) => Due::Between(today, ahead(SOON_DAYS)),
            Some(DuePart::Later) => Due::From(ahead(SOON_DAYS + 1)),
        },
        order: match list.list_order {
            None | Some(ListOrder::Due) => Order::Due,
            Some(ListOrder::Received) => Order::Received,
        },
        handler: handler.map(|official| official.0),
        awaits: None,
        office: organ(&narrowed.only_office)?.map(|organ| organ.0),
        place: narrowed.only_place,
        category: narrowed.only_category.as_deref().map(|text| classes(desk, text)).transpose()?,
        channel: narrowed.only_channel.as_deref().map(|word| desk.named("channel", word)).transpose()?,
        purpose: narrowed.only_purpose.as_deref().map(|word| desk.named("purpose", word)).transpose()?,
        urgency: narrowed.only_urgency.as_deref().map(|word| desk.named("urgency", word)).transpose()?,
        received_from: narrowed.received_from,
        received_until: narrowed.received_until,
        repeat: if narrowed.first_time { Some(false) } else { narrowed.repeated.then_some(true) },
        found: narrowed.with_findings,
    })
}

pub(super) fn stage(desk: &Desk<'_>, list: &MatterList) -> Result<Option<StageName>, Ending> {
    list.stage.as_deref().map(|name| desk.named("stage", name)).transpose()
}

/// The numbers of a class, named or numbered, and of those below it.
fn classes(desk: &Desk<'_>, text: &str) -> Result<(i64, i64), Ending> {
    let classes = desk.app.categories();
    let code = text.parse().ok().or_else(|| classes.named(text).map(|class| class.code));
    let range = code.and_then(|code| classes.range(code));
    let (first, last) =
        range.ok_or_else(|| Ending::fault(desk.words.with("no-such-class", &[("text", text.into())])))?;
    Ok((i64::from(first), i64::from(last)))
}
