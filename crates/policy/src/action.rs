//! Everything that somebody can do or read, each named once.

/// What an action is done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onto {
    /// One matter.
    Matter,
    /// What an organ has, as a whole.
    Organ,
    /// The installation.
    Installation,
}

macro_rules! actions {
    ($($onto:ident { $($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+ })+) => {
        /// Something that somebody does or reads. The names are those of the policies.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($($(#[doc = $doc])+ $variant,)+)+ }

        impl Action {
            /// Every action.
            pub const ALL: &'static [Self] = &[$($(Self::$variant,)+)+];

            /// The name in policies, tables and wording files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $($(Self::$variant => $name,)+)+ }
            }

            /// What it is done to.
            #[must_use]
            pub const fn onto(self) -> Onto {
                match self { $($(Self::$variant => Onto::$onto,)+)+ }
            }
        }
    };
}

actions! {
    Matter {
        /// Registers a petition.
        Register = "matter.register",
        /// Adds a letter, visit or call.
        AddContact = "matter.add_contact",
        /// Sends it on.
        Forward = "matter.forward",
        /// Sends it on as a task with a period.
        Assign = "matter.assign",
        /// Objects to having got it.
        Object = "matter.object",
        /// Decides an objection.
        DecideObjection = "matter.decide_objection",
        /// Disputes who has power over it.
        Dispute = "matter.dispute",
        /// Settles who has power over it.
        SettleJurisdiction = "matter.settle_jurisdiction",
        /// Lets other organs help.
        Involve = "matter.involve",
        /// Takes over from an organ that is no more, or that may not have it.
        TakeOver = "matter.take_over",
        /// Hands it over to another procedure.
        Route = "matter.route",
        /// Records what the other procedure came to.
        RecordOutcome = "matter.record_outcome",
        /// Reports it upward.
        ReportUrgent = "matter.report_urgent",
        /// Tells the petitioner.
        Notify = "matter.notify",
        /// Takes it up.
        Accept = "matter.accept",
        /// Does not take it up.
        Decline = "matter.decline",
        /// Does not take it up again.
        Bar = "matter.bar",
        /// Charges officials with it.
        AppointHandler = "matter.appoint_handler",
        /// Asks that somebody stay away from it.
        RaiseRecusal = "matter.raise_recusal",
        /// Decides whether somebody stays away from it.
        DecideRecusal = "matter.decide_recusal",
        /// Looks into the facts.
        Investigate = "matter.investigate",
        /// Begins a hearing, a mediation or an appraisal.
        OpenInterlude = "matter.open_interlude",
        /// Ends it.
        CloseInterlude = "matter.close_interlude",
        /// Gives a term more days.
        Extend = "matter.extend",
        /// Gives the opinion.
        Answer = "matter.answer",
        /// Hands the opinion to the petitioner.
        Deliver = "matter.deliver",
        /// Reports back to whoever assigned it.
        ReportBack = "matter.report_back",
        /// Records that what was promised was done.
        Perform = "matter.perform",
        /// Says whether it was done: the petitioner's word alone.
        Confirm = "matter.confirm",
        /// Asks for a review, for the petitioner.
        RequestReview = "matter.request_review",
        /// Takes a review up, or does not.
        TakeUpReview = "matter.take_up_review",
        /// Gives the opinion of a review.
        Review = "matter.review",
        /// Ends it.
        Conclude = "matter.conclude",
        /// Takes it up again.
        TakeUpAgain = "matter.take_up_again",
        /// Says what the work was like: the petitioner's word alone.
        Evaluate = "matter.evaluate",
        /// Asks the petitioner afterwards.
        FollowUp = "matter.follow_up",
        /// Puts the file away.
        Archive = "matter.archive",
        /// Urges or supervises.
        Urge = "matter.urge",
        /// Replies to that.
        Reply = "matter.reply",
        /// Handles it together with another.
        Merge = "matter.merge",
        /// Lets it go its own way again.
        Unmerge = "matter.unmerge",
        /// Begins a matter of its own with one claim.
        Split = "matter.split",
        /// Records that a petitioner withdraws.
        Withdraw = "matter.withdraw",
        /// Proposes a correction.
        ProposeCorrection = "matter.propose_correction",
        /// Decides a correction.
        DecideCorrection = "matter.decide_correction",
        /// Adds a paper.
        Attach = "matter.attach",
        /// Writes a note.
        Note = "matter.note",
        /// Seals who petitions.
        Seal = "matter.seal",
        /// Asks to learn who petitions.
        AskRelease = "matter.ask_release",
        /// Decides such a request.
        DecideRelease = "matter.decide_release",
        /// Gives out a new query code.
        IssueCode = "matter.issue_code",
        /// Records what a rule check found: no person does.
        RecordCheck = "matter.record_check",
        /// Sees it in a list.
        List = "matter.list",
        /// Finds it by its texts.
        Search = "matter.search",
        /// Has it in a file that leaves the system.
        Export = "matter.export",
        /// Reads its course and its texts.
        Read = "matter.read",
        /// Reads what is written inside the organ: records of inquiry, notes, what corrections and requests say.
        ReadDrafts = "matter.read_drafts",
        /// Reads its papers.
        ReadPapers = "matter.read_papers",
        /// Makes a letter of it.
        WriteLetter = "matter.write_letter",
        /// Opens who petitions, with a purpose and on record.
        OpenPerson = "person.open",
        /// Erases personal data.
        ErasePerson = "person.erase",
        /// Reads who opened personal data of it.
        ReadOpenings = "person.read_openings",
    }
    Organ {
        /// Reads what an organ's matters come to.
        Count = "organ.count",
        /// Lists who of an organ opened personal data.
        ListOpenings = "organ.list_openings",
        /// Takes in a file of an organ's petitions.
        Import = "organ.import",
    }
    Installation {
        /// Reads what all organs' matters come to.
        CountAll = "installation.count_all",
        /// Looks up an exact number of a petitioner, with a purpose and on record.
        FindPerson = "installation.find_person",
        /// Reads organs, posts, officials and their roles.
        ReadDirectory = "installation.read_directory",
        /// Changes organs, posts and officials.
        ChangeDirectory = "installation.change_directory",
        /// Gives and withdraws roles.
        ChangeRoles = "installation.change_roles",
        /// Reads the rules.
        ReadRules = "installation.read_rules",
        /// Attaches official texts to the rules.
        AttachRules = "installation.attach_rules",
        /// Reads checkpoints and proofs.
        ReadLedger = "installation.read_ledger",
        /// Verifies the ledger against every row.
        VerifyLedger = "installation.verify_ledger",
        /// Reads accounts and sessions.
        ReadAccounts = "installation.read_accounts",
        /// Makes, locks and opens accounts.
        ChangeAccounts = "installation.change_accounts",
        /// Reads what happened to directory, roles and accounts.
        ReadAudit = "installation.read_audit",
        /// Has terms counted anew after a calendar changed, and has what is overdue recorded.
        RunChecks = "installation.run_checks",
        /// Reads how the installation fares.
        ReadHealth = "installation.read_health",
    }
}

impl Action {
    /// The action with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }

    /// The names of all actions.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().map(|action| action.name())
    }
}
