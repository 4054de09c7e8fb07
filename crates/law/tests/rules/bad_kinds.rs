//! What can be wrong in a rule of each kind, in its head, and in an example of it.

use crate::bad_packs::Row;
use crate::faults::Change::{File, Put};

/// A third article with one provision and one rule, whose own keys begin on line 9.
macro_rules! third {
    ($keys:literal) => {
        File(
            "3.toml",
            concat!(
                "[[provision]]\ncite = \"T20-3\"\ngist = \"要旨\"\nmodality = \"duty\"\n",
                "[[rule]]\nid = \"r\"\ncite = \"T20-3\"\ngist = \"规则\"\n",
                $keys
            ),
        )
    };
}
pub(crate) use third;

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    Row {
        name: "whose rule is elsewhere says where, and a paragraph is counted from one",
        changes: &[Put("2.toml", "modality = \"duty\"", "modality = \"duty\"\nmark = \"elsewhere\"\ntold_in = [0, 3]")],
        faults: &["2.toml:5:8 missing-key key=see", "2.toml:6:12 out-of-range key=told_in found=0 min=1 max=10000"],
    },
    Row {
        name: "a mark is one of the known words, and what is pointed to is a provision",
        changes: &[Put("2.toml", "modality = \"duty\"", "modality = \"duty\"\nmark = \"purposes\"\nsee = \"第三条\"")],
        faults: &["2.toml:5:8 unknown-name key=mark found=purposes near=purpose", "2.toml:6:7 bad-cite text=第三条"],
    },
    Row {
        name: "whom a rule is for is told in four keys",
        changes: &[Put("2.toml", "act      = \"register\"", "act      = \"register\"\napplies = { level = [\"county\"], organs = [\"departement\"] }")],
        faults: &["2.toml:25:13 unknown-key key=level near=levels", "2.toml:25:43 unknown-name key=organs found=departement near=department"],
    },
    Row {
        name: "a rule does not end before it begins",
        changes: &[Put("2.toml", "act      = \"register\"", "act      = \"register\"\nin_force = { from = 2024-01-01, until = 2023-12-31 }")],
        faults: &["2.toml:25:41 dates-reversed from=2024-01-01 until=2023-12-31"],
    },
    Row {
        name: "a scope covers somebody in a known way",
        changes: &[third!(r#"kind = "scope"
covers = []
how = "by_referance"
"#)],
        faults: &["3.toml:10:10 empty-list key=covers", "3.toml:11:7 unknown-name key=how found=by_referance near=by_reference"],
    },
    Row {
        name: "so many times: how many, of what, in which span",
        changes: &[third!(r#"kind = "duty"
bearer = "official"
act = "recieve_visitors"
rhythm = "per"
periods = "month"
"#)],
        faults: &[
            "3.toml:11:7 unknown-name key=act found=recieve_visitors near=receive_visitors",
            "3.toml:12:10 missing-with key=times switch=rhythm value=per",
            "3.toml:12:10 missing-with key=measure switch=rhythm value=per",
            "3.toml:12:10 missing-with key=period switch=rhythm value=per",
            "3.toml:13:1 unknown-key key=periods near=period",
        ],
    },
    Row {
        name: "what is owed on an occasion has no number",
        changes: &[third!(r#"kind = "duty"
bearer = "organ"
act = "assess_risk"
rhythm = "on_trigger"
times = 2
"#)],
        faults: &[
            "3.toml:12:10 missing-with key=trigger switch=rhythm value=on_trigger",
            "3.toml:13:9 not-with key=times switch=rhythm value=on_trigger",
        ],
    },
    Row {
        name: "regularly (定期) is no number, and none is put in its place",
        changes: &[third!(r#"kind = "duty"
bearer = "organ"
act = "analyse"
rhythm = "regularly"
period = "year"
"#)],
        faults: &["3.toml:13:10 not-with key=period switch=rhythm value=regularly"],
    },
    Row {
        name: "what follows follows something",
        changes: &[third!(r#"kind = "duty"
bearer = "official"
act = "visit_down"
rhythm = "follows"
follows = []
"#)],
        faults: &["3.toml:13:11 empty-list key=follows"],
    },
    Row {
        name: "and says what",
        changes: &[third!(r#"kind = "duty"
bearer = "official"
act = "visit_down"
rhythm = "follows"
"#)],
        faults: &["3.toml:12:10 missing-with key=follows switch=rhythm value=follows"],
    },
    Row {
        name: "a clock leaves out known spans, and is extended by known people",
        changes: &[
            Put("2.toml", "\"own_leader\"", "\"own_leaders\""),
            Put("2.toml", "unit      = \"days\"", "unit      = \"days\"\nexcludes  = [\"hearings\"]"),
        ],
        faults: &[
            "2.toml:16:14 unknown-name key=excludes found=hearings near=hearing",
            "2.toml:17:56 unknown-name key=approver found=own_leaders near=own_leader",
        ],
    },
    Row {
        name: "a limit on agents has a number, and so have both ends of a small group",
        changes: &[third!(r#"kind = "guard"
act = "represent"
requires = "agents_max"
when = "on_demand"
small_group = { people_max = 10 }
"#)],
        faults: &[
            "3.toml:5:1 limit-missing",
            "3.toml:12:8 unknown-name key=when found=on_demand near=on_remand",
            "3.toml:13:15 missing-key key=limit",
        ],
    },
    Row {
        name: "a ground is some conduct, and its results are lists of lists",
        changes: &[third!(r#"kind = "ground"
conduct = []
results = ["crime", [], ["crimes"]]
"#)],
        faults: &[
            "3.toml:10:11 empty-list key=conduct",
            "3.toml:11:12 wrong-type key=results expected=array found=string",
            "3.toml:11:21 empty-list key=results",
            "3.toml:11:26 unknown-name key=results found=crimes near=crime",
        ],
    },
    Row {
        name: "an attribution is of a known role",
        changes: &[third!(r#"kind = "attribution"
responsibility = "collective"
role = "heads"
finding = "main"
"#)],
        faults: &["3.toml:11:8 unknown-name key=role found=heads near=head", "3.toml:12:11 unknown-name key=finding found=main near="],
    },
    Row {
        name: "a measure has a way in",
        changes: &[third!(r#"kind = "measure"
measure = "talk"
upon = ["head"]
"#)],
        faults: &["3.toml:5:1 no-way"],
    },
    Row {
        name: "no way is no way",
        changes: &[third!(r#"kind = "measure"
measure = "talk"
upon = []
paths = []
"#)],
        faults: &["3.toml:5:1 no-way", "3.toml:11:8 empty-list key=upon"],
    },
    Row {
        name: "each way has its own keys",
        changes: &[third!(r#"kind = "measure"
measure = "talk"
upon = ["head"]
paths = [{ way = "escalation" }, { way = "ground", after = ["talk"] }, { way = "crime", gravity = "serius" }, { way = "escalate" }]
"#)],
        faults: &[
            "3.toml:12:18 missing-with key=after switch=way value=escalation",
            "3.toml:12:42 missing-with key=gravity switch=way value=ground",
            "3.toml:12:60 not-with key=after switch=way value=ground",
            "3.toml:12:99 unknown-name key=gravity found=serius near=serious",
            "3.toml:12:99 not-with key=gravity switch=way value=crime",
            "3.toml:12:119 unknown-name key=way found=escalate near=escalation",
        ],
    },
    Row {
        name: "the number of people who come opens nothing by itself",
        changes: &[third!(r#"kind = "measure"
measure = "circular"
upon = ["unit"]
paths = [{ way = "situation", situation = "collective_or_skipping_visits_with_passive_office" },
    { way = "situation", situation = "many_problems_many_visits_weak_work", needs_failure = true }]
"#)],
        faults: &["3.toml:12:43 volume-opens-measure situation=collective_or_skipping_visits_with_passive_office"],
    },
    Row {
        name: "a consequence follows from something",
        changes: &[third!(r#"kind = "consequence"
blocks = ["awards"]
whom = ["unit"]
lasts = { months = 6 }
"#)],
        faults: &["3.toml:5:1 no-cause"],
    },
    Row {
        name: "from no measure is from nothing",
        changes: &[third!(r#"kind = "consequence"
of = []
blocks = ["awards"]
whom = ["unit"]
lasts = { months = 6 }
"#)],
        faults: &["3.toml:5:1 no-cause"],
    },
    Row {
        name: "a consequence ends in one way, and several go together in one",
        changes: &[third!(r#"kind = "consequence"
of = ["talk"]
blocks = ["award"]
whom = ["unit"]
lasts = { until = "year_end", months = 6 }
concurrent = { longest = true, cap_months = 48 }
"#)],
        faults: &[
            "3.toml:11:11 unknown-name key=blocks found=award near=awards",
            "3.toml:13:9 one-of keys=until months while",
            "3.toml:14:14 one-of keys=longest cap_months",
        ],
    },
    Row {
        name: "a remedy has a window and a time for deciding, be they unstated",
        changes: &[third!(r#"kind = "appeal"
step = "appeals"
to = "deciding_organ"
from = "decision_received"
window = { unit = "days" }
decide = { length = 60, unit = "unstated" }
"#)],
        faults: &[
            "3.toml:10:8 unknown-name key=step found=appeals near=appeal",
            "3.toml:13:10 length-missing",
            "3.toml:14:21 length-not-allowed",
        ],
    },
    Row {
        name: "no formula falls because more people petition, above the line or below it",
        changes: &[third!(r#"kind = "assessment"
assessor = ["petition_office"]
every = "year"
indicators = [
{ id = "visits", gist = "来访", of = ["visits"], better = "lower", weight = 10 },
{ id = "first", gist = "初次", of = ["resolved_once"], among = ["closed_first", "registered"], better = "higher", weight = 10 },
{ id = "timely", gist = "按期", of = ["answered_in_time"], among = ["answers_due"], better = "higher", weight = 0 },
]
"#)],
        faults: &[
            "3.toml:13:1 punishes-petitions id=visits count=visits",
            "3.toml:14:1 punishes-petitions id=first count=registered",
            "3.toml:15:67 unknown-name key=among found=answers_due near=answer_due",
            "3.toml:15:111 out-of-range key=weight found=0 min=1 max=1000",
        ],
    },
];

/// What can be wrong in an example. Its rule is the last line of a third article with a rule of the kind.
#[rustfmt::skip]
pub const EXAMPLES: &[Row] = &[
    Row {
        name: "an example of a rule in another file is of none",
        changes: &[third!(r#"kind = "scope"
covers = ["department"]
how = "direct"
[[example]]
name = "例"
rule = "handle"
given = { organ = "department" }
then = { how = "direct" }
"#)],
        faults: &["3.toml:14:8 example-of-unknown-rule rule=handle near="],
    },
    Row {
        name: "days that do not count are spans",
        changes: &[Put("2.toml", "{ start = 2026-03-02 }", "{ start = 2026-03-02, excluded_days = 3, suspended = [{ until = 2026-03-09 }] }")],
        faults: &["2.toml:31:31 unknown-key key=excluded_days near=", "2.toml:31:63 missing-key key=from"],
    },
    Row {
        name: "what a duty owes is asked for a span",
        changes: &[third!(r#"kind = "duty"
bearer = "organ"
act = "analyse"
rhythm = "regularly"
[[example]]
name = "例"
rule = "r"
given = { levels = "county" }
then = { owes = -1 }
"#)],
        faults: &[
            "3.toml:16:9 missing-key key=from",
            "3.toml:16:9 missing-key key=until",
            "3.toml:16:11 unknown-key key=levels near=level",
            "3.toml:17:17 out-of-range key=owes found=-1 min=0 max=3660",
        ],
    },
    Row {
        name: "a measure is open or not",
        changes: &[third!(r#"kind = "measure"
measure = "talk"
upon = ["head"]
paths = [{ way = "crime" }]
[[example]]
name = "例"
rule = "r"
given = { way = "crimes" }
then = {}
"#)],
        faults: &["3.toml:16:17 unknown-name key=way found=crimes near=crime", "3.toml:17:8 missing-key key=open"],
    },
    Row {
        name: "a consequence ends on a day or on none",
        changes: &[third!(r#"kind = "consequence"
of = ["talk"]
blocks = ["awards"]
whom = ["unit"]
lasts = { months = 6 }
[[example]]
name = "例"
rule = "r"
given = { on = 2026-03-02 }
then = {}
"#)],
        faults: &["3.toml:18:8 one-of keys=until open_ended"],
    },
    Row {
        name: "a remedy is lodged by a day, or its window is unstated, not both",
        changes: &[third!(r#"kind = "appeal"
step = "appeal"
to = "deciding_organ"
from = "decision_received"
window = { unit = "unstated" }
decide = { unit = "unstated" }
[[example]]
name = "例"
rule = "r"
given = { on = 2026-03-02 }
then = { lodge_by = 2026-04-01, unstated = true }
"#)],
        faults: &["3.toml:19:8 one-of keys=lodge_by unstated"],
    },
    Row {
        name: "an organ is covered in some way, or not at all",
        changes: &[third!(r#"kind = "scope"
covers = ["department"]
how = "direct"
[[example]]
name = "例"
rule = "r"
given = { organ = "court" }
then = {}
"#)],
        faults: &["3.toml:16:8 one-of keys=how applies"],
    },
    Row {
        name: "a score is of known counts",
        changes: &[third!(r#"kind = "assessment"
assessor = ["petition_office"]
every = "year"
[[example]]
name = "例"
rule = "r"
given = { counts = { visit = 3 } }
then = { score = 100 }
"#)],
        faults: &[
            "3.toml:15:22 unknown-key key=visit near=visits",
            "3.toml:16:18 wrong-type key=score expected=string found=integer",
        ],
    },
];
