//! The acts of an office by name.

use law::{Act, named_enum};

named_enum! {
    /// Something that an office does to a matter, in the order in which a file usually meets it. The names are those of
    /// the command line and of addresses.
    pub enum OfficeAct {
        /// Sends it on.
        Forward = "forward",
        /// Sends it on as a task with a period.
        Assign = "assign",
        /// Takes it up.
        Accept = "accept",
        /// Does not take it up.
        Decline = "decline",
        /// Does not take it up again.
        Bar = "bar",
        /// Hands it over to another procedure.
        Route = "route",
        /// Records what the other procedure came to.
        RecordOutcome = "record-outcome",
        /// Objects to having got it.
        Object = "object",
        /// Decides an objection.
        Return = "return",
        /// Disputes who has power over it.
        Dispute = "dispute",
        /// Settles who has power over it.
        SettleJurisdiction = "settle-jurisdiction",
        /// Takes over from an organ that is no more, or that may not have it.
        TakeOver = "take-over",
        /// Charges an official with it.
        AppointHandler = "appoint-handler",
        /// Lets other organs help.
        Involve = "involve",
        /// Looks into the facts.
        Investigate = "investigate",
        /// Begins a hearing, a mediation or an appraisal.
        OpenInterlude = "open-interlude",
        /// Ends it.
        CloseInterlude = "close-interlude",
        /// Gives a term more days.
        Extend = "extend",
        /// Gives the opinion.
        Answer = "answer",
        /// Tells the petitioner something else.
        Notify = "notify",
        /// Hands the opinion to the petitioner.
        Deliver = "deliver",
        /// Reports back to whoever assigned it.
        ReportBack = "report-back",
        /// Asks for a review, for the petitioner.
        RequestReview = "request-review",
        /// Asks for a final review, for the petitioner.
        RequestFinalReview = "request-final-review",
        /// Takes a review up, or does not.
        TakeUpReview = "take-up-review",
        /// Gives the opinion of a review.
        Review = "review",
        /// Gives the opinion of a final review.
        FinalReview = "final-review",
        /// Records that what was promised was done.
        Perform = "perform",
        /// Says whether it was done: the petitioner's word alone.
        Confirm = "confirm",
        /// Ends it.
        Conclude = "conclude",
        /// Asks the petitioner afterwards.
        FollowUp = "follow-up",
        /// Says what the work was like: the petitioner's word alone.
        Evaluate = "evaluate",
        /// Puts the file away.
        Archive = "archive",
        /// Takes it up again.
        TakeUpAgain = "take-up-again",
        /// Adds a letter, visit or call.
        AddContact = "add-contact",
        /// Adds papers.
        Attach = "attach",
        /// Writes a note.
        Note = "note",
        /// Urges whoever has it.
        Urge = "urge",
        /// Supervises whoever has it.
        Supervise = "supervise",
        /// Replies to either.
        Reply = "reply",
        /// Reports it upward.
        ReportUrgent = "report-urgent",
        /// Handles it together with another.
        Merge = "merge",
        /// Lets it go its own way again.
        Unmerge = "unmerge",
        /// Begins a matter of its own with one claim.
        Split = "split",
        /// Asks that somebody stay away from it.
        RaiseRecusal = "raise-recusal",
        /// Decides whether somebody stays away from it.
        DecideRecusal = "decide-recusal",
        /// Proposes a correction.
        ProposeCorrection = "propose-correction",
        /// Decides a correction.
        DecideCorrection = "decide-correction",
        /// Seals who petitions.
        Seal = "seal",
        /// Asks to learn who petitions.
        AskRelease = "ask-release",
        /// Decides such a request.
        DecideRelease = "decide-release",
        /// Gives a petitioner a new query code.
        IssueCode = "issue-code",
        /// Records that a petitioner withdraws.
        Withdraw = "withdraw",
    }
}

impl OfficeAct {
    /// What the rules call it.
    #[must_use]
    pub const fn act(self) -> Act {
        match self {
            Self::Forward => Act::Forward,
            Self::Assign => Act::Assign,
            Self::Accept => Act::Accept,
            Self::Decline => Act::Decline,
            Self::Bar => Act::Bar,
            Self::Route => Act::Route,
            Self::RecordOutcome => Act::RecordOutcome,
            Self::Object => Act::Object,
            Self::Return => Act::Return,
            Self::Dispute => Act::Dispute,
            Self::SettleJurisdiction => Act::SettleJurisdiction,
            Self::TakeOver => Act::TakeOver,
            Self::AppointHandler => Act::AppointHandler,
            Self::Involve => Act::Involve,
            Self::Investigate => Act::Investigate,
            Self::OpenInterlude | Self::CloseInterlude => Act::Hear,
            Self::Extend => Act::Extend,
            Self::Answer => Act::Answer,
            Self::Notify => Act::Notify,
            Self::Deliver => Act::Deliver,
            Self::ReportBack => Act::ReportBack,
            Self::RequestReview => Act::RequestReview,
            Self::RequestFinalReview => Act::RequestFinalReview,
            Self::TakeUpReview => Act::TakeUpReview,
            Self::Review => Act::Review,
            Self::FinalReview => Act::FinalReview,
            Self::Perform => Act::Perform,
            Self::Confirm => Act::Confirm,
            Self::Conclude => Act::Conclude,
            Self::FollowUp => Act::FollowUp,
            Self::Evaluate => Act::Evaluate,
            Self::Archive => Act::KeepFile,
            Self::TakeUpAgain => Act::TakeUpAgain,
            Self::AddContact => Act::Contact,
            Self::Attach => Act::Attach,
            Self::Note => Act::Note,
            Self::Urge | Self::Reply => Act::Urge,
            Self::Supervise => Act::Supervise,
            Self::ReportUrgent => Act::ReportUrgent,
            Self::Merge | Self::Unmerge => Act::Merge,
            Self::Split => Act::Split,
            Self::RaiseRecusal | Self::DecideRecusal => Act::Recuse,
            Self::ProposeCorrection | Self::DecideCorrection => Act::Correct,
            Self::Seal | Self::AskRelease | Self::DecideRelease => Act::ReleaseIdentity,
            Self::IssueCode => Act::Query,
            Self::Withdraw => Act::Withdraw,
        }
    }

    /// Whether its consequences are shown before it is done: it ends something, it cannot be taken back, or it leaves
    /// the office under seal.
    #[must_use]
    pub const fn is_grave(self) -> bool {
        matches!(
            self,
            Self::Decline
                | Self::Bar
                | Self::Route
                | Self::TakeOver
                | Self::SettleJurisdiction
                | Self::Answer
                | Self::Review
                | Self::FinalReview
                | Self::Conclude
                | Self::Archive
                | Self::TakeUpAgain
                | Self::Merge
                | Self::Split
                | Self::Seal
                | Self::Withdraw
        )
    }
}
