//! What is kept of letters, on both databases.

use app::{Handed, MAILER};
use jiff::civil::date;

use crate::ledger::NOON_US;
use crate::town::{Town, every_database};

const YEAR_US: i64 = 365 * 24 * 60 * 60 * 1_000_000;

#[tokio::test]
async fn who_got_what_is_kept_without_an_address_and_forgotten_in_the_end() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let app = &town.app;
        let [one, other] = ["kept@example.org", "Other@example.org"].map(|address| app.recipient(address));
        assert_ne!(one, other);
        assert_eq!(other, app.recipient("other@EXAMPLE.org"));
        app.note_mailing(&one, &Handed::Taken { size: 7 }, NOON_US).await.unwrap();
        let failed = Handed::Failed { trouble: "later", cause: "busy".to_owned(), for_good: false };
        // Two processes at once: neither forgets what the other one noted.
        let (first, second) = futures::future::join(
            app.note_mailing(&other, &failed, NOON_US + 1),
            app.note_mailing(&one, &Handed::Taken { size: 8 }, NOON_US + 1),
        )
        .await;
        first.and(second).unwrap();
        let kept = app.mailings().await.unwrap();
        assert_eq!((kept.of(&one).size, kept.of(&one).sent_us), (8, NOON_US + 1));
        assert_eq!(kept.of(&other).failing.map(|failing| failing.cause), Some("busy".to_owned()));
        assert_eq!(kept.of("nobody"), app::Mailing::default());
        let row = app.db().read().await.unwrap().task_place(MAILER).await.unwrap().unwrap();
        assert!(!row.to_lowercase().contains("example"), "{row}");
        app.note_mailing(&other, &Handed::Taken { size: 9 }, NOON_US + 2 * YEAR_US).await.unwrap();
        let kept = app.mailings().await.unwrap();
        assert_eq!((kept.all().count(), kept.of(&other).failing), (1, None));
    })
    .await;
}
