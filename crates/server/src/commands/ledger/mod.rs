//! `xinze ledger …`: seal, prove, publish and verify what is recorded.

mod check;
mod files;
mod keep;
mod keys;
mod mail;
mod prove;
mod publish;
mod resume;
mod seal;
mod verify;

use app::{Failure, LedgerFault};
use jiff::Timestamp;
use jiff::tz::Offset;
use wording::{Arg, Words};

use super::rebuild;
use crate::args::{Args, Ledger};
use crate::ending::Ending;

pub(crate) use keep::{Sealing, holder};
pub(crate) use mail::{Mailer, keep_mailing};

pub(crate) async fn run(args: &Args, verb: &Ledger, words: &'static Words) -> Result<(), Ending> {
    match verb {
        Ledger::Verify(asked) => verify::run(args, asked, words).await,
        Ledger::Rebuild(asked) => rebuild::run(args, asked, words).await,
        Ledger::Begin { ledger_name, ledger_hash } => keys::begin(args, (ledger_name, ledger_hash), words).await,
        Ledger::Seal => seal::run(args, words).await,
        Ledger::Checkpoint { out } => seal::checkpoint(args, out.as_deref(), words).await,
        Ledger::Key { verb: None } => keys::list(args, words).await,
        Ledger::Key { verb: Some(_) } => keys::rotate(args, words).await,
        Ledger::Receipt(receipt) => prove::receipt(args, receipt, words).await,
        Ledger::Check(check) => check::run(args, check, words),
        Ledger::Prove(prove) => prove::link(args, prove, words).await,
        Ledger::Export { ledger_folder } => publish::run(args, ledger_folder, words).await,
        Ledger::Publish(asked) => mail::run(args, asked, words).await,
        Ledger::Witness { cosigned, witness_key } => publish::witness(args, (cosigned, witness_key), words).await,
    }
}

/// A moment as it stands in what people read, such as `2026-04-02T12:00:00+08:00`.
fn moment_text(time_s: i64) -> String {
    let moment = Timestamp::from_second(time_s).unwrap_or(Timestamp::UNIX_EPOCH);
    moment.display_with_offset(Offset::constant(8)).to_string()
}

fn unsigned(number: u64) -> Arg<'static> {
    // Sizes are names of trees too: as text they get no digit grouping.
    Arg::from(number.to_string())
}

/// A failure in words, where the ledger has words for it.
fn failed(words: &Words, failure: Failure) -> Ending {
    let Failure::Ledger(fault) = failure else { return failure.into() };
    let mut args = vec![("cause", Arg::from(fault.to_string()))];
    match &fault {
        LedgerFault::Key { no } => args.push(("no", no.to_string().into())),
        LedgerFault::TreeDiffers { size } => args.push(("size", unsigned(*size))),
        LedgerFault::Checkpoint { size } => args.push(("size", size.to_string().into())),
        LedgerFault::NoEvent { seq } => args.push(("no", seq.to_string().into())),
        LedgerFault::NoCheckpoint { size, next } => {
            args.extend([("size", unsigned(*size)), ("next", next.to_string().into())]);
        }
        LedgerFault::Waiting { shard, stream, seq } => args.extend([
            ("shard", shard.to_string().into()),
            ("stream", stream.to_string().into()),
            ("no", seq.to_string().into()),
        ]),
        LedgerFault::Begun
        | LedgerFault::NotBegun
        | LedgerFault::Origin(_)
        | LedgerFault::Tree(_)
        | LedgerFault::NotSealed
        | LedgerFault::EventDiffers
        | LedgerFault::NotOurs
        | LedgerFault::Link(_)
        | LedgerFault::Cosignature(_)
        | LedgerFault::NotAWitness => {}
    }
    Ending::fault(words.with(&format!("ledger-fault-{}", fault.code()), &args))
}

#[cfg(test)]
mod tests {
    use wording::Lang;

    /// The codes of both kinds of faults stand in the words of both languages; `failed` and `why` ask for no others.
    #[test]
    fn every_fault_has_words() {
        let sources =
            [include_str!("../../../../app/src/ledger/fault.rs"), include_str!("../../../../tlog/src/check.rs")];
        for (family, source) in ["ledger-fault", "receipt-fault"].into_iter().zip(sources) {
            let codes: Vec<&str> = source.split("=> \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            assert!(codes.len() > 10, "{codes:?}");
            for (lang, code) in Lang::ALL.into_iter().flat_map(|lang| codes.iter().map(move |code| (lang, code))) {
                assert!(lang.words().has(&format!("{family}-{code}")), "{lang:?} {family}-{code}");
            }
        }
    }
}
