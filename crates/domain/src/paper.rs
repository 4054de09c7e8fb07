//! Papers of a matter (附件): what is handed in as a file stays outside the events, as texts do.

use law::named_enum;
use serde::{Deserialize, Serialize};

use crate::{Digest, PaperId};

named_enum! {
    /// What a paper is, by its content.
    pub enum PaperKind {
        /// A page description of fixed layout, PDF.
        Pdf = "pdf",
        /// A page description of fixed layout, OFD (GB/T 33190).
        Ofd = "ofd",
        /// A photograph, JPEG.
        Jpeg = "jpeg",
        /// A picture, PNG.
        Png = "png",
        /// A scan, TIFF.
        Tiff = "tiff",
        /// A text of an office program.
        Docx = "docx",
        /// A workbook of an office program.
        Xlsx = "xlsx",
        /// A text of an older office program.
        Doc = "doc",
        /// A workbook of an older office program.
        Xls = "xls",
        /// Plain text.
        Text = "text",
        /// Sound, MP3.
        Mp3 = "mp3",
        /// Sound, WAV.
        Wav = "wav",
        /// Speech of a telephone, AMR.
        Amr = "amr",
        /// A film, MP4.
        Mp4 = "mp4",
    }
}

impl PaperKind {
    /// The media type (RFC 6838) under which it is handed out.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Ofd => "application/ofd",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Tiff => "image/tiff",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Doc => "application/msword",
            Self::Xls => "application/vnd.ms-excel",
            Self::Text => "text/plain",
            Self::Mp3 => "audio/mpeg",
            Self::Wav => "audio/wav",
            Self::Amr => "audio/amr",
            Self::Mp4 => "video/mp4",
        }
    }

    /// The endings that a file name of this kind may have, in lower case; the first is the usual one.
    #[must_use]
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Ofd => &["ofd"],
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png"],
            Self::Tiff => &["tif", "tiff"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            // Another maker's office program writes the same formats under endings of its own.
            Self::Doc => &["doc", "wps"],
            Self::Xls => &["xls", "et"],
            Self::Text => &["txt"],
            Self::Mp3 => &["mp3"],
            Self::Wav => &["wav"],
            Self::Amr => &["amr"],
            Self::Mp4 => &["mp4", "m4v"],
        }
    }
}

/// A paper of a matter, kept in erasable rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperRef {
    /// Its row.
    pub id: PaperId,
    /// Salted digest of its content.
    pub digest: Digest,
    /// Size of its content in bytes.
    pub bytes: u64,
    /// What it is.
    pub kind: PaperKind,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::PaperKind;

    #[test]
    fn no_two_kinds_share_an_ending_or_a_media_type() {
        let endings: Vec<&str> = PaperKind::ALL.iter().flat_map(|kind| kind.endings()).copied().collect();
        assert_eq!(endings.iter().collect::<BTreeSet<_>>().len(), endings.len());
        assert!(endings.iter().all(|ending| *ending == ending.to_ascii_lowercase()));
        let types: BTreeSet<&str> = PaperKind::ALL.iter().map(|kind| kind.media_type()).collect();
        assert_eq!(types.len(), PaperKind::ALL.len());
    }
}
