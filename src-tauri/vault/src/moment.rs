//! Now, and what of the vault is written in letters.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};

/// Now, as the doors tell it: the house has no clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub at: DateTime<Utc>,
    /// The day the clerk works on, in Vietnam.
    pub today: NaiveDate,
}

impl Moment {
    /// Gives a fixed moment of a day: 08:00 in Vietnam. For tests and for `--today`.
    #[must_use]
    pub fn on(today: NaiveDate) -> Self {
        let at = today.and_hms_opt(1, 0, 0).unwrap_or_default().and_utc();
        Self { at, today }
    }

    pub(crate) fn instant(self) -> String {
        self.at.to_rfc3339_opts(SecondsFormat::Secs, true)
    }
}

/// Writes bytes as lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
