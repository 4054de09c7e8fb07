//! Values that an independent program computed from the definitions of RFC 6962.

use tlog::{Algorithm, Hash, consistency_proof, consistent, from_hex, included, inclusion_proof, root};

use crate::made::grow;

const LEAVES: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

fn hash(text: &str) -> Hash {
    from_hex(text).unwrap().try_into().unwrap()
}

#[test]
fn every_root_and_proof_of_the_eight_leaves_is_the_published_one() {
    let algorithm = Algorithm::Sha256;
    let leaves: Vec<Hash> = LEAVES.iter().map(|leaf| algorithm.leaf(&from_hex(leaf).unwrap())).collect();
    let (tiles, _) = grow(algorithm, &leaves, &[3, 5]);
    let root_of = |size: u64| root(algorithm, size, &tiles).unwrap();
    let mut lines = 0;
    // Each hash stands on a line of its own below the numbers that it belongs to.
    for line in include_str!("vectors.txt").replace("\n  ", " ").lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let number = |at: usize| words[at].parse::<u64>().unwrap();
        match words[0] {
            "root" => assert_eq!(root_of(number(1)), hash(words[2]), "{line}"),
            "inclusion" => {
                let (index, size) = (number(1), number(2));
                let proof: Vec<Hash> = words[3..].iter().map(|text| hash(text)).collect();
                assert_eq!(inclusion_proof(algorithm, index, size, &tiles).unwrap(), proof, "{line}");
                let leaf = leaves[usize::try_from(index).unwrap()];
                assert!(included(algorithm, &leaf, (index, size), &proof, &root_of(size)), "{line}");
            }
            _ => {
                let (old, new) = (number(1), number(2));
                let proof: Vec<Hash> = words[3..].iter().map(|text| hash(text)).collect();
                assert_eq!(consistency_proof(algorithm, old, new, &tiles).unwrap(), proof, "{line}");
                assert!(consistent(algorithm, (old, &root_of(old)), (new, &root_of(new)), &proof), "{line}");
            }
        }
        lines += 1;
    }
    assert_eq!(lines, 9 + 36 + 36);
}

/// The example of GB/T 32905-2016, A.1, is SM3 of `abc`; a leaf is SM3 of a zero byte and the entry.
#[test]
fn sm3_is_the_hash_of_the_standard() {
    // Computed with `openssl dgst -sm3` over the byte 00 and the letters abc, and over nothing.
    assert_eq!(
        tlog::to_hex(&Algorithm::Sm3.leaf(b"abc")),
        "a7fe0cdcc2194aa7a9c6bfad5637581bf051d935a10bb6a9ccabfce125c27d96"
    );
    assert_eq!(
        tlog::to_hex(&Algorithm::Sm3.empty()),
        "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"
    );
}
