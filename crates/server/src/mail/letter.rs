//! A letter with a checkpoint, in both languages, with the checkpoint as an attachment and in the text.

use std::time::{Duration, UNIX_EPOCH};

use app::tlog::{SignedCheckpoint, VerifierKey, to_hex};
use jiff::Timestamp;
use jiff::tz::Offset;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Body, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use wording::{Arg, Lang};

use super::settings::domain_of;

/// Bytes of the root that stand in the letter's identity.
const IDENTITY_BYTES: usize = 8;
const SECOND_US: i64 = 1_000_000;

/// What all letters about one checkpoint say.
#[derive(Debug)]
pub(crate) struct Letter {
    at: SignedCheckpoint,
    /// The key in use, with which the checkpoint can be checked.
    key: Option<VerifierKey>,
}

impl Letter {
    pub(crate) const fn new(at: SignedCheckpoint, key: Option<VerifierKey>) -> Self {
        Self { at, key }
    }

    /// Entries of the checkpoint.
    pub(crate) const fn size(&self) -> u64 {
        self.at.checkpoint.size
    }

    fn file_name(&self) -> String {
        format!("checkpoint-{}.txt", self.size())
    }

    fn said(&self, key: &str, lang: Lang) -> String {
        let at = &self.at.checkpoint;
        let seconds = at.time_s.and_then(|time_s| i64::try_from(time_s).ok()).unwrap_or_default();
        let when = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
        let args = [
            ("origin", Arg::from(at.origin.as_str())),
            ("size", at.size.to_string().into()),
            ("when", when.display_with_offset(Offset::constant(8)).to_string().into()),
            ("hash", at.algorithm.name().into()),
            ("root", to_hex(&at.root).into()),
            ("key", self.key.as_ref().map(ToString::to_string).unwrap_or_default().into()),
            ("file", self.file_name().into()),
        ];
        lang.words().with(key, &args)
    }

    /// What it is about, in both languages.
    pub(crate) fn subject(&self) -> String {
        Lang::ALL.map(|lang| self.said("mail-subject", lang)).join(" / ")
    }

    /// Both languages, and below them the checkpoint itself.
    pub(crate) fn text(&self) -> String {
        let parts = Lang::ALL.map(|lang| self.said("mail-letter", lang));
        format!("{}\n\n{}\n", parts.join("\n\n"), self.at)
    }

    /// The letter to one recipient. The same checkpoint to the same recipient has the same identity, so that whoever
    /// gets it twice can see that it is the same.
    ///
    /// # Errors
    /// Only where an address cannot stand in a letter; settings have checked them.
    pub(crate) fn to(
        &self,
        to: &Address,
        (from, recipient): (&Mailbox, &str),
        now_us: i64,
    ) -> Result<Message, lettre::error::Error> {
        let root: Vec<u8> = self.at.checkpoint.root.iter().copied().take(IDENTITY_BYTES).collect();
        let identity = format!("<checkpoint-{}-{}-{recipient}@{}>", self.size(), to_hex(&root), domain_of(from));
        let seconds = u64::try_from(now_us / SECOND_US).unwrap_or_default();
        // Bytes, so that the file is the checkpoint to the byte: nobody may change its line ends on the way.
        let file = Body::new(self.at.to_string().into_bytes());
        // No answer is expected from a machine to a machine (RFC 3834).
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        Message::builder()
            .from(from.clone())
            .to(Mailbox::new(None, to.clone()))
            .subject(self.subject())
            .message_id(Some(identity))
            .date(UNIX_EPOCH + Duration::from_secs(seconds))
            .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
            .multipart(
                MultiPart::mixed()
                    .singlepart(SinglePart::plain(self.text()))
                    .singlepart(Attachment::new(self.file_name()).body(file, ContentType::TEXT_PLAIN)),
            )
    }
}
