//! `xinze serve`: the web interface.

use wording::Words;

use super::ledger::Mailer;
use crate::args::Args;
use crate::ending::Ending;
use crate::place;
use crate::serving::{Plan, serve_until_stopped};

pub(crate) async fn run(args: &Args, words: &Words) -> Result<(), Ending> {
    let listen = args.settings.listen().ok_or_else(|| Ending::usage(words.say("config-wrong-listen")))?;
    if args.settings.tls_is_half() {
        return Err(Ending::usage(words.say("config-concern-tls")));
    }
    let beyond = !listen.ip().is_loopback();
    let address = || [("address", listen.to_string().into())];
    // What goes over a network in clear, names and codes, anybody on the way can read.
    if beyond && args.settings.tls().is_none() && !args.settings.proxies().any() {
        return Err(Ending::fault(words.with("serve-in-clear", &address())));
    }
    let mailer = Mailer::of(&args.settings, words)?;
    let app = place::open(args, words).await?;
    let nobody = !app.has_accounts().await?;
    if nobody && beyond {
        app.db().close().await;
        return Err(Ending::fault(words.with("serve-nobody", &address())));
    }
    let note = nobody.then(|| words.say("serve-nobody-note"));
    let plan = Plan { mailer, ..Plan::of(&args.settings, listen, place::database_folder(args)) };
    serve_until_stopped(app, plan, words, note.as_slice()).await
}
