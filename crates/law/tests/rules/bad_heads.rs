//! What can be wrong in `pack.toml`, and before anything is read.

use crate::bad_packs::Row;
use crate::faults::Change::*;

pub const ROWS: &[Row] = &[
    Row { name: "a pack has a head", changes: &[Without("pack.toml")], faults: &["1.toml:1:1 no-pack-file"] },
    Row {
        name: "a text is closed",
        changes: &[Put("pack.toml", "\"试行办法\"", "\"试行办法")],
        faults: &["pack.toml:2:19 syntax"],
    },
    Row {
        name: "a key is there",
        changes: &[Put("pack.toml", "issuer     = \"云川市人民政府\"\n", "")],
        faults: &["pack.toml:1:1 missing-key key=issuer"],
    },
    Row {
        name: "what the pack does and when it holds is said",
        changes: &[File(
            "pack.toml",
            "code = \"T20\"\ntitle = \"办法\"\nissuer = \"市政府\"\nnumber = \"\"\ndivision = \"CN\"\nconfidence = \"verified\"\n",
        )],
        faults: &["pack.toml:1:1 missing-key key=role", "pack.toml:1:1 missing-key key=in_force"],
    },
    Row {
        name: "the tables of the head are tables",
        changes: &[File(
            "pack.toml",
            "code = \"T20\"\ntitle = \"办法\"\nissuer = \"市政府\"\nnumber = 3\ndivision = \"CN\"\nconfidence = \"verified\"\n\
             role = \"procedure\"\nin_force = 2020-01-01\ncounting = \"excluded\"\n",
        )],
        faults: &[
            "pack.toml:4:10 wrong-type key=number expected=string found=integer",
            "pack.toml:8:12 wrong-type key=in_force expected=table found=datetime",
            "pack.toml:9:12 wrong-type key=counting expected=table found=string",
        ],
    },
    Row {
        name: "a text says something",
        changes: &[Put("pack.toml", "\"云川市人民政府\"", "\" 　\"")],
        faults: &["pack.toml:3:14 empty-text key=issuer"],
    },
    Row {
        name: "a code is short and of capitals and digits",
        changes: &[Put("pack.toml", "\"T20\"", "\"t20\"")],
        faults: &["pack.toml:1:14 bad-code text=t20"],
    },
    Row {
        name: "what is replaced is named by its code",
        changes: &[Put("pack.toml", "number     = \"\"", "number     = \"\"\nrepeals    = \"信访条例\"")],
        faults: &["pack.toml:5:14 bad-code text=信访条例"],
    },
    Row {
        name: "in force from a day that exists",
        changes: &[Put("pack.toml", "2020-01-01", "2021-02-29")],
        faults: &["pack.toml:7:23 syntax"],
    },
    Row {
        name: "in force from a day, not from an instant",
        changes: &[Put("pack.toml", "2020-01-01", "2020-01-01T08:00:00")],
        faults: &["pack.toml:7:23 bad-date key=from"],
    },
    Row {
        name: "the last day is not before the first",
        changes: &[Put("pack.toml", "2029-12-31", "2019-12-31")],
        faults: &["pack.toml:7:43 dates-reversed from=2020-01-01 until=2019-12-31"],
    },
    Row {
        name: "confidence is one of the known words",
        changes: &[Put("pack.toml", "\"verified\"", "\"verifed\"")],
        faults: &["pack.toml:8:14 unknown-name key=confidence found=verifed near=verified"],
    },
    Row {
        name: "a reading of the counting names the decision that answers for it",
        changes: &[Put(
            "pack.toml",
            "roll      = \"next_working_day\"",
            "roll      = \"next_workday\"\nreading   = \"末日休息的顺延\"",
        )],
        faults: &[
            "pack.toml:10:1 missing-key key=decided",
            "pack.toml:12:13 unknown-name key=roll found=next_workday near=",
        ],
    },
    Row {
        name: "a reading of the head speaks of a key of the head, of an inner table too",
        changes: &[Put(
            "pack.toml",
            "number     = \"\"",
            "number     = \"\"\nreadings   = [{ on = \"until\", says = \"止日\", decided = \"0001\" }, { on = \"untill\", says = \"止日\", decided = \"0001\" }]",
        )],
        faults: &["pack.toml:5:71 reading-on-unknown-key on=untill"],
    },
    Row {
        name: "what the pack does is one of three",
        changes: &[Put("pack.toml", "\"procedure\"", "\"responsability\"")],
        faults: &["pack.toml:6:14 unknown-name key=role found=responsability near=responsibility"],
    },
    Row {
        name: "a place is the country, a division or a township",
        changes: &[Put("pack.toml", "\"CN\"", "\"云川市\"")],
        faults: &["pack.toml:5:14 bad-division text=云川市"],
    },
    Row {
        name: "a division has six digits or nine",
        changes: &[Put("pack.toml", "\"CN\"", "\"91010\"")],
        faults: &["pack.toml:5:14 bad-division text=91010"],
    },
    Row {
        name: "a base is named by its code, and its last day is not before its first",
        changes: &[Put(
            "pack.toml",
            "number     = \"\"",
            "number     = \"\"\nbase       = [{ pack = \"R-5\" }, { pack = \"R05\", from = 2022-05-01, until = 2022-04-30, til = 1 }]",
        )],
        faults: &[
            "pack.toml:5:24 bad-code text=R-5",
            "pack.toml:5:76 dates-reversed from=2022-05-01 until=2022-04-30",
            "pack.toml:5:88 unknown-key key=til near=until",
        ],
    },
    Row {
        name: "an instrument has some articles, and not thousands",
        changes: &[Put("pack.toml", "number     = \"\"", "number     = \"\"\narticles   = 0")],
        faults: &["pack.toml:5:14 out-of-range key=articles found=0 min=1 max=2000"],
    },
    Row {
        name: "the marks of a text are texts",
        changes: &[Put("pack.toml", "number     = \"\"", "number     = \"\"\nknown_by   = [\"云川\", 5, \"\"]")],
        faults: &[
            "pack.toml:5:21 wrong-type key=known_by expected=string found=integer",
            "pack.toml:5:24 empty-text key=known_by",
        ],
    },
    Row {
        name: "what a line that cannot be read would have said is not missed",
        changes: &[Put(
            "pack.toml",
            "title      = \"试行办法\"\nissuer     = \"云川市人民政府\"\n",
            "title      = 试行办法\n",
        )],
        faults: &["pack.toml:2:14 syntax"],
    },
    Row {
        name: "a second head is one too many",
        changes: &[File("more/pack.toml", "")],
        faults: &["more/pack.toml:1:1 code-twice code=T20"],
    },
    Row {
        name: "a byte order mark is no fault and moves no column",
        changes: &[Put("pack.toml", "code       = \"T20\"", "\u{feff}code       = \"t20\"")],
        faults: &["pack.toml:1:14 bad-code text=t20"],
    },
    Row {
        name: "lines may end with carriage return and line feed",
        changes: &[File("2.toml", "[[provision]]\r\ncite = \"T20-2\"\r\ngist = \"要旨\"\r\nmodality = \"duties\"\r\n")],
        faults: &["2.toml:4:12 unknown-name key=modality found=duties near=duty"],
    },
];
