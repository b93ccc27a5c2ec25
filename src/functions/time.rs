//! Times: on text in Classic, on values in Identity Engine. The present comes from the context, never from the machine.

use std::borrow::Cow;

use super::FunctionExample as Example;
use super::{
    Arguments, Assumption, Authority, CallError, Function, Implementation, Kind, Outcome,
    Parameter, ROW, ResultKind, ResultNull, Returns, Spelling,
};
use crate::failure::Failure;
use crate::time::{JodaPattern, PatternError, TimeError, Zone, ZonedDateTime};
use crate::uses::Uses;
use crate::value::Value;

mod methods;

pub(super) use methods::TABLE as METHODS;

const NOT_IN_RULES: Uses = Uses::AllBut(&["group-rule"]);
const NOW: &str = r#"{"now": "2015-07-31T17:18:37.979Z"}"#;
const JODA: Parameter = Parameter::new(
    "pattern",
    Kind::JodaPattern,
    "a pattern of Joda-Time's; `YYYY` is the year of era",
);

static EMPTY_NULL: Assumption = Assumption {
    id: "empty-time-null",
    rule: "The empty text gives null where a time is wanted; Okta warns of unexpected results.",
};
static TEXT_IS_UTC: Assumption = Assumption {
    id: "time-without-zone-utc",
    rule: "Text without a zone is UTC; Identity Engine's page says so.",
};
static OFFSET_TO_UTC: Assumption = Assumption {
    id: "time-with-offset-to-utc",
    rule: "Text with an offset is read as its instant and given back in UTC, as Joda-Time does.",
};
static ISO_WEEKS: Assumption = Assumption {
    id: "joda-iso-weeks",
    rule: "The letters `x` and `w` follow the weeks of ISO 8601, as Joda-Time's do.",
};
static ZERO_IS_Z: Assumption = Assumption {
    id: "zero-offset-is-z",
    rule: "An offset of zero prints as `Z` whatever the zone's name, as Joda-Time does.",
};
static YEARS: Assumption = Assumption {
    id: "years-1-to-9999",
    rule: "A time outside the years 1 to 9999 is an error.",
};
static OLD_ZONES: Assumption = Assumption {
    id: "old-zone-ids",
    rule: "`MST` is America/Denver and `HST` Pacific/Honolulu, as `EST` is New York by the page's own outputs.",
};

const fn row(
    id: &'static str,
    spelling: &'static [Spelling],
    parameters: &'static [Parameter],
    doc: &'static str,
    assumptions: &'static [&'static Assumption],
    examples: &'static [Example],
    call: for<'a, 'c> fn(&'c Arguments<'c, 'a>) -> Outcome<'a>,
) -> Function {
    Function {
        id,
        spellings: Cow::Borrowed(spelling),
        parameters: Cow::Borrowed(parameters),
        returns: Returns::new(ResultKind::FilledText).or_null(ResultNull::OfBlank),
        uses: NOT_IN_RULES,
        doc,
        assumptions,
        examples,
        call: Implementation::Native(call),
        ..ROW
    }
}

