//! One file a command.

mod bench;
mod clock;
mod demo;
mod import;
mod init;
mod ledger;
mod matter_act;
mod matter_list;
mod matter_show;
mod rules;
mod serve;

use wording::Lang;

use crate::args::{Args, Clock, Ledger, Matter, Verb};
use crate::ending::Ending;

/// Runs what the command line asks for.
pub(crate) async fn run(args: Args, lang: Lang) -> Result<(), Ending> {
    let words = lang.words();
    match &args.command {
        Verb::Init(init) => init::run(&args, init, words).await,
        Verb::Demo(demo) => demo::run(&args, demo, words).await,
        Verb::Serve(serve) => serve::run(&args, serve, words).await,
        Verb::Import(import) => import::run(&args, import, words).await,
        Verb::Matter(Matter::List(list)) => matter_list::run(&args, list, words).await,
        Verb::Matter(Matter::Show { matter }) => matter_show::run(&args, matter, words).await,
        Verb::Matter(Matter::Act(act)) => matter_act::run(&args, act, words).await,
        Verb::Clock(Clock::Explain { matter }) => clock::run(&args, matter, words).await,
        Verb::Rules(verb) => rules::run(&args, verb, words),
        Verb::Ledger(Ledger::Verify) => ledger::run(&args, words).await,
        Verb::Bench(bench) => bench::run(&args, bench, words).await,
    }
}
