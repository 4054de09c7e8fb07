//! How the text of an event is kept: packed, because events repeat themselves and never go away.
//!
//! What is hashed, proved and read is the text; packing is only how it lies on the disk. A packed text is one byte that
//! names the dictionary, then a Zstandard frame (RFC 8878). Dictionaries are plain texts of events such as they are
//! written, the most common last, and stay in the program for ever: a new one gets a new number.

use std::cell::RefCell;
use std::sync::LazyLock;

use zstd::bulk::{Compressor, Decompressor};
use zstd::dict::{DecoderDictionary, EncoderDictionary};

/// What new texts are packed with.
const NUMBER: u8 = 1;
static DICTIONARY: &[u8] = include_bytes!("event_body/dictionary-1.jsonl");
/// Higher levels save a tenth more and take three times as long.
const LEVEL: i32 = 3;
/// Longest text that is packed and unpacked, in bytes: many times the longest that the domain's limits allow, and no
/// more memory than a damaged frame may ask for.
const BYTES_MAX: usize = 1 << 20;

static PACKING: LazyLock<EncoderDictionary<'static>> = LazyLock::new(|| EncoderDictionary::copy(DICTIONARY, LEVEL));
static UNPACKING: LazyLock<DecoderDictionary<'static>> = LazyLock::new(|| DecoderDictionary::copy(DICTIONARY));

thread_local! {
    // A compressor holds some hundred kilobytes of tables, which cost more to make than a text to pack.
    static PACKER: RefCell<Option<Compressor<'static>>> =
        RefCell::new(Compressor::with_prepared_dictionary(&PACKING).ok());
    static UNPACKER: RefCell<Option<Decompressor<'static>>> =
        RefCell::new(Decompressor::with_prepared_dictionary(&UNPACKING).ok());
}

/// The packed form of a text; `None` where packing does not make it shorter, and it is kept as it is.
pub(crate) fn packed(text: &str) -> Option<Vec<u8>> {
    if text.len() > BYTES_MAX {
        return None;
    }
    let frame = PACKER.with_borrow_mut(|packer| packer.as_mut()?.compress(text.as_bytes()).ok())?;
    if frame.len() + 1 >= text.len() {
        return None;
    }
    let mut bytes = Vec::with_capacity(frame.len() + 1);
    bytes.push(NUMBER);
    bytes.extend(frame);
    Some(bytes)
}

/// The text of a row: what is kept plainly, followed by what is packed; a row has one of the two.
///
/// What cannot be unpacked gives an empty text, which no event has: whoever reads it finds an event that cannot be read,
/// and a verification finds that its hash is another.
pub(crate) fn text_of(plain: String, packed: Option<Vec<u8>>) -> String {
    let Some(packed) = packed else { return plain };
    let Some((&NUMBER, frame)) = packed.split_first() else { return String::new() };
    let unpacked = UNPACKER.with_borrow_mut(|unpacker| {
        let most = Decompressor::upper_bound(frame).filter(|most| *most <= BYTES_MAX)?;
        unpacker.as_mut()?.decompress(frame, most).ok()
    });
    match unpacked.and_then(|bytes| String::from_utf8(bytes).ok()) {
        Some(text) => plain + &text,
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{DICTIONARY, packed, text_of};

    #[test]
    fn every_text_comes_back_and_every_line_of_the_dictionary_is_short() {
        let lines: Vec<&str> = std::str::from_utf8(DICTIONARY).unwrap().lines().collect();
        assert!(lines.len() > 60, "one line for each kind of event, and the most common ones");
        for line in lines {
            let bytes = packed(line).unwrap();
            assert!(bytes.len() * 3 < line.len(), "{line}");
            assert_eq!(text_of(String::new(), Some(bytes)), line);
        }
        // As long as it is: what does not get shorter is kept as it is.
        assert_eq!(packed("{}"), None);
        assert_eq!(text_of("{}".to_owned(), None), "{}");
        let long = "信访".repeat(100_000);
        let bytes = packed(&long).unwrap();
        assert_eq!(text_of(String::new(), Some(bytes)), long);
        assert_eq!(packed(&"信".repeat(1 << 20)), None, "too long to be packed");
    }

    #[test]
    fn what_was_changed_never_gives_the_text() {
        let text = r#"{"on":"2026-03-02","origin":"entered","fact":{"concluded":{}}}"#;
        let bytes = packed(text).unwrap();
        let bits = (0..bytes.len()).flat_map(|at| (0..8).map(move |bit| (at, bit)));
        let unnoticed = bits.filter(|(at, bit)| {
            let mut changed = bytes.clone();
            changed[*at] ^= 1 << bit;
            text_of(String::new(), Some(changed)) == text
        });
        // A frame has one bit that nobody reads; it changes nothing.
        assert!(unnoticed.count() <= 1);
        assert_eq!(text_of(String::new(), Some(Vec::new())), "");
        assert_eq!(text_of(String::new(), Some(bytes[..bytes.len() - 1].to_vec())), "");
        assert_ne!(text_of(" ".to_owned(), Some(bytes)), text, "what stands before is part of it");
        // A frame that says it holds gigabytes is not believed.
        let bomb = [1, 0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0, 0, 1, 0, 0];
        assert_eq!(text_of(String::new(), Some(bomb.to_vec())), "");
    }
}
