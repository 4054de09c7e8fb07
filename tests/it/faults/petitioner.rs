//! Petitioners who write through the pages of a running program, and remember what it acknowledged.

use std::collections::BTreeMap;
use std::io::{Error, Read, Write};
use std::net::TcpStream;

use serde_json::Value;

use super::office::Office;

/// What a page answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    head: String,
    pub body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }

    /// A field of the form that the page has.
    fn field(&self, name: &str) -> Option<String> {
        let (_, rest) = self.body.split_once(&format!("name=\"{name}\" value=\""))?;
        rest.split('"').next().map(str::to_owned)
    }
}

/// One petitioner with a slip.
#[derive(Clone, Debug)]
pub struct Petitioner {
    receipt: String,
    code: String,
    address: String,
    seat: String,
    number: u64,
    /// What the program acknowledged, in order.
    pub acknowledged: Vec<String>,
    /// What was sent and not acknowledged: it may be there or not.
    pub open: Vec<String>,
}

impl Petitioner {
    /// Whoever is registered at the office.
    pub fn registered(office: &Office) -> Self {
        let register = ["matter", "act", "register", "--title", "屋顶漏雨", "--text", "漏雨。", "--name", "何桂香"];
        Self::with_slip(&office.json(&register))
    }

    /// Whoever got the slip of a registration.
    pub fn with_slip(registered: &Value) -> Self {
        let text = |name: &str| registered[name].as_str().unwrap().to_owned();
        Self {
            receipt: text("receipt"),
            code: text("query_code"),
            address: String::new(),
            seat: String::new(),
            number: 0,
            acknowledged: Vec::new(),
            open: Vec::new(),
        }
    }

    fn ask(&self, first: &str, form: &[(&str, &str)]) -> Result<Answer, Error> {
        let escape = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let body = form.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect::<Vec<_>>().join("&");
        let mut stream = TcpStream::connect(&self.address)?;
        let head = format!(
            "{first} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nCookie: lang=en; petition={}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
            self.address,
            self.seat,
            body.len()
        );
        stream.write_all(format!("{head}{body}").as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let cut = || Error::other("the answer was cut off");
        let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(cut)?;
        let status = head.get(9..12).and_then(|status| status.parse().ok()).ok_or_else(cut)?;
        Ok(Answer { status, head: head.to_owned(), body: body.to_owned() })
    }

    /// Types receipt number and code.
    pub fn enter(&mut self, address: &str) -> Result<(), Error> {
        address.clone_into(&mut self.address);
        let answer = self.ask("POST /q", &[("receipt", &self.receipt), ("code", &self.code)])?;
        let cookie = answer.header("set-cookie").and_then(|cookie| cookie.strip_prefix("petition="));
        let seat = cookie.and_then(|cookie| cookie.split(';').next());
        self.seat = seat.ok_or_else(|| Error::other(answer.body.clone()))?.to_owned();
        Ok(())
    }

    /// The same browser at another server, without entering anew.
    pub fn go_on_at(&mut self, address: &str) {
        address.clone_into(&mut self.address);
    }

    /// Opens the form and sends a new text. Remembers whether it was acknowledged.
    pub fn write(&mut self) -> Result<Answer, Error> {
        let form = self.ask("GET /q/act/add", &[])?;
        let (Some(token), Some(request), Some(seen)) = (form.field("token"), form.field("request"), form.field("seen"))
        else {
            return Ok(form);
        };
        self.number += 1;
        let text = format!("第{}次补充。", self.number);
        let fields = [
            ("token", token.as_str()),
            ("request", &request),
            ("seen", &seen),
            ("choice", "supplement"),
            ("text", &text),
        ];
        let answer = self.ask("POST /q/act/add", &fields);
        match &answer {
            Ok(answer) if answer.status == 303 && answer.header("location") == Some("/q/matter?done=add") => {
                self.acknowledged.push(text);
            }
            _ => self.open.push(text),
        }
        answer
    }

    /// What is there, as another start of the program tells: all that was acknowledged, nothing twice, and nothing
    /// that was not sent.
    pub fn compare(&self, office: &Office) {
        let follow = ["petition", "follow", "--receipt", &self.receipt, "--code", &self.code];
        let course = office.json(&follow)["course"].as_array().unwrap().clone();
        let texts = course.iter().flat_map(|entry| entry["texts"].as_array().cloned().unwrap_or_default());
        let mut there: BTreeMap<String, usize> = BTreeMap::new();
        texts.filter_map(|text| text.as_str().map(str::to_owned)).for_each(|text| *there.entry(text).or_default() += 1);
        for text in &self.acknowledged {
            assert_eq!(there.remove(text), Some(1), "acknowledged: {text} of {}", self.receipt);
        }
        for text in &self.open {
            assert!(there.remove(text).is_none_or(|times| times == 1), "{text} of {}", self.receipt);
        }
        there.remove("漏雨。");
        assert!(there.is_empty(), "{}: {there:?}", Value::from(self.receipt.as_str()));
    }
}
