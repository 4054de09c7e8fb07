//! One file a command.

pub(crate) mod account;
mod backup;
mod bench;
mod clock;
mod clock_recount;
mod config;
mod counts;
mod demo;
mod demo_accounts;
pub(crate) mod directory;
mod doctor;
mod import;
mod init;
mod keys;
pub(crate) mod ledger;
mod matter_act;
mod matter_list;
mod matter_paper;
mod matter_show;
mod moving;
pub(crate) mod notice;
mod personal;
mod petition;
mod rebuild;
mod role;
mod rules;
mod search;
mod serve;
pub(crate) mod sweep;
mod upgrade;

use wording::Lang;

use crate::args::{Args, Clock, Matter, Verb};
use crate::ending::Ending;

/// Runs what the command line asks for.
pub(crate) async fn run(args: Args, lang: Lang) -> Result<(), Ending> {
    let words = lang.words();
    match &args.command {
        Verb::Init(init) => init::run(&args, init, words).await,
        Verb::Demo(demo) => demo::run(&args, demo, words).await,
        Verb::Serve(_) => serve::run(&args, words).await,
        Verb::Config(verb) => config::run(&args, verb, words),
        Verb::Account(account) => account::run(&args, account, words).await,
        Verb::Import(import) => import::run(&args, import, words).await,
        Verb::Matter(Matter::List(list)) => matter_list::run(&args, list, words).await,
        Verb::Matter(Matter::Show { matter, known_by, actor }) => {
            matter_show::run(&args, (matter, *known_by, actor), words).await
        }
        Verb::Matter(Matter::Act(act)) => matter_act::run(&args, act, words).await,
        Verb::Matter(Matter::Attach(attach)) => matter_act::attach(&args, attach, words).await,
        Verb::Matter(Matter::Code(code)) => matter_act::code(&args, code, words).await,
        Verb::Matter(Matter::Paper(paper)) => matter_paper::run(&args, paper, words).await,
        Verb::Clock(Clock::Explain { matter, actor }) => clock::run(&args, (matter, actor), words).await,
        Verb::Clock(Clock::Recount { dry_run }) => clock_recount::run(&args, *dry_run, words).await,
        Verb::Counts(asked) => counts::run(&args, asked, words).await,
        Verb::Rules(verb) => rules::run(&args, verb, words),
        Verb::Directory(verb) => directory::run(&args, verb, words).await,
        Verb::Role(verb) => role::run(&args, verb, words).await,
        Verb::Sweep { sweep_on } => sweep::run(&args, *sweep_on, words).await,
        Verb::Ledger(verb) => ledger::run(&args, verb, words).await,
        Verb::Keys(keys) => keys::run(&args, keys, words).await,
        Verb::Search(search) => search::run(&args, search, words).await,
        Verb::Personal(verb) => personal::run(&args, verb, words).await,
        Verb::Petition(petition) => petition::run(&args, petition, words).await,
        Verb::Backup(asked) => backup::run(&args, asked, words).await,
        Verb::Restore(asked) => backup::restore::run(&args, asked, words).await,
        Verb::Upgrade(asked) => upgrade::run(&args, asked, words).await,
        Verb::Doctor => doctor::run(&args, words).await,
        Verb::Move(asked) => moving::run(&args, asked, words).await,
        Verb::Bench(bench) => bench::run(&args, bench, words).await,
        Verb::Notice(notice) => notice::run(&args, notice, words).await,
    }
}
