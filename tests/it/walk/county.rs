//! An invented county as the program knows it after a few commands, and how acts on it are asked for and checked.

use serde_json::Value;

use crate::commands::Office;

/// Who is who, as a table that `xinze directory import` takes in beside the office and the clerk of `xinze init`.
const DIRECTORY: &str = "\
类型,编号,名称,级别,上级,代字,性质,区划,起始日,机关,职务,身份,人员
区划,990100,云溪市,地级,,,,,,,,,
机关,,云溪市人民政府,,,云溪政,政府,990100,2010-01-01,,,,
机关,,云溪县人民政府,,云溪政,云政,政府,990101,2010-01-01,,,,
机关,,云溪县住房和城乡建设局,,云政,云住建,政府部门,990101,2010-01-01,,,,
机关,,云溪县城市管理局,,云政,云城管,政府部门,990101,2010-01-01,,,,
职务,,,,,,,,,云溪政,科长,工作人员,
职务,,,,,,,,,云政,县长,主要负责人,
职务,,,,,,,,,云政,科长,工作人员,
职务,,,,,,,,,云信,局长,主要负责人,
职务,,,,,,,,,云住建,局长,主要负责人,
职务,,,,,,,,,云住建,科员,工作人员,
职务,,,,,,,,,云城管,科员,工作人员,
人员,,沈一舟,,,,,,,,,,
人员,,顾明川,,,,,,,,,,
人员,,江知远,,,,,,,,,,
人员,,秦若兰,,,,,,,,,,
人员,,田守正,,,,,,,,,,
人员,,白露,,,,,,,,,,
人员,,柳青山,,,,,,,,,,
任职,,,,,,,,2010-01-01,云溪政,科长,,沈一舟
任职,,,,,,,,2010-01-01,云政,县长,,顾明川
任职,,,,,,,,2010-01-01,云政,科长,,江知远
任职,,,,,,,,2010-01-01,云信,局长,,秦若兰
任职,,,,,,,,2010-01-01,云住建,局长,,田守正
任职,,,,,,,,2010-01-01,云住建,科员,,白露
任职,,,,,,,,2010-01-01,云城管,科员,,柳青山
";

/// The official for reviews of the city.
pub(super) const CITY: &str = "沈一舟";
/// The head of the county.
pub(super) const MAYOR: &str = "顾明川";
/// The official for reviews of the county.
pub(super) const COUNTY: &str = "江知远";
/// The head of the petition office.
pub(super) const OFFICE_HEAD: &str = "秦若兰";
/// The clerk of the petition office, who acts when nobody is named.
pub(super) const CLERK: &str = "苏小禾";
/// The head of the housing bureau.
pub(super) const HEAD: &str = "田守正";
/// Its handler.
pub(super) const HANDLER: &str = "白露";
/// The handler of the bureau for city management.
pub(super) const OTHER_HANDLER: &str = "柳青山";

/// The county.
pub(super) struct County {
    pub(super) office: Office,
}

impl County {
    pub(super) fn new() -> Self {
        let office = Office::new();
        std::fs::write(office.folder().join("directory.csv"), DIRECTORY).unwrap();
        let imported = office.run(&["directory", "import", "directory.csv"]);
        assert_eq!(imported.0, Some(0), "{imported:?}");
        assert!(imported.1.contains("退回 0"), "{}", imported.1);
        let moved =
            office.run(&["directory", "reorganise", "move", "云信", "--parent", "云政", "--from", "2012-01-01"]);
        assert_eq!(moved.0, Some(0), "{moved:?}");
        Self { office }
    }

    /// A petition about a leaking roof, with these further words; the key of the matter.
    pub(super) fn registered(&self, words: &[&str]) -> String {
        let plain = ["matter", "act", "register", "--title", "屋顶漏雨", "--text", "屋顶漏雨两个月。"];
        let named = ["--name", "何桂香", "--address", "青石镇三号"];
        let named = if words.contains(&"--anonymous") { &[][..] } else { &named[..] };
        self.office.json(&[&plain[..], named, words].concat())["matter"].as_str().unwrap().to_owned()
    }

    /// An act that succeeds; what it prints for programs.
    pub(super) fn act(&self, verb: &str, matter: &str, words: &[&str]) -> Value {
        let done = self.office.json(&[&["matter", "act", verb, matter], words].concat());
        assert!(!done["events"].as_array().unwrap().is_empty(), "{verb} {words:?}: {done}");
        done
    }

    /// The stage after an act that succeeds.
    pub(super) fn stage(&self, verb: &str, matter: &str, words: &[&str]) -> String {
        self.act(verb, matter, words)["stage"].as_str().unwrap().to_owned()
    }

    /// The code of the refusal of an act: for people why, which article and the way out, for programs the same facts.
    pub(super) fn refused(&self, verb: &str, matter: &str, words: &[&str]) -> String {
        let asked = [&["matter", "act", verb, matter], words].concat();
        let (code, out, err) = self.office.run(&asked);
        assert_eq!((code, out.as_str()), (Some(3), ""), "{asked:?}: {err}");
        let lines: Vec<&str> = err.lines().collect();
        assert_eq!(lines.len(), 3, "why, article, way out: {err}");
        assert!(
            lines[0].starts_with("不能")
                && lines
                    .iter()
                    .all(|line| line.ends_with(['。', '；']) || line.contains("R22-") || line.contains('《')),
            "{err}"
        );
        assert!(!err.contains('⟦'), "{err}");
        let (code, out, _) = self.office.run(&[&asked[..], &["--json"]].concat());
        assert_eq!(code, Some(3));
        let refusal = &serde_json::from_str::<Value>(&out).unwrap()["refusal"];
        assert!(refusal["cite"].is_string() && refusal["way_out"]["way_out"].is_string(), "{refusal}");
        refusal["why"]["why"].as_str().unwrap().to_owned()
    }

    /// A matter as programs see it.
    pub(super) fn shown(&self, matter: &str) -> Value {
        self.office.json(&["matter", "show", matter])
    }
}
