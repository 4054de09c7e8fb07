//! `xinze account list` and `xinze account sign-ins`.

use std::collections::BTreeMap;

use app::signing_in::{Account, AccountId};
use serde_json::json;
use web::words::Speaker;

use super::{Hand, refused};
use crate::args::AccountSignIns;
use crate::ending::Ending;
use crate::out;

pub(super) async fn accounts(hand: &Hand<'_>) -> Result<(), Ending> {
    let accounts = hand.app.accounts().await?;
    if hand.args.json {
        return out::json(&accounts);
    }
    let words = hand.words;
    let directory = hand.app.directory();
    let speaker = Speaker { words, directory: &directory, law: hand.app.law() };
    let state = |account: &Account| {
        let mut said = Vec::new();
        if account.closed_us.is_some() {
            said.push("account-state-closed");
        } else if account.locked_us.is_some() {
            said.push("account-state-locked");
        } else if account.must_change {
            said.push("account-state-one-time");
        } else {
            said.push("account-state-open");
        }
        said.extend(account.second_factor.then_some("account-state-second"));
        said.extend((!account.links.is_empty()).then_some("account-state-linked"));
        said.into_iter().map(|key| words.say(key)).collect::<Vec<_>>().join(&words.say("list-comma"))
    };
    let row = |account: &Account| {
        vec![
            account.login.clone(),
            hand.name(account.official),
            account.official.to_string(),
            state(account),
            speaker.moment(account.made_us),
            account.sessions.to_string(),
        ]
    };
    let header = ["login", "name", "official", "state", "made", "sessions"];
    out::table(header.map(|key| words.name("col-account", key)).into(), accounts.iter().map(row).collect());
    Ok(())
}

pub(super) async fn sign_ins(hand: &Hand<'_>, of: &AccountSignIns) -> Result<(), Ending> {
    let official = of.signed_in_as.as_deref().map(|text| hand.official(text)).transpose()?;
    let found = hand.app.sign_ins(official, i64::MAX, of.sign_ins_limit).await;
    let found = found.map_err(|refusal| refused(refusal, hand.words))?;
    let accounts: BTreeMap<AccountId, Account> =
        hand.app.accounts().await?.into_iter().map(|account| (account.id, account)).collect();
    let account = |id: Option<i64>| id.and_then(|id| accounts.get(&AccountId(id)));
    if hand.args.json {
        let rows: Vec<_> = found
            .iter()
            .map(|row| {
                let account = account(row.account);
                json!({
                    "at_us": row.at_us, "account": row.account, "official": account.map(|account| account.official),
                    "way": row.way, "outcome": row.outcome, "address": row.address,
                })
            })
            .collect();
        return out::json(&rows);
    }
    let words = hand.words;
    let directory = hand.app.directory();
    let speaker = Speaker { words, directory: &directory, law: hand.app.law() };
    let rows = found.iter().map(|row| {
        let who = account(row.account).map(|account| hand.name(account.official));
        vec![
            speaker.moment(row.at_us),
            who.unwrap_or_else(|| words.say("sign-in-unknown")),
            words.name("sign-in-way", &row.way),
            words.name("sign-in-outcome", &row.outcome),
            row.address.clone(),
        ]
    });
    let header = ["at", "name", "way", "outcome", "address"];
    out::table(header.map(|key| words.name("col-sign-in", key)).into(), rows.collect());
    Ok(())
}
