//! What a list is asked for: the question of its address, read and written. Everything that narrows a list stands in
//! its address, so that it can be kept, sent and gone back to.

use app::Subject;
use app::domain::matter::{Channel, StageName, Urgency};
use app::law::Purpose;
use app::store::read::{Due, MatterFilter, MatterKey as Place, Order, Towards};
use app::{Categories, SOON_DAYS};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

/// What an address says where something holds.
const YES: &str = "1";
/// What an address says where something does not hold.
const NO: &str = "0";

/// The address's question, all parts optional. What cannot be read narrows nothing, but for days, which people type.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    pub(super) organ: Option<String>,
    pub(super) stage: Option<String>,
    pub(super) due: Option<String>,
    pub(super) order: Option<String>,
    /// Only what whoever looks is charged with.
    pub(super) mine: Option<String>,
    /// Only what waits for a decision of the organ that whoever looks acts for.
    pub(super) awaits: Option<String>,
    pub(super) office: Option<String>,
    pub(super) class: Option<String>,
    pub(super) channel: Option<String>,
    pub(super) purpose: Option<String>,
    pub(super) urgency: Option<String>,
    pub(super) from: Option<String>,
    pub(super) until: Option<String>,
    pub(super) repeat: Option<String>,
    pub(super) found: Option<String>,
    pub(super) after: Option<String>,
    pub(super) before: Option<String>,
    pub(super) q: Option<String>,
    /// A view that was just kept.
    pub(super) kept: Option<String>,
    /// A view that was just taken away, and can be taken back.
    pub(super) gone: Option<String>,
}

/// A day of the filter that is none, by the name of its field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BadDay(pub(super) &'static str);

impl Asked {
    /// The parts that narrow and order the list, by name.
    fn parts(&self) -> [(&'static str, Option<&str>); 15] {
        [
            ("organ", self.organ.as_deref()),
            ("stage", self.stage.as_deref()),
            ("due", self.due.as_deref()),
            ("mine", self.mine.as_deref()),
            ("awaits", self.awaits.as_deref()),
            ("office", self.office.as_deref()),
            ("class", self.class.as_deref()),
            ("channel", self.channel.as_deref()),
            ("purpose", self.purpose.as_deref()),
            ("urgency", self.urgency.as_deref()),
            ("from", self.from.as_deref()),
            ("until", self.until.as_deref()),
            ("repeat", self.repeat.as_deref()),
            ("found", self.found.as_deref()),
            ("order", self.order.as_deref()),
        ]
    }

    /// The question without its place in the list, such as `stage=handling&due=overdue`; empty where it asks nothing.
    pub(super) fn question(&self) -> String {
        let plain = |value: &&str| {
            // Only words and numbers of our own pass, so that nothing needs escaping.
            !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        };
        let parts = self.parts().into_iter().filter_map(|(name, value)| Some((name, value.filter(plain)?)));
        parts.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    }

    /// The address of a page of the list behind a path.
    pub(super) fn address(&self, path: &str, more: Option<(&str, String)>) -> String {
        let more = more.map(|(name, value)| format!("{name}={value}"));
        let parts: Vec<String> = [self.question()].into_iter().chain(more).filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { path.to_owned() } else { format!("{path}?{}", parts.join("&")) }
    }

    /// The same in another order.
    pub(super) fn ordered(&self, order: Order) -> Self {
        Self { order: Some(order_name(order).to_owned()), ..self.clone() }
    }

    pub(super) fn order(&self) -> Order {
        let asked = self.order.as_deref().unwrap_or_default();
        Order::ALL.into_iter().find(|order| order_name(*order) == asked).unwrap_or_default()
    }

    /// Whether it asks for more than the filters that stand in sight.
    pub(super) fn narrowed(&self) -> bool {
        let in_sight = ["organ", "stage", "due", "order"];
        let mut rest = self.parts().into_iter().filter(|(name, _)| !in_sight.contains(name));
        rest.any(|(_, value)| value.is_some_and(|value| !value.is_empty()))
    }

    /// A place that cannot be read is none: the list then starts at its beginning.
    pub(super) fn towards(&self) -> Towards {
        let place = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Place>().ok());
        match (place(&self.after), place(&self.before)) {
            (Some(key), _) => Towards::After(key),
            (None, Some(key)) => Towards::Before(key),
            (None, None) => Towards::Start,
        }
    }

