//! What a PDF may not hold: scripts, programs to start, other files, a lock.
//!
//! The bytes are looked through once for names that such things need, however they are written; no object is read.
//! What lies packed in streams of objects is not seen, and what a reader does with it is for the reader to refuse.

use super::PaperFault;

/// Longest name that is looked for; a longer one is none of them.
const NAME_BYTES_MAX: usize = 16;

/// Names that are faults wherever they stand. They are long enough not to come up in packed data by chance.
const ANYWHERE: [(&[u8], PaperFault); 5] = [
    (b"JavaScript", PaperFault::Script),
    (b"Launch", PaperFault::Program),
    (b"EmbeddedFile", PaperFault::Embedded),
    (b"EmbeddedFiles", PaperFault::Embedded),
    (b"RichMedia", PaperFault::Embedded),
];
/// Names that are faults outside the data of streams, in which three signs come up by chance.
const OUTSIDE_STREAMS: [(&[u8], PaperFault); 3] =
    [(b"JS", PaperFault::Script), (b"XFA", PaperFault::Script), (b"Encrypt", PaperFault::Locked)];

/// How the data of a stream begins and ends; what stands before the beginning is the end of its dictionary.
const STREAM: &[u8] = b"stream";
const END_OF_STREAM: &[u8] = b"endstream";

/// Looks for what a paper may not hold.
///
/// # Errors
/// The first of it.
pub(super) fn check(content: &[u8]) -> Result<(), PaperFault> {
    let mut rest = content;
    while !rest.is_empty() {
        let (outside, data, later) = up_to_stream(rest);
        look(outside, &[&ANYWHERE, &OUTSIDE_STREAMS])?;
        look(data, &[&ANYWHERE])?;
        rest = later;
    }
    Ok(())
}

/// Cuts at the next stream: what stands before its data, the data, and what follows.
fn up_to_stream(bytes: &[u8]) -> (&[u8], &[u8], &[u8]) {
    let mut from = 0;
    while let Some(at) = find(bytes.get(from..).unwrap_or_default(), STREAM) {
        let (before, after) = bytes.split_at_checked(from + at + STREAM.len()).unwrap_or((bytes, &[]));
        let dictionary = before.strip_suffix(STREAM).unwrap_or(before).trim_ascii_end();
        if dictionary.ends_with(b">>") && after.starts_with(b"\n") | after.starts_with(b"\r") {
            let end = find(after, END_OF_STREAM).unwrap_or(after.len());
            let (data, later) = after.split_at_checked(end).unwrap_or((after, &[]));
            return (before, data, later);
        }
        from += at + STREAM.len();
    }
    (bytes, &[], &[])
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn look(bytes: &[u8], lists: &[&[(&[u8], PaperFault)]]) -> Result<(), PaperFault> {
    for name in bytes.split(|byte| *byte == b'/').skip(1).map(name) {
        if let Some((_, fault)) = lists.iter().copied().flatten().find(|(listed, _)| *listed == name) {
            return Err(fault.clone());
        }
    }
    Ok(())
}

/// The name at the beginning of these bytes, with `#4a` read as the sign that it stands for.
fn name(bytes: &[u8]) -> Vec<u8> {
    let mut name = Vec::with_capacity(NAME_BYTES_MAX);
    let mut rest = bytes;
    while let [first, after @ ..] = rest
        && name.len() < NAME_BYTES_MAX
        && !is_delimiter(*first)
    {
        let escaped = match after {
            [high, low, ..] if *first == b'#' => hex(*high).zip(hex(*low)),
            _ => None,
        };
        let (byte, used) = escaped.map_or((*first, 1), |(high, low)| (high << 4 | low, 3));
        name.push(byte);
        rest = rest.get(used..).unwrap_or_default();
    }
    name
}

/// What ends a name: white space and the signs of the syntax.
const fn is_delimiter(byte: u8) -> bool {
    matches!(
        byte,
        0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ' | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'%'
    )
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_by_itself_is_found_however_it_is_written() {
        for (part, fault) in [
            ("<< /S /JavaScript /JS (app.alert(1)) >>", PaperFault::Script),
            ("<</S/JavaScript/JS 5 0 R>>", PaperFault::Script),
            ("<</S /J#61v#61Script>>", PaperFault::Script),
            ("<</S /Rendition /#4a#53 (x)>>", PaperFault::Script),
            ("<</AcroForm <</XFA 7 0 R>>>>", PaperFault::Script),
            ("<</S /Launch /F (x.exe)>>", PaperFault::Program),
            ("<</Names <</EmbeddedFiles 3 0 R>>>>", PaperFault::Embedded),
            ("<</Type /EmbeddedFile>>\nstream\nMZ\nendstream", PaperFault::Embedded),
            ("trailer <</Encrypt 9 0 R>>", PaperFault::Locked),
            ("<</Length 4>>\nstream\nabcd\nendstream\n<</JS 1 0 R>>", PaperFault::Script),
            ("<</Length 4>> stream\r\n/JavaScript \r\nendstream", PaperFault::Script),
            ("(no stream\n) <</JS 1 0 R>>", PaperFault::Script),
        ] {
            let file = format!("%PDF-1.7\n1 0 obj\n{part}\nendobj\n%%EOF");
            assert_eq!(check(file.as_bytes()), Err(fault), "{part}");
        }
    }

    #[test]
    fn what_only_looks_like_it_is_none() {
        for part in [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<</JavaScriptless 1 /JSON 2 /LaunchPad 3 /Encrypted 4>>",
            "(JavaScript) Tj",
            "<</Length 9>>\nstream\n\u{1}/JS /XFA\u{2}\nendstream",
            "/# /#4 /#zz",
            "<</Length 9>>\nstream\nno end",
            "",
        ] {
            let file = format!("%PDF-1.7\n1 0 obj\n{part}");
            assert_eq!(check(file.as_bytes()), Ok(()), "{part}");
        }
    }
}
