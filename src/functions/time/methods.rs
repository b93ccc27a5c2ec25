//! Methods on times and on texts that hold them, in Identity Engine.

use super::{
    Arguments, Assumption, CallError, Cow, Example, Function, Implementation, Kind, NOW, Outcome,
    Parameter, ROW, ResultKind, Returns, Spelling, TimeError, Value, YEARS, Zone, ZonedDateTime,
    within_years,
};
use crate::functions::{NullRule, Receiver};

const TEXT: Parameter = Parameter::text("time", "the text");
const TIME: Parameter = Parameter::new("time", Kind::Time, "the time");
const COUNT: Parameter = Parameter::integer("n", "how many; may be negative");
const JAVA: Parameter = Parameter::new("pattern", Kind::JavaPattern, "a pattern of java.time's");

static JAVA_TIME: Assumption = Assumption {
    id: "java-time-patterns",
    rule: "Patterns are java.time's, with English names and ordinary (smart) resolving; a missing time is midnight.",
};
static CALENDAR_DAYS: Assumption = Assumption {
    id: "calendar-days",
    rule: "Days are calendar days in the time's zone, as java.time counts them.",
};
static FUTURE_NOT_WITHIN: Assumption = Assumption {
    id: "future-not-within",
    rule: "A time in the future does not lie within the last units before the present.",
};
static ZONE_IDS: Assumption = Assumption {
    id: "zone-ids-exact",
    rule: "Zones are ids of the IANA database exactly as written there, or offsets such as +02:00; `EST`, `MST` and `HST` \
           are the fixed offsets of java.time.",
};

const fn method(
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
        null: NullRule::Read,
        returns: Returns::new(ResultKind::Time),
        doc,
        assumptions,
        examples,
        call: Implementation::Native(call),
        ..ROW
    }
}

const fn on_text(name: &'static str) -> Spelling {
    Spelling::method(Receiver::Text, name)
}

const fn on_time(name: &'static str) -> Spelling {
    Spelling::method(Receiver::Time, name)
}

