//! Values that the samples of facts and refusals are made of.

use app::domain::matter::{NoticeKind, NoticeRef, Promise, Receipt, Told};
use app::domain::{Digest, MatterId, OfficialId, OrganId, PaperId, PaperKind, PaperRef, TextId, TextRef};
use app::law::Cite;
use jiff::civil::{Date, date};

pub const ORGAN: OrganId = OrganId(71);
pub const OTHER: OrganId = OrganId(72);
pub const OFFICIAL: OfficialId = OfficialId(81);
pub const MATTER: MatterId = MatterId(91);
pub const DAY: Date = date(2026, 3, 18);
pub const LATER: Date = date(2026, 4, 20);
pub const TEXT: TextRef = TextRef { id: TextId(1), digest: Digest([0; 32]), chars: 5 };
pub const PROMISE: Promise = Promise { performer: ORGAN, by: LATER };
pub const RECEIPT: Receipt = Receipt { office: ORGAN, year: 2026, no: 12 };
pub const NOTICE: NoticeRef = NoticeRef { kind: NoticeKind::Acceptance, text: TEXT };
pub const TOLD: [Told; 3] = [Told::Notice(NOTICE), Told::ByTheFile, Told::NotYet];
pub const PAPER: PaperRef = PaperRef { id: PaperId(1), digest: Digest([0; 32]), bytes: 9, kind: PaperKind::Pdf };

pub fn cite() -> Cite {
    "R22-34".parse().expect("a citation")
}
