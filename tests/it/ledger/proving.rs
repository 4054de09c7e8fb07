//! Receipts, proofs between checkpoints, cosignatures.

use app::tlog::{Claim, ConsistencyFault, Fault, KeyKind, Known, Receipt, Signer, check};
use app::{Failure, LedgerFault};
use jiff::civil::date;

use super::{NOON_US, SECOND_US, key, newest, record, seal, trust};
use crate::town::{CLERK, OFFICE, Town, accepting, every_database};

fn fault<T: std::fmt::Debug>(result: Result<T, Failure>) -> LedgerFault {
    match result {
        Err(Failure::Ledger(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_receipt_proves_the_event_and_the_petitioners_own_words() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let matter = town.registered().await;
        assert_eq!(fault(town.app.ledger_receipt(matter, 1).await), LedgerFault::NotSealed);
        seal(town, NOON_US).await;
        let stamp = town.acts(CLERK, OFFICE, date(2026, 4, 3));
        town.act(stamp, matter, &accepting()).await.unwrap();
        seal(town, NOON_US).await;
        let trust = trust(&town.app).await;
        let receipt = town.app.ledger_receipt(matter, 1).await.unwrap();
        let bodies: Vec<&str> = receipt.texts.iter().map(|text| text.body.as_str()).collect();
        assert_eq!(bodies, ["屋顶漏雨", "公租房屋顶漏雨两个月，请派人来修。"]);
        let file = receipt.to_json().unwrap();
        for secret in ["何桂香", "青石镇"] {
            assert!(!file.contains(secret), "whoever gets to see a receipt does not learn who petitions");
        }
        let proven = check(&Receipt::read(&file).unwrap(), &trust).unwrap();
        assert_eq!(proven.texts.len(), 2);
        let event = proven.event.unwrap();
        assert_eq!((event.shard, event.stream, event.seq), (matter.shard, matter.id.0, 1));
        let short = Receipt::read(&receipt.compact().unwrap()).unwrap();
        check(&short, &trust).unwrap();
        let second = town.app.ledger_receipt(matter, 2).await.unwrap();
        assert!(second.texts.is_empty(), "what the office wrote is served by other means");
        let Claim::Event(event) = &second.claim else { panic!("the whole event") };
        assert_eq!((event.kind.as_str(), event.previous.len()), ("matter.accepted", 66));
        check(&second, &trust).unwrap();
        for seq in [0, 3, -1, i64::MIN] {
            assert_eq!(fault(town.app.ledger_receipt(matter, seq).await), LedgerFault::NoEvent { seq });
        }
        let mut lie = receipt;
        lie.texts[1].body.push('！');
        assert!(matches!(check(&lie, &trust), Err(Fault::TextDiffers(_))));
    })
    .await;
}

#[tokio::test]
async fn no_receipt_is_given_for_what_was_changed() {
    for sql in [
        "UPDATE text SET body = substr(body, 1, length(body) - 1)",
        "UPDATE title SET body = substr(body, 1, length(body) - 1)",
        "UPDATE sealed SET leaf = leaf - 1 WHERE stream > 1",
        "UPDATE tile SET body = (SELECT body FROM tile AS other WHERE other.level = -1) WHERE level = 0",
    ] {
        every_database(date(2026, 4, 2), async |town: &Town| {
            let matter = town.registered().await;
            seal(town, NOON_US).await;
            town.app.ledger_receipt(matter, 1).await.unwrap();
            town.tamper(sql).await;
            assert_eq!(fault(town.app.ledger_receipt(matter, 1).await), LedgerFault::EventDiffers, "{sql}");
        })
        .await;
    }
}

#[tokio::test]
async fn a_checkpoint_is_the_beginning_of_every_later_one() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let matter = town.registered().await;
        seal(town, NOON_US).await;
        let old = newest(&town.app).await;
        let early = town.app.ledger_receipt(matter, 1).await.unwrap();
        record(&town.app, 5_000..5_400).await;
        seal(town, NOON_US + SECOND_US).await;
        let new = newest(&town.app).await;
        let link = town.app.ledger_link(old.clone(), None).await.unwrap();
        assert_eq!((link.check(), &link.new), (Ok(()), &new));
        let mut trust = trust(&town.app).await;
        trust.known = Some(Known { signed: new.clone(), link: None });
        assert!(matches!(check(&early, &trust), Err(Fault::NotLinked { .. })));
        trust.known = Some(Known { signed: new.clone(), link: Some(link) });
        assert!(check(&early, &trust).unwrap().linked);
        let size = old.checkpoint.size;
        assert_eq!(town.app.ledger_checkpoint_at(size).await.unwrap(), old);
        let next = i64::try_from(new.checkpoint.size).unwrap();
        let none = town.app.ledger_checkpoint_at(size + 1).await;
        assert_eq!(fault(none), LedgerFault::NoCheckpoint { size: size + 1, next });
        // A checkpoint with another root: nothing leads from it to ours.
        let mut forged = old;
        forged.checkpoint.root = [7; 32];
        let none = town.app.ledger_link(forged, None).await;
        assert_eq!(fault(none), LedgerFault::Link(ConsistencyFault::Inconsistent));
    })
    .await;
}

#[tokio::test]
async fn a_witness_is_heard_and_nobody_else() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let matter = town.registered().await;
        seal(town, NOON_US).await;
        let at = newest(&town.app).await;
        let witness = Signer::new("witness.example/w1", KeyKind::Witness, &[5; 32]).unwrap();
        let stranger = Signer::new("witness.example/w1", KeyKind::Witness, &[6; 32]).unwrap();
        let mut seen = at.clone();
        seen.note.cosign(&witness, 1_775_200_000);
        let app = &town.app;
        assert_eq!(app.add_cosignature(&seen, witness.public()).await.unwrap(), 1_775_200_000);
        assert_eq!(app.add_cosignature(&seen, witness.public()).await.unwrap(), 1_775_200_000, "twice is once");
        let kept = newest(app).await;
        assert_eq!(kept.note.signatures().len(), 2);
        let mut trust = trust(app).await;
        trust.witnesses = vec![witness.public().clone()];
        let receipt = app.ledger_receipt(matter, 1).await.unwrap();
        assert_eq!(check(&receipt, &trust).unwrap().witnessed.len(), 1);
        assert_eq!(fault(app.add_cosignature(&at, stranger.public()).await).code(), "cosignature");
        let log_key = key(app).await;
        assert_eq!(fault(app.add_cosignature(&at, &log_key).await), LedgerFault::NotAWitness);
        let mut other = at.clone();
        other.checkpoint.root = [1; 32];
        let mut other = app::tlog::SignedCheckpoint::sign(other.checkpoint, &[]);
        other.note.cosign(&witness, 1);
        assert_eq!(fault(app.add_cosignature(&other, witness.public()).await), LedgerFault::NotOurs);
    })
    .await;
}
