//! Finds out in which encoding a text file is, by reading it once to its end.
//!
//! UTF-8 and UTF-16 are told by their mark or proved by their form; what is neither can only be GB18030, as older
//! office programs save it, and is proved likewise. So no row is taken in from a file of which a later part cannot be
//! read, and no text is ever replaced by question marks.

use std::io::{Read, Seek, SeekFrom};

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::ImportError;
use super::decoding::{Decoding, Undecodable};

/// Byte-order marks.
const MARKS: [(&[u8], &Encoding); 3] =
    [(&[0xef, 0xbb, 0xbf], UTF_8), (&[0xff, 0xfe], UTF_16LE), (&[0xfe, 0xff], UTF_16BE)];

/// Characters of three bytes or more from which on a file is UTF-8 for certain: in GB18030 text not even a few in a
/// row look like it. A fault behind them is a damaged file and no reason to read it as something else.
const PROOF: usize = 8;

/// How far a trial came.
enum Trial {
    /// To the end. A text with other characters than ASCII, of which none takes three bytes, holds no Chinese.
    Whole { strange: bool },
    /// Broke off on this line, after so many characters of three bytes or more.
    Broken { line: u64, wide: usize },
}

/// Finds the encoding of a file and leaves it standing behind its mark.
///
/// # Errors
/// The first line that is in no supported encoding.
pub(super) fn find<R: Read + Seek>(file: &mut R) -> Result<&'static Encoding, ImportError> {
    let mut head = Vec::new();
    rewind(file, 0)?;
    file.by_ref().take(3).read_to_end(&mut head).map_err(ImportError::Read)?;
    let marked = MARKS.iter().find(|(mark, _)| head.starts_with(mark));
    let (encoding, mark) = match marked {
        Some((mark, encoding)) => {
            let mark = u64::try_from(mark.len()).unwrap_or_default();
            match trial(file, encoding, mark)? {
                Trial::Whole { .. } => (*encoding, mark),
                Trial::Broken { line, .. } => return Err(broken(line, encoding)),
            }
        }
        None => (unmarked(file)?, 0),
    };
    rewind(file, mark)?;
    Ok(encoding)
}

fn unmarked<R: Read + Seek>(file: &mut R) -> Result<&'static Encoding, ImportError> {
    match trial(file, UTF_8, 0)? {
        Trial::Whole { strange: false } => Ok(UTF_8),
        // Short GB18030 texts can have the form of UTF-8 by chance, but never that of Chinese in UTF-8.
        Trial::Whole { strange: true } => match trial(file, GB18030, 0)? {
            Trial::Whole { .. } => Ok(GB18030),
            Trial::Broken { .. } => Ok(UTF_8),
        },
        Trial::Broken { line, wide } if wide >= PROOF => Err(broken(line, UTF_8)),
        Trial::Broken { .. } => match trial(file, GB18030, 0)? {
            Trial::Whole { .. } => Ok(GB18030),
            Trial::Broken { line, .. } => Err(ImportError::Encoding { line, tried: "UTF-8 or GB18030" }),
        },
    }
}

fn broken(line: u64, encoding: &'static Encoding) -> ImportError {
    ImportError::Encoding { line, tried: if encoding == UTF_8 { "UTF-8" } else { "UTF-16" } }
}

fn rewind<R: Seek>(file: &mut R, to: u64) -> Result<(), ImportError> {
    file.seek(SeekFrom::Start(to)).map(|_| ()).map_err(ImportError::Read)
}

