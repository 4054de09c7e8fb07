//! Where somebody was going before being asked to sign in: an address of this site, never of another.

use std::fmt::Write;

/// Longest address that is kept; longer ones go home.
const LENGTH_MAX: usize = 2_000;

/// An address of this site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Back(String);

impl Default for Back {
    fn default() -> Self {
        Self("/".to_owned())
    }
}

impl Back {
    /// Reads an address that came in from outside. Whatever a browser could take for another site goes home, and so
    /// does what would lead in a circle.
    pub(crate) fn read(text: &str) -> Self {
        let inside = text.starts_with('/') && !text.starts_with("//");
        let plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        let circle = ["/sign-in", "/sign-out", "/account/password", "/account/second-factor"]
            .iter()
            .any(|begin| text.starts_with(begin));
        if inside && plain && !circle && text.len() <= LENGTH_MAX { Self(text.to_owned()) } else { Self::default() }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The same address, unless it is where everybody goes.
    pub(crate) fn elsewhere(&self) -> Option<&str> {
        Some(self.as_str()).filter(|address| *address != "/")
    }

    /// A page that leads back here afterwards.
    pub(crate) fn after(&self, page: &str) -> String {
        let Some(address) = self.elsewhere() else { return page.to_owned() };
        let mut text = format!("{page}?back=");
        for byte in address.bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~') {
                text.push(char::from(byte));
            } else {
                // Writing to a string cannot fail.
                let _ = write!(text, "%{byte:02X}");
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::Back;

    #[test]
    fn only_addresses_of_this_site_are_returned_to() {
        for (text, back) in [
            ("/matters?stage=handling&due=overdue", "/matters?stage=handling&due=overdue"),
            ("/matters/990101-7#course", "/matters/990101-7#course"),
            ("/account/sessions", "/account/sessions"),
            ("", "/"),
            ("matters", "/"),
            ("//elsewhere.example", "/"),
            ("/\\elsewhere.example", "/"),
            ("/\t/elsewhere.example", "/"),
            ("/\u{a0}/elsewhere.example", "/"),
            ("https://elsewhere.example/", "/"),
            ("javascript:alert(1)", "/"),
            ("/x\r\nset-cookie: a=b", "/"),
            ("/sign-in?back=/sign-in", "/"),
            ("/sign-out", "/"),
        ] {
            assert_eq!(Back::read(text).as_str(), back, "{text:?}");
        }
        assert_eq!(Back::read(&format!("/{}", "x".repeat(10_000))).as_str(), "/");
    }

    #[test]
    fn the_way_back_stands_in_the_address_as_one_value() {
        assert_eq!(Back::read("/matters?q=a&b=1").after("/sign-in"), "/sign-in?back=/matters%3Fq%3Da%26b%3D1");
        assert_eq!(Back::default().after("/sign-in"), "/sign-in");
    }
}
