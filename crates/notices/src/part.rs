//! The parts that documents are put together from, and a set of them with their texts.

use std::collections::BTreeMap;

/// Declares the closed list of parts, each with its written name.
macro_rules! parts {
    ($($(#[doc = $doc:literal])+ $variant:ident = $text:literal),+ $(,)?) => {
        /// One part of a document, such as the claim or the day by which it has to be handled.
        ///
        /// A part is text as it will be read: days, numbers of days and names of organs are written out by the caller,
        /// who takes them from the events and the rules of the matter.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Part { $($(#[doc = $doc])+ $variant),+ }

        impl Part {
            /// Every part, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Every written name, in the order of declaration.
            pub const NAMES: &'static [&'static str] = &[$($text),+];

            /// The name in templates.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The part with this name.
            #[must_use]
            pub fn named(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

parts! {
    /// 文号: the number of the document; of a receipt, the receipt number.
    Number = "number",
    /// 信访人: to whom a notice is addressed, or who asks for a review.
    Petitioner = "petitioner",
    /// 登记编号: the receipt number of the matter.
    Receipt = "receipt",
    /// 收到日期: the day on which the matter first came in, at whichever organ.
    ReceivedOn = "received_on",
    /// 信访形式: letter, visit, web, phone, fax.
    Channel = "channel",
    /// 诉求: what is asked for, each request by itself.
    Claim = "claim",
    /// 转来单位: who passed the matter on to the issuer.
    CameFrom = "came_from",
    /// 转来日期: when the matter was passed on to the issuer.
    CameOn = "came_on",
    /// 依据: the provisions, written out.
    Basis = "basis",
    /// 权利: further rights and windows that the template does not speak of.
    Rights = "rights",
    /// 联系方式: person, telephone, address, hours.
    Contact = "contact",
    /// 出具单位: the organ itself that issues the document, not an office inside it.
    Issuer = "issuer",
    /// 成文日期: the day of the document.
    IssuedOn = "issued_on",
    /// 抄送: who else receives the document.
    CopiesTo = "copies_to",
    /// 查询码: with it the petitioner follows the matter.
    QueryCode = "query_code",
    /// 查询办法: where and how to ask for progress and result.
    QueryHow = "query_how",
    /// 评价办法: where and how the petitioner evaluates.
    EvaluateHow = "evaluate_how",
    /// 去向: the organ to which the matter, the petitioner or the letter goes.
    WhereTo = "where_to",
    /// 转送日期: when the matter was sent on.
    SentOn = "sent_on",
    /// 承办单位: the unit that answers for handling.
    ResponsibleUnit = "responsible_unit",
    /// 途径: which procedure, petition or another, deals with the matter.
    Route = "route",
    /// 程序: the steps of handling.
    Procedure = "procedure",
    /// 办理期限: the last day; where no term runs, that none does.
    DueOn = "due_on",
    /// 期限计算: from which day, how long, how rolled; where no term runs, why.
    DueCount = "due_count",
    /// 理由: why it was decided so.
    Reason = "reason",
    /// 法定时限: the limits of other procedures that go on running.
    TimeLimit = "time_limit",
    /// 以前的文书: numbers and days of earlier documents.
    EarlierDocuments = "earlier_documents",
    /// 事实理由相同的说明: what shows that facts and reasons are the same.
    Sameness = "sameness",
    /// 何为新情况: what would be new facts or reasons.
    WhatIsNew = "what_is_new",
    /// 批准人: the responsible leader who approved.
    Approver = "approver",
    /// 批准日期: when it was approved.
    ApprovedOn = "approved_on",
    /// 原期限: the last day before the extension.
    DueBefore = "due_before",
    /// 听证时间: day and hour.
    HeldAt = "held_at",
    /// 听证地点: place.
    Venue = "venue",
    /// 主持人: who presides over a hearing or a mediation.
    Host = "host",
    /// 听证员: who else sits.
    Members = "members",
    /// 回避申请: to whom, until when and how recusal is asked for.
    RecusalHow = "recusal_how",
    /// 扣除时间: what the time of the hearing means for the term.
    ExcludedTime = "excluded_time",
    /// 查明的事实: the facts as found.
    Facts = "facts",
    /// 意见类别: support, explain, not support.
    OpinionKind = "opinion_kind",
    /// 处理意见: the answer, request by request.
    Opinion = "opinion",
    /// 执行单位: who carries out what is supported.
    Performer = "performer",
    /// 执行时限: by when, of an opinion or an agreement.
    PerformBy = "perform_by",
    /// 复查、复核机关: where the next review is asked for.
    ReviewOrgan = "review_organ",
    /// 请求期限: how long the next review may be asked for.
    ReviewWindow = "review_window",
    /// 请求期限末日: the last day of that window, with the day from which it was counted.
    ReviewUntil = "review_until",
    /// 当事人: the parties of an agreement.
    Parties = "parties",
    /// 协议内容: what was agreed.
    Terms = "terms",
    /// 履行方式: in which manner it is performed.
    PerformHow = "perform_how",
    /// 签名: the lines for signatures.
    Signatures = "signatures",
    /// 被申请人: the organ whose opinion is reviewed.
    Respondent = "respondent",
    /// 复查、复核请求: what the applicant asks for.
    Request = "request",
    /// 请求收到日期: when the request for review came in.
    RequestedOn = "requested_on",
    /// 复查、复核结论: uphold, revoke, change, order anew.
    Result = "result",
    /// 材料清单: what goes along with a letter.
    Materials = "materials",
    /// 异议期限: how long the receiver may object that the matter is not its own.
    ObjectWithin = "object_within",
    /// 反馈形式: in which form the result is reported.
    FeedbackForm = "feedback_form",
    /// 办结报告: what the closing report has to contain.
    ClosingReport = "closing_report",
    /// 督办情形: which of the circumstances for supervision is present.
    Trigger = "trigger",
    /// 问题: what is wrong.
    Defect = "defect",
    /// 要求: what is to be done.
    Demand = "demand",
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

/// Parts with their texts.
///
/// A text is kept without the blanks around it; a blank text is no text, so that an empty field of a form counts as
/// missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts(BTreeMap<Part, String>);

impl Parts {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// These parts and one more.
    #[must_use]
    pub fn with(mut self, part: Part, text: impl AsRef<str>) -> Self {
        self.set(part, text);
        self
    }

    /// Sets a part; a blank text takes it away.
    pub fn set(&mut self, part: Part, text: impl AsRef<str>) {
        match text.as_ref().trim() {
            "" => self.0.remove(&part),
            text => self.0.insert(part, text.to_owned()),
        };
    }

    /// The text of a part.
    #[must_use]
    pub fn get(&self, part: Part) -> Option<&str> {
        self.0.get(&part).map(String::as_str)
    }

    /// Whether the part has a text.
    #[must_use]
    pub fn has(&self, part: Part) -> bool {
        self.0.contains_key(&part)
    }

    /// The parts that have a text, in the order of [`Part::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Part, &str)> {
        self.0.iter().map(|(part, text)| (*part, text.as_str()))
    }
}

impl<T: AsRef<str>> FromIterator<(Part, T)> for Parts {
    fn from_iter<I: IntoIterator<Item = (Part, T)>>(parts: I) -> Self {
        parts.into_iter().fold(Self::new(), |all, (part, text)| all.with(part, text))
    }
}
