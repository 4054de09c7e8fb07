//! Papers and query codes that are not taken, in words.

use app::domain::PaperKind;
use app::query_code::CodeSlip;
use app::{CodeRefusal, PaperFault};
use jiff::Timestamp;
use jiff::tz::Offset;
use wording::Arg;

use super::{Speaker, Told};

const MINUTE_US: i64 = 60_000_000;

/// The unit in which people know the sizes of files.
const MEGABYTE: u64 = 1 << 20;

impl Speaker<'_> {
    /// What a paper is.
    #[must_use]
    pub fn paper_kind(&self, kind: PaperKind) -> String {
        self.words.name("paper-kind", kind.name())
    }

    /// Why a file is not taken in as a paper, and what to do instead. No provision speaks of it.
    #[must_use]
    pub fn paper_fault(&self, fault: &PaperFault) -> Told {
        let count = |n: usize| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
        // A file of one byte too many is larger than the limit, and the numbers say so.
        let megabytes = |bytes: u64| Arg::from(i64::try_from(bytes.div_ceil(MEGABYTE)).unwrap_or(i64::MAX));
        let size = |bytes: usize| megabytes(u64::try_from(bytes).unwrap_or(u64::MAX));
        let mut code = fault.code();
        let args = match fault {
            PaperFault::TooLarge { bytes, bytes_max } => vec![("found", size(*bytes)), ("limit", size(*bytes_max))],
            PaperFault::NameTooLong { chars, chars_max } => {
                vec![("found", count(*chars)), ("limit", count(*chars_max))]
            }
            PaperFault::EndingDiffers { ending, kind } => {
                if ending.is_empty() {
                    code = "ending-missing";
                }
                vec![("ending", ending.clone().into()), ("kind", self.paper_kind(*kind).into())]
            }
            PaperFault::Unsupported { format } => vec![("format", (*format).into())],
            PaperFault::Empty
            | PaperFault::NameMissing
            | PaperFault::Unrecognised
            | PaperFault::Program
            | PaperFault::Script
            | PaperFault::Macros
            | PaperFault::Embedded
            | PaperFault::Locked
            | PaperFault::Expands { .. }
            | PaperFault::Damaged
            | PaperFault::UnreadableText => Vec::new(),
        };
        told(self.words.with(&format!("paper-fault-{code}"), &args), self.paper_way_out(fault))
    }

    fn paper_way_out(&self, fault: &PaperFault) -> String {
        let way = match fault {
            PaperFault::Empty => "empty",
            PaperFault::TooLarge { .. } => "too-large",
            PaperFault::NameMissing | PaperFault::NameTooLong { .. } => "name",
            PaperFault::EndingDiffers { kind, .. } => {
                let endings = [("endings", kind.endings().join(" / ").into())];
                return self.words.with("paper-way-out-ending-differs", &endings);
            }
            PaperFault::Unsupported { .. } | PaperFault::Unrecognised => "other-kind",
            PaperFault::Program => "not-taken",
            PaperFault::Script | PaperFault::Macros | PaperFault::Embedded => "print",
            PaperFault::Locked => "unlock",
            PaperFault::Expands { .. } | PaperFault::Damaged => "again",
            PaperFault::UnreadableText => "save-text",
        };
        self.say(&format!("paper-way-out-{way}"))
    }

    /// What is wrong with a query code as it was typed.
    #[must_use]
    pub fn code_slip(&self, slip: CodeSlip) -> Told {
        let count = |n: usize| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
        let args = match slip {
            CodeSlip::Length { found } => vec![("found", count(found)), ("limit", count(CodeSlip::LENGTH))],
            CodeSlip::Sign { sign, at } => vec![("sign", sign.to_string().into()), ("at", count(at))],
            CodeSlip::Check => Vec::new(),
        };
        told(self.words.with(&format!("query-code-slip-{}", slip.code()), &args), self.say("query-code-slip-way-out"))
    }

    /// Why a petitioner is not let in.
    #[must_use]
    pub fn code_refusal(&self, refusal: &CodeRefusal) -> Told {
        let args = match refusal {
            CodeRefusal::Wait { until_us } => vec![("time", clock_time(*until_us).into())],
            CodeRefusal::Wrong | CodeRefusal::Failed(_) => Vec::new(),
        };
        let code = refusal.code();
        told(
            self.words.with(&format!("query-code-refusal-{code}"), &args),
            self.say(&format!("query-code-way-out-{code}")),
        )
    }
}

