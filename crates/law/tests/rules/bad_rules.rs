//! What can be wrong in the file of an article.

use crate::bad_packs::Row;
use crate::faults::Change::*;
use crate::faults::{line, load, sound};

pub const ROWS: &[Row] = &[
    Row {
        name: "a key stands once in its table",
        changes: &[Put("2.toml", "length    = 60", "length    = 60\nlength    = 90")],
        faults: &["2.toml:15:1 syntax"],
    },
    Row {
        name: "each error of the notation is told, and what follows from it is not",
        changes: &[File("3.toml", "[[provision]]\ncite = \"T20-3\"\ngist = 要旨\nmodality = duty\n")],
        faults: &["3.toml:3:8 syntax", "3.toml:4:12 syntax"],
    },
    Row {
        name: "after an error of the notation nothing of that file is missed, but what stands there is judged",
        changes: &[
            Put("2.toml", "\"六十日内办结，可延三十日\"", "六十日内办结"),
            Put("2.toml", "stops     = [\"answered\"]\nlength    = 60\n", ""),
            Put("2.toml", "\"own_leader\"", "\"own_leaders\""),
        ],
        faults: &["2.toml:10:13 syntax", "2.toml:14:56 unknown-name key=approver found=own_leaders near=own_leader"],
    },
    Row {
        name: "a limit, a way and a number are not missed after an error of the notation either",
        changes: &[
            Put("2.toml", "limit    = 5", "limit    5"),
            File(
                "3.toml",
                concat!(
                    "[[provision]]\ncite = \"T20-3\"\ngist = \"要旨\"\nmodality = \"duty\"\n",
                    "[[rule]]\nid = \"r\"\ncite = \"T20-3\"\ngist = \"规则\"\n",
                    "kind = \"duty\"\nbearer = \"organ\"\nact = \"analyse\"\nrhythm = \"per\"\ntimes 1\n",
                ),
            ),
            File(
                "4.toml",
                concat!(
                    "[[provision]]\ncite = \"T20-4\"\ngist = \"要旨\"\nmodality = \"duty\"\n",
                    "[[rule]]\nid = \"s\"\ncite = \"T20-4\"\ngist = \"规则\"\n",
                    "kind = \"measure\"\nmeasure = \"talk\"\nupon = [\"head\"]\npaths [{ way = \"crime\" }]\n",
                ),
            ),
        ],
        faults: &["2.toml:26:10 syntax", "3.toml:13:7 syntax", "4.toml:12:7 syntax"],
    },
    Row {
        name: "a bracket that nobody closed is one fault, and what it takes in is not judged",
        changes: &[
            Put("2.toml", "modality = \"duty\"", "modality = \"dutie\""),
            Put("2.toml", "[\"accepted\"]", "[\"accepted\""),
        ],
        faults: &["2.toml:4:12 unknown-name key=modality found=dutie near=duty", "2.toml:13:1 syntax"],
    },
    Row {
        name: "nor is the bracket of a table",
        changes: &[Put("2.toml", "[[example]]", "[[example]")],
        faults: &["2.toml:28:11 syntax"],
    },
    Row {
        name: "an error of the notation in one file hides nothing in another",
        changes: &[
            Put("2.toml", "stops     = [\"answered\"]\nlength    = 60\n", ""),
            File("3.toml", "[[provision]]\ncite = \"T20-3\"\ngist = 要旨\n"),
        ],
        faults: &["2.toml:6:1 missing-key key=stops", "2.toml:6:1 length-missing", "3.toml:3:8 syntax"],
    },
    Row {
        name: "an empty file is no fault, and neither is one of remarks",
        changes: &[File("3.toml", ""), File("4.toml", "# 第四条无规则\n"), File("5.toml", "x = 1\n")],
        faults: &["5.toml:1:1 unknown-key key=x near="],
    },
    Row {
        name: "a key one letter off is answered with the right one",
        changes: &[Put("2.toml", "stops     =", "stop      =")],
        faults: &["2.toml:6:1 missing-key key=stops", "2.toml:13:1 unknown-key key=stop near=stops"],
    },
    Row {
        name: "a unit one letter off is answered with the right one",
        changes: &[Put("2.toml", "\"days\"", "\"working_day\"")],
        faults: &["2.toml:15:13 unknown-name key=unit found=working_day near=working_days"],
    },
    Row {
        name: "a word far from every known one is answered with none",
        changes: &[Put("2.toml", "\"days\"", "\"日\"")],
        faults: &["2.toml:15:13 unknown-name key=unit found=日 near="],
    },
    Row {
        name: "one misspelt word of a list is one fault",
        changes: &[Put("2.toml", "[\"answered\"]", "[\"answred\"]")],
        faults: &["2.toml:13:14 unknown-name key=stops found=answred near=answered"],
    },
    Row {
        name: "a list that must say something is not empty",
        changes: &[Put("2.toml", "[\"accepted\"]", "[]")],
        faults: &["2.toml:12:13 empty-list key=starts"],
    },
    Row {
        name: "a list is a list",
        changes: &[Put("2.toml", "[\"accepted\"]", "\"accepted\"")],
        faults: &["2.toml:12:13 wrong-type key=starts expected=array found=string"],
    },
    Row {
        name: "columns count characters, not bytes",
        changes: &[Put(
            "2.toml",
            "given = { start = 2026-03-02 }",
            "given = { start = 2026-03-02, \"起\" = \"某日\", dauer = 3 }",
        )],
        faults: &["2.toml:31:31 unknown-key key=起 near=", "2.toml:31:43 unknown-key key=dauer near="],
    },
    Row {
        name: "a number is a number",
        changes: &[Put("2.toml", "length    = 60", "length    = \"60\"")],
        faults: &["2.toml:14:13 wrong-type key=length expected=integer found=string"],
    },
    Row {
        name: "a flag is true or false",
        changes: &[Put("2.toml", "unit      = \"days\"", "unit      = \"days\"\nwindow    = 1")],
        faults: &["2.toml:16:13 wrong-type key=window expected=boolean found=integer"],
    },
    Row {
        name: "a length has its limits",
        changes: &[Put("2.toml", "length    = 60", "length    = 3661")],
        faults: &["2.toml:14:13 out-of-range key=length found=3661 min=1 max=3660"],
    },
    Row {
        name: "a length that no machine number holds is out of range",
        changes: &[Put("2.toml", "length    = 60", "length    = 99999999999999999999")],
        faults: &["2.toml:14:13 out-of-range key=length found=9223372036854775807 min=1 max=3660"],
    },
    Row {
        name: "a period in days needs its length: no number is never no limit",
        changes: &[Put("2.toml", "length    = 60\n", "")],
        faults: &["2.toml:6:1 length-missing"],
    },
    Row {
        name: "a period that the act sets has no length",
        changes: &[Put("2.toml", "\"days\"", "\"set_in_act\"")],
        faults: &["2.toml:14:13 length-not-allowed"],
    },
    Row {
        name: "a window of the petitioner is not extended",
        changes: &[Put("2.toml", "unit      = \"days\"", "unit      = \"days\"\nwindow    = true")],
        faults: &["2.toml:17:13 window-extended"],
    },
    Row {
        name: "an extension says by whom, and whoever approves says how long where the text does not",
        changes: &[Put(
            "2.toml",
            "{ days_max = 30, times_max = 1, approver = \"own_leader\" }",
            "{ times_max = 0, approve = \"own_leader\" }",
        )],
        faults: &[
            "2.toml:16:13 missing-key key=approver",
            "2.toml:16:27 out-of-range key=times_max found=0 min=1 max=3660",
            "2.toml:16:30 unknown-key key=approve near=approver",
        ],
    },
    Row {
        name: "a limit on representatives has a number",
        changes: &[Put("2.toml", "limit    = 5\n", "")],
        faults: &["2.toml:19:1 limit-missing"],
    },
    Row {
        name: "only supervision and an opinion that is done again depend on what went wrong",
        changes: &[Put("2.toml", "limit    = 5\n", "limit    = 5\ncircumstances = [\"overdue\", \"late\"]\n")],
        faults: &[
            "2.toml:27:17 circumstances-misplaced",
            "2.toml:27:29 unknown-name key=circumstances found=late near=",
        ],
    },
    Row {
        name: "a reading speaks of a key of its rule",
        changes: &[Put("2.toml", "on = \"starts\"", "on = \"begins\"")],
        faults: &["2.toml:17:21 reading-on-unknown-key on=begins"],
    },
    Row {
        name: "a citation is written as citations are",
        changes: &[Put("2.toml", "[[provision]]\ncite     = \"T20-2\"", "[[provision]]\ncite     = \"T20第2条\"")],
        faults: &["2.toml:2:12 bad-cite text=T20第2条"],
    },
    Row {
        name: "a provision belongs to its own pack",
        changes: &[Put("2.toml", "[[provision]]\ncite     = \"T20-2\"", "[[provision]]\ncite     = \"R22-2\"")],
        faults: &["2.toml:2:12 cite-of-other-pack cite=R22-2"],
    },
    Row {
        name: "a provision is in the file of its article",
        changes: &[Put("2.toml", "[[provision]]\ncite     = \"T20-2\"", "[[provision]]\ncite     = \"T20-3\"")],
        faults: &["2.toml:2:12 file-of-other-article cite=T20-3"],
    },
    Row {
        name: "a file is named after an article",
        changes: &[File("notes.toml", "[[provision]]\ncite = \"T20-3\"\ngist = \"要旨\"\nmodality = \"duty\"\n")],
        faults: &["notes.toml:2:8 file-of-other-article cite=T20-3"],
    },
    Row {
        name: "a rule has a kind, without which nobody knows its keys",
        changes: &[Put("2.toml", "kind      = \"clock\"\n", "")],
        faults: &["2.toml:6:1 missing-key key=kind"],
    },
    Row {
        name: "an example has given facts and an expected day",
        changes: &[Put(
            "2.toml",
            "given = { start = 2026-03-02 }\nthen  = { ends_on = 2026-05-01, due_on = 2026-05-06 }\n",
            "given = {}\n",
        )],
        faults: &["2.toml:28:1 missing-key key=then"],
    },
    Row {
        name: "provisions, rules and examples are lists of tables",
        changes: &[File("3.toml", "provision = 3\nrule = [3]\n[example]\n")],
        faults: &[
            "3.toml:1:13 wrong-type key=provision expected=array found=integer",
            "3.toml:2:9 wrong-type key=rule expected=table found=integer",
            "3.toml:3:1 wrong-type key=example expected=array found=table",
        ],
    },
];

/// One slip is forgiven for two characters of the longer word, three at most, and never the whole known word.
#[test]
fn a_slip_is_forgiven_by_the_length_of_the_word() {
    for (written, meant) in [
        // `days` has four characters: two slips, and three where the written word is longer.
        ("day", "days"),
        ("dayts", "days"),
        ("dy", "days"),
        ("yd", ""),
        ("d", ""),
        ("xaxx", ""),
        ("dayly", "days"),
        ("workdays", ""),
        // `months` has six: three.
        ("moths", "months"),
        ("mnoths", "months"),
        ("mot", "months"),
        ("mo", ""),
        // `working_days` has twelve: three, and never more.
        ("working_day", "working_days"),
        ("wrkng_dys", "working_days"),
        ("wrkng_dy", ""),
        ("日", ""),
    ] {
        let mut files = sound();
        let (_, text) = files.iter_mut().find(|(path, _)| path == "2.toml").expect("2.toml");
        *text = text.replace("\"days\"", &format!("\"{written}\""));
        let lines: Vec<String> = load(&files).err().unwrap_or_default().iter().map(line).collect();
        assert_eq!(lines, [format!("2.toml:15:13 unknown-name key=unit found={written} near={meant}")]);
    }
}
