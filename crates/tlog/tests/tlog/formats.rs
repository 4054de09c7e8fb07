//! Texts that others write and read: keys, notes, checkpoints, proofs, receipts.

use tlog::{
    Algorithm, COMPACT_MAX, Checkpoint, Claim, ConsistencyFile, Hash, KeyError, KeyKind, Note, ProofText, Receipt,
    SignatureFault, SignedCheckpoint, Signer, Trust, VerifierKey, check,
};

use crate::made::{Log, ORIGIN, chance};

/// The example of C2SP signed-note, which other programs check too.
#[test]
fn the_example_of_the_specification_is_read_and_holds() {
    let key: VerifierKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW".parse().unwrap();
    let text = "If you think cryptography is the answer to your problem,\n\
                then you don't know what your problem is.\n\n\
                — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    let note: Note = text.parse().unwrap();
    assert_eq!(note.verify(&key), Ok(None));
    assert_eq!(note.to_string(), text);
    let changed: Note = text.replace("is the answer", "is no answer").parse().unwrap();
    assert_eq!(changed.verify(&key), Err(SignatureFault::Wrong));
}

#[test]
fn a_key_is_read_as_it_is_written_and_a_slip_is_seen() {
    for kind in [KeyKind::Log, KeyKind::Witness] {
        let key = Signer::new(ORIGIN, kind, &[7; 32]).unwrap().public().clone();
        let text = key.to_string();
        assert_eq!(text.parse(), Ok(key));
        assert_eq!(text.replace("990101", "990102").parse::<VerifierKey>(), Err(KeyError::Id));
        assert_eq!(text.rsplit_once('+').unwrap().0.parse::<VerifierKey>(), Err(KeyError::Shape));
    }
    for name in ["", "two words", "a+b", &"x".repeat(129)] {
        assert_eq!(Signer::new(name, KeyKind::Log, &[7; 32]).err(), Some(KeyError::Name));
    }
}

#[test]
fn a_checkpoint_has_one_text() {
    let log = Log::new(Algorithm::Sm3, 3, &mut chance(1));
    let text = log.checkpoint(3).to_string();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!([lines[0], lines[1], lines[3], lines[4]], [ORIGIN, "3", "hash SM3", "time 1780000003"]);
    assert_eq!(text.parse::<SignedCheckpoint>().unwrap().to_string(), text);
    for (from, to) in [
        ("\n3\n", "\n03\n"),
        ("\n3\n", "\n+3\n"),
        ("\n3\n", "\n3 \n"),
        ("hash SM3", "hash SM4"),
        ("hash SM3\n", "hash SM3\n\n"),
        ("=\nhash", "\nhash"),
        ("\ntime", "\r\ntime"),
    ] {
        let bad = text.replacen(from, to, 1);
        assert_ne!(bad, text);
        let read = bad.parse::<SignedCheckpoint>();
        assert!(read.is_err(), "{from:?} → {to:?}: {read:?}");
    }
    // Lines that only others understand are kept, and are signed like the rest.
    let other: Checkpoint = "a\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nsomething else\n".parse().unwrap();
    assert_eq!((other.algorithm, other.time_s, other.others.len()), (Algorithm::Sha256, None, 1));
}

#[test]
fn a_receipt_is_read_as_it_is_written_in_all_its_forms() {
    for algorithm in Algorithm::ALL {
        let log = Log::new(algorithm, 700, &mut chance(2));
        let trust = Trust {
            keys: vec![log.signer.public().clone()],
            witnesses: vec![log.witness.public().clone()],
            known: None,
        };
        let receipt = log.receipt(300, 700);
        let proof: ProofText = receipt.proof.to_string().parse().unwrap();
        assert_eq!(proof, receipt.proof);
        let file = Receipt::read(&receipt.to_json().unwrap()).unwrap();
        assert_eq!(file, receipt);
        let proven = check(&file, &trust).unwrap();
        assert_eq!((proven.index, proven.texts, proven.witnessed.len()), (300, vec![7_300], 1));
        let short = Receipt::read(&receipt.compact().unwrap()).unwrap();
        let proven = check(&short, &trust).unwrap();
        assert_eq!(proven.event.unwrap().body, log.events[300].body);
        assert!(short.texts.is_empty());
        let link = log.link(300, 700);
        assert_eq!(ConsistencyFile::from_json(&link.to_json().unwrap()).unwrap(), link);
        assert_eq!(link.check(), Ok(()));
    }
}

#[test]
fn a_qr_code_holds_a_receipt_of_the_largest_log() {
    let log = Log::new(Algorithm::Sha256, 1, &mut chance(3));
    let mut receipt = log.receipt(0, 1);
    receipt.proof.index = 1 << 39;
    receipt.proof.hashes = vec![[0xA5; 32]; 40];
    receipt.proof.signed = log.signed(1 << 40, [1; 32], &[&log.signer, &log.signer]);
    let whole = receipt.compact().unwrap();
    assert!(whole.len() <= COMPACT_MAX, "{}", whole.len());
    assert!(matches!(Receipt::read(&whole).unwrap().claim, Claim::Event(_)));
    // An event with a long text of its own leaves room for its hash only.
    if let Claim::Event(event) = &mut receipt.claim {
        event.body = "x".repeat(2_000);
    }
    let bare = receipt.compact().unwrap();
    assert!(bare.len() <= COMPACT_MAX, "{}", bare.len());
    let Claim::Entry(entry) = Receipt::read(&bare).unwrap().claim else { panic!("no room for the event") };
    let Claim::Event(event) = receipt.claim else { panic!() };
    assert_eq!(Some(entry), event.entry());
}

#[test]
fn a_proof_may_carry_extra_data_that_nobody_trusts() {
    let log = Log::new(Algorithm::Sha256, 5, &mut chance(4));
    let proof = log.receipt(2, 5).proof;
    let text = proof.to_string().replacen("\nindex", "\nextra AAAA\nindex", 1);
    assert_eq!(text.parse::<ProofText>().unwrap(), proof);
    let long = proof.to_string().replacen(
        "index 2\n",
        &format!("index 2\n{}", format!("{}\n", "A".repeat(43) + "=").repeat(65)),
        1,
    );
    assert!(long.parse::<ProofText>().is_err());
    let _: Hash = proof.hashes[0];
}