fn told(why: String, way_out: String) -> Told {
    Told { why, cite: String::new(), code: String::new(), way_out }
}

/// Hour and minute in Asia/Shanghai, rounded up: at the minute that is shown the wait is over.
fn clock_time(until_us: i64) -> String {
    let up = until_us.saturating_add(MINUTE_US - 1);
    let moment = Timestamp::from_microsecond(up).unwrap_or(Timestamp::MAX);
    let time = Offset::constant(8).to_datetime(moment);
    format!("{:02}:{:02}", time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use app::domain::directory::Directory;
    use wording::Lang;

    use super::*;

    fn spoken(say: impl Fn(&Speaker<'_>) -> Vec<Told>) -> Vec<String> {
        let law = app::shipped_law().unwrap();
        let directory = Directory::default();
        let of = |lang: Lang| say(&Speaker { words: lang.words(), directory: &directory, law: &law });
        Lang::ALL.into_iter().flat_map(of).flat_map(|told| [told.why, told.way_out]).collect()
    }

    #[test]
    fn every_fault_of_a_paper_has_words_and_a_way_out_in_both_languages() {
        let differs = |ending: &str| PaperFault::EndingDiffers { ending: ending.to_owned(), kind: PaperKind::Jpeg };
        let faults = [
            PaperFault::Empty,
            PaperFault::TooLarge { bytes: (20 << 20) + 1, bytes_max: 20 << 20 },
            PaperFault::NameMissing,
            PaperFault::NameTooLong { chars: 300, chars_max: 255 },
            differs("exe"),
            differs(""),
            PaperFault::Unsupported { format: "rar" },
            PaperFault::Unrecognised,
            PaperFault::Program,
            PaperFault::Script,
            PaperFault::Macros,
            PaperFault::Embedded,
            PaperFault::Locked,
            PaperFault::Expands { bytes_max: 1 },
            PaperFault::Damaged,
            PaperFault::UnreadableText,
        ];
        let lines = spoken(|speaker| faults.iter().map(|fault| speaker.paper_fault(fault)).collect());
        assert!(lines.iter().all(|line| !line.contains(['⟦', '{', '\u{2068}'])), "{lines:#?}");
        assert_eq!(lines[2], "文件有 21 兆字节，超过 20 兆字节。");
        assert_eq!(lines[8], "文件内容是JPEG 图片，但文件名以“exe”结尾，两者不符。");
        assert_eq!(lines[9], "请把扩展名改为 jpg / jpeg / jpe / jfif，或者核对选的是不是这份文件。");
    }

    #[test]
    fn every_kind_of_paper_has_a_name() {
        let kinds = |speaker: &Speaker<'_>| {
            PaperKind::ALL.iter().map(|kind| told(speaker.paper_kind(*kind), String::new())).collect()
        };
        assert!(spoken(kinds).iter().all(|line| !line.contains('⟦')));
    }

    #[test]
    fn slips_and_refusals_of_codes_have_words() {
        let slips = [CodeSlip::Length { found: 11 }, CodeSlip::Sign { sign: '查', at: 3 }, CodeSlip::Check];
        let lines = spoken(|speaker| slips.iter().map(|slip| speaker.code_slip(*slip)).collect());
        assert!(lines.iter().all(|line| !line.contains(['⟦', '{'])), "{lines:#?}");
        // Noon and one microsecond in Shanghai.
        let wait = CodeRefusal::Wait { until_us: 1_775_102_400_000_001 };
        let lines = spoken(|speaker| vec![speaker.code_refusal(&CodeRefusal::Wrong), speaker.code_refusal(&wait)]);
        assert!(lines.iter().all(|line| !line.contains(['⟦', '{'])), "{lines:#?}");
        assert_eq!(lines[2], "试错次数过多，12:01 以后可以再试。");
    }
}
