//! Where checkpoints go by mail, and through which server.

use std::path::PathBuf;

use clap::ValueEnum;

/// How the connection to the mail server is made safe.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum MailTls {
    /// In clear until the server has shown its certificate, and nothing is said before.
    #[default]
    Starttls,
    /// From the first byte.
    Tls,
    /// Never: for a server on the same machine, or in a network that the office trusts.
    None,
}

/// The mail server and who gets mail, as said on the command line, in the environment or in the file of settings. The password is not among it:
/// it comes from a file or from a variable of its own.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Mail {
    #[arg(id = "mail", long = "mail", value_name = "ADDRESS", env = "XINZE_MAIL", value_delimiter = ',')]
    pub(crate) to: Vec<String>,
    #[arg(id = "mail_server", long = "mail-server", value_name = "HOST[:PORT]", env = "XINZE_MAIL_SERVER")]
    pub(crate) server: Option<String>,
    #[arg(id = "mail_from", long = "mail-from", value_name = "ADDRESS", env = "XINZE_MAIL_FROM")]
    pub(crate) from: Option<String>,
    #[arg(id = "mail_tls", long = "mail-tls", value_name = "MODE", env = "XINZE_MAIL_TLS", default_value = "starttls")]
    pub(crate) tls: MailTls,
    #[arg(id = "mail_ca", long = "mail-ca", value_name = "FILE", env = "XINZE_MAIL_CA")]
    pub(crate) ca: Option<PathBuf>,
    #[arg(id = "mail_user", long = "mail-user", value_name = "NAME", env = "XINZE_MAIL_USER")]
    pub(crate) user: Option<String>,
    #[arg(
        id = "mail_password_file",
        long = "mail-password-file",
        value_name = "FILE",
        env = "XINZE_MAIL_PASSWORD_FILE"
    )]
    pub(crate) password_file: Option<PathBuf>,
}
