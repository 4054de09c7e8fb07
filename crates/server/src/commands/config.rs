//! `xinze config`: what is in force and where it comes from, whether it can be, and an example of the file.

use serde_json::{Value, json};
use wording::Words;

use crate::args::{Args, Config};
use crate::ending::Ending;
use crate::settings::list::{SETTINGS, Setting};
use crate::settings::{Mail, Settings, Whence, example, shown};
use crate::{ending, master, moment, out};

pub(crate) fn run(args: &Args, verb: &Config, words: &Words) -> Result<(), Ending> {
    match verb {
        Config::Show => show(args, words),
        Config::Check => check(args, words),
        Config::Example => {
            out::say(example::example(words).trim_end());
            Ok(())
        }
    }
}

/// Where a value comes from, in words.
fn from(args: &Args, whence: &Whence, words: &Words) -> String {
    match whence {
        Whence::Default => words.say("config-from-default"),
        Whence::File(line) => {
            let path = args.settings.file().map(|path| path.display().to_string()).unwrap_or_default();
            format!("{path}:{line}")
        }
        Whence::Environment(name) => (*name).to_owned(),
        Whence::Option(id) => format!("--{}", id.replace('_', "-")),
    }
}

/// A setting, its value and who said so.
type Told = (&'static str, Option<String>, Option<String>);

fn in_json((key, value, whence): &Told) -> Value {
    json!({ "key": key, "value": value, "from": whence })
}

fn show(args: &Args, words: &Words) -> Result<(), Ending> {
    let row = |setting: &'static Setting| {
        let found = args.settings.of(setting.key);
        let value = found.map(|(value, _)| shown(setting, value));
        let whence = found.map(|(_, whence)| from(args, whence, words));
        (setting.key, value, whence)
    };
    let rows: Vec<Told> = SETTINGS.iter().map(row).collect();
    let file = args.settings.file().map(|path| path.display().to_string());
    if args.json {
        let keys = master::origin(args, &args.data).told();
        return out::json(&json!({
            "file": file, "master_keys": keys, "settings": rows.iter().map(in_json).collect::<Vec<_>>(),
        }));
    }
    match &file {
        Some(path) => out::say(words.with("config-file", &[("path", path.as_str().into())])),
        None => out::say(words.say("config-no-file")),
    }
    out::say(words.with("config-keys", &[("place", master::origin(args, &args.data).told().into())]));
    let header = ["config-key", "config-value", "config-from"].map(|key| words.say(key));
    let cells = |(key, value, whence): Told| {
        vec![key.to_owned(), value.unwrap_or_else(|| "—".to_owned()), whence.unwrap_or_default()]
    };
    out::table(header.into(), rows.into_iter().map(cells).collect());
    Ok(())
}

/// The file was read before this command began; what is left are things that it names and that have to be there.
fn check(args: &Args, words: &Words) -> Result<(), Ending> {
    let found = concerns(args, words);
    if args.json {
        out::json(&json!({ "sound": found.is_empty(), "found": found }))?;
    } else {
        if let Some(mail) = args.settings.mail() {
            out::say(told_of_mail(&mail, words));
        }
        found.iter().for_each(|line| out::say(format!("✗ {line}")));
        if found.is_empty() {
            out::say(words.say("config-sound"));
        }
    }
    if found.is_empty() { Ok(()) } else { Err(Ending::Silent { code: ending::FOUND }) }
}

fn told_of_mail(mail: &Mail, words: &Words) -> String {
    let facts = [
        ("server", mail.server.as_str().into()),
        ("tls", mail.tls.as_str().into()),
        ("user", mail.user.as_deref().unwrap_or("—").into()),
        ("from", mail.from.as_str().into()),
        ("to", mail.to.join(&words.say("list-comma")).into()),
        ("hours", mail.every_hours.to_string().into()),
    ];
    words.with("config-mail", &facts)
}

/// What is wrong with certificate and key.
fn of_certificate(settings: &Settings, words: &Words) -> Option<String> {
    let pair = match settings.tls()?.read(moment::now_s()) {
        Ok(pair) => pair,
        Err(fault) => return Some(fault.told(words)),
    };
    let host = settings.public_host().filter(|host| !pair.is_for(host))?;
    Some(words.with("config-concern-host", &[("host", host.into())]))
}

/// What is set and cannot be used so.
fn concerns(args: &Args, words: &Words) -> Vec<String> {
    let settings = &args.settings;
    let mut found = Vec::new();
    if settings.mail_is_begun() && settings.mail().is_none() {
        found.push(words.say("config-concern-mail"));
    }
    let files = settings.mail().map(|mail| [mail.password_file, mail.ca]);
    for path in files.into_iter().flatten().flatten() {
        if let Err(error) = std::fs::read(&path) {
            let facts = [("path", path.display().to_string().into()), ("cause", error.to_string().into())];
            found.push(words.with("file-not-read", &facts));
        }
    }
    if settings.tls_is_half() {
        found.push(words.say("config-concern-tls"));
    }
    found.extend(of_certificate(settings, words));
    let beyond = settings.listen().is_some_and(|listen| !listen.ip().is_loopback());
    if let Some(listen) = settings.listen().filter(|_| beyond && settings.tls().is_none() && !settings.proxies().any())
    {
        found.push(words.with("serve-in-clear", &[("address", listen.to_string().into())]));
    }
    if let Some(metrics) = settings.metrics()
        && Some(metrics.listen) == settings.listen()
        && metrics.listen.port() != 0
    {
        found.push(words.say("config-concern-metrics"));
    }
    found
}