pub(in crate::functions) static TABLE: &[Function] = &[
    method(
        "time.now",
        &[
            Spelling::identity_engine("DateTime.now"),
            Spelling::identity_engine("Time.now"),
        ],
        &[],
        "The present, in UTC.",
        &[],
        &[
            Example::identity_engine("DateTime.now()", "\"2015-07-31T17:18:37.979Z\"").on(NOW),
            Example::identity_engine("Time.now()", "\"2015-07-31T17:18:37.979Z\"").on(NOW),
        ],
        |args| Ok(Value::ZonedDateTime(args.now()?.to_utc())),
    ),
    method(
        "time.parse-windows",
        &[on_text("parseWindowsTime")],
        &[TEXT],
        "The time of a Windows FILETIME.",
        &[&YEARS],
        &[Example::identity_engine(
            "'130828367179790000'.parseWindowsTime()",
            "\"2015-07-31T17:18:37.979Z\"",
        )],
        |args| value(args, ZonedDateTime::from_windows(args.text(0)?)),
    ),
    method(
        "time.parse-unix",
        &[on_text("parseUnixTime")],
        &[TEXT],
        "The time of Unix milliseconds.",
        &[&YEARS],
        &[Example::identity_engine(
            "'1438377580979'.parseUnixTime()",
            "\"2015-07-31T21:19:40.979Z\"",
        )],
        |args| value(args, ZonedDateTime::from_unix(args.text(0)?)),
    ),
    method(
        "time.parse-string",
        &[on_text("parseStringTime")],
        &[TEXT, JAVA.optional()],
        "The time of a text: ISO 8601, or by a pattern. Without a zone it is UTC.",
        &[&JAVA_TIME, &YEARS],
        &[
            Example::identity_engine(
                "'2015-06-17T00:23:19.676Z'.parseStringTime()",
                "\"2015-06-17T00:23:19.676Z\"",
            ),
            Example::identity_engine(
                "'17 June 2015 00:23:19'.parseStringTime('dd MMMM yyyy HH:mm:ss')",
                "\"2015-06-17T00:23:19Z\"",
            ),
        ],
        |args| match args.len() {
            1 => value(args, args.text(0)?.parse()),
            _ => {
                args.assume(&JAVA_TIME);
                value(args, args.java_pattern(1)?.parse(args.text(0)?))
            }
        },
    ),
    method(
        "time.windows",
        &[on_time("toWindows")],
        &[TIME],
        "The time as a Windows FILETIME, a text.",
        &[],
        &[
            Example::identity_engine("DateTime.now().toWindows()", "\"130828367179790000\"")
                .on(NOW),
        ],
        |args| Ok(time(args)?.to_windows().into()),
    )
    .with_returns(Returns::new(ResultKind::FilledText)),
    method(
        "time.unix",
        &[on_time("toUnix")],
        &[TIME],
        "The time as Unix milliseconds, a text.",
        &[],
        &[Example::identity_engine("DateTime.now().toUnix()", "\"1438363117979\"").on(NOW)],
        |args| Ok(time(args)?.to_unix().into()),
    )
    .with_returns(Returns::new(ResultKind::FilledText)),
    method(
        "time.string",
        &[on_time("toString")],
        &[TIME, JAVA.optional()],
        "The time as java.time prints it, or by a pattern.",
        &[&JAVA_TIME],
        &[
            Example::identity_engine("DateTime.now().toString()", "\"2015-07-31T17:18:37.979Z\"")
                .on(NOW),
            Example::identity_engine("DateTime.now().toString('MM/dd/yyyy')", "\"07/31/2015\"")
                .on(NOW),
        ],
        |args| match args.len() {
            1 => Ok(time(args)?.to_string().into()),
            _ => {
                args.assume(&JAVA_TIME);
                Ok(args.java_pattern(1)?.format(&time(args)?)?.into())
            }
        },
    )
    .with_returns(Returns::new(ResultKind::Text)),
    method(
        "time.zone",
        &[on_time("toZone")],
        &[
            TIME,
            Parameter::text("zone", "an id of the IANA database, or an offset"),
        ],
        "The same instant in another zone.",
        &[&ZONE_IDS, &YEARS],
        &[Example::identity_engine(
            "DateTime.now().toZone('Asia/Tokyo')",
            "\"2015-08-01T02:18:37.979+09:00[Asia/Tokyo]\"",
        )
        .on(NOW)],
        |args| {
            let zone = Zone::identity_engine(args.text(1)?)?;
            if !args.text(1)?.contains('/') {
                args.assume(&ZONE_IDS);
            }
            value(args, time(args)?.to_zone(&zone))
        },
    ),
    method(
        "time.plus-days",
        &[on_time("plusDays")],
        &[TIME, COUNT],
        "The time so many days later.",
        &[&CALENDAR_DAYS, &YEARS],
        &[
            Example::identity_engine("DateTime.now().plusDays(2)", "\"2015-08-02T17:18:37.979Z\"")
                .on(NOW),
        ],
        |args| days(args, ZonedDateTime::plus_days),
    ),
    method(
        "time.plus-hours",
        &[on_time("plusHours")],
        &[TIME, COUNT],
        "The time so many hours later.",
        &[&YEARS],
        &[Example::identity_engine(
            "DateTime.now().plusHours(-1)",
            "\"2015-07-31T16:18:37.979Z\"",
        )
        .on(NOW)],
        |args| moved(args, ZonedDateTime::plus_hours),
    ),
    method(
        "time.plus-minutes",
        &[on_time("plusMinutes")],
        &[TIME, COUNT],
        "The time so many minutes later.",
        &[&YEARS],
        &[Example::identity_engine(
            "DateTime.now().plusMinutes(0)",
            "\"2015-07-31T17:18:37.979Z\"",
        )
        .on(NOW)],
        |args| moved(args, ZonedDateTime::plus_minutes),
    ),
    method(
        "time.plus-seconds",
        &[on_time("plusSeconds")],
        &[TIME, COUNT],
        "The time so many seconds later.",
        &[&YEARS],
        &[Example::identity_engine(
            "DateTime.now().plusSeconds(3)",
            "\"2015-07-31T17:18:40.979Z\"",
        )
        .on(NOW)],
        |args| moved(args, ZonedDateTime::plus_seconds),
    ),
    method(
        "time.minus-days",
        &[on_time("minusDays")],
        &[TIME, COUNT],
        "The time so many days earlier.",
        &[&CALENDAR_DAYS, &YEARS],
        &[Example::identity_engine(
            "DateTime.now().minusDays(3)",
            "\"2015-07-28T17:18:37.979Z\"",
        )
        .on(NOW)],
        |args| days(args, ZonedDateTime::minus_days),
    ),
    method(
        "time.minus-hours",
        &[on_time("minusHours")],
        &[TIME, COUNT],
        "The time so many hours earlier.",
        &[&YEARS],
        &[Example::identity_engine(
            "DateTime.now().minusHours(100)",
            "\"2015-07-27T13:18:37.979Z\"",
        )
        .on(NOW)],
        |args| moved(args, ZonedDateTime::minus_hours),
    ),
    method(
        "time.minus-minutes",
        &[on_time("minusMinutes")],
        &[TIME, COUNT],
        "The time so many minutes earlier.",
        &[&YEARS],
        &[Example::identity_engine(
            "DateTime.now().minusMinutes(-1)",
            "\"2015-07-31T17:19:37.979Z\"",
        )
        .on(NOW)],
        |args| moved(args, ZonedDateTime::minus_minutes),
    ),
    method(
        "time.minus-seconds",
        &[on_time("minusSeconds")],
        &[TIME, COUNT],
        "The time so many seconds earlier.",
        &[&YEARS],
        &[Example::identity_engine(
            "DateTime.now().minusSeconds(2)",
            "\"2015-07-31T17:18:35.979Z\"",
        )
        .on(NOW)],
        |args| moved(args, ZonedDateTime::minus_seconds),
    ),
    method(
        "time.within-days",
        &[on_time("withinDays")],
        &[TIME, COUNT],
        "Whether the time lies in the last so many days before the present.",
        &[&FUTURE_NOT_WITHIN],
        &[
            Example::identity_engine("DateTime.now().minusHours(30).withinDays(1)", "false")
                .on(NOW),
        ],
        |args| within(args, ZonedDateTime::within_days),
    )
    .with_returns(Returns::new(ResultKind::Boolean)),
    method(
        "time.within-hours",
        &[on_time("withinHours")],
        &[TIME, COUNT],
        "Whether the time lies in the last so many hours before the present.",
        &[&FUTURE_NOT_WITHIN],
        &[
            Example::identity_engine("DateTime.now().minusHours(30).withinHours(100)", "true")
                .on(NOW),
        ],
        |args| within(args, ZonedDateTime::within_hours),
    )
    .with_returns(Returns::new(ResultKind::Boolean)),
    method(
        "time.within-minutes",
        &[on_time("withinMinutes")],
        &[TIME, COUNT],
        "Whether the time lies in the last so many minutes before the present.",
        &[&FUTURE_NOT_WITHIN],
        &[
            Example::identity_engine("DateTime.now().minusHours(30).withinMinutes(2)", "false")
                .on(NOW),
        ],
        |args| within(args, ZonedDateTime::within_minutes),
    )
    .with_returns(Returns::new(ResultKind::Boolean)),
    method(
        "time.within-seconds",
        &[on_time("withinSeconds")],
        &[TIME, COUNT],
        "Whether the time lies in the last so many seconds before the present.",
        &[&FUTURE_NOT_WITHIN],
        &[
            Example::identity_engine("DateTime.now().plusDays(1).withinSeconds(100)", "false")
                .on(NOW),
        ],
        |args| within(args, ZonedDateTime::within_seconds),
    )
    .with_returns(Returns::new(ResultKind::Boolean)),
];

