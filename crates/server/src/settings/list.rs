//! The one list of everything that can be set. The file, the environment, `xinze config` and the example are made from
//! it, so that none of them knows a name that another does not. Its words are `setting-<key>`.

use super::kind::Kind;

/// How much of a value may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// As it is.
    Whole,
    /// Without the password that may stand in an address.
    WithoutPassword,
}

/// One thing that can be set.
#[derive(Debug)]
pub(crate) struct Setting {
    /// Its name in the file; before the point is the name of its table.
    pub(crate) key: &'static str,
    /// The variable of the environment that overrides the file.
    pub(crate) variable: &'static str,
    /// The option of the command line that overrides both, where there is one.
    pub(crate) option: Option<&'static str>,
    /// What it may be.
    pub(crate) kind: Kind,
    /// What holds where nobody says anything, as the file would have it.
    pub(crate) default: Option<&'static str>,
    /// What the example says where there is no default, as the file would have it.
    pub(crate) example: &'static str,
    /// How much of it may be shown.
    pub(crate) shown: Shown,
}

const fn setting(key: &'static str, variable: &'static str, kind: Kind) -> Setting {
    Setting { key, variable, option: None, kind, default: None, example: "", shown: Shown::Whole }
}

impl Setting {
    const fn by(self, option: &'static str) -> Self {
        Self { option: Some(option), ..self }
    }

    const fn or(self, default: &'static str) -> Self {
        Self { default: Some(default), ..self }
    }

    const fn such_as(self, example: &'static str) -> Self {
        Self { example, ..self }
    }

    /// The name of its table, and its own.
    pub(crate) fn parts(&self) -> (Option<&'static str>, &'static str) {
        self.key.split_once('.').map_or((None, self.key), |(table, name)| (Some(table), name))
    }

    /// The key of its words.
    pub(crate) fn words(&self) -> String {
        format!("setting-{}", self.key.replace(['.', '_'], "-"))
    }
}

pub(crate) const DATA: &str = "data";
pub(crate) const DATABASE: &str = "database";
pub(crate) const LANG: &str = "lang";
pub(crate) const LISTEN: &str = "listen";
pub(crate) const PUBLIC_ADDRESS: &str = "public_address";
pub(crate) const KEY_FILE: &str = "master_key.file";
pub(crate) const KEY_COMMAND: &str = "master_key.command";
pub(crate) const TLS_CERTIFICATE: &str = "tls.certificate";
pub(crate) const TLS_KEY: &str = "tls.key";
pub(crate) const PROXIES: &str = "proxy.trusted";
pub(crate) const MAIL_TO: &str = "mail.to";
pub(crate) const MAIL_SERVER: &str = "mail.server";
pub(crate) const MAIL_FROM: &str = "mail.from";
pub(crate) const MAIL_TLS: &str = "mail.tls";
pub(crate) const MAIL_CA: &str = "mail.ca";
pub(crate) const MAIL_USER: &str = "mail.user";
pub(crate) const MAIL_PASSWORD_FILE: &str = "mail.password_file";
pub(crate) const MAIL_EVERY: &str = "mail.every_hours";
pub(crate) const SEAL_S: &str = "interval.seal_s";
pub(crate) const SWEEP_S: &str = "interval.sweep_s";
pub(crate) const COUNTS_S: &str = "interval.counts_s";
pub(crate) const CONNECTIONS: &str = "limit.connections";
pub(crate) const STOP_S: &str = "limit.stop_s";
pub(crate) const DISK_FREE_MB: &str = "limit.disk_free_mb";
pub(crate) const SEAL_LAG_S: &str = "limit.seal_lag_s";
pub(crate) const LOG_LEVEL: &str = "log.level";
pub(crate) const LOG_FORMAT: &str = "log.format";
pub(crate) const METRICS: &str = "metrics.listen";

/// What is logged at least.
pub(crate) const LEVELS: [&str; 5] = ["error", "warn", "info", "debug", "trace"];
/// How a line of the log is written.
pub(crate) const FORMATS: [&str; 2] = ["text", "json"];
/// How mail is encrypted on its way: from the first byte, after a greeting in clear, or not at all.
pub(crate) const MAIL_TLS_MODES: [&str; 3] = ["tls", "starttls", "none"];

