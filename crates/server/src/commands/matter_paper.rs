//! `xinze matter paper`: a paper of a matter, into a file.

use app::domain::matter::Fact;
use serde_json::json;
use wording::Words;

use crate::args::{Args, MatterPaper};
use crate::desk::Desk;
use crate::ending::Ending;
use crate::{out, place};

pub(crate) async fn run(args: &Args, asked: &MatterPaper, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let view = Desk::new(args, &app, words).read(&asked.matter, &asked.actor).await?;
    let mut papers = view.timeline.iter().filter_map(|entry| match &entry.event.fact {
        Fact::Attached(attached) => Some(attached.paper),
        _ => None,
    });
    let missing = |key| Ending::fault(words.with(key, &[("n", asked.paper_no.to_string().into())]));
    let paper =
        asked.paper_no.checked_sub(1).and_then(|at| papers.nth(at)).ok_or_else(|| missing("paper-not-there"))?;
    let file = app.paper(view.key, &paper).await?.ok_or_else(|| missing("paper-erased"))?;
    place::write_new(&asked.out, &file.content, words)?;
    app.db().close().await;
    if args.json {
        return out::json(&json!({
            "matter": view.key.to_string(),
            "number": asked.paper_no,
            "kind": file.kind.name(),
            "bytes": file.content.len(),
        }));
    }
    let args = [("path", asked.out.display().to_string().into()), ("bytes", file.content.len().to_string().into())];
    out::say(words.with("paper-written", &args));
    Ok(())
}
