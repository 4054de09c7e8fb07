//! A server that lies. None of its receipts is accepted, and every honest one is.

use rand::RngExt;
use rand_chacha::ChaCha20Rng;
use tlog::{
    Algorithm, Claim, ConsistencyFile, Fault, Hash, KeyKind, Known, Receipt, ReceiptEvent, SignedCheckpoint, Signer,
    Trust, check, consistency_proof, from_hex, inclusion_proof, to_hex,
};

use crate::made::{Log, chance, grow, rounds};

/// Two logs with one key that agree up to some event and tell two stories from there on.
struct Liar {
    log: Log,
    other: Log,
    parted: u64,
    stranger: Signer,
}

const EVENTS: usize = 600;
const SIZE: u64 = 600;

fn liar(algorithm: Algorithm, chance: &mut ChaCha20Rng) -> Liar {
    let log = Log::new(algorithm, EVENTS, chance);
    let parted = chance.random_range(1..SIZE - 1);
    let mut other = Log::new(algorithm, EVENTS, chance);
    let at = usize::try_from(parted).unwrap();
    other.events[..at].clone_from_slice(&log.events[..at]);
    other.texts[..at].clone_from_slice(&log.texts[..at]);
    let leaves: Vec<Hash> = other.events.iter().map(|event| algorithm.leaf(&event.entry().unwrap())).collect();
    (other.tiles, _) = grow(algorithm, &leaves, &[]);
    let seed = chance.random();
    let stranger = Signer::new(log.signer.public().name(), KeyKind::Log, &seed).unwrap();
    Liar { log, other, parted, stranger }
}

fn trust(log: &Log) -> Trust {
    Trust { keys: vec![log.signer.public().clone()], witnesses: vec![log.witness.public().clone()], known: None }
}

/// A number below the bound that is another one.
fn other_than(chance: &mut ChaCha20Rng, this: u64, bound: u64) -> u64 {
    (this + chance.random_range(1..bound)) % bound
}

fn flip(bytes: &mut [u8], chance: &mut ChaCha20Rng) {
    let at = chance.random_range(0..bytes.len());
    bytes[at] ^= 1 << chance.random_range(0..8);
}

fn flip_hex(text: &mut String, chance: &mut ChaCha20Rng) {
    let mut bytes = from_hex(text).unwrap();
    if bytes.is_empty() {
        bytes.push(7);
    } else {
        flip(&mut bytes, chance);
    }
    *text = to_hex(&bytes);
}

fn event(receipt: &mut Receipt) -> &mut ReceiptEvent {
    let Claim::Event(event) = &mut receipt.claim else { panic!("made with its event") };
    event
}

/// Changes one field of the event.
fn change_event(receipt: &mut Receipt, chance: &mut ChaCha20Rng) {
    let by = chance.random_range(1..1_000);
    let event = event(receipt);
    match chance.random_range(0..9) {
        0 => event.shard += by,
        1 => event.stream += by,
        2 => event.seq += by,
        3 => event.official += by,
        4 => event.organ += by,
        5 => event.recorded_us -= by * 86_400_000_000,
        6 => event.kind.push('x'),
        7 => event.body = event.body.replace("2026", "2025"),
        _ => flip_hex(&mut event.previous, chance),
    }
}

/// Changes the proof's hashes.
fn change_hashes(hashes: &mut Vec<Hash>, chance: &mut ChaCha20Rng) {
    let at = chance.random_range(0..hashes.len());
    match chance.random_range(0..6) {
        0 => flip(&mut hashes[at], chance),
        1 => drop(hashes.remove(at)),
        2 => hashes.truncate(at),
        3 => hashes.insert(at, chance.random()),
        4 => hashes.push(chance.random()),
        _ => {
            let other =
                usize::try_from(other_than(chance, u64::try_from(at).unwrap(), u64::try_from(hashes.len()).unwrap()))
                    .unwrap();
            hashes.swap(at, other);
        }
    }
}

/// One lie: what it is called, and the receipt with what is relied on.
fn lie(liar: &Liar, kind: u64, chance: &mut ChaCha20Rng) -> (&'static str, Receipt, Trust) {
    let size = chance.random_range(2..=SIZE);
    let place = (chance.random_range(0..size), size);
    let (mut receipt, mut trust) = (liar.log.receipt(place.0, size), trust(&liar.log));
    let name = within(&liar.log, &mut receipt, (kind, place), chance);
    let name = name.unwrap_or_else(|| about_the_log(liar, (&mut receipt, &mut trust), (kind, place), chance));
    (name, receipt, trust)
}

