//! Documents that a petitioner or another organ receives, kept by digest.

use law::named_enum;
use serde::{Deserialize, Serialize};

use crate::TextRef;

named_enum! {
    /// The kinds of documents that the procedure issues.
    pub enum NoticeKind {
        /// 登记回执
        Receipt = "receipt",
        /// 转送告知书
        Forwarded = "forwarded",
        /// 受理告知书
        Acceptance = "acceptance",
        /// 不予受理告知书
        Declined = "declined",
        /// 不再受理告知书
        Barred = "barred",
        /// 其他法定途径告知书
        OtherRoute = "other_route",
        /// 延期告知书
        Extension = "extension",
        /// 听证通知书
        Hearing = "hearing",
        /// 信访处理意见书
        Opinion = "opinion",
        /// 调解（和解）协议书
        Settlement = "settlement",
        /// 复查意见书
        ReviewOpinion = "review_opinion",
        /// 复核意见书
        FinalReviewOpinion = "final_review_opinion",
        /// 转送函
        ForwardLetter = "forward_letter",
        /// 交办函
        AssignLetter = "assign_letter",
        /// 督办函
        SupervisionLetter = "supervision_letter",
    }
}

/// A document as issued: its kind, and the row of its text with the salted digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeRef {
    /// The kind.
    pub kind: NoticeKind,
    /// The text.
    pub text: TextRef,
}
