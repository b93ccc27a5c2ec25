//! Time zones: fixed offsets and the regions of the IANA database that is bundled in the program.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt::{self, Display, Formatter};
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};

use super::civil::{DAYS, Local};
use super::error::TimeError;

static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// The ids of the database, links included, in the spelling of IANA.
static IDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let ids = DATABASE.available().map(|name| name.as_str().to_owned());
    ids.filter(|id| id != "Etc/Unknown").collect()
});

/// The ids of the database, links included, in no order.
pub(crate) fn ids() -> &'static HashSet<String> {
    &IDS
}

/// The longest id of the database is shorter than this.
pub(crate) const LONGEST_ID: usize = 64;

/// The widest offset that java.time knows: eighteen hours.
const JAVA_WIDEST: i32 = 18 * 3600;

/// A time zone: a fixed offset, or a region of the IANA database. The database is part of the program, so results do
/// not depend on the machine.
///
/// ```
/// use okta_mapping::{Zone, ZonedDateTime};
///
/// let time: ZonedDateTime = "2015-07-31T17:18:37.979Z".parse().unwrap();
/// let tokyo = time.to_zone(&Zone::identity_engine("Asia/Tokyo").unwrap()).unwrap();
/// assert_eq!(tokyo.to_string(), "2015-08-01T02:18:37.979+09:00[Asia/Tokyo]");
/// ```
#[derive(Clone, Debug)]
pub struct Zone(Kind);

#[derive(Clone, Debug)]
enum Kind {
    /// Seconds east of Greenwich.
    Offset(i32),
    /// java.time's `UTC`, `GMT+02:00` and `UT-03:00`.
    Prefixed(&'static str, i32),
    Region(TimeZone),
}

/// The offsets that a local time has in a zone.
pub(crate) enum Offsets {
    One(i32),
    /// The clocks skip the time; the offset before.
    Gap(i32),
    /// The clocks show the time twice; the earlier one's offset first.
    Overlap(i32, i32),
}

impl Zone {
    /// UTC, which prints as `Z`.
    pub const UTC: Zone = Zone(Kind::Offset(0));

    /// The zone that Identity Engine's `toZone` means: a region id exactly as IANA writes it (links included), `Z`,
    /// an offset in one of java.time's forms (`+2`, `+02`, `+0200`, `+02:00`, `+020000`, `+02:00:00`), or `UTC`,
    /// `GMT` or `UT`, alone or before such an offset. `EST`, `MST` and `HST` are the fixed offsets -05:00, -07:00 and
    /// -10:00.
    ///
    /// Documented: region ids. Assumption, undocumented by Okta: all the rest, as `java.time.ZoneId.of` has it, with
    /// the three short ids of `ZoneId.SHORT_IDS` that are offsets.
    ///
    /// ```
    /// use okta_mapping::Zone;
    ///
    /// assert_eq!(Zone::identity_engine("UTC+2").unwrap().to_string(), "UTC+02:00");
    /// assert_eq!(Zone::identity_engine("EST").unwrap().to_string(), "-05:00");
    /// assert!(Zone::identity_engine("asia/tokyo").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`TimeError::UnknownZone`] for every other text.
    pub fn identity_engine(id: &str) -> Result<Zone, TimeError> {
        let zone = match id {
            "EST" => Some(Zone::offset(-5 * 3600)),
            "MST" => Some(Zone::offset(-7 * 3600)),
            "HST" => Some(Zone::offset(-10 * 3600)),
            _ => Zone::java(id),
        };
        zone.ok_or_else(|| TimeError::UnknownZone { id: id.to_owned() })
    }

