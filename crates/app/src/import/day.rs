//! Reads a civil day in the forms that registers write it.

use jiff::Span;
use jiff::civil::{Date, DateTime, Time, date};
use jiff::tz::Offset;

use crate::civil_day;

/// What is wrong with a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayFault {
    /// None of the forms that are read.
    Unreadable,
    /// A form that is read, but no such day or time exists.
    Impossible,
    /// It could be more than one day.
    Ambiguous,
}

impl DayFault {
    /// The key of this fault in the wording files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Impossible => "impossible",
            Self::Ambiguous => "ambiguous",
        }
    }
}

/// Day 0 of Excel's serial numbers, once its 29 February 1900, which never was, lies behind.
const SERIAL_ZERO: Date = date(1899, 12, 30);

/// The day that a text names: `2011-04-02`, `2011/4/2`, `2011.4.2`, `2011年4月2日`, `20110402`, each with or without a
/// time; ISO 8601 with an offset, as the day in Asia/Shanghai; a serial number of Excel.
///
/// # Errors
/// What is wrong with it. Day-first, month-first and two-digit years are ambiguous: nothing is guessed.
pub(super) fn read_day(text: &str) -> Result<Date, DayFault> {
    let text: String = text.trim().chars().map(narrow).collect();
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits_only(&text);
    }
    if let Some((whole, part)) = text.split_once('.')
        && whole.len() == SERIAL_DIGITS
        && [whole, part].iter().all(|digits| is_number(digits))
    {
        return serial(whole);
    }
    let mut rest = Rest(&text);
    let day = rest.day()?;
    let time = rest.time()?;
    let offset = rest.offset()?;
    if !rest.0.is_empty() {
        return Err(DayFault::Unreadable);
    }
    match offset {
        None => Ok(day),
        Some(offset) => in_shanghai(day.to_datetime(time), offset),
    }
}

/// Digits of the serial numbers that are read: 1927 to 2173. Fewer or more could be a year or a day in short.
const SERIAL_DIGITS: usize = 5;

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn serial(whole: &str) -> Result<Date, DayFault> {
    let days: i64 = whole.parse().map_err(|_| DayFault::Unreadable)?;
    SERIAL_ZERO.checked_add(Span::new().days(days)).map_err(|_| DayFault::Impossible)
}

/// `20110402`, `20110402180054`, a serial number; other lengths could be several things.
fn digits_only(text: &str) -> Result<Date, DayFault> {
    let number = |from: usize, to: usize| -> Result<i16, DayFault> {
        text.get(from..to).and_then(|digits| digits.parse().ok()).ok_or(DayFault::Unreadable)
    };
    match text.len() {
        0 => Err(DayFault::Unreadable),
        SERIAL_DIGITS => serial(text),
        length @ (8 | 14) => {
            if length == 14 {
                clock(number(8, 10)?, number(10, 12)?, number(12, 14)?)?;
            }
            civil(number(0, 4)?, number(4, 6)?, number(6, 8)?)
        }
        _ => Err(DayFault::Ambiguous),
    }
}

fn civil(year: i16, month: i16, day: i16) -> Result<Date, DayFault> {
    let small = |number: i16| i8::try_from(number).map_err(|_| DayFault::Impossible);
    Date::new(year, small(month)?, small(day)?).map_err(|_| DayFault::Impossible)
}

fn clock(hour: i16, minute: i16, second: i16) -> Result<Time, DayFault> {
    let small = |number: i16| i8::try_from(number).map_err(|_| DayFault::Impossible);
    Time::new(small(hour)?, small(minute)?, small(second)?, 0).map_err(|_| DayFault::Impossible)
}

fn in_shanghai(moment: DateTime, offset: Offset) -> Result<Date, DayFault> {
    let moment = offset.to_timestamp(moment).map_err(|_| DayFault::Impossible)?;
    Ok(civil_day(moment.as_microsecond()))
}

/// Full-width digits and signs, as Chinese input methods write them.
const fn narrow(sign: char) -> char {
    match sign {
        '０'..='９' => (b'0' + (sign as u32 - '０' as u32) as u8) as char,
        '：' => ':',
        '／' => '/',
        '．' => '.',
        '－' | '—' | '–' => '-',
        '\u{3000}' | '\u{a0}' => ' ',
        other => other,
    }
}

/// What is left to be read.
struct Rest<'t>(&'t str);