/// Lies about event, place, proof and texts.
fn within(
    log: &Log,
    receipt: &mut Receipt,
    (kind, (index, size)): (u64, (u64, u64)),
    chance: &mut ChaCha20Rng,
) -> Option<&'static str> {
    Some(match kind {
        0 => {
            change_event(receipt, chance);
            "changed event"
        }
        1 => {
            change_hashes(&mut receipt.proof.hashes, chance);
            "changed proof"
        }
        2 => {
            // In a tree of two, the other leaf may have just the same proof turned round: the side still differs.
            receipt.proof.index = other_than(chance, index, size);
            "wrong index"
        }
        3 => {
            let text = &mut receipt.texts[0];
            if chance.random() {
                flip_hex(&mut text.salt, chance);
            } else {
                text.body.push('。');
            }
            "changed text or salt"
        }
        4 => {
            let wrong = usize::try_from(other_than(chance, index, SIZE)).unwrap();
            receipt.texts = vec![log.texts[wrong].clone()];
            "text of another event"
        }
        5 => {
            let wrong = usize::try_from(other_than(chance, index, SIZE)).unwrap();
            *event(receipt) = log.events[wrong].clone();
            receipt.texts.clear();
            "event of another place"
        }
        6 => {
            receipt.claim = Claim::Entry(chance.random());
            receipt.texts.clear();
            "forged hash"
        }
        _ => return None,
    })
}

/// Lies about checkpoints, keys and what others are shown.
fn about_the_log(
    liar: &Liar,
    (receipt, trust): (&mut Receipt, &mut Trust),
    (kind, (index, size)): (u64, (u64, u64)),
    chance: &mut ChaCha20Rng,
) -> &'static str {
    let log = &liar.log;
    match kind {
        7 => {
            let wrong = other_than(chance, size - 1, SIZE) + 1;
            receipt.proof.signed = log.checkpoint(wrong);
            receipt.proof.hashes = inclusion_proof(log.algorithm, index, size, &log.tiles).unwrap();
            "proof of another size"
        }
        8 => {
            receipt.proof.signed = log.signed(size, log.root(size), &[&liar.stranger]);
            "another key"
        }
        9 => {
            let mut note = receipt.proof.signed.to_string();
            let old = note.lines().nth(1).unwrap().to_owned();
            note = note.replacen(&format!("\n{old}\n"), &format!("\n{}\n", size + chance.random_range(1..9)), 1);
            receipt.proof.signed = note.parse().unwrap();
            "checkpoint changed after signing"
        }
        10 => {
            let wrong = Algorithm::ALL.into_iter().find(|algorithm| *algorithm != log.algorithm).unwrap();
            let mut checkpoint = receipt.proof.signed.checkpoint.clone();
            checkpoint.algorithm = wrong;
            receipt.proof.signed = SignedCheckpoint::sign(checkpoint, &[&log.signer]);
            receipt.proof.signed.note.cosign(&log.witness, 1);
            "swapped hash"
        }
        11 => {
            // Both stories are signed; whoever holds a checkpoint of one is not told the other.
            let parted = chance.random_range(liar.parted + 1..=SIZE);
            *receipt = liar.other.receipt(chance.random_range(0..parted), parted);
            receipt.proof.signed = log.signed(parted, liar.other.root(parted), &[&log.signer]);
            trust.known = Some(Known { signed: log.checkpoint(parted), link: None });
            "split view of one size"
        }
        12 => split_with_link(liar, receipt, trust, chance),
        13 => {
            // An old copy is shown to somebody who knows a newer checkpoint.
            let old = chance.random_range(1..SIZE);
            *receipt = log.receipt(chance.random_range(0..old), old);
            trust.known = Some(Known { signed: log.checkpoint(SIZE), link: None });
            "stale checkpoint"
        }
        14 => {
            receipt.proof.signed = SignedCheckpoint::sign(receipt.proof.signed.checkpoint.clone(), &[&log.signer]);
            "no witness"
        }
        _ => {
            let note = receipt.proof.signed.note.clone();
            let other = log.signed(size, [3; 32], &[&log.signer]);
            let mut bare = tlog::Note::new(note.text().to_owned());
            bare.adopt(&other.note, log.signer.public());
            bare.adopt(&note, log.witness.public());
            receipt.proof.signed.note = bare;
            "signature of another checkpoint"
        }
    }
}

/// A receipt of the one story, a known checkpoint of the other, and a proof between them that is false in some way.
fn split_with_link(liar: &Liar, receipt: &mut Receipt, trust: &mut Trust, chance: &mut ChaCha20Rng) -> &'static str {
    let (log, other) = (&liar.log, &liar.other);
    let old = chance.random_range(liar.parted + 1..=SIZE - 1);
    let new = chance.random_range(old + 1..=SIZE);
    *receipt = other.receipt(chance.random_range(0..old), old);
    receipt.proof.signed = log.signed(old, other.root(old), &[&log.signer]);
    let hashes = |log: &Log| consistency_proof(log.algorithm, old, new, &log.tiles).unwrap();
    let (theirs, ours) = (receipt.proof.signed.clone(), log.checkpoint(new));
    let mut link = match chance.random_range(0..3) {
        0 => ConsistencyFile { old: theirs, new: ours.clone(), hashes: hashes(log) },
        1 => ConsistencyFile { old: theirs, new: ours.clone(), hashes: hashes(other) },
        // A true proof, but between other checkpoints than these two.
        _ => log.link(old, new),
    };
    if chance.random_range(0..4) == 0 && !link.hashes.is_empty() {
        change_hashes(&mut link.hashes, chance);
    }
    trust.known = Some(Known { signed: ours, link: Some(link) });
    "split view of two sizes"
}