    /// The zone that a Classic function means: a region id exactly as IANA writes it (links included), or an offset
    /// as Joda-Time reads it (`+02`, `+0200`, `+02:00`, with seconds too). `EST`, `MST` and `HST` are New York's,
    /// Denver's and Honolulu's times, so `EST` has summer time.
    ///
    /// Documented: region ids, `EST`. Assumption, undocumented by Okta: `MST`, `HST`, offsets.
    ///
    /// ```
    /// use okta_mapping::Zone;
    ///
    /// assert_eq!(Zone::classic("EST").unwrap().to_string(), "America/New_York");
    /// assert!(Zone::classic("Z").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`TimeError::UnknownZone`] for every other text.
    pub fn classic(id: &str) -> Result<Zone, TimeError> {
        let zone = match id {
            "UTC" => Some(Zone::UTC),
            "EST" => Zone::region("America/New_York"),
            "MST" => Zone::region("America/Denver"),
            "HST" => Zone::region("Pacific/Honolulu"),
            _ if id.starts_with(['+', '-']) => super::joda::whole_offset(id).map(Zone::offset),
            _ => Zone::region(id),
        };
        zone.ok_or_else(|| TimeError::UnknownZone { id: id.to_owned() })
    }

    pub(crate) const fn offset(seconds: i32) -> Zone {
        Zone(Kind::Offset(seconds))
    }

    /// A region of the database, spelt exactly.
    pub(crate) fn region(id: &str) -> Option<Zone> {
        let known = IDS.contains(id);
        let zone = known.then(|| DATABASE.get(id).ok()).flatten()?;
        Some(Zone(Kind::Region(zone)))
    }

    /// The longest region id that the text starts with.
    pub(crate) fn longest_region(text: &str) -> Option<&str> {
        let end = text
            .bytes()
            .take(LONGEST_ID)
            .take_while(|byte| byte.is_ascii_alphanumeric() || b"/_+-".contains(byte))
            .count();
        (1..=end)
            .rev()
            .map(|length| &text[..length])
            .find(|id| IDS.contains(*id))
    }

    /// What `java.time.ZoneId.of` makes of an id.
    fn java(id: &str) -> Option<Zone> {
        if id.len() <= 1 || id.starts_with(['+', '-']) {
            return java_offset(id).map(Zone::offset);
        }
        let prefix = ["UTC", "GMT", "UT"]
            .into_iter()
            .find(|prefix| id.starts_with(prefix));
        match prefix {
            Some(prefix) => match &id[prefix.len()..] {
                "" => Some(Zone::prefixed(prefix, 0)),
                offset if offset.starts_with(['+', '-']) => {
                    java_offset(offset).map(|seconds| Zone::prefixed(prefix, seconds))
                }
                _ => Zone::java_region(id),
            },
            None => Zone::java_region(id),
        }
    }

    /// A region, but not one of the three that java.time leaves out.
    pub(crate) fn java_region(id: &str) -> Option<Zone> {
        match id {
            "EST" | "MST" | "HST" => None,
            _ => Zone::region(id),
        }
    }

    pub(crate) const fn prefixed(prefix: &'static str, seconds: i32) -> Zone {
        Zone(Kind::Prefixed(prefix, seconds))
    }

    /// The offset, where the zone is nothing else.
    pub(crate) fn fixed(&self) -> Option<i32> {
        match self.0 {
            Kind::Offset(seconds) => Some(seconds),
            _ => None,
        }
    }

    /// The id as java.time prints it: an offset is `Z` or `+02:00`.
    pub(crate) fn id(&self) -> Cow<'_, str> {
        match &self.0 {
            Kind::Offset(seconds) => offset_id(*seconds).into(),
            Kind::Prefixed(prefix, 0) => (*prefix).into(),
            Kind::Prefixed(prefix, seconds) => format!("{prefix}{}", offset_id(*seconds)).into(),
            Kind::Region(zone) => zone.iana_name().unwrap_or("UTC").into(),
        }
    }

    /// The offset at an instant, in seconds.
    pub(crate) fn offset_at(&self, seconds: i64) -> i32 {
        match &self.0 {
            Kind::Offset(offset) | Kind::Prefixed(_, offset) => *offset,
            Kind::Region(zone) => {
                // The database's last hours of 9999 have the offset of the hour before.
                let second = seconds.min(Timestamp::MAX.as_second());
                let instant = Timestamp::from_second(second).unwrap_or(Timestamp::UNIX_EPOCH);
                zone.to_offset(instant).seconds()
            }
        }
    }

