//! The beginning of a local pack: a head that builds on another pack, and one article as a model to write by.

use jiff::civil::Date;
use law::{Pack, PackCode, PackRole};

/// What a new pack is to be.
#[derive(Clone, Debug)]
pub struct NewPack<'a> {
    /// Its code.
    pub code: PackCode,
    /// Title of the instrument.
    pub title: &'a str,
    /// Division code.
    pub division: &'a str,
    /// First day in force.
    pub from: Date,
    /// The pack that it builds on.
    pub base: &'a Pack,
}

/// The files of the new pack, by name. They load as they are; what must be looked up is marked.
#[must_use]
pub fn new_pack(new: &NewPack<'_>) -> Vec<(String, String)> {
    vec![("pack.toml".to_owned(), head(new)), ("1.toml".to_owned(), first_article(new))]
}

fn head(new: &NewPack<'_>) -> String {
    let NewPack { code, title, division, from, base } = new;
    let role = base.role;
    let title = quoted(title);
    format!(
        r#"# 规则包的总说明。各键的写法见 docs/rules-reference.md，编写步骤见 docs/encoding-your-province.md。
code       = "{code}"
title      = {title}
issuer     = "（发文机关）"
number     = ""
division   = "{division}"
role       = "{role}"
base       = [{{ pack = "{base}" }}]
in_force   = {{ from = {from} }}
confidence = "verified"
# 写上条数以后，少一条、或者哪一条既没有规则也没有标记，检查时都会指出来。
# articles = 30

# 期间怎样计算：条文没有写的，写明理解（reading）和依据的决定（decided）。
[counting]
first_day = "excluded"
roll      = "next_working_day"
"#,
        base = base.code,
    )
}

fn first_article(new: &NewPack<'_>) -> String {
    let (code, base) = (new.code, new.base.code);
    let model = match new.base.role {
        PackRole::Responsibility => DUTY,
        PackRole::Procedure | PackRole::Reference => TERM,
    };
    let model = model.replace("CODE", code.as_str());
    format!(
        r#"# 一条一个文件，文件名就是条号。条文要旨用自己的话写，不抄原文。
[[provision]]
cite     = "{code}-1"
gist     = "（这一条说什么）"
modality = "definition"
mark     = "purpose"

# 款写作 {code}-1¶2，项写作 {code}-1(3)，款下的项写作 {code}-1¶2(3)。
#
# 规则与 {base} 中同名的规则不同，就在这里写出不同的那一条；相同的不用写。
# 名字（id）不变，本地的就取代上面的。下面是一条规则的写法，去掉行首的 # 就生效：
#
{model}"#
    )
}

/// A term as a model.
const TERM: &str = r#"# [[rule]]
# kind   = "clock"
# id     = "handle"
# cite   = "CODE-1"
# gist   = "受理后30日内办结"
# bearer = "organ"
# starts = ["accepted"]
# stops  = ["answered"]
# length = 30
# unit   = "days"
#
# [[example]]
# name  = "末日是工作日"
# rule  = "handle"
# given = { start = 2025-03-03 }
# then  = { due_on = 2025-04-02 }
"#;

/// A duty as a model.
const DUTY: &str = r#"# [[rule]]
# kind     = "duty"
# id       = "receive-visitors-county"
# cite     = "CODE-1"
# gist     = "县级领导每月至少接访一天"
# replaces = ["receive-visitors"]
# applies  = { levels = ["county"], standings = ["head", "member"] }
# bearer   = "official"
# act      = "receive_visitors"
# rhythm   = "per"
# times    = 1
# measure  = "days"
# period   = "month"
# evidence = ["signed_log"]
#
# [[example]]
# name  = "半年六次"
# rule  = "receive-visitors-county"
# given = { organ = "government", level = "county", standing = "member", from = 2025-01-01, until = 2025-06-30 }
# then  = { owes = 6 }
"#;

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let escaped: String =
        text.chars().flat_map(|c| if matches!(c, '"' | '\\') { vec!['\\', c] } else { vec![c] }).collect();
    format!("\"{escaped}\"")
}
