//! How often codes may be tried.

use std::net::{IpAddr, Ipv6Addr};

use domain::matter::Receipt;
use store::TryLimit;

const MINUTE_US: i64 = 60_000_000;

/// Wrong codes for one receipt number: a petitioner with bad handwriting needs three or four. Receipt numbers can be
/// guessed, so that a stranger can use these tries up; the wait is therefore short. Even so a code of 54 bits outlasts
/// any patience: in a year one in seventy thousand million is tried.
pub const RECEIPT_LIMIT: TryLimit = TryLimit { tries_max: 10, window_us: 15 * MINUTE_US };
/// Wrong codes from one address: more, because the people of a whole village can share one.
pub const CALLER_LIMIT: TryLimit = TryLimit { tries_max: 60, window_us: 15 * MINUTE_US };

/// Addresses belong to no jurisdiction: their tries are counted in a shard of their own.
pub(super) const CALLERS_SHARD: i64 = 0;

/// Tries of a receipt number, whether or not there is a matter with it.
pub(super) fn receipt_subject(receipt: Receipt) -> String {
    format!("receipt {} {} {}", receipt.office, receipt.year, receipt.no)
}

/// Tries of an address. Who has one address of the sixth version has sixty-four bits of them.
pub(crate) fn caller_subject(caller: IpAddr) -> String {
    match caller.to_canonical() {
        IpAddr::V4(address) => format!("caller {address}"),
        IpAddr::V6(address) => {
            let network = Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64));
            format!("caller {network}/64")
        }
    }
}

/// Before this moment nothing that was tried counts any more.
pub(super) fn forgotten_before_us(now_us: i64) -> i64 {
    now_us - RECEIPT_LIMIT.window_us.max(CALLER_LIMIT.window_us)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caller_is_an_address_or_the_network_that_one_household_gets() {
        for (address, subject) in [
            ("192.0.2.7", "caller 192.0.2.7"),
            ("::ffff:192.0.2.7", "caller 192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "caller 2001:db8:1:2::/64"),
            ("2001:db8:1:2:ffff::", "caller 2001:db8:1:2::/64"),
            ("2001:db8:1:3::1", "caller 2001:db8:1:3::/64"),
        ] {
            assert_eq!(caller_subject(address.parse().unwrap()), subject);
        }
    }
}
