//! Which program on which system holds a session, as far as it says so: for people who look through their sessions.

/// Longest description that is kept, in characters.
const KEPT_CHARS_MAX: usize = 300;

/// A program that shows pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Browser {
    Edge,
    Firefox,
    Chrome,
    Safari,
    Other,
}

/// What it runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum System {
    Android,
    Harmony,
    IOs,
    Windows,
    MacOs,
    Linux,
    Other,
}

/// Program and system of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Device {
    /// The program.
    pub browser: Browser,
    /// The system.
    pub system: System,
}

impl Browser {
    /// Its name; `other` for the wording files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Edge => "Edge",
            Self::Firefox => "Firefox",
            Self::Chrome => "Chrome",
            Self::Safari => "Safari",
            Self::Other => "other",
        }
    }
}

impl System {
    /// Its name; `other` for the wording files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Android => "Android",
            Self::Harmony => "HarmonyOS",
            Self::IOs => "iOS",
            Self::Windows => "Windows",
            Self::MacOs => "macOS",
            Self::Linux => "Linux",
            Self::Other => "other",
        }
    }
}

impl Device {
    /// Reads how a program calls itself (`User-Agent`).
    #[must_use]
    pub fn read(called: &str) -> Self {
        let has = |word: &str| called.contains(word);
        // Each of them also calls itself by the names after it.
        let browser = match () {
            () if has("Edg/") => Browser::Edge,
            () if has("Firefox/") => Browser::Firefox,
            () if has("Chrome/") || has("CriOS/") => Browser::Chrome,
            () if has("Safari/") => Browser::Safari,
            () => Browser::Other,
        };
        let system = match () {
            () if has("HarmonyOS") || has("OpenHarmony") => System::Harmony,
            () if has("Android") => System::Android,
            () if has("iPhone") || has("iPad") => System::IOs,
            () if has("Windows") => System::Windows,
            () if has("Mac OS X") => System::MacOs,
            () if has("Linux") => System::Linux,
            () => System::Other,
        };
        Self { browser, system }
    }
}

/// What is kept of how a program calls itself.
pub(super) fn kept(called: &str) -> String {
    called.chars().filter(|c| !c.is_control()).take(KEPT_CHARS_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_and_systems_are_told_apart() {
        for (called, browser, system) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0",
                Browser::Edge,
                System::Windows,
            ),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", Browser::Firefox, System::Linux),
            (
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36",
                Browser::Chrome,
                System::Android,
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
                Browser::Safari,
                System::IOs,
            ),
            ("", Browser::Other, System::Other),
        ] {
            assert_eq!(Device::read(called), Device { browser, system }, "{called}");
        }
        assert_eq!(kept("a\u{7}b\n"), "ab");
        assert_eq!(kept(&"x".repeat(100_000)).len(), KEPT_CHARS_MAX);
    }
}
