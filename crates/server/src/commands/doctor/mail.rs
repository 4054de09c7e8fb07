//! Whether checkpoints get out by mail.

use app::store::Session;
use app::{Failing, Failure, Mailings};
use jiff::Timestamp;
use jiff::tz::Offset;
use wording::Words;

use super::Finding;
use crate::{mail, moment};

/// A week, which is the longest time between two letters, and a day in which a mail server may be mended.
const MAIL_DAYS_MAX: i64 = 8;
const DAY_US: i64 = 24 * 60 * 60 * 1_000_000;

/// What is known of the letters; `None` where no checkpoint ever went out by mail.
pub(super) async fn mailed(session: &mut Session, words: &Words) -> Result<Option<Finding>, Failure> {
    let kept = Mailings::kept(session).await?;
    let Some(last_us) = kept.all().map(|mailing| mailing.sent_us).max() else { return Ok(None) };
    let now_us = moment::now_us();
    // What nobody has tried again for a day belongs to a recipient that was taken off the list.
    let tried = |failing: &&Failing| failing.next_us.saturating_add(DAY_US) > now_us;
    let failing: Vec<&Failing> = kept.all().filter_map(|mailing| mailing.failing.as_ref()).filter(tried).collect();
    let days = (now_us - last_us) / DAY_US;
    if let Some(longest) = failing.iter().min_by_key(|failing| failing.since_us) {
        let since = Timestamp::from_microsecond(longest.since_us).unwrap_or(Timestamp::UNIX_EPOCH);
        let since = since.display_with_offset(Offset::constant(8)).to_string();
        let facts = [
            ("n", failing.len().to_string()),
            ("days", days.to_string()),
            ("since", since),
            ("tries", longest.tries.to_string()),
            ("why", mail::told(&longest.trouble, &longest.cause, words)),
        ];
        return Ok(Some(Finding::new("mail", false, facts)));
    }
    let size = session.last_checkpoint().await?.map_or(0, |at| at.size.unsigned_abs());
    let holds = days <= MAIL_DAYS_MAX || kept.all().any(|mailing| mailing.size == size);
    let nothing = ["since", "tries", "why"].map(|name| (name, String::new()));
    let facts = [("n", "none".to_owned()), ("days", days.to_string())].into_iter().chain(nothing);
    Ok(Some(Finding::new("mail", holds, facts)))
}
