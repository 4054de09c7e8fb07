//! The shape of real petitioning, as figures. The first part was measured on three public samples of
//! messages to a provincial web-petition board (2,745 labelled, 1,408 with reply, 2,163 on hot issues;
//! 3,571 of them with user and time). Only figures were carried over, never a text. The second part is
//! our judgement where those samples are silent, and says so.

/// A distribution: rising pairs of share (per mille) and value, read with straight lines between them.
pub type Quantiles = &'static [(u32, u32)];

// Measured.

/// Characters in a title. Quantiles over 3,571 titles, blanks trimmed.
pub const TITLE_CHARS: Quantiles = &[
    (0, 8),
    (10, 10),
    (50, 12),
    (100, 14),
    (250, 16),
    (500, 19),
    (750, 23),
    (900, 26),
    (950, 28),
    (990, 33),
    (1000, 36),
];

/// Characters in a text. Quantiles over 3,571 texts, white space not counted; both ends are
/// cut, the upper at the 99th percentile.
pub const TEXT_CHARS: Quantiles = &[
    (0, 20),
    (10, 29),
    (50, 50),
    (100, 68),
    (250, 111),
    (500, 202),
    (750, 394),
    (900, 761),
    (950, 1118),
    (990, 2236),
    (1000, 2236),
];

/// Days from message to official answer, by calendar date, where that took at most 60 days.
/// Quantiles over the 1,334 of 1,408 messages with such a reply.
pub const ANSWER_DAYS: Quantiles = &[
    (0, 0),
    (50, 1),
    (100, 2),
    (250, 5),
    (400, 8),
    (500, 12),
    (600, 14),
    (700, 19),
    (750, 23),
    (800, 25),
    (900, 34),
    (950, 42),
    (1000, 60),
];

/// Messages answered later than 60 days, per mille: 74 of 1,408, by calendar date.
pub const LATE_PER_MILLE: u32 = 53;

/// Days of those late answers. Quantiles over the 74; the longest twentieth is cut at 400 days.
pub const LATE_DAYS: Quantiles = &[
    (0, 61),
    (50, 66),
    (100, 69),
    (250, 75),
    (400, 86),
    (500, 98),
    (600, 112),
    (700, 140),
    (800, 184),
    (900, 240),
    (950, 301),
    (1000, 400),
];

/// Messages by hour of the day, per mille: 3,571 messages.
pub const HOURS: [u32; 24] =
    [22, 11, 3, 4, 1, 5, 6, 12, 34, 63, 105, 93, 53, 55, 59, 86, 72, 74, 47, 41, 36, 43, 44, 31];

/// Messages by weekday from Monday, per mille: 3,571 messages.
pub const WEEKDAYS: [u32; 7] = [159, 194, 192, 157, 141, 77, 81];

/// Messages after which the same user had sent one with a title alike (common subsequence ratio of at
/// least 0.6), per mille: 200 of 3,571.
pub const REPEATS_PER_MILLE: u32 = 56;

/// Days between such a pair. Quantiles over the 200 pairs; the longest
/// twentieth is cut at 160 days.
pub const REPEAT_GAP_DAYS: Quantiles =
    &[(0, 0), (400, 0), (500, 3), (600, 8), (750, 26), (900, 70), (950, 104), (1000, 160)];

/// Messages of a user who had written before on something else, per mille: 171 beyond the first
/// message of their user, less the 56 repeats.
pub const KNOWN_PERSON_PER_MILLE: u32 = 115;

/// Messages that speak for many (joint signature, all owners, so many households), per mille: 261 of 3,571
/// by keywords in title and text.
pub const JOINT_PER_MILLE: u32 = 73;

/// Titles that suggest or wish for something new, per mille: 444 of 3,571 by keywords.
pub const PROPOSALS_PER_MILLE: u32 = 124;

/// Titles by manner of speaking, per mille of 3,571 by keywords: asking a question, complaining (投诉),
/// reporting (反映), headed “about …” (关于), requesting. The rest state the matter and no more.
pub const TITLE_MANNERS: [u32; 5] = [202, 63, 72, 52, 91];

/// Texts that open with a greeting, per mille of 3,571, by keywords in the first twenty characters.
pub const GREETINGS_PER_MILLE: u32 = 281;

/// Texts that close with thanks or a wish for an answer, per mille of 3,571, by keywords in the last forty
/// characters.
pub const THANKS_PER_MILLE: u32 = 160;

/// First-level classes, per mille, in the order of [`crate::CLASSES`]. Seven (housing, work, school with
/// culture, market, health, environment, roads) are the shares of the labels in 2,745 messages, scaled to
/// the 730 per mille that they hold of all; the others are keyword counts over the 1,408 messages with
/// reply, accusations over all titles. Sums to 976; only the ratio matters.
pub const CLASS_WEIGHTS: [u32; 17] = [60, 16, 161, 155, 72, 106, 26, 95, 50, 48, 58, 2, 70, 20, 9, 6, 22];

// Judgement: the samples hold web messages only and say nothing of the steps between message and answer.

/// Channels in use: letters, visits, web, telephone; per mille.
pub const CHANNELS: [u32; 4] = [150, 190, 560, 100];

/// Days that arrivals reach back from the day before `today`: about fourteen months.
pub const WINDOW_DAYS: u32 = 425;

/// Days back from the day before `today` at which petitions came in: the last weeks are the densest, so that
/// matters stand in every stage.
pub const AGE_DAYS: Quantiles = &[
    (0, 0),
    (100, 8),
    (200, 20),
    (300, 40),
    (400, 68),
    (500, 106),
    (600, 153),
    (700, 208),
    (800, 272),
    (900, 344),
    (1000, WINDOW_DAYS),
];

/// Matters that are looked into at length although they end in time, per mille. A board answers many
/// messages within days; a petition taken up in form uses more of its 60 days.
pub const THOROUGH_PER_MILLE: u32 = 320;

/// Handling extended, per mille of the matters looked into at length.
pub const EXTENDED_PER_MILLE: u32 = 240;

/// Steps that are late and steps that are left lying for months, per mille, at an ordinary organ: forwarding,
/// acceptance, and (left lying only; lateness is measured) the answer.
pub const LATE_FORWARD: u32 = 25;
/// See [`LATE_FORWARD`].
pub const STUCK_FORWARD: u32 = 30;
/// See [`LATE_FORWARD`].
pub const LATE_ACCEPT: u32 = 30;
/// See [`LATE_FORWARD`].
pub const STUCK_ACCEPT: u32 = 60;
/// See [`LATE_FORWARD`].
pub const STUCK_ANSWER: u32 = 5;

/// Organs that are slack, per mille, and by how many times their steps are late or missing, in tenths.
pub const SLACK_ORGANS: u32 = 150;
/// See [`SLACK_ORGANS`].
pub const SLACK_TENTHS: u32 = 25;
/// The same factor for all other organs, so that the mean stays near one.
pub const STEADY_TENTHS: u32 = 7;

/// Opinions: support, explain, not support; per mille.
pub const OPINIONS: [u32; 3] = [480, 330, 190];

/// Reviews asked for after an opinion that does not support, per mille; and after a review that upholds it.
pub const REVIEWS_PER_MILLE: u32 = 130;
/// See [`REVIEWS_PER_MILLE`].
pub const FINAL_REVIEWS_PER_MILLE: u32 = 450;
