//! When and how petitions come in.

use jiff::civil::Date;

use crate::chance::{Chance, Stream};
use crate::petition::Channel;
use crate::scene::{days_after, days_before};
use crate::shape;

/// The days that matter to a course.
#[derive(Clone, Copy)]
pub(crate) struct Calendar<'a> {
    pub(crate) today: Date,
    is_working_day: &'a dyn Fn(Date) -> bool,
}

/// No run of rest days is longer; a calendar that says otherwise is taken not to know those days.
const REST_DAYS_MAX: u32 = 20;

impl<'a> Calendar<'a> {
    /// The calendar as of `today`.
    pub(crate) fn new(today: Date, is_working_day: &'a dyn Fn(Date) -> bool) -> Self {
        Self { today, is_working_day }
    }

    /// The day itself if offices are open, else the next on which they are.
    pub(crate) fn open_from(&self, day: Date) -> Date {
        self.search(day, days_after)
    }

    /// The day itself if offices are open, else the last on which they were.
    fn open_until(&self, day: Date) -> Date {
        self.search(day, days_before)
    }

    fn search(&self, day: Date, step: impl Fn(Date, u32) -> Date) -> Date {
        (0..REST_DAYS_MAX).map(|n| step(day, n)).find(|&d| (self.is_working_day)(d)).unwrap_or(day)
    }
}

/// Hours at which offices are open.
pub(crate) const OFFICE_HOURS: std::ops::RangeInclusive<u8> = 8..=17;

/// When and how a petition came.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Arrival {
    pub(crate) channel: Channel,
    pub(crate) on: Date,
    pub(crate) hour: u8,
}

/// How often a day is drawn anew to follow the weekdays.
const WEEKDAY_DRAWS: u32 = 8;

impl Arrival {
    /// How the petition of an index comes in if it is no repeat.
    pub(crate) fn of(seed: u64, index: u64, calendar: &Calendar) -> Self {
        let mut chance = Chance::of(seed, Stream::Arrival, index);
        let channel = channel(&mut chance);
        let last = days_before(calendar.today, 1);
        let mut on = last;
        let often = shape::WEEKDAYS.iter().copied().max().unwrap_or(1);
        for _ in 0..WEEKDAY_DRAWS {
            on = days_before(last, chance.quantile(shape::AGE_DAYS));
            let weekday = on.weekday().to_monday_zero_offset().unsigned_abs();
            if chance.below(often) < shape::WEEKDAYS[usize::from(weekday)] {
                break;
            }
        }
        let hour = hour(&mut chance, channel);
        if channel != Channel::Web {
            on = calendar.open_until(on);
        }
        Self { channel, on, hour }
    }

    /// A further contact so many days later; none if that would not be before `today`.
    pub(crate) fn again(&self, seed: u64, index: u64, gap_days: u32, calendar: &Calendar) -> Option<Self> {
        let mut chance = Chance::of(seed, Stream::Arrival, index);
        let channel = channel(&mut chance);
        let mut on = days_after(self.on, gap_days);
        let mut hour = hour(&mut chance, channel);
        if channel == Channel::Web {
            hour = if on == self.on { hour.max(self.hour) } else { hour };
        } else {
            // Whoever wrote after hours comes to the office the next day at the earliest.
            let closed = on == self.on && self.hour > *OFFICE_HOURS.end();
            on = calendar.open_from(if closed { days_after(on, 1) } else { on });
            hour = if on == self.on { hour.max(self.hour) } else { hour };
        }
        (on < calendar.today).then_some(Self { channel, on, hour })
    }
}

fn channel(chance: &mut Chance) -> Channel {
    match chance.weighted(shape::CHANNELS.iter().copied()) {
        0 => Channel::Letter,
        1 => Channel::Visit,
        2 => Channel::Web,
        _ => Channel::Phone,
    }
}

fn hour(chance: &mut Chance, channel: Channel) -> u8 {
    let open = |hour: u8| channel == Channel::Web || OFFICE_HOURS.contains(&hour);
    let weights = (0..24_u8).zip(shape::HOURS).map(|(hour, weight)| if open(hour) { weight } else { 0 });
    chance.weighted(weights) as u8
}
