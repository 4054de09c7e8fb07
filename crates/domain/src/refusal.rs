//! The expected "no": why, by which provision, and what to do instead.

use jiff::civil::Date;
use law::{Act, Circumstance, Cite, Interval, Purpose};
use serde::Serialize;

use crate::matter::{DeclineGround, Ending, Opinion, OpinionPart, StageName};
use crate::{DivisionCode, MatterId, OfficialId, OrganId};

/// An act that may not happen, as a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The act; `None` for changes to the directory, which no petition rule speaks of.
    pub act: Option<Act>,
    /// Why not, with the facts.
    pub why: Why,
    /// The provision that says so; `None` where no law was in force on the day.
    pub cite: Option<Cite>,
    /// What to do instead.
    pub way_out: WayOut,
}

/// Declares reasons or ways out, each with its key in the wording files, the API and the tests.
macro_rules! coded {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[doc = $doc:literal])* $variant:ident $({ $($field:ident: $type:ty),+ })? => $code:literal,)+
            $(; $(#[doc = $inner_doc:literal])* $inner:ident($inner_type:ty))?
        }
    ) => {
        $(#[$meta])*
        pub enum $name {
            $($(#[doc = $doc])* $variant $({ $($field: $type),+ })?,)+
            $($(#[doc = $inner_doc])* $inner($inner_type),)?
        }

        impl $name {
            /// The key of every variant that has one of its own, in the order of declaration.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The key in the wording files, the API and the tests.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)+
                    $(Self::$inner(inner) => <$inner_type>::code(inner),)?
                }
            }
        }
    };
}

coded! {
    /// Why not. The fields are the facts that a reader needs to check it.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    #[serde(tag = "why", rename_all = "snake_case")]
    #[allow(missing_docs, reason = "the wording files say what each reason means; the fields are its arguments")]
    pub enum Why {
        NotRegistered => "not-registered",
        AlreadyRegistered => "already-registered",
        WrongStage { stage: StageName } => "wrong-stage",
        WrongOrgan { organ: OrganId, holder: OrganId } => "wrong-organ",
        UnknownOrgan { organ: OrganId } => "unknown-organ",
        OrganNotActive { organ: OrganId, on: Date } => "organ-not-active",
        UnknownOfficial { official: OfficialId } => "unknown-official",
        NotInOffice { official: OfficialId, organ: OrganId, on: Date } => "not-in-office",
        DayInFuture { on: Date, today: Date } => "day-in-future",
        DayBeforeLast { on: Date, last: Date } => "day-before-last",
        NoLaw { on: Date } => "no-law",
        RuleNotLoaded { cite: Cite, on: Date } => "rule-not-loaded",
        TextMissing => "text-missing",
        HeadsMissing => "heads-missing",
        TooManyRepresentatives { found: u16, limit: u16 } => "too-many-representatives",
        ToItself { organ: OrganId } => "to-itself",
        ToAccused { organ: OrganId } => "to-accused",
        NoRunningTerm => "no-running-term",
        NotExtendable => "not-extendable",
        AlreadyExtended { times_max: u16 } => "already-extended",
        TermOver { due_on: Date } => "term-over",
        TooLong { days: u16, days_max: u16 } => "too-long",
        ApproverNotLeader { official: OfficialId, organ: OrganId } => "approver-not-leader",
        NothingToReview => "nothing-to-review",
        WindowOver { due_on: Date } => "window-over",
        NotHigherOrgan { organ: OrganId, higher: Option<OrganId> } => "not-higher-organ",
        NotDelivered => "not-delivered",
        NothingToDeliver => "nothing-to-deliver",
        NotProvided => "not-provided",
        StaffOnly => "staff-only",
        PetitionerOnly => "petitioner-only",
        NotAParty => "not-a-party",
        Recused { official: OfficialId } => "recused",
        SamePerson { official: OfficialId } => "same-person",
        HandOverMissing { organ: OrganId } => "hand-over-missing",
        MandateMissing => "mandate-missing",
        TooManyAgents { found: u16, limit: u16 } => "too-many-agents",
        TooMany { limit: u32 } => "too-many",
        PeriodMissing => "period-missing",
        NotBelow { organ: OrganId } => "not-below",
        NotSent => "not-sent",
        AlreadyObjected => "already-objected",
        AlreadySettled => "already-settled",
        NoCommonSuperior => "no-common-superior",
        HolderInPlace { holder: OrganId } => "holder-in-place",
        NotSuccessor { organ: OrganId, successors: Vec<OrganId> } => "not-successor",
        WrongPurpose { purpose: Purpose } => "wrong-purpose",
        AddresseesMissing { organs: Vec<OrganId> } => "addressees-missing",
        NoticeMissing => "notice-missing",
        NotSimple => "not-simple",
        GroundNotListed { ground: DeclineGround } => "ground-not-listed",
        MustObject => "must-object",
        OtherMatterMissing => "other-matter-missing",
        EarlierNotEnded { matter: MatterId } => "earlier-not-ended",
        EndingNotListed { ending: Ending } => "ending-not-listed",
        AlreadyAsked => "already-asked",
        NothingAsked => "nothing-asked",
        InterludeOpen { interval: Interval } => "interlude-open",
        NoInterlude => "no-interlude",
        NothingToSettle => "nothing-to-settle",
        ConsentMissing => "consent-missing",
        PartsMissing { parts: Vec<OpinionPart> } => "parts-missing",
        PromiseMissing => "promise-missing",
        FactsNotEstablished => "facts-not-established",
        SameOpinion { opinion: Opinion } => "same-opinion",
        NothingAssigned => "nothing-assigned",
        NotAnswered => "not-answered",
        NothingPromised => "nothing-promised",
        AlreadyPerformed => "already-performed",
        AlreadyConfirmed => "already-confirmed",
        NotDueYet { due_on: Date } => "not-due-yet",
        CircumstanceMissing => "circumstance-missing",
        CircumstanceNotListed { circumstance: Circumstance } => "circumstance-not-listed",
        AlreadyEvaluated => "already-evaluated",
        NothingToEvaluate => "nothing-to-evaluate",
        AlreadyArchived => "already-archived",
        StillOwed { cite: Cite, due_on: Date } => "still-owed",
        OutcomeMissing => "outcome-missing",
        NoSuchItem { no: u16 } => "no-such-item",
        AlreadyDecided => "already-decided",
        NotMergeable => "not-mergeable",
        MattersDiffer => "matters-differ",
        AlreadySealed => "already-sealed",
        NotSealed => "not-sealed",
        NotFound => "not-found",
        DuplicateId => "duplicate-id",
        UnknownDivision { division: DivisionCode } => "unknown-division",
        UnknownPost => "unknown-post",
        ParentCircle { organ: OrganId } => "parent-circle",
        DatesReversed { from: Date, until: Date } => "dates-reversed",
        ;
        Directory(crate::directory::Unfit)
    }
}

coded! {
    /// What to do instead.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    #[serde(tag = "way_out", rename_all = "snake_case")]
    #[allow(missing_docs, reason = "the wording files say what each way means; the fields are its arguments")]
    pub enum WayOut {
        /// Register it first.
        Register => "register",
        /// At this stage these acts are open.
        OpenActs { acts: Vec<Act> } => "open-acts",
        /// That organ has the matter and can act.
        AskOrgan { organ: OrganId } => "ask-organ",
        /// Use a day from here to there.
        UseDay { from: Option<Date>, until: Date } => "use-day",
        /// Load a pack that is in force on that day.
        LoadPack { on: Date } => "load-pack",
        /// Write what is asked for.
        Write => "write",
        /// At most this number.
        AtMost { limit: u16 } => "at-most",
        /// Send it to an organ that is not accused, by cadre-management authority.
        OtherOrgan => "other-organ",
        /// One of these leaders of the organ can approve.
        AskLeader { leaders: Vec<OfficialId> } => "ask-leader",
        /// Answer first; a late answer is still owed and is recorded as late.
        AnswerLate => "answer-late",
        /// The petitioner may raise new facts or reasons as a new matter.
        NewFacts => "new-facts",
        /// Ask that organ.
        HigherOrgan { organ: Option<OrganId> } => "higher-organ",
        /// Deliver the document first.
        Deliver => "deliver",
        /// Another official, who has no interest of their own and did not ask for it.
        OtherOfficial => "other-official",
        /// Only the petitioner can, with the receipt and the query code.
        AskPetitioner => "ask-petitioner",
        /// Show a written mandate.
        ShowMandate => "show-mandate",
        /// Set a day or a number of days.
        SetPeriod => "set-period",
        /// Object to having received it, with reasons.
        Object => "object",
        /// Bring it before the common superior.
        Dispute => "dispute",
        /// Report to these as well.
        AddAddressees { organs: Vec<OrganId> } => "add-addressees",
        /// Issue the notice.
        IssueNotice => "issue-notice",
        /// Use the ordinary procedure.
        Ordinary => "ordinary",
        /// Name the other matter.
        NameMatter => "name-matter",
        /// Close what is open first.
        CloseInterlude => "close-interlude",
        /// Ask both sides whether they agree.
        AskBothSides => "ask-both-sides",
        /// Come to another opinion, or show what is new.
        OtherOpinion => "other-opinion",
        /// Hear the petitioner and look into the facts first, and record it.
        Investigate => "investigate",
        /// Report how far it has come.
        ReportInterim => "report-interim",
        /// Urge instead.
        Urge => "urge",
        /// Rule checks find by themselves.
        RunSweep => "run-sweep",
        /// Record what became of the matter in the other procedure.
        RecordOutcome => "record-outcome",
        /// Check the directory.
        CheckDirectory => "check-directory",
    }
}
