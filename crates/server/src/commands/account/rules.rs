//! `xinze account rules`: what is asked of those who sign in.

use app::signing_in::{RulesFault, SecondFor};

use super::Hand;
use crate::args::AccountRules;
use crate::desk::Desk;
use crate::ending::Ending;
use crate::out;

pub(super) async fn run(hand: &Hand<'_>, asked: &AccountRules) -> Result<(), Ending> {
    let words = hand.words;
    let before = hand.app.sign_in_rules();
    let mut rules = before.clone();
    rules.idle_minutes = asked.idle_minutes.unwrap_or(rules.idle_minutes);
    rules.whole_hours = asked.whole_hours.unwrap_or(rules.whole_hours);
    rules.second_for = match asked.second_factor.as_deref() {
        Some("everybody") => SecondFor::Everybody,
        Some(_) => SecondFor::Willing,
        None => rules.second_for,
    };
    if let Some(asked) = &asked.second_factor_roles {
        let desk = Desk::new(hand.args, hand.app, words);
        let named = asked.iter().map(|word| word.trim()).filter(|word| !word.is_empty());
        rules.second_roles = named.map(|word| desk.named("role", word)).collect::<Result<_, _>>()?;
        rules.second_roles.sort_unstable();
        rules.second_roles.dedup();
    }
    rules.check().map_err(|fault| {
        Ending::usage(words.say(match fault {
            RulesFault::Idle => "rules-fault-idle",
            RulesFault::Whole => "rules-fault-whole",
        }))
    })?;
    if rules != before {
        hand.app.set_sign_in_rules(&rules).await?;
    }
    if hand.args.json {
        return out::json(&rules);
    }
    let limits = [("minutes", rules.idle_minutes.into()), ("hours", rules.whole_hours.into())];
    out::say(words.with("session-limits", &limits));
    out::say(words.say(match rules.second_for {
        SecondFor::Willing => "rules-second-willing",
        SecondFor::Everybody => "rules-second-everybody",
    }));
    if !rules.second_roles.is_empty() {
        let roles: Vec<String> = rules.second_roles.iter().map(|role| words.name("role", role.name())).collect();
        let roles = roles.join(&words.say("list-comma"));
        out::say(words.with("rules-second-roles", &[("roles", roles.into())]));
    }
    Ok(())
}