pub(super) static TABLE: &[Function] = &[
    row(
        "time.now-text",
        &[Spelling::classic("Time.now")],
        &[
            Parameter::text(
                "zone",
                "a zone of the IANA database, such as `America/New_York`; UTC without one",
            )
            .optional(),
            Parameter::new(
                "pattern",
                Kind::JodaPattern,
                "a pattern of Joda-Time's; ISO 8601 without one",
            )
            .optional(),
        ],
        "The present, as text.",
        &[&OLD_ZONES, &ZERO_IS_Z, &ISO_WEEKS],
        &[
            Example::classic("Time.now()", "\"2015-07-31T17:18:37.979Z\"").on(NOW),
            Example::classic("Time.now('EST')", "\"2015-07-31T13:18:37.979-04:00\"").on(NOW),
            Example::classic(
                "Time.now('America/New_York', 'YYYY-MM-dd HH:mm:ss')",
                "\"2015-07-31 13:18:37\"",
            )
            .on(NOW),
        ],
        now,
    )
    .with_returns(Returns::new(ResultKind::FilledText)),
    row(
        "time.from-windows",
        &[Spelling::classic("Time.fromWindowsToIso8601")],
        &[Parameter::text(
            "time",
            "a Windows FILETIME: 100-nanosecond intervals since 1601 (support article)",
        )],
        "The Windows time as ISO 8601.",
        &[&EMPTY_NULL, &YEARS],
        &[Example::classic(
            "Time.fromWindowsToIso8601('130828367179790000')",
            "\"2015-07-31T17:18:37.979Z\"",
        )],
        |args| {
            text_of(args, |text| {
                Ok(within_years(args, ZonedDateTime::from_windows(text))?.to_classic())
            })
        },
    ),
    row(
        "time.to-windows",
        &[Spelling::classic("Time.fromIso8601ToWindows")],
        &[Parameter::text("time", "ISO 8601")],
        "The ISO 8601 time as a Windows FILETIME.",
        &[&EMPTY_NULL, &TEXT_IS_UTC, &OFFSET_TO_UTC],
        &[Example::classic(
            "Time.fromIso8601ToWindows('2015-07-31T17:18:37.979Z')",
            "\"130828367179790000\"",
        )],
        |args| text_of(args, |text| Ok(iso(args, text)?.to_windows())),
    ),
    row(
        "time.from-unix",
        &[Spelling::classic("Time.fromUnixToIso8601").by(Authority::SupportArticle)],
        &[Parameter::text(
            "time",
            "Unix milliseconds (support article)",
        )],
        "The Unix time as ISO 8601.",
        &[&EMPTY_NULL, &YEARS],
        &[Example::classic(
            "Time.fromUnixToIso8601('1438363117979')",
            "\"2015-07-31T17:18:37.979Z\"",
        )],
        |args| {
            text_of(args, |text| {
                Ok(within_years(args, ZonedDateTime::from_unix(text))?.to_classic())
            })
        },
    ),
    row(
        "time.to-unix",
        &[Spelling::classic("Time.fromIso8601ToUnix").by(Authority::SupportArticle)],
        &[Parameter::text("time", "ISO 8601")],
        "The ISO 8601 time as Unix milliseconds.",
        &[&EMPTY_NULL, &TEXT_IS_UTC, &OFFSET_TO_UTC],
        &[Example::classic(
            "Time.fromIso8601ToUnix('2015-07-31T17:18:37.979Z')",
            "\"1438363117979\"",
        )],
        |args| text_of(args, |text| Ok(iso(args, text)?.to_unix())),
    ),
    row(
        "time.from-string",
        &[Spelling::classic("Time.fromStringToIso8601")],
        &[Parameter::text("time", "the text"), JODA],
        "The text, read by the pattern, as ISO 8601.",
        &[&EMPTY_NULL, &TEXT_IS_UTC, &OFFSET_TO_UTC, &ISO_WEEKS],
        &[Example::classic(
            "Time.fromStringToIso8601('17 June 2015 00:23:19', 'dd MMMM yyyy HH:mm:ss')",
            "\"2015-06-17T00:23:19.000Z\"",
        )],
        |args| {
            text_of(args, |text| {
                let pattern = args.joda_pattern(1)?;
                let time = pattern.parse(text)?;
                if !pattern.has_zone() {
                    args.assume(&TEXT_IS_UTC);
                } else if !text.ends_with(['Z', 'C']) {
                    args.assume(&OFFSET_TO_UTC);
                }
                note_weeks(args, &pattern);
                Ok(time.to_utc().to_classic())
            })
        },
    ),
    row(
        "time.to-string",
        &[Spelling::classic("Time.fromIso8601ToString")],
        &[Parameter::text("time", "ISO 8601"), JODA],
        "The ISO 8601 time, in UTC, written by the pattern.",
        &[&EMPTY_NULL, &TEXT_IS_UTC, &OFFSET_TO_UTC, &ISO_WEEKS],
        &[Example::classic(
            "Time.fromIso8601ToString('2015-07-31T17:18:37.979Z', 'MM/dd/yyyy')",
            "\"07/31/2015\"",
        )],
        |args| {
            text_of(args, |text| {
                let pattern = args.joda_pattern(1)?;
                note_weeks(args, &pattern);
                Ok(pattern.format(&iso(args, text)?.to_utc())?)
            })
        },
    ),
];

fn now<'a>(args: &Arguments<'_, 'a>) -> Outcome<'a> {
    let now = args.now()?;
    let now = match args.optional_text(0) {
        None => now.to_utc(),
        Some(id) => {
            if matches!(id, "MST" | "HST") {
                args.assume(&OLD_ZONES);
            }
            now.to_zone(&Zone::classic(id)?)?
        }
    };
    Ok(match args.optional_text(1) {
        None => {
            let text = now.to_classic();
            if text.ends_with('Z') && args.optional_text(0).is_some_and(|id| id != "UTC") {
                args.assume(&ZERO_IS_Z);
            }
            text.into()
        }
        Some(_) => {
            let pattern = args.joda_pattern(1)?;
            note_weeks(args, &pattern);
            pattern.format(&now)?.into()
        }
    })
}

/// Notes a pattern whose letters follow weeks.
fn note_weeks(args: &Arguments<'_, '_>, pattern: &JodaPattern) {
    if pattern.has_weeks() {
        args.assume(&ISO_WEEKS);
    }
}

/// What is made of the text of the first argument; null of the empty text.
fn text_of<'a>(
    args: &Arguments<'_, 'a>,
    make: impl FnOnce(&str) -> Result<String, CallError>,
) -> Outcome<'a> {
    match args.text(0)? {
        "" => {
            args.assume(&EMPTY_NULL);
            Ok(Value::Null)
        }
        text => make(text).map(Value::from),
    }
}

/// Reads ISO 8601 as Classic does.
fn iso(args: &Arguments<'_, '_>, text: &str) -> Result<ZonedDateTime, CallError> {
    let time_of_day = text.split_once('T').map_or("", |(_, time)| time);
    match time_of_day.find(['Z', '+', '-']) {
        None => args.assume(&TEXT_IS_UTC),
        Some(at) if &time_of_day[at..] != "Z" => args.assume(&OFFSET_TO_UTC),
        Some(_) => {}
    }
    Ok(ZonedDateTime::from_classic(text)?)
}

/// A time; where it lies outside the years, that is noted.
fn within_years(
    args: &Arguments<'_, '_>,
    time: Result<ZonedDateTime, TimeError>,
) -> Result<ZonedDateTime, TimeError> {
    if matches!(time, Err(TimeError::OutOfRange)) {
        args.assume(&YEARS);
    }
    time
}

impl From<TimeError> for CallError {
    fn from(error: TimeError) -> CallError {
        Failure::from(error).into()
    }
}

impl From<TimeError> for Failure {
    fn from(error: TimeError) -> Failure {
        Failure::Time {
            message: error.to_string(),
        }
    }
}

impl From<PatternError> for Failure {
    fn from(error: PatternError) -> Failure {
        Failure::Time {
            message: error.to_string(),
        }
    }
}
