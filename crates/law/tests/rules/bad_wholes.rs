//! What shows only over the whole pack, once each file reads well.

use crate::bad_kinds::third;
use crate::bad_packs::Row;
use crate::faults::Change::{File, Put};

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    Row {
        name: "a provision stands once",
        changes: &[Put(
            "2.toml",
            "modality = \"duty\"",
            "modality = \"duty\"\n[[provision]]\ncite = \"T20-2\"\ngist = \"又\"\nmodality = \"duty\"",
        )],
        faults: &["2.toml:6:8 duplicate-provision cite=T20-2"],
    },
    Row {
        name: "a rule's name is used once",
        changes: &[Put("2.toml", "\"at-most-five\"", "\"handle\"")],
        faults: &["2.toml:21:12 duplicate-rule id=handle"],
    },
    Row {
        name: "a rule cites a provision that is there",
        changes: &[Put(
            "2.toml",
            "id        = \"handle\"\ncite      = \"T20-2\"",
            "id        = \"handle\"\ncite      = \"T20-2¶1(3)\"",
        )],
        faults: &["2.toml:9:13 cite-unknown cite=T20-2¶1(3)"],
    },
    Row {
        name: "every act has a basis",
        changes: &[Put(
            "1.toml",
            "act = \"conclude\"\nrequires = \"basis\"",
            "act = \"conclude\"\nrequires = \"in_writing\"",
        )],
        faults: &["pack.toml:1:1 no-basis act=conclude"],
    },
    Row {
        name: "an act has one guard for one requirement",
        changes: &[Put("2.toml", "requires = \"representatives_max\"\nlimit    = 5", "requires = \"basis\"")],
        faults: &["2.toml:21:12 two-guards act=register id=at-most-five"],
    },
    Row {
        name: "an example is of a rule that is there",
        changes: &[Put("2.toml", "rule  = \"handle\"", "rule  = \"handles\"")],
        faults: &["2.toml:30:9 example-of-unknown-rule rule=handles near=handle"],
    },
    Row {
        name: "an example starts while the pack is in force",
        changes: &[Put("2.toml", "start = 2026-03-02", "start = 2019-12-31")],
        faults: &["2.toml:29:9 example-out-of-force start=2019-12-31"],
    },
    Row {
        name: "an example holds: the due day",
        changes: &[Put("2.toml", "due_on = 2026-05-06", "due_on = 2026-05-01")],
        faults: &["2.toml:29:9 example-fails name=末日是星期三 key=due_on expected=2026-05-01 found=2026-05-06"],
    },
    Row {
        name: "an example holds: the counted end comes first",
        changes: &[Put(
            "2.toml",
            "ends_on = 2026-05-01, due_on = 2026-05-06",
            "ends_on = 2026-05-02, due_on = 2026-05-01",
        )],
        faults: &["2.toml:29:9 example-fails name=末日是星期三 key=ends_on expected=2026-05-02 found=2026-05-01"],
    },
    Row {
        name: "an example without the period that the act sets comes to nothing",
        changes: &[Put("2.toml", "length    = 60\nunit      = \"days\"", "unit      = \"set_in_act\"")],
        faults: &["2.toml:28:9 example-fails name=末日是星期三 key=ends_on expected=2026-05-01 found="],
    },
    Row {
        name: "a pack with clocks says how they are counted",
        changes: &[Put("pack.toml", "[counting]\nfirst_day = \"excluded\"\nroll      = \"next_working_day\"\n", "")],
        faults: &["pack.toml:1:1 counting-missing"],
    },
    Row {
        name: "a number that is only inferred is a reading, or it is not stated",
        changes: &[
            Put("2.toml", "limit    = 5", "limit    = 5\nconfidence = \"inference\""),
            Put("2.toml", "unit      = \"days\"", "unit      = \"days\"\nconfidence = \"memory_low\""),
            Put("2.toml", "decided = \"0001\" }]", "decided = \"0001\" }, { on = \"extension\", says = \"三十日\", decided = \"0001\" }]"),
        ],
        faults: &[
            "2.toml:8:13 number-without-source id=handle key=length",
            "2.toml:22:12 number-without-source id=at-most-five key=limit",
        ],
    },
    Row {
        name: "a pack that is hardly remembered answers for every number, in inner tables too",
        changes: &[
            Put("pack.toml", "\"verified\"", "\"memory_low\""),
            Put("2.toml", "limit    = 5", "limit    = 5\nsmall_group = { people_max = 10, limit = 3 }\nconfidence = \"verified\""),
        ],
        faults: &[
            "2.toml:8:13 number-without-source id=handle key=extension days_max",
            "2.toml:8:13 number-without-source id=handle key=extension times_max",
            "2.toml:8:13 number-without-source id=handle key=length",
        ],
    },
    Row {
        name: "a rule holds within the days of its pack",
        changes: &[
            Put("2.toml", "limit    = 5", "limit    = 5\nin_force = { from = 2019-12-31 }"),
            Put("2.toml", "unit      = \"days\"", "unit      = \"days\"\nin_force = { until = 2030-01-01 }"),
        ],
        faults: &["2.toml:8:13 rule-out-of-force id=handle", "2.toml:22:12 rule-out-of-force id=at-most-five"],
    },
    Row {
        name: "an example is of a day on which its rule is in force",
        changes: &[Put("2.toml", "unit      = \"days\"", "unit      = \"days\"\nin_force = { from = 2026-03-03 }")],
        faults: &["2.toml:30:9 example-out-of-force start=2026-03-02"],
    },
    Row {
        name: "every article is there",
        changes: &[Put("pack.toml", "number     = \"\"", "number     = \"\"\narticles   = 4"), third!(r#"kind = "scope"
covers = ["court"]
how = "direct"
"#)],
        faults: &["pack.toml:5:14 article-missing article=4 articles=4"],
    },
    Row {
        name: "no article lies beyond the last",
        changes: &[Put("pack.toml", "number     = \"\"", "number     = \"\"\narticles   = 1")],
        faults: &["2.toml:2:12 article-beyond cite=T20-2 articles=1"],
    },
    Row {
        name: "an article without a rule says why",
        changes: &[
            Put("pack.toml", "number     = \"\"", "number     = \"\"\narticles   = 4"),
            File("3.toml", "[[provision]]\ncite = \"T20-3\"\ngist = \"目的\"\nmodality = \"definition\"\nmark = \"purpose\"\n"),
            File("4.toml", "[[provision]]\ncite = \"T20-4\"\ngist = \"经费\"\nmodality = \"duty\"\n\
                [[provision]]\ncite = \"T20-4¶2\"\ngist = \"又\"\nmodality = \"duty\"\n"),
        ],
        faults: &["4.toml:2:8 article-unmarked cite=T20-4"],
    },
    Row {
        name: "what is pointed to in the pack itself is there",
        changes: &[Put("2.toml", "modality = \"duty\"", "modality = \"duty\"\nmark = \"elsewhere\"\nsee = \"T20-1¶2\"")],
        faults: &["2.toml:2:12 see-unknown cite=T20-1¶2"],
    },
    Row {
        name: "a duty is for a level that lies in the place",
        changes: &[
            Put("pack.toml", "\"CN\"", "\"910100\""),
            third!(r#"kind = "duty"
bearer = "organ"
act = "analyse"
rhythm = "regularly"
applies = { levels = ["nation", "province"] }
"#),
        ],
        faults: &["3.toml:6:6 nobody-holds id=r"],
    },
    Row {
        name: "a duty is for an organ that is covered",
        changes: &[third!(r#"kind = "duty"
bearer = "organ"
act = "analyse"
rhythm = "regularly"
applies = { organs = ["enterprise"] }
[[rule]]
kind = "scope"
id = "scope"
cite = "T20-3"
gist = "机关"
covers = ["department", "government"]
how = "direct"
"#)],
        faults: &["3.toml:6:6 nobody-holds id=r"],
    },
];

/// Two rules of one pack that say different things of the same case.
#[rustfmt::skip]
pub const CLASHES: &[Row] = &[
    Row {
        name: "an organ is covered in one way",
        changes: &[third!(r#"kind = "scope"
covers = ["court", "department"]
how = "direct"
[[rule]]
id = "s"
cite = "T20-3"
gist = "规则"
kind = "scope"
covers = ["department"]
how = "by_reference"
"#)],
        faults: &["3.toml:13:6 contradiction kind=scope id=s other=r"],
    },
    Row {
        name: "one number for one act of one level",
        changes: &[third!(r#"kind = "duty"
bearer = "official"
act = "receive_visitors"
rhythm = "per"
times = 1
measure = "days"
period = "month"
applies = { levels = ["county"] }
[[rule]]
id = "s"
cite = "T20-3"
gist = "规则"
kind = "duty"
bearer = "official"
act = "receive_visitors"
rhythm = "per"
times = 2
measure = "days"
period = "month"
"#)],
        faults: &["3.toml:18:6 contradiction kind=duty id=s other=r"],
    },
    Row {
        name: "one length between the same events",
        changes: &[third!(r#"kind = "clock"
bearer = "organ"
starts = ["urged"]
stops = ["registered", "routed"]
length = 7
unit = "days"
[[rule]]
id = "s"
cite = "T20-3"
gist = "规则"
kind = "clock"
bearer = "organ"
starts = ["received_directly", "urged"]
stops = ["routed"]
length = 7
unit = "working_days"
"#)],
        faults: &["3.toml:16:6 contradiction kind=clock id=s other=r"],
    },
    Row {
        name: "one finding for one role",
        changes: &[third!(r#"kind = "attribution"
responsibility = "personal"
role = "handler"
finding = "direct"
[[rule]]
id = "s"
cite = "T20-3"
gist = "规则"
kind = "attribution"
responsibility = "personal"
role = "handler"
finding = "none"
"#)],
        faults: &["3.toml:14:6 contradiction kind=attribution id=s other=r"],
    },
    Row {
        name: "one rung for one measure",
        changes: &[third!(r#"kind = "measure"
measure = "talk"
upon = ["head"]
paths = [{ way = "crime" }]
rung = 1
[[rule]]
id = "s"
cite = "T20-3"
gist = "规则"
kind = "measure"
measure = "talk"
upon = ["head"]
paths = [{ way = "crime" }]
rung = 2
"#)],
        faults: &["3.toml:15:6 contradiction kind=measure id=s other=r"],
    },
    Row {
        name: "one end for what one measure blocks",
        changes: &[third!(r#"kind = "consequence"
of = ["talk"]
blocks = ["awards"]
whom = ["unit"]
lasts = { months = 6 }
[[rule]]
id = "s"
cite = "T20-3"
gist = "规则"
kind = "consequence"
of = ["circular", "talk"]
blocks = ["awards"]
whom = ["unit"]
lasts = { until = "year_end" }
"#)],
        faults: &["3.toml:15:6 contradiction kind=consequence id=s other=r"],
    },
    Row {
        name: "one window for one step against one measure",
        changes: &[third!(r#"kind = "appeal"
step = "appeal"
to = "deciding_organ"
from = "decision_received"
decide = { unit = "unstated" }
against = ["talk"]
window = { length = 30, unit = "days" }
[[rule]]
id = "s"
cite = "T20-3"
gist = "规则"
kind = "appeal"
step = "appeal"
to = "deciding_organ"
from = "decision_received"
decide = { unit = "unstated" }
window = { length = 15, unit = "days" }
"#)],
        faults: &["3.toml:17:6 contradiction kind=appeal id=s other=r"],
    },
];
