//! An invented log with its tiles, keys and receipts.

use rand::Rng;
use rand::SeedableRng;
use rand_chacha::ChaCha20Rng;
use tlog::{
    Algorithm, Checkpoint, Claim, ConsistencyFile, Edge, Hash, KeyKind, ProofText, Receipt, ReceiptEvent, ReceiptText,
    SignedCheckpoint, Signer, Tiles, consistency_proof, inclusion_proof, root, salted_digest, to_hex,
};

pub const ORIGIN: &str = "xinze.example/ledger/990101";

/// Chance that is the same in every run.
pub fn chance(seed: u64) -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(seed)
}

/// How many rounds a long test makes: all of them in a soak.
pub fn rounds(in_ci: u64, in_full: u64) -> u64 {
    #[expect(clippy::disallowed_methods, reason = "the test run says by the environment how long it may take")]
    let soak = std::env::var_os("XINZE_SOAK").is_some_and(|value| !value.is_empty());
    if soak { in_full } else { in_ci }
}

/// A tree grown leaf by leaf in several steps, as a sealer does it.
pub fn grow(algorithm: Algorithm, leaves: &[Hash], steps: &[usize]) -> (Tiles, Hash) {
    let (mut tiles, mut root, mut size) = (Tiles::new(), algorithm.empty(), 0_usize);
    let ends = steps.iter().copied().chain([leaves.len()]);
    for end in ends {
        let mut edge = Edge::open(algorithm, u64::try_from(size).unwrap(), &tiles).unwrap();
        leaves[size..end].iter().for_each(|leaf| edge.push(*leaf));
        let mut grown = edge.finish().unwrap();
        tiles.append(&mut grown.tiles);
        (root, size) = (grown.root, end);
    }
    (tiles, root)
}

pub struct Log {
    pub algorithm: Algorithm,
    pub events: Vec<ReceiptEvent>,
    pub texts: Vec<ReceiptText>,
    pub tiles: Tiles,
    pub signer: Signer,
    pub witness: Signer,
}

impl Log {
    pub fn new(algorithm: Algorithm, events: usize, chance: &mut ChaCha20Rng) -> Self {
        let mut made = Vec::new();
        let mut texts = Vec::new();
        for no in 0..i64::try_from(events).unwrap() {
            let mut salt = [0_u8; 16];
            chance.fill_bytes(&mut salt);
            let body = format!("屋顶漏雨第{no}次");
            let digest = to_hex(&salted_digest(&salt, body.as_bytes()));
            texts.push(ReceiptText { id: 7_000 + no, salt: to_hex(&salt), body });
            made.push(ReceiptEvent {
                shard: 990_101,
                stream: 5_000 + no / 3,
                seq: no % 3 + 1,
                official: 101,
                organ: 11,
                recorded_us: 1_780_000_000_000_000 + no,
                kind: "matter.registered".to_owned(),
                body: format!(
                    r#"{{"on":"2026-05-06","fact":{{"text":{{"id":{},"digest":"{digest}","chars":7}}}}}}"#,
                    7_000 + no
                ),
                previous: String::new(),
            });
        }
        let leaves: Vec<Hash> = made.iter().map(|event| algorithm.leaf(&event.entry().unwrap())).collect();
        let (tiles, _) = grow(algorithm, &leaves, &[]);
        let mut seeds = [[0_u8; 32]; 2];
        seeds.iter_mut().for_each(|seed| chance.fill_bytes(seed));
        let signer = Signer::new(ORIGIN, KeyKind::Log, &seeds[0]).unwrap();
        let witness = Signer::new("witness.example/w1", KeyKind::Witness, &seeds[1]).unwrap();
        Self { algorithm, events: made, texts, tiles, signer, witness }
    }

    pub fn root(&self, size: u64) -> Hash {
        root(self.algorithm, size, &self.tiles).unwrap()
    }

    pub fn checkpoint(&self, size: u64) -> SignedCheckpoint {
        self.signed(size, self.root(size), &[&self.signer])
    }

    pub fn signed(&self, size: u64, root: Hash, signers: &[&Signer]) -> SignedCheckpoint {
        let checkpoint = Checkpoint {
            origin: ORIGIN.to_owned(),
            size,
            root,
            algorithm: self.algorithm,
            time_s: Some(1_780_000_000 + size),
            others: Vec::new(),
        };
        let mut signed = SignedCheckpoint::sign(checkpoint, signers);
        signed.note.cosign(&self.witness, 1_780_000_100);
        signed
    }

    pub fn receipt(&self, index: u64, size: u64) -> Receipt {
        let at = usize::try_from(index).unwrap();
        Receipt {
            claim: Claim::Event(Box::new(self.events[at].clone())),
            texts: vec![self.texts[at].clone()],
            proof: ProofText {
                index,
                hashes: inclusion_proof(self.algorithm, index, size, &self.tiles).unwrap(),
                signed: self.checkpoint(size),
            },
        }
    }

    pub fn link(&self, old: u64, new: u64) -> ConsistencyFile {
        ConsistencyFile {
            old: self.checkpoint(old),
            new: self.checkpoint(new),
            hashes: consistency_proof(self.algorithm, old, new, &self.tiles).unwrap(),
        }
    }
}
