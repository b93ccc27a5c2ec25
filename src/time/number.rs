//! Times as numbers: Windows' FILETIME and Unix milliseconds, both as text.

use super::civil::SECOND_NANOS;
use super::error::TimeError;
use super::{Zone, ZonedDateTime};

/// Seconds from 1601-01-01T00:00Z to 1970-01-01T00:00Z.
const WINDOWS_EPOCH: i128 = 11_644_473_600;

/// How many of a unit there are in a second.
const WINDOWS_UNITS: i128 = 10_000_000;
const UNIX_UNITS: i128 = 1_000;

/// Times as numbers.
impl ZonedDateTime {
    /// Reads Windows' FILETIME: units of 100 nanoseconds since 1601-01-01T00:00Z (support article), as text
    /// (documented). The result is in UTC. A sign may precede the digits (assumption, undocumented by Okta).
    ///
    /// ```
    /// use okta_mapping::ZonedDateTime;
    ///
    /// let time = ZonedDateTime::from_windows("130828367179790000").unwrap();
    /// assert_eq!(time.to_string(), "2015-07-31T17:18:37.979Z");
    /// ```
    ///
    /// # Errors
    ///
    /// [`TimeError::NotNumber`] for a text that is no whole number, [`TimeError::OutOfRange`] outside the years 1 to
    /// 9999 (`9223372036854775807`, which means "never", is the year 30828).
    pub fn from_windows(text: &str) -> Result<ZonedDateTime, TimeError> {
        from_units(text, "Windows", WINDOWS_UNITS, WINDOWS_EPOCH)
    }

    /// Prints Windows' FILETIME, see [`from_windows`](Self::from_windows). A part of a unit is left out, towards the
    /// past (assumption, undocumented by Okta).
    ///
    /// ```
    /// use okta_mapping::ZonedDateTime;
    ///
    /// let time: ZonedDateTime = "2015-07-30T23:58:32.000Z".parse().unwrap();
    /// assert_eq!(time.to_windows(), "130827743120000000");
    /// ```
    pub fn to_windows(&self) -> String {
        self.in_units(WINDOWS_UNITS, WINDOWS_EPOCH).to_string()
    }

    /// Reads Unix time: milliseconds since 1970-01-01T00:00Z (support article; documented in Identity Engine), as text
    /// (documented). The result is in UTC. A sign may precede the digits (assumption, undocumented by Okta).
    ///
    /// ```
    /// use okta_mapping::ZonedDateTime;
    ///
    /// let time = ZonedDateTime::from_unix("1438377580979").unwrap();
    /// assert_eq!(time.to_string(), "2015-07-31T21:19:40.979Z");
    /// ```
    ///
    /// # Errors
    ///
    /// [`TimeError::NotNumber`] for a text that is no whole number, [`TimeError::OutOfRange`] outside the years 1 to
    /// 9999.
    pub fn from_unix(text: &str) -> Result<ZonedDateTime, TimeError> {
        from_units(text, "Unix", UNIX_UNITS, 0)
    }

    /// Prints Unix time, see [`from_unix`](Self::from_unix). A part of a millisecond is left out, towards the past, as
    /// `java.time.Instant.toEpochMilli` does (assumption, undocumented by Okta).
    ///
    /// ```
    /// use okta_mapping::ZonedDateTime;
    ///
    /// let time: ZonedDateTime = "2015-07-31T17:18:37.979Z".parse().unwrap();
    /// assert_eq!(time.to_unix(), "1438363117979");
    /// ```
    pub fn to_unix(&self) -> String {
        self.in_units(UNIX_UNITS, 0).to_string()
    }

    fn in_units(&self, units: i128, epoch: i128) -> i128 {
        let whole = (i128::from(self.0.seconds) + epoch) * units;
        whole + i128::from(self.0.nanos) * units / i128::from(SECOND_NANOS)
    }
}

fn from_units(
    text: &str,
    unit: &'static str,
    units: i128,
    epoch: i128,
) -> Result<ZonedDateTime, TimeError> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let text = text.to_owned();
        return Err(TimeError::NotNumber { text, unit });
    }
    // More digits than fit are a time far outside, unless they are zeros.
    let number: i128 = text.parse().map_err(|_| TimeError::OutOfRange)?;
    let seconds = number
        .div_euclid(units)
        .checked_sub(epoch)
        .and_then(|seconds| i64::try_from(seconds).ok())
        .ok_or(TimeError::OutOfRange)?;
    let nanos = number.rem_euclid(units) * (i128::from(SECOND_NANOS) / units);
    let nanos = u32::try_from(nanos).map_err(|_| TimeError::OutOfRange)?;
    ZonedDateTime::at(seconds, nanos, Zone::UTC)
}

#[cfg(test)]
mod tests {
    use super::{TimeError, ZonedDateTime};

    #[test]
    fn numbers_reach_both_ends_of_the_years() {
        for (text, windows, unix) in [
            (
                "0001-01-01T00:00Z",
                "-504911232000000000",
                "-62135596800000",
            ),
            ("1601-01-01T00:00Z", "0", "-11644473600000"),
            ("1969-12-31T23:59:59.999999999Z", "116444735999999999", "-1"),
            (
                "9999-12-31T23:59:59.999Z",
                "2650467743999990000",
                "253402300799999",
            ),
        ] {
            let time: ZonedDateTime = text.parse().unwrap();
            assert_eq!((&*time.to_windows(), &*time.to_unix()), (windows, unix));
        }
        for text in [
            "2650467744000000000",
            "9223372036854775807",
            "-9223372036854775808",
        ] {
            assert_eq!(
                ZonedDateTime::from_windows(text),
                Err(TimeError::OutOfRange)
            );
        }
        let digits = "9".repeat(100_000);
        assert_eq!(
            ZonedDateTime::from_unix(&digits),
            Err(TimeError::OutOfRange)
        );
    }

    #[test]
    fn only_digits_with_a_sign_are_numbers() {
        for text in [
            "", "-", "+", "1.5", " 1", "1 ", "0x1", "1L", "--1", "١", "1e3",
        ] {
            let error = ZonedDateTime::from_unix(text).unwrap_err();
            assert!(matches!(error, TimeError::NotNumber { .. }), "{text}");
        }
        assert_eq!(
            ZonedDateTime::from_unix("+000").unwrap().to_string(),
            "1970-01-01T00:00Z"
        );
    }
}
