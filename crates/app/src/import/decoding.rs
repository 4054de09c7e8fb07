//! Decodes a file piece by piece.

use std::io::Read;

use encoding_rs::{Decoder, DecoderResult, Encoding};

/// Bytes read at a time.
const PIECE_BYTES: usize = 64 << 10;

/// A file as text, in pieces.
pub(super) struct Decoding<R> {
    from: R,
    decoder: Decoder,
    raw: Vec<u8>,
    /// What of `raw` is read but not decoded.
    pending: std::ops::Range<usize>,
    ended: bool,
    text: String,
    /// Bytes taken from the file.
    pub(super) read_bytes: u64,
}

/// A file that is not in the encoding that was tried, or cannot be read.
#[derive(Debug)]
pub(super) enum Undecodable {
    Read(std::io::Error),
    /// What could be decoded of the last piece is in [`Decoding::last_piece`].
    Malformed,
}

impl<R: Read> Decoding<R> {
    /// The file must stand behind its byte-order mark.
    pub(super) fn new(from: R, encoding: &'static Encoding) -> Self {
        Self {
            from,
            decoder: encoding.new_decoder_without_bom_handling(),
            raw: vec![0; PIECE_BYTES],
            pending: 0..0,
            ended: false,
            text: String::new(),
            read_bytes: 0,
        }
    }

    /// The next piece of text; `None` at the end.
    pub(super) fn piece(&mut self) -> Result<Option<&str>, Undecodable> {
        loop {
            if self.pending.is_empty() {
                if self.ended {
                    self.text.clear();
                    return Ok(None);
                }
                let read = self.fill().map_err(Undecodable::Read)?;
                self.pending = 0..read;
                self.ended = read == 0;
            }
            self.text.clear();
            let raw = self.raw.get(self.pending.clone()).unwrap_or_default();
            let room = self.decoder.max_utf8_buffer_length_without_replacement(raw.len()).unwrap_or(4 * PIECE_BYTES);
            self.text.reserve(room);
            let (result, taken) = self.decoder.decode_to_string_without_replacement(raw, &mut self.text, self.ended);
            self.pending.start += taken;
            if matches!(result, DecoderResult::Malformed(..)) {
                return Err(Undecodable::Malformed);
            }
            if !self.text.is_empty() {
                return Ok(Some(&self.text));
            }
        }
    }

    /// What was decoded last.
    pub(super) fn last_piece(&self) -> &str {
        &self.text
    }

    fn fill(&mut self) -> std::io::Result<usize> {
        loop {
            match self.from.read(&mut self.raw) {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
                Ok(read) => {
                    self.read_bytes += u64::try_from(read).unwrap_or(u64::MAX);
                    return Ok(read);
                }
            }
        }
    }
}
