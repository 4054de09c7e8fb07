//! The program `xinze`. It reads the clock, the disk and the network for everything below it, and
//! holds no logic of its own.

mod args;
mod commands;
mod desk;
mod ending;
mod help;
mod mail;
mod master;
mod moment;
mod out;
mod place;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};
use wording::Lang;

use args::Args;
use ending::Ending;

fn main() -> ExitCode {
    let lang = help::language();
    let command = help::in_words(Args::command(), lang.words());
    let matches = command.get_matches();
    let args = match Args::from_arg_matches(&matches) {
        Ok(args) => args,
        Err(error) => error.exit(),
    };
    let lang = args.lang.as_deref().and_then(Lang::of_tag).unwrap_or(lang);
    logs();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return Ending::from(error).exit(lang.words()),
    };
    match runtime.block_on(commands::run(args, lang)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(ending) => ending.exit(lang.words()),
    }
}

/// Structured logs on standard error; `XINZE_LOG` chooses how much.
fn logs() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("XINZE_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
