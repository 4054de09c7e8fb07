//! The program `xinze`. It reads the clock, the disk and the network for everything below it, and
//! holds no logic of its own.

mod args;
mod commands;
mod desk;
mod ending;
mod help;
mod logs;
mod mail;
mod master;
mod moment;
mod out;
mod place;
mod serving;
mod settings;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};
use wording::Lang;

use args::Args;
use ending::Ending;
use settings::Settings;

fn main() -> ExitCode {
    let lang = help::language();
    let command = help::in_words(Args::command(), lang.words());
    let matches = command.get_matches();
    let args = match Args::from_arg_matches(&matches) {
        Ok(args) => args,
        Err(error) => error.exit(),
    };
    let settings = match Settings::read(&matches, args.reads_the_file(), lang.words()) {
        Ok(settings) => settings,
        Err(ending) => return ending.exit(lang.words()),
    };
    let args = args.under(settings);
    let lang = args.lang.as_deref().and_then(Lang::of_tag).unwrap_or(lang);
    logs::begin(&args.settings);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return Ending::from(error).exit(lang.words()),
    };
    match runtime.block_on(commands::run(args, lang)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(ending) => ending.exit(lang.words()),
    }
}