/// Everything that can be set, in the order of the file.
pub(crate) static SETTINGS: [Setting; 28] = [
    setting(DATA, "XINZE_DATA", Kind::Path).by("data").or("\"xinze-data\""),
    Setting {
        shown: Shown::WithoutPassword,
        ..setting(DATABASE, "XINZE_DATABASE", Kind::Database)
            .by("database")
            .such_as("\"postgres://xinze@localhost/xinze\"")
    },
    setting(LANG, "XINZE_LANG", Kind::Lang).by("lang").or("\"zh\""),
    setting(LISTEN, "XINZE_LISTEN", Kind::Listen).by("listen").or("\"127.0.0.1:8370\""),
    setting(PUBLIC_ADDRESS, "XINZE_PUBLIC_ADDRESS", Kind::PublicAddress).such_as("\"https://xinfang.example/\""),
    setting(KEY_FILE, "XINZE_MASTER_KEY_FILE", Kind::Path).by("master_key_file").such_as("\"/etc/xinze/master.key\""),
    setting(KEY_COMMAND, "XINZE_MASTER_KEY_COMMAND", Kind::Text)
        .by("master_key_command")
        .such_as("\"/usr/local/bin/print-master-key\""),
    setting(TLS_CERTIFICATE, "XINZE_TLS_CERTIFICATE", Kind::Path).such_as("\"/etc/xinze/tls/certificate.pem\""),
    setting(TLS_KEY, "XINZE_TLS_KEY", Kind::Path).such_as("\"/etc/xinze/tls/key.pem\""),
    setting(PROXIES, "XINZE_PROXY_TRUSTED", Kind::Networks).such_as("[\"127.0.0.1\", \"10.0.0.0/8\"]"),
    setting(MAIL_TO, "XINZE_MAIL", Kind::MailAddresses).by("mail").such_as("[\"archive@records.example\"]"),
    setting(MAIL_SERVER, "XINZE_MAIL_SERVER", Kind::Text).by("mail_server").such_as("\"mail.example:587\""),
    setting(MAIL_FROM, "XINZE_MAIL_FROM", Kind::Text).by("mail_from").such_as("\"xinze@xinfang.example\""),
    setting(MAIL_TLS, "XINZE_MAIL_TLS", Kind::Choice(&MAIL_TLS_MODES)).by("mail_tls").or("\"starttls\""),
    setting(MAIL_CA, "XINZE_MAIL_CA", Kind::Path).by("mail_ca").such_as("\"/etc/xinze/mail-authority.pem\""),
    setting(MAIL_USER, "XINZE_MAIL_USER", Kind::Text).by("mail_user").such_as("\"xinze\""),
    setting(MAIL_PASSWORD_FILE, "XINZE_MAIL_PASSWORD_FILE", Kind::Path)
        .by("mail_password_file")
        .such_as("\"/etc/xinze/mail.password\""),
    // Once a day is often enough for whoever keeps checkpoints; once a week is the least that proves a week.
    setting(MAIL_EVERY, "XINZE_MAIL_EVERY", Kind::Whole { min: 1, max: 168 }).by("mail_every").or("24"),
    // Whoever asks for a receipt right after handing in waits no longer than it takes to hand over a form.
    setting(SEAL_S, "XINZE_INTERVAL_SEAL_S", Kind::Whole { min: 1, max: 3600 }).or("5"),
    // What was missed shows from midnight on; an hour is early enough for whoever comes to work in the morning.
    setting(SWEEP_S, "XINZE_INTERVAL_SWEEP_S", Kind::Whole { min: 60, max: 86_400 }).or("3600"),
    // A screen of counts reads what came in since: some thousand rows at most.
    setting(COUNTS_S, "XINZE_INTERVAL_COUNTS_S", Kind::Whole { min: 1, max: 3600 }).or("60"),
    // Each takes some ten kilobytes while it is idle; a county's clerks and a proxy hold some hundred.
    setting(CONNECTIONS, "XINZE_LIMIT_CONNECTIONS", Kind::Whole { min: 16, max: 100_000 }).or("1000"),
    // The longest act, an upload from a slow line, is through in less; service managers kill after ninety.
    setting(STOP_S, "XINZE_LIMIT_STOP_S", Kind::Whole { min: 0, max: 3600 }).or("20"),
    // A day of a large office, and room for the database to write its log.
    setting(DISK_FREE_MB, "XINZE_LIMIT_DISK_FREE_MB", Kind::Whole { min: 0, max: 1 << 30 }).or("512"),
    // Sixty runs of the sealer in a row that did not seal.
    setting(SEAL_LAG_S, "XINZE_LIMIT_SEAL_LAG_S", Kind::Whole { min: 1, max: 604_800 }).or("300"),
    setting(LOG_LEVEL, "XINZE_LOG", Kind::Choice(&LEVELS)).or("\"warn\""),
    setting(LOG_FORMAT, "XINZE_LOG_FORMAT", Kind::Choice(&FORMATS)).or("\"text\""),
    setting(METRICS, "XINZE_METRICS_LISTEN", Kind::ListenOrOff).or("\"127.0.0.1:8371\""),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_and_variables_are_used_once_and_follow_one_pattern() {
        let keys: BTreeSet<_> = SETTINGS.iter().map(|setting| setting.key).collect();
        let variables: BTreeSet<_> = SETTINGS.iter().map(|setting| setting.variable).collect();
        assert_eq!((keys.len(), variables.len()), (SETTINGS.len(), SETTINGS.len()));
        // Short ones for what is said most.
        let short = [LOG_LEVEL, MAIL_TO, MAIL_EVERY];
        for setting in SETTINGS.iter().filter(|setting| !short.contains(&setting.key)) {
            let wanted = format!("XINZE_{}", setting.key.replace('.', "_").to_uppercase());
            assert_eq!(setting.variable, wanted);
        }
    }

    #[test]
    fn what_has_no_table_stands_first_and_each_table_stands_once() {
        let mut tables: Vec<_> = SETTINGS.iter().map(|setting| setting.parts().0).collect();
        tables.dedup();
        assert_eq!(tables.first(), Some(&None));
        let different: BTreeSet<_> = tables.iter().collect();
        assert_eq!(different.len(), tables.len(), "{tables:?}");
    }
}