    /// The offsets of a local time, which has to lie in the years 1 to 9999.
    pub(crate) fn offsets_of(&self, local: Local) -> Result<Offsets, TimeError> {
        if !DAYS.contains(&local.day) {
            return Err(TimeError::OutOfRange);
        }
        let zone = match &self.0 {
            Kind::Offset(offset) | Kind::Prefixed(_, offset) => return Ok(Offsets::One(*offset)),
            Kind::Region(zone) => zone,
        };
        let date = local.date();
        // Every part is in range, so nothing is cut off.
        let civil = jiff::civil::DateTime::new(
            date.year as i16,
            date.month as i8,
            date.day as i8,
            local.hour() as i8,
            local.minute() as i8,
            local.second() as i8,
            local.nano_of_second() as i32,
        )
        .map_err(|_| TimeError::OutOfRange)?;
        Ok(match zone.to_ambiguous_timestamp(civil).offset() {
            AmbiguousOffset::Unambiguous { offset } => Offsets::One(offset.seconds()),
            AmbiguousOffset::Gap { before, .. } => Offsets::Gap(before.seconds()),
            AmbiguousOffset::Fold { before, after } => {
                Offsets::Overlap(before.seconds(), after.seconds())
            }
        })
    }
}

/// The id, as java.time prints it.
impl Display for Zone {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id())
    }
}

/// Zones are equal when their ids are.
impl PartialEq for Zone {
    fn eq(&self, other: &Zone) -> bool {
        match (&self.0, &other.0) {
            (Kind::Offset(left), Kind::Offset(right)) => left == right,
            _ => self.id() == other.id(),
        }
    }
}

impl Eq for Zone {}

/// An offset as java.time prints it: `Z`, `+02:00`, or with seconds where there are any.
pub(crate) fn offset_id(seconds: i32) -> String {
    if seconds == 0 {
        return "Z".to_owned();
    }
    let sign = if seconds < 0 { '-' } else { '+' };
    let seconds = seconds.unsigned_abs();
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match rest {
        0 => format!("{sign}{hours:02}:{minutes:02}"),
        _ => format!("{sign}{hours:02}:{minutes:02}:{rest:02}"),
    }
}

/// The forms of `java.time.ZoneOffset.of`.
fn java_offset(id: &str) -> Option<i32> {
    if id == "Z" {
        return Some(0);
    }
    let bytes = id.as_bytes();
    let (sign, hours, minutes, seconds) = match bytes {
        [sign, h] => (sign, two(b'0', *h)?, 0, 0),
        [sign, h, h2] => (sign, two(*h, *h2)?, 0, 0),
        [sign, h, h2, m, m2] | [sign, h, h2, b':', m, m2] => {
            (sign, two(*h, *h2)?, two(*m, *m2)?, 0)
        }
        [sign, h, h2, m, m2, s, s2] | [sign, h, h2, b':', m, m2, b':', s, s2] => {
            (sign, two(*h, *h2)?, two(*m, *m2)?, two(*s, *s2)?)
        }
        _ => return None,
    };
    if minutes > 59 || seconds > 59 {
        return None;
    }
    let total = java_range(hours * 3600 + minutes * 60 + seconds)?;
    match sign {
        b'+' => Some(total),
        b'-' => Some(-total),
        _ => None,
    }
}

/// The offset where java.time has it: eighteen hours at most.
pub(crate) fn java_range(seconds: i32) -> Option<i32> {
    (-JAVA_WIDEST..=JAVA_WIDEST)
        .contains(&seconds)
        .then_some(seconds)
}

fn two(first: u8, second: u8) -> Option<i32> {
    let digits = first.is_ascii_digit() && second.is_ascii_digit();
    digits.then(|| i32::from(first - b'0') * 10 + i32::from(second - b'0'))
}
