//! Times and patterns of Identity Engine against recorded answers of java.time (Java 17).
//!
//! `tests/recorders/time.sh` records them anew.

#[path = "support/vectors.rs"]
mod vectors;

use std::cmp::Ordering;

use okta_mapping::{JavaPattern, PatternError, TimeError, Zone, ZonedDateTime};
use serde_json::Value;
use vectors::{Answer, agree};

const VECTORS: &str = include_str!("vectors/time-java.jsonl");

#[test]
fn recorded_answers_are_given() {
    agree(VECTORS, 600, answer);
}

fn answer(vector: &Value) -> Answer {
    let text = |key: &str| vector[key].as_str().unwrap();
    let time = || text("time").parse::<ZonedDateTime>().unwrap();
    let n = || text("n").parse::<i32>().unwrap();
    match text("kind") {
        "iso" => shown(text("text").parse()),
        "pattern" => pattern(text("pattern")).map(|_| String::new()),
        "print" => said(pattern(text("pattern"))?.format(&time())),
        "read" => shown(pattern(text("pattern"))?.parse(text("text"))),
        "zone" => {
            let zone = Zone::identity_engine(text("id")).map_err(|error| error.to_string())?;
            shown(time().to_zone(&zone))
        }
        "plus-days" => shown(time().plus_days(n())),
        "plus-hours" => shown(time().plus_hours(n())),
        "plus-minutes" => shown(time().plus_minutes(n())),
        "plus-seconds" => shown(time().plus_seconds(n())),
        "minus-days" => shown(time().minus_days(n())),
        "minus-hours" => shown(time().minus_hours(n())),
        "minus-minutes" => shown(time().minus_minutes(n())),
        "minus-seconds" => shown(time().minus_seconds(n())),
        "to-windows" => Ok(time().to_windows()),
        "to-unix" => Ok(time().to_unix()),
        "from-windows" => shown(ZonedDateTime::from_windows(text("text"))),
        "from-unix" => shown(ZonedDateTime::from_unix(text("text"))),
        "compare" => {
            let other = text("other").parse().unwrap();
            Ok(match time().cmp(&other) {
                Ordering::Less => "-1".to_owned(),
                Ordering::Equal => "0".to_owned(),
                Ordering::Greater => "1".to_owned(),
            })
        }
        kind => panic!("no such kind: {kind}"),
    }
}

fn pattern(text: &str) -> Result<JavaPattern, String> {
    JavaPattern::new(text).map_err(|error| error.to_string())
}

fn shown(time: Result<ZonedDateTime, TimeError>) -> Answer {
    time.map(|time| time.to_string())
        .map_err(|error| error.to_string())
}

fn said(text: Result<String, TimeError>) -> Answer {
    text.map_err(|error| error.to_string())
}

/// What java.time can do and we refuse by name.
#[test]
fn what_is_refused_is_named() {
    for (text, error) in [
        ("z", PatternError::Unsupported { letter: 'z' }),
        ("zzzz", PatternError::Unsupported { letter: 'z' }),
        ("v", PatternError::Unsupported { letter: 'v' }),
        ("vvvv", PatternError::Unsupported { letter: 'v' }),
        ("B", PatternError::Unsupported { letter: 'B' }),
        ("BBBB", PatternError::Unsupported { letter: 'B' }),
        ("BBBBB", PatternError::Unsupported { letter: 'B' }),
    ] {
        assert_eq!(JavaPattern::new(text), Err(error), "{text}");
    }
    let letter = 'Y';
    let twenty = JavaPattern::new(&"Y".repeat(20));
    assert_eq!(twenty, Err(PatternError::LetterCount { letter, count: 20 }));
}

/// Identity Engine's short ids, which `ZoneId.of` alone does not know.
#[test]
fn three_short_ids_are_offsets() {
    let time: ZonedDateTime = "2015-07-31T17:18:37.979Z".parse().unwrap();
    for (id, printed) in [
        ("EST", "2015-07-31T12:18:37.979-05:00"),
        ("MST", "2015-07-31T10:18:37.979-07:00"),
        ("HST", "2015-07-31T07:18:37.979-10:00"),
    ] {
        let zone = Zone::identity_engine(id).unwrap();
        assert_eq!(time.to_zone(&zone).unwrap().to_string(), printed);
    }
}
