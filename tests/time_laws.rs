//! Laws of times: what is printed is read again, numbers are exact, and no text or pattern is too strange.

use std::fmt::Write as _;

use okta_mapping::{JavaPattern, JodaPattern, Zone, ZonedDateTime};
use proptest::prelude::*;

const ZONES: [&str; 8] = [
    "UTC",
    "Z",
    "+05:45",
    "-00:00:30",
    "America/New_York",
    "Europe/Paris",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
];

/// Units of 100 nanoseconds in the years 1 to 9999, a day less at each end.
const TICKS: std::ops::Range<i64> = -504_910_368_000_000_000..2_650_466_880_000_000_000;

fn any_time() -> impl Strategy<Value = ZonedDateTime> {
    (TICKS, 0..ZONES.len()).prop_map(|(ticks, zone)| {
        let time = ZonedDateTime::from_windows(&ticks.to_string()).unwrap();
        time.to_zone(&Zone::identity_engine(ZONES[zone]).unwrap())
            .unwrap()
    })
}

/// Texts that look like patterns.
fn any_pattern() -> impl Strategy<Value = String> {
    "[A-Za-z\\[\\]' /:.é😀{#+-]{0,40}"
}

/// Texts that look like times.
fn any_text() -> impl Strategy<Value = String> {
    "[0-9TZW:.,/ +\\[\\]a-zé😀-]{0,40}"
}

fn java(pattern: &str) -> JavaPattern {
    JavaPattern::new(pattern).unwrap()
}

proptest! {
    #[test]
    fn printed_times_are_read_again(time in any_time()) {
        let read: ZonedDateTime = time.to_string().parse().unwrap();
        prop_assert_eq!(&read, &time);
        let pattern = java("uuuu-MM-dd'T'HH:mm:ss.nXXXXX' 'VV");
        prop_assert_eq!(pattern.parse(&pattern.format(&time).unwrap()).unwrap(), time);
    }

    #[test]
    fn numbers_are_exact(time in any_time()) {
        let windows = ZonedDateTime::from_windows(&time.to_windows()).unwrap();
        prop_assert_eq!(&windows, &time.to_utc());
        let unix = ZonedDateTime::from_unix(&time.to_unix()).unwrap();
        prop_assert_eq!(unix.to_classic(), time.to_utc().to_classic());
        prop_assert_eq!(unix.to_unix(), time.to_unix());
    }

    #[test]
    fn classic_times_are_read_again(time in any_time()) {
        let read = ZonedDateTime::from_classic(&time.to_classic()).unwrap();
        prop_assert_eq!(read.to_classic(), time.to_utc().to_classic());
        let pattern = JodaPattern::new("yyyy-MM-dd'T'HH:mm:ss.SSS").unwrap();
        let read = pattern.parse(&pattern.format(&time.to_utc()).unwrap()).unwrap();
        prop_assert_eq!(read.to_unix(), time.to_unix());
    }

    #[test]
    fn moving_back_and_forth_is_nothing(time in any_time(), n in -100_000..100_000_i32) {
        if let Ok(there) = time.plus_seconds(n) {
            prop_assert_eq!(there.minus_seconds(n).unwrap(), time.clone());
            prop_assert_eq!(time.within_seconds(n, &there), n >= 0);
        }
        if let Ok(there) = time.to_utc().plus_days(n) {
            prop_assert_eq!(there.minus_days(n).unwrap(), time.to_utc());
            prop_assert_eq!(there.cmp(&time.to_utc()), n.cmp(&0));
        }
    }

    #[test]
    fn what_a_pattern_prints_it_prints_again(time in any_time(), text in any_pattern()) {
        if let Ok(pattern) = JavaPattern::new(&text)
            && let Ok(printed) = pattern.format(&time)
            && let Ok(read) = pattern.parse(&printed)
        {
            prop_assert!(read.to_string().parse::<ZonedDateTime>().is_ok());
        }
        if let Ok(pattern) = JodaPattern::new(&text)
            && let Ok(printed) = pattern.format(&time)
            && let Ok(read) = pattern.parse(&printed)
        {
            prop_assert!(ZonedDateTime::from_classic(&read.to_classic()).is_ok());
        }
    }

    #[test]
    fn nothing_panics(pattern in any_pattern(), text in any_text(), any in any::<String>(), n: i32) {
        let now: ZonedDateTime = "2015-07-31T17:18:37.979Z".parse().unwrap();
        for text in [&text, &any] {
            let _ = text.parse::<ZonedDateTime>();
            let _ = ZonedDateTime::from_classic(text);
            let _ = ZonedDateTime::from_windows(text);
            let _ = ZonedDateTime::from_unix(text);
            let _ = Zone::identity_engine(text);
            let _ = Zone::classic(text);
        }
        for pattern in [&pattern, &any] {
            if let Ok(pattern) = JavaPattern::new(pattern) {
                let _ = pattern.format(&now);
                let _ = pattern.parse(&text);
            }
            if let Ok(pattern) = JodaPattern::new(pattern) {
                let _ = pattern.format(&now);
                let _ = pattern.parse(&text);
            }
        }
        let moved = [now.plus_days(n), now.minus_days(n), now.plus_hours(n), now.minus_hours(n)];
        for there in moved.into_iter().flatten() {
            let _ = now.within_days(n, &there);
        }
    }
}

/// Long patterns and texts take time in proportion: with a hundred thousand characters anything else would not end.
#[test]
fn long_patterns_and_texts_are_read_in_linear_time() {
    let now: ZonedDateTime = "2015-07-31T17:18:37.979Z".parse().unwrap();
    let mut numbers = String::new();
    for _ in 0..10_000 {
        write!(numbers, "[yMMdd'x]").unwrap();
    }
    let patterns = [
        "[".repeat(100_000),
        "[yyyy]".repeat(20_000),
        "yyyyMMdd".repeat(12_000),
        "p".repeat(100_000) + "d",
        "y'a'".repeat(25_000),
        "S".repeat(100_000),
        "d".repeat(100_000),
        "MMM".repeat(33_000),
        "''".repeat(50_000),
        "VV".repeat(50_000),
        "é".repeat(100_000),
        numbers,
    ];
    let texts = [
        "1".repeat(100_000),
        "9".repeat(100_000),
        "2015".repeat(25_000),
        "'".repeat(100_000),
        "é".repeat(100_000),
        " ".repeat(100_000),
        "Jul".repeat(33_000),
    ];
    for text in &patterns {
        let joda = JodaPattern::new(text);
        let java = JavaPattern::new(text);
        for text in &texts {
            let _ = joda.as_ref().map(|pattern| pattern.parse(text));
            let _ = java.as_ref().map(|pattern| pattern.parse(text));
        }
        let _ = joda.map(|pattern| pattern.parse(&pattern.format(&now).unwrap_or_default()));
        let _ = java.map(|pattern| pattern.parse(&pattern.format(&now).unwrap_or_default()));
    }
    for text in &texts {
        let _ = (
            text.parse::<ZonedDateTime>(),
            ZonedDateTime::from_classic(text),
        );
        let _ = (Zone::classic(text), Zone::identity_engine(text));
    }
}
