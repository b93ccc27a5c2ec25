//! Times and patterns of Classic against recorded answers of Joda-Time (2.10).
//!
//! `tests/recorders/time.sh` records them anew.

#[path = "support/vectors.rs"]
mod vectors;

use okta_mapping::{JodaPattern, PatternError, TimeError, Unresolved, Zone, ZonedDateTime};
use serde_json::Value;
use vectors::{Answer, agree};

const VECTORS: &str = include_str!("vectors/time-joda.jsonl");

#[test]
fn recorded_answers_are_given() {
    agree(VECTORS, 400, answer);
}

fn answer(vector: &Value) -> Answer {
    let text = |key: &str| vector[key].as_str().unwrap();
    let time = || text("time").parse::<ZonedDateTime>().unwrap();
    match text("kind") {
        "iso" => Ok(time().to_classic()),
        "read-iso" => shown(ZonedDateTime::from_classic(text("text"))),
        "pattern" => pattern(text("pattern")).map(|_| String::new()),
        "print" => {
            let printed = pattern(text("pattern"))?.format(&time());
            printed.map_err(|error| error.to_string())
        }
        "read" => shown(pattern(text("pattern"))?.parse(text("text"))),
        "zone" => {
            let zone = Zone::classic(text("id")).map_err(|error| error.to_string())?;
            let time = ZonedDateTime::from_unix(text("unix")).unwrap();
            shown(time.to_zone(&zone))
        }
        kind => panic!("no such kind: {kind}"),
    }
}

fn pattern(text: &str) -> Result<JodaPattern, String> {
    JodaPattern::new(text).map_err(|error| error.to_string())
}

fn shown(time: Result<ZonedDateTime, TimeError>) -> Answer {
    time.map(|time| time.to_classic())
        .map_err(|error| error.to_string())
}

/// Okta's page shows summer time for `EST`, where Joda-Time's own database has none.
#[test]
fn three_short_ids_are_regions() {
    let time: ZonedDateTime = "2015-07-31T17:30:49.964Z".parse().unwrap();
    for (id, printed) in [
        ("EST", "2015-07-31T13:30:49.964-04:00"),
        ("MST", "2015-07-31T11:30:49.964-06:00"),
        ("HST", "2015-07-31T07:30:49.964-10:00"),
    ] {
        let zone = Zone::classic(id).unwrap();
        assert_eq!(time.to_zone(&zone).unwrap().to_classic(), printed);
    }
}

/// What Joda-Time does and we do not.
#[test]
fn what_is_refused_is_named() {
    let there: ZonedDateTime = "2015-07-31T12:00-04:00[America/New_York]".parse().unwrap();
    for text in ["z", "zzzz"] {
        let error = JodaPattern::new(text).unwrap().format(&there).unwrap_err();
        assert_eq!(error, TimeError::Unprintable { letter: 'z' }, "{text}");
    }
    // Joda-Time reads the year 2015 there, since the year is set after the era.
    let before_christ = JodaPattern::new("G yyyy").unwrap().parse("BC 2015");
    let Err(TimeError::Unresolved { reason, .. }) = before_christ else {
        panic!("{before_christ:?}");
    };
    assert_eq!(reason, Unresolved::Range);
    // It takes a sign without digits for a year: this is its year 3, "-" minus "0".
    let sign = JodaPattern::new("yy-").unwrap().parse("--");
    assert!(matches!(sign, Err(TimeError::Mismatch { at: 0, .. })));
    let full = JodaPattern::new("HH zzzz").unwrap().parse("10 UTC");
    assert_eq!(full, Err(TimeError::Unreadable { letter: 'z' }));
    // Its zones have milliseconds, java.time's have not.
    assert!(Zone::classic("+02:00:00.123").is_err());
    let empty = JodaPattern::new("");
    assert_eq!(empty, Err(PatternError::Empty));
}

/// What we read and Joda-Time does not: it takes a slash after a zone id for a part of the id.
#[test]
fn a_slash_may_follow_a_zone_id() {
    let pattern = JodaPattern::new("ZZZ MM/dd/yyyy").unwrap();
    let time = pattern.parse("UTC 07/31/2015").unwrap();
    assert_eq!(time.to_classic(), "2015-07-31T00:00:00.000Z");
}