impl Rest<'_> {
    fn take(&mut self, sign: char) -> bool {
        match self.0.strip_prefix(sign) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    /// A number, and how many digits it has.
    fn number(&mut self, digits_max: usize) -> Result<(i16, usize), DayFault> {
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > digits_max {
            return Err(DayFault::Unreadable);
        }
        let (number, rest) = self.0.split_at_checked(digits).ok_or(DayFault::Unreadable)?;
        self.0 = rest;
        Ok((number.parse().map_err(|_| DayFault::Unreadable)?, digits))
    }

    fn day(&mut self) -> Result<Date, DayFault> {
        let (year, digits) = self.number(4)?;
        let marks = [('-', '-', None), ('/', '/', None), ('.', '.', None), ('年', '月', Some(['日', '号']))];
        let (_, second, last) = marks.into_iter().find(|(first, ..)| self.take(*first)).ok_or(DayFault::Unreadable)?;
        let (month, _) = self.number(2)?;
        if !self.take(second) {
            return Err(DayFault::Unreadable);
        }
        if digits != 4 {
            // 3/4/2011 or 11-4-3: which number is the year, which the month?
            return Err(DayFault::Ambiguous);
        }
        let (day, _) = self.number(2)?;
        if let Some(last) = last
            && !last.into_iter().any(|mark| self.take(mark))
        {
            return Err(DayFault::Unreadable);
        }
        civil(year, month, day)
    }

    /// `18:00`, `18:00:54.123`, `18时00分54秒`, after a space or a `T`; midnight where nothing is left.
    fn time(&mut self) -> Result<Time, DayFault> {
        if self.0.is_empty() {
            return Ok(Time::midnight());
        }
        if !self.take('T') {
            self.0 = self.0.trim_start();
        }
        let (hour, _) = self.number(2)?;
        if self.take('时') {
            let minute = self.marked('分')?;
            let second = self.marked('秒')?;
            return clock(hour, minute, second);
        }
        if !self.take(':') {
            return Err(DayFault::Unreadable);
        }
        let (minute, _) = self.number(2)?;
        let second = if self.take(':') { self.number(2)?.0 } else { 0 };
        if self.take('.') {
            let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
            self.0 = self.0.get(digits..).unwrap_or_default();
        }
        clock(hour, minute, second)
    }

    /// A number with its mark behind it, or zero where nothing is left.
    fn marked(&mut self, mark: char) -> Result<i16, DayFault> {
        if self.0.is_empty() {
            return Ok(0);
        }
        let (number, _) = self.number(2)?;
        if self.take(mark) { Ok(number) } else { Err(DayFault::Unreadable) }
    }

    /// `Z`, `+08:00`, `+0800`, `+08`.
    fn offset(&mut self) -> Result<Option<Offset>, DayFault> {
        let sign = match self.0.chars().next() {
            None => return Ok(None),
            Some('Z') => {
                self.take('Z');
                return Ok(Some(Offset::UTC));
            }
            Some('+') => 1,
            Some('-') => -1,
            Some(_) => return Err(DayFault::Unreadable),
        };
        let digits: String = self.0.chars().skip(1).filter(|sign| *sign != ':').collect();
        let (hours, minutes) = digits.split_at_checked(2).ok_or(DayFault::Unreadable)?;
        let number = |text: &str| -> Result<i32, DayFault> {
            match text {
                "" => Ok(0),
                text if text.len() == 2 && is_number(text) => text.parse().map_err(|_| DayFault::Unreadable),
                _ => Err(DayFault::Unreadable),
            }
        };
        let (hours, minutes) = (number(hours)?, number(minutes)?);
        self.0 = "";
        if minutes > 59 {
            return Err(DayFault::Impossible);
        }
        let span = sign * (hours * 3_600 + minutes * 60);
        Offset::from_seconds(span).map(Some).map_err(|_| DayFault::Impossible)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_day_in_every_form() {
        let forms = [
            "2011-04-02",
            "2011-4-2",
            " 2011-04-02 18:00:54 ",
            "2011-04-02 18:00",
            "2011-04-02 18:00:54.123",
            "2011/4/2",
            "2011/04/02 9:05",
            "2011.4.2",
            "2011.04.02 23:59:59",
            "2011年4月2日",
            "2011年04月02号",
            "2011年4月2日18时00分54秒",
            "2011年4月2日 18时",
            "2011年4月2日 18:00:54",
            "20110402",
            "20110402180054",
            "2011-04-02T18:00:54",
            "2011-04-02T15:59:59Z",
            "2011-04-01T16:00:00Z",
            "2011-04-02T18:00:54+08:00",
            "2011-04-02T18:00:54.5+0800",
            "2011-04-01T23:30:00-08",
            "40635",
            "40635.7506",
            "２０１１－０４－０２",
            "2011／4／2　18：00",
        ];
        for form in forms {
            assert_eq!(read_day(form), Ok(date(2011, 4, 2)), "{form}");
        }
    }

    #[test]
    fn days_that_are_none_say_why() {
        let rows = [
            ("2011-02-29", DayFault::Impossible),
            ("2011-13-01", DayFault::Impossible),
            ("2011年4月31日", DayFault::Impossible),
            ("20110230", DayFault::Impossible),
            ("2011-04-02 25:00", DayFault::Impossible),
            ("2011-04-02T18:00:54+99:00", DayFault::Impossible),
            ("2011-04-02T18:00:54+08:70", DayFault::Impossible),
            ("3/4/2011", DayFault::Ambiguous),
            ("11-4-3", DayFault::Ambiguous),
            ("2011", DayFault::Ambiguous),
            ("201104", DayFault::Ambiguous),
            ("1104021", DayFault::Ambiguous),
            ("", DayFault::Unreadable),
            ("去年春天", DayFault::Unreadable),
            ("2011-04", DayFault::Unreadable),
            ("2011-04/02", DayFault::Unreadable),
            ("2011年4月2", DayFault::Unreadable),
            ("2011-04-02 下午", DayFault::Unreadable),
            ("2011-04-02 18:00:54 ok", DayFault::Unreadable),
            ("2011-04-02T18:00:54+8", DayFault::Unreadable),
            ("12345.", DayFault::Unreadable),
            ("-1", DayFault::Unreadable),
            ("99999999999999999999", DayFault::Ambiguous),
        ];
        for (form, fault) in rows {
            assert_eq!(read_day(form), Err(fault), "{form}");
        }
    }
}