const KINDS: u64 = 16;

#[test]
fn no_lie_is_accepted() {
    let mut told = 0_u64;
    for round in 0..rounds(8, 260) {
        let mut chance = chance(990_000 + round);
        let liar = liar(Algorithm::ALL[usize::try_from(round % 2).unwrap()], &mut chance);
        for no in 0..400 {
            let (name, receipt, trust) = lie(&liar, no % KINDS, &mut chance);
            assert!(check(&receipt, &trust).is_err(), "round {round}, lie {no}: {name}: {receipt:#?}");
            // What is written and read again lies no better.
            if let Ok(file) = receipt.to_json() {
                let read = Receipt::read(&file);
                assert!(read.is_err() || check(&read.unwrap(), &trust).is_err(), "{name} from its file");
            }
            told += 1;
        }
    }
    assert!(told >= rounds(3_000, 100_000));
}

/// Bytes of a file or QR text changed blindly: either it means the same as before, or it is not accepted.
#[test]
fn no_changed_byte_is_accepted() {
    let mut chance = chance(64);
    let log = Log::new(Algorithm::Sha256, 300, &mut chance);
    let receipt = log.receipt(123, 300);
    let trust = trust(&log);
    let honest = check(&receipt, &trust).unwrap();
    for form in [receipt.to_json().unwrap(), receipt.compact().unwrap()] {
        for _ in 0..rounds(1_500, 50_000) {
            let mut bytes = form.clone().into_bytes();
            flip(&mut bytes, &mut chance);
            let Ok(text) = String::from_utf8(bytes) else { continue };
            let Ok(read) = Receipt::read(&text) else { continue };
            let Ok(proven) = check(&read, &trust) else { continue };
            // White space of a file, the case of an escape, a line of nobody's signature.
            assert_eq!(
                (proven.entry, proven.index, &proven.checkpoint),
                (honest.entry, honest.index, &honest.checkpoint)
            );
            assert_eq!(proven.event, honest.event);
        }
    }
}

#[test]
fn every_honest_receipt_is_accepted() {
    for algorithm in Algorithm::ALL {
        let mut chance = chance(9162);
        let log = Log::new(algorithm, EVENTS, &mut chance);
        for _ in 0..rounds(300, 20_000) {
            let size = chance.random_range(1..=SIZE);
            let index = chance.random_range(0..size);
            let receipt = log.receipt(index, size);
            let mut trust = trust(&log);
            let known = chance.random_range(1..=SIZE);
            let link = (known != size).then(|| log.link(size.min(known), size.max(known)));
            trust.known = Some(Known { signed: log.checkpoint(known), link });
            let proven = check(&receipt, &trust).unwrap();
            assert_eq!(proven.texts.len(), 1);
            let short = Receipt::read(&receipt.compact().unwrap()).unwrap();
            assert_eq!(check(&short, &trust).unwrap().entry, proven.entry);
        }
    }
}

#[test]
fn what_is_wrong_is_said_exactly() {
    let mut chance = chance(5);
    let liar = liar(Algorithm::Sha256, &mut chance);
    let log = &liar.log;
    let fault = |change: &dyn Fn(&mut Receipt, &mut Trust)| {
        let (mut receipt, mut trust) = (log.receipt(10, 20), trust(log));
        change(&mut receipt, &mut trust);
        check(&receipt, &trust).unwrap_err()
    };
    assert_eq!(fault(&|_, trust| trust.keys.clear()), Fault::NoKey);
    assert_eq!(fault(&|_, trust| trust.keys = vec![liar.stranger.public().clone()]), Fault::Unsigned);
    assert_eq!(fault(&|_, trust| trust.keys = vec![log.witness.public().clone()]), Fault::Unsigned);
    assert_eq!(fault(&|receipt, _| receipt.texts[0].body.push('x')), Fault::TextDiffers(7_010));
    assert_eq!(fault(&|receipt, _| receipt.texts.push(receipt.texts[0].clone())), Fault::TextTwice(7_010));
    assert_eq!(fault(&|receipt, _| receipt.proof.index = 11), Fault::NotIncluded);
    let known = |signed| Known { signed, link: None };
    assert_eq!(
        fault(&|_, trust| trust.known = Some(known(log.checkpoint(30)))),
        Fault::NotLinked { found: 20, known: 30 }
    );
    assert_eq!(fault(&|_, trust| trust.known = Some(known(log.signed(20, [9; 32], &[&log.signer])))), Fault::SplitView);
    let other = Signer::new("other.example/log", KeyKind::Log, &[4; 32]).unwrap();
    let signed = SignedCheckpoint::sign(log.checkpoint(20).checkpoint, &[&other]);
    assert_eq!(
        fault(&|receipt, trust| {
            receipt.proof.signed = signed.clone();
            trust.witnesses.clear();
            trust.keys = vec![other.public().clone()];
        }),
        Fault::OtherLog(log.signer.public().name().to_owned())
    );
}
