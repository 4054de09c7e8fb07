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
        name: "both tables of the head are there",
        changes: &[File(
            "pack.toml",
            "code = \"T20\"\ntitle = \"办法\"\nissuer = \"市政府\"\nnumber = \"\"\ndivision = \"CN\"\nconfidence = \"verified\"\n",
        )],
        faults: &["pack.toml:1:1 missing-key key=in_force", "pack.toml:1:1 missing-key key=counting"],
    },
    Row {
        name: "the tables of the head are tables",
        changes: &[File(
            "pack.toml",
            "code = \"T20\"\ntitle = \"办法\"\nissuer = \"市政府\"\nnumber = 3\ndivision = \"CN\"\nconfidence = \"verified\"\n\
             in_force = 2020-01-01\ncounting = \"excluded\"\n",
        )],
        faults: &[
            "pack.toml:4:10 wrong-type key=number expected=string found=integer",
            "pack.toml:7:12 wrong-type key=in_force expected=table found=datetime",
            "pack.toml:8:12 wrong-type key=counting expected=table found=string",
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
        faults: &["pack.toml:6:23 syntax"],
    },
    Row {
        name: "in force from a day, not from an instant",
        changes: &[Put("pack.toml", "2020-01-01", "2020-01-01T08:00:00")],
        faults: &["pack.toml:6:23 bad-date key=from"],
    },
    Row {
        name: "the last day is not before the first",
        changes: &[Put("pack.toml", "2029-12-31", "2019-12-31")],
        faults: &["pack.toml:6:43 dates-reversed from=2020-01-01 until=2019-12-31"],
    },
    Row {
        name: "confidence is one of the known words",
        changes: &[Put("pack.toml", "\"verified\"", "\"verifed\"")],
        faults: &["pack.toml:7:14 unknown-name key=confidence found=verifed near=verified"],
    },
    Row {
        name: "a reading of the counting names the decision that answers for it",
        changes: &[Put(
            "pack.toml",
            "roll      = \"next_working_day\"",
            "roll      = \"next_workday\"\nreading   = \"末日休息的顺延\"",
        )],
        faults: &[
            "pack.toml:9:1 missing-key key=decided",
            "pack.toml:11:13 unknown-name key=roll found=next_workday near=",
        ],
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