fn value<'a>(args: &Arguments<'_, 'a>, time: Result<ZonedDateTime, TimeError>) -> Outcome<'a> {
    Ok(Value::ZonedDateTime(within_years(args, time)?))
}

/// The time that a method is called on.
fn time(args: &Arguments<'_, '_>) -> Result<ZonedDateTime, CallError> {
    match args.value(0) {
        Value::ZonedDateTime(time) => Ok(time),
        _ => Err(args.not_convertible(0, "time")),
    }
}

fn moved<'a>(
    args: &Arguments<'_, 'a>,
    to: fn(&ZonedDateTime, i32) -> Result<ZonedDateTime, TimeError>,
) -> Outcome<'a> {
    value(args, to(&time(args)?, args.integer(1)?))
}

fn days<'a>(
    args: &Arguments<'_, 'a>,
    to: fn(&ZonedDateTime, i32) -> Result<ZonedDateTime, TimeError>,
) -> Outcome<'a> {
    args.assume(&CALENDAR_DAYS);
    moved(args, to)
}

fn within<'a>(
    args: &Arguments<'_, 'a>,
    lies: fn(&ZonedDateTime, i32, &ZonedDateTime) -> bool,
) -> Outcome<'a> {
    let (time, now) = (time(args)?, args.now()?);
    if time > now {
        args.assume(&FUTURE_NOT_WITHIN);
    }
    Ok(lies(&time, args.integer(1)?, &now).into())
}