fn trial<R: Read + Seek>(file: &mut R, encoding: &'static Encoding, mark: u64) -> Result<Trial, ImportError> {
    rewind(file, mark)?;
    let mut decoding = Decoding::new(file, encoding);
    let (mut line, mut wide, mut narrow) = (1, 0_usize, 0_usize);
    let mut count = |text: &str| {
        for byte in text.bytes() {
            line += u64::from(byte == b'\n');
            // Only the first byte of a character tells how many follow.
            wide += usize::from(byte >= 0xe0);
            narrow += usize::from((0xc0..0xe0).contains(&byte));
        }
    };
    loop {
        match decoding.piece() {
            Ok(None) => {
                let strange = narrow > 0 && wide == 0;
                return Ok(Trial::Whole { strange });
            }
            Ok(Some(text)) => count(text),
            Err(Undecodable::Read(error)) => return Err(ImportError::Read(error)),
            Err(Undecodable::Malformed) => {
                count(decoding.last_piece());
                return Ok(Trial::Broken { line, wide });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn of(bytes: &[u8]) -> Result<(&'static str, u64), u64> {
        let mut file = Cursor::new(bytes);
        match find(&mut file) {
            Ok(encoding) => Ok((encoding.name(), file.position())),
            Err(ImportError::Encoding { line, .. }) => Err(line),
            Err(other) => panic!("{other}"),
        }
    }

    fn utf16(text: &str, mark: [u8; 2]) -> Vec<u8> {
        let pair = |unit: u16| {
            if mark == [0xff, 0xfe] { unit.to_le_bytes() } else { unit.to_be_bytes() }
        };
        mark.into_iter().chain(text.encode_utf16().flat_map(pair)).collect()
    }

    #[test]
    fn an_encoding_is_told_by_its_mark_or_its_form() {
        let text = "编号,内容\n1,路灯坏了𠮷\n";
        let (gb18030, _, lossy) = GB18030.encode(text);
        assert!(!lossy);
        let marked = [&[0xef, 0xbb, 0xbf], text.as_bytes()].concat();
        let rows = [
            (b"id,text\n1,x\n".to_vec(), ("UTF-8", 0)),
            (Vec::new(), ("UTF-8", 0)),
            (text.as_bytes().to_vec(), ("UTF-8", 0)),
            (marked, ("UTF-8", 3)),
            (gb18030.into_owned(), ("gb18030", 0)),
            // Valid UTF-8 by chance.
            (b"id,text\n1,\xc2\xb7\xc2\xb7\n".to_vec(), ("gb18030", 0)),
            ("id,text\n1,Zoë · 路灯\n".as_bytes().to_vec(), ("UTF-8", 0)),
            (utf16(text, [0xff, 0xfe]), ("UTF-16LE", 2)),
            (utf16(text, [0xfe, 0xff]), ("UTF-16BE", 2)),
        ];
        for (bytes, expected) in rows {
            assert_eq!(of(&bytes), Ok(expected), "{bytes:?}");
        }
    }

    #[test]
    fn a_damaged_file_is_not_read_as_something_else() {
        let mut utf8 = "编号,内容\n1,小区门口的路灯坏了\n2,".as_bytes().to_vec();
        utf8.extend([0xff, b'\n']);
        assert_eq!(of(&utf8), Err(3), "enough of it was UTF-8");
        assert_eq!(of(b"id,text\n1,\xff\xff\n"), Err(2), "neither");
        assert_eq!(of(b"\xef\xbb\xbfid\n\xb1\xe0\n"), Err(2), "the mark says UTF-8");
        assert_eq!(of(&[0xff, 0xfe, b'a', 0, b'\n', 0, 0, 0xd8, b'a', 0]), Err(2), "half a character");
        let (mut gb18030, _, _) = GB18030.encode("编号,内容\n");
        gb18030.to_mut().extend([0x81, b'\n']);
        assert_eq!(of(&gb18030), Err(2), "half a character of GB18030");
    }

    #[test]
    fn characters_across_pieces_hold_together() {
        let text = format!("a{}", "路".repeat(100_000));
        assert_eq!(of(text.as_bytes()), Ok(("UTF-8", 0)));
        let (gb18030, _, _) = GB18030.encode(&text);
        assert_eq!(of(&gb18030), Ok(("gb18030", 0)));
        let mut decoding = Decoding::new(Cursor::new(gb18030.into_owned()), GB18030);
        let mut all = String::new();
        while let Some(piece) = decoding.piece().unwrap() {
            all.push_str(piece);
        }
        assert_eq!(all, text);
    }
}