    /// The days that are none.
    pub(super) fn bad_days(&self) -> Vec<BadDay> {
        let bad = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.is_empty() && day(text).is_none());
        let fields = [("from", &self.from), ("until", &self.until)];
        fields.into_iter().filter(|(_, text)| bad(text)).map(|(name, _)| BadDay(name)).collect()
    }

    /// What the list is narrowed by, for whoever looks.
    pub(super) fn filter(&self, categories: &Categories, subject: &Subject) -> MatterFilter {
        let number = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<i64>().ok());
        let is = |text: &Option<String>| text.as_deref() == Some(YES);
        let today = subject.today;
        let class = self.class.as_deref().and_then(|code| categories.range(code.parse().ok()?));
        MatterFilter {
            wall: None,
            holder: number(&self.organ),
            stage: self.stage.as_deref().and_then(StageName::named),
            due: match self.due.as_deref() {
                Some("overdue") => Due::Before(today),
                Some("week") => Due::Between(today, ahead(today, SOON_DAYS)),
                Some("later") => Due::From(ahead(today, SOON_DAYS + 1)),
                _ => Due::Any,
            },
            order: self.order(),
            handler: is(&self.mine).then_some(subject.actor.official.0),
            awaits: is(&self.awaits).then_some(subject.actor.organ.0),
            office: number(&self.office),
            place: None,
            category: class.map(|(first, last)| (i64::from(first), i64::from(last))),
            channel: self.channel.as_deref().and_then(Channel::named),
            purpose: self.purpose.as_deref().and_then(Purpose::named),
            urgency: self.urgency.as_deref().and_then(Urgency::named),
            received_from: self.from.as_deref().and_then(day),
            received_until: self.until.as_deref().and_then(day),
            repeat: match self.repeat.as_deref() {
                Some(YES) => Some(true),
                Some(NO) => Some(false),
                _ => None,
            },
            found: is(&self.found),
        }
    }

    /// The question that asks for a filter, as far as an address can say it.
    pub(super) fn of(filter: &MatterFilter, subject: &Subject) -> Self {
        let number = |number: Option<i64>| number.map(|number| number.to_string());
        let name = |name: Option<&str>| name.map(str::to_owned);
        let yes = |holds: bool| holds.then(|| YES.to_owned());
        let due = match filter.due {
            Due::Any => None,
            Due::Before(_) => Some("overdue"),
            Due::Between(..) => Some("week"),
            Due::From(_) => Some("later"),
        };
        Self {
            organ: number(filter.holder),
            stage: name(filter.stage.map(StageName::name)),
            due: name(due),
            order: (filter.order != Order::default()).then(|| order_name(filter.order).to_owned()),
            mine: yes(filter.handler == Some(subject.actor.official.0)),
            awaits: yes(filter.awaits == Some(subject.actor.organ.0)),
            office: number(filter.office),
            channel: name(filter.channel.map(Channel::name)),
            purpose: name(filter.purpose.map(Purpose::name)),
            urgency: name(filter.urgency.map(Urgency::name)),
            from: filter.received_from.map(|day| day.to_string()),
            until: filter.received_until.map(|day| day.to_string()),
            repeat: filter.repeat.map(|repeat| if repeat { YES } else { NO }.to_owned()),
            found: yes(filter.found),
            ..Self::default()
        }
    }
}

/// What an address calls an order.
pub(super) const fn order_name(order: Order) -> &'static str {
    match order {
        Order::Due => "",
        Order::Received => "received",
        Order::ReceivedFirst => "received-first",
    }
}

fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

fn ahead(today: Date, days: i32) -> Date {
    today.checked_add(days.days()).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::Asked;
    use app::domain::{Actor, OfficialId, OrganId};
    use app::store::read::{MatterFilter, Order};
    use app::{Categories, SectionKind, Subject};
    use jiff::civil::date;

    fn clerk() -> Subject {
        let actor = Actor { official: OfficialId(101), organ: OrganId(11) };
        Subject { actor, reach: OrganId(10), roles: Vec::new(), today: date(2026, 4, 2) }
    }

    #[test]
    fn every_number_of_the_desk_leads_to_the_list_that_it_counts() {
        let (subject, categories) = (clerk(), Categories::shipped());
        for kind in SectionKind::ALL {
            let filter = kind.filter(subject.actor.official, subject.actor.organ, subject.today);
            let asked = Asked::of(&filter, &subject);
            assert_eq!(asked.filter(&categories, &subject), filter, "{kind:?}");
            assert!(!asked.question().is_empty(), "{kind:?} asks something");
        }
    }

    #[test]
    fn a_question_says_nothing_that_is_not_our_own_and_keeps_its_order_without_a_place() {
        let asked = Asked {
            organ: Some("11".to_owned()),
            stage: Some("handling&x=1".to_owned()),
            from: Some("2026-04-01".to_owned()),
            until: Some("yesterday".to_owned()),
            order: Some("received-first".to_owned()),
            after: Some("2026-04-07.1.2".to_owned()),
            ..Asked::default()
        };
        assert_eq!(asked.question(), "organ=11&from=2026-04-01&until=yesterday&order=received-first");
        assert_eq!(asked.order(), Order::ReceivedFirst);
        assert_eq!(asked.bad_days().len(), 1);
        assert_eq!(Asked::default().address("/matters", None), "/matters");
        let filter = Asked::default().filter(&Categories::shipped(), &clerk());
        assert_eq!(filter, MatterFilter::default());
    }
}
