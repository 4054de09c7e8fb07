//! What opens, and what does not.

use proptest::prelude::*;
use vault::{Cipher, DataKey, KeyFault, MasterKeys, Place, Trouble, is_plain, master_line, open_plain, plain};
use vault::{normalised_number, number_token, subkey};

const PLACE: Place<'_> = Place { table: "text", shard: 990_101, stream: 7, id: 9, kind: "reason" };

fn masters(seeds: &[u8]) -> MasterKeys {
    let lines = seeds.iter().enumerate().map(|(at, seed)| {
        let no = i64::try_from(at).unwrap() + 1;
        master_line(no, &[*seed; 32]).to_string()
    });
    MasterKeys::read(&lines.collect::<String>()).unwrap()
}

#[test]
fn a_box_opens_with_its_key_at_its_place_only() {
    for cipher in Cipher::ALL {
        let key = DataKey::new(cipher, &[1; 32]);
        let sealed = key.seal(&[2; 12], "屋顶漏雨".as_bytes(), &PLACE).unwrap();
        assert_eq!(sealed.first(), Some(&cipher.byte()));
        assert_eq!(sealed.len(), 1 + 12 + "屋顶漏雨".len() + 16);
        assert_eq!(key.open(&sealed, &PLACE).unwrap(), "屋顶漏雨".as_bytes());
        let others = [
            Place { table: "title", ..PLACE },
            Place { shard: 1, ..PLACE },
            Place { stream: 8, ..PLACE },
            Place { id: 10, ..PLACE },
            Place { kind: "opinion", ..PLACE },
        ];
        for other in others {
            assert_eq!(key.open(&sealed, &other), Err(Trouble::NotOurs), "{other:?}");
        }
        assert_eq!(DataKey::new(cipher, &[3; 32]).open(&sealed, &PLACE), Err(Trouble::NotOurs));
    }
}

#[test]
fn a_box_of_one_cipher_is_none_of_the_other() {
    let [aes, sm4] = Cipher::ALL.map(|cipher| DataKey::new(cipher, &[1; 32]));
    let sealed = aes.seal(&[2; 12], b"x", &PLACE).unwrap();
    assert_eq!(sm4.open(&sealed, &PLACE), Err(Trouble::NotOurs));
}

/// GB/T 32907 and RFC 8998, appendix A.1: what SM4-GCM makes of the published example.
#[test]
fn sm4_gcm_agrees_with_the_published_example() {
    let hex = |text: &str| -> Vec<u8> {
        (0..text.len() / 2).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap()).collect()
    };
    use aes_gcm::aead::{Aead, KeyInit, Payload};
    let gcm = aes_gcm::AesGcm::<sm4::Sm4, aes_gcm::aead::consts::U12>::new_from_slice(&hex(
        "0123456789ABCDEFFEDCBA9876543210",
    ))
    .unwrap();
    let nonce: [u8; 12] = hex("00001234567800000000ABCD").try_into().unwrap();
    let aad = hex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2");
    let body = hex(
        "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDDEEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA",
    );
    let sealed = gcm.encrypt((&nonce).into(), Payload { msg: &body, aad: &aad }).unwrap();
    let expected = hex("17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735D82710CA5C22F0CC\
         FA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D83DE3541E4C2B58177E065A9BF7B62EC");
    assert_eq!(sealed, expected);
}

#[test]
fn a_data_key_is_unwrapped_by_the_master_of_its_number_at_its_place() {
    for cipher in Cipher::ALL {
        let (one, two) = (masters(&[1]), masters(&[1, 2]));
        let key = DataKey::new(cipher, &[7; 32]);
        let old = one.wrap(&key, &[3; 12], &PLACE).unwrap();
        assert_eq!((old.master, two.current()), (1, 2));
        assert_eq!(two.unwrap(old.master, &old.body, &PLACE).unwrap(), key, "older keys are kept");
        let new = two.wrap(&key, &[4; 12], &PLACE).unwrap();
        assert_eq!(one.unwrap(new.master, &new.body, &PLACE), Err(Trouble::NoMaster(2)));
        assert_eq!(masters(&[9]).unwrap(1, &old.body, &PLACE), Err(Trouble::NotOurs), "another key of that number");
        let elsewhere = Place { id: 1, ..PLACE };
        assert_eq!(one.unwrap(1, &old.body, &elsewhere), Err(Trouble::NotOurs));
    }
}

#[test]
fn key_files_are_read_line_by_line_and_faults_name_the_line() {
    let good = master_line(3, &[5; 32]);
    let text = format!("# of the office\n\n{}", *good);
    assert_eq!(MasterKeys::read(&text).unwrap().current(), 3);
    let told = |text: &str| MasterKeys::read(text).unwrap_err();
    assert_eq!(told(""), KeyFault::Empty);
    assert_eq!(told("# nothing\n"), KeyFault::Empty);
    assert_eq!(told("1"), KeyFault::Line { line: 1 });
    assert_eq!(told("one AAAA"), KeyFault::Line { line: 1 });
    assert_eq!(told("1 AAAA"), KeyFault::Line { line: 1 });
    assert_eq!(told(&format!("{}0 !!", *good)), KeyFault::Line { line: 2 });
    assert_eq!(told(&format!("{}{}", *good, *good)), KeyFault::Order { line: 2 });
    assert!(!format!("{:?}", MasterKeys::read(&text).unwrap()).contains("BQUF"), "no key is ever printed");
}

#[test]
fn numbers_are_compared_however_they_are_written() {
    let one = normalised_number("138 0013 8000").unwrap();
    for same in ["13800138000", "+86 138-0013-8000", "0086 13800138000", "１３８００１３８０００"] {
        assert_eq!(normalised_number(same).as_ref(), Some(&one), "{same}");
    }
    assert_eq!(normalised_number("11010519491231002x").as_deref(), Some("11010519491231002X"));
    for nothing in ["", "无", "110", "转 8"] {
        assert_eq!(normalised_number(nothing), None, "{nothing}");
    }
    let (key, other) = (subkey(&[1; 32], "numbers"), subkey(&[1; 32], "search"));
    assert_eq!(number_token(&key, &one), number_token(&key, &one));
    assert_ne!(number_token(&key, &one), number_token(&other, &one), "each purpose has its own key");
    assert_ne!(number_token(&key, &one), number_token(&key, "13800138001"));
}

#[test]
fn rows_from_before_are_told_apart() {
    let stored = plain(b"body");
    assert!(is_plain(&stored));
    assert_eq!(open_plain(&stored), Some(b"body".as_slice()));
    assert_eq!(open_plain(&[1, 2]), None);
    assert_eq!(DataKey::new(Cipher::Aes256Gcm, &[1; 32]).open(&stored, &PLACE), Err(Trouble::Malformed));
}

proptest! {
    #[test]
    fn no_changed_byte_opens(body in proptest::collection::vec(any::<u8>(), 0..200), at in any::<usize>(), bit in 0..8u8) {
        for cipher in Cipher::ALL {
            let key = DataKey::new(cipher, &[1; 32]);
            let mut sealed = key.seal(&[2; 12], &body, &PLACE).unwrap();
            prop_assert_eq!(&key.open(&sealed, &PLACE).unwrap(), &body);
            let place = at % sealed.len();
            sealed[place] ^= 1 << bit;
            prop_assert!(key.open(&sealed, &PLACE).is_err());
        }
    }

    #[test]
    fn no_bytes_are_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
        let key = DataKey::new(Cipher::Sm4Gcm, &[1; 32]);
        prop_assert!(key.open(&bytes, &PLACE).is_err());
        prop_assert!(masters(&[1]).unwrap(1, &bytes, &PLACE).is_err());
    }
}
