//! Phone numbers: the lint, extensions, and what is turned into E.164; what is never guessed.

use okta_mapping::iso::Country;
use okta_mapping::standards::Judgement;
use okta_mapping::standards::phone::{extension, judge, normalise};
use proptest::prelude::*;

#[test]
fn e164_is_plus_and_8_to_15_digits_not_beginning_with_0() {
    for text in [
        "+12345678",
        "+123456789012345",
        "+16505550100",
        "+4930123456",
    ] {
        assert_eq!(judge(text), Judgement::Valid, "{text}");
    }
}

#[test]
fn all_else_warns_and_only_separators_have_a_fix() {
    let cases = [
        ("+1 (650) 555-0100", Some("+16505550100")),
        ("+49.30.123456", Some("+4930123456")),
        (" +49\u{a0}30\u{2011}123456 ", Some("+4930123456")),
        ("(+49) 30 123456", Some("+4930123456")),
        ("+1 234 567", None),
        ("+1234567", None),
        ("+1234567890123456", None),
        ("+012345678", None),
        ("+44 (0)20 7946 0018", None),
        ("+44 ( 0 ) 20 7946 0018", None),
        ("650-555-0100", None),
        ("16505550100", None),
        ("0049 30 123456", None),
        ("+1650555CALL", None),
        ("+16505550100#101", None),
        ("+16505550100x101", None),
        ("++16505550100", None),
        ("1+6505550100", None),
        ("+٤٩٣٠١٢٣٤٥٦", None),
        ("+", None),
        ("", None),
    ];
    for (text, fix) in cases {
        let Judgement::Warning(remark) = judge(text) else {
            panic!("{text:?}");
        };
        assert_eq!(remark.code, "phone");
        assert_eq!(remark.fix.as_deref(), fix, "{text:?}");
        assert!(remark.help.is_some());
    }
}

#[test]
fn extensions_are_1_to_10_digits() {
    for text in ["0", "101", "1234567890"] {
        assert_eq!(extension(text), Judgement::Valid, "{text}");
    }
    for text in ["", "12345678901", "x101", "#101", "10 1", "+101", "١٠١"] {
        let Judgement::Violation(remark) = extension(text) else {
            panic!("{text:?}");
        };
        assert_eq!(remark.code, "extension");
    }
}

#[test]
fn national_numbers_lose_their_trunk_prefix() {
    let cases = [
        ("US", "(650) 555-0100", "+16505550100"),
        ("US", "1-650-555-0100", "+16505550100"),
        ("CA", "604 555 0100", "+16045550100"),
        ("JM", "876 555 0100", "+18765550100"),
        ("GB", "020 7946 0018", "+442079460018"),
        ("GB", "20 7946 0018", "+442079460018"),
        ("GG", "01481 960 194", "+441481960194"),
        ("IE", "020 912 3456", "+353209123456"),
        ("DE", "030 123456", "+4930123456"),
        ("DE", "0171 1234567", "+491711234567"),
        ("AT", "01 5123456", "+4315123456"),
        ("CH", "044 668 18 00", "+41446681800"),
        ("FR", "01 23 45 67 89", "+33123456789"),
        ("NL", "020 123 4567", "+31201234567"),
        ("BE", "02 123 45 67", "+3221234567"),
        ("SE", "08 123 456 78", "+46812345678"),
        ("NO", "22 12 34 56", "+4722123456"),
        ("DK", "32 12 34 56", "+4532123456"),
        ("FI", "040 1234567", "+358401234567"),
        ("ES", "912 345 678", "+34912345678"),
        ("PT", "212 345 678", "+351212345678"),
        ("IT", "06 1234 5678", "+390612345678"),
        ("VA", "06 698 12345", "+390669812345"),
        ("PL", "12 345 67 89", "+48123456789"),
        ("CZ", "212 345 678", "+420212345678"),
        ("HU", "06 1 234 5678", "+3612345678"),
        ("RU", "8 (495) 123-45-67", "+74951234567"),
        ("RU", "495 123-45-67", "+74951234567"),
        ("KZ", "8 712 345 6789", "+77123456789"),
        ("TR", "0212 345 67 89", "+902123456789"),
        ("IN", "098765 43210", "+919876543210"),
        ("IN", "98765 43210", "+919876543210"),
        ("CN", "139 1234 5678", "+8613912345678"),
        ("JP", "03-1234-5678", "+81312345678"),
        ("SG", "6123 4567", "+6561234567"),
        ("HK", "2123 4567", "+85221234567"),
        ("AU", "(02) 1234 5678", "+61212345678"),
        ("NZ", "03-234 5678", "+6432345678"),
        ("BR", "(011) 2345-6789", "+551123456789"),
        ("BR", "11 96123-4567", "+5511961234567"),
        ("MX", "55 1234 5678", "+525512345678"),
        ("ZA", "010 123 4567", "+27101234567"),
        ("XK", "044 123 456", "+38344123456"),
        ("CI", "25 21 23 45 67", "+2252521234567"),
        ("CI", "01 23 45 67 89", "+2250123456789"),
    ];
    for (country, text, expected) in cases {
        let found = normalise(text, Some(country));
        assert_eq!(found.as_deref(), Some(expected), "{country} {text}");
    }
}

#[test]
fn international_prefixes_are_those_of_the_country() {
    let cases = [
        ("DE", "00 1 650 555 0100", Some("+16505550100")),
        ("US", "011 49 30 123456", Some("+4930123456")),
        ("AU", "0011 49 30 123456", Some("+4930123456")),
        ("JP", "010 49 30 123456", Some("+4930123456")),
        ("RU", "8 10 49 30 123456", Some("+4930123456")),
        ("IT", "00 39 06 1234 5678", Some("+390612345678")),
        // Another country's prefix.
        ("US", "00 49 30 123456", None),
        ("FR", "011 1 650 555 0100", None),
        // No such calling code, no such length, a trunk prefix.
        ("DE", "00 999 123456789", None),
        ("DE", "00 1 650 555 010", None),
        ("DE", "00 44 020 7946 0018", None),
        // Callers choose a carrier with the prefix.
        ("SG", "001 49 30 123456", None),
        ("BR", "00 21 49 30 123456", None),
    ];
    for (country, text, expected) in cases {
        let found = normalise(text, Some(country));
        assert_eq!(found.as_deref(), expected, "{country} {text}");
    }
}

#[test]
fn what_is_uncertain_is_never_guessed() {
    let cases = [
        (None, "650 555 0100", "no country"),
        (
            None,
            "0049 30 123456",
            "no country, so no international prefix",
        ),
        (Some("ZZ"), "044 123 456", "no such country"),
        (Some("us"), "650 555 0100", "no alpha-2 code in capitals"),
        (Some("US"), "555 0100", "area code missing"),
        (Some("US"), "650 555 01000", "too long"),
        (Some("US"), "0650 555 0100", "not the trunk prefix there"),
        (Some("ES"), "0912 34567", "no number begins with 0 there"),
        (Some("DE"), "123456", "area code may be missing"),
        (Some("GB"), "946 0018", "area code may be missing"),
        (Some("GB"), "(0)20 7946 0018", "an optional trunk prefix"),
        (None, "+44 (0)20 7946 0018", "an optional trunk prefix"),
        (Some("IT"), "39 06 1234 5678", "39 may be the calling code"),
        (Some("BY"), "8 029 123 45 67", "two trunk prefixes"),
        (Some("CO"), "03 601 234 5678", "3 may choose a carrier"),
        (Some("US"), "650-555-CALL", "letters"),
        (Some("US"), "650 555 0100 x101", "an extension"),
        (Some("US"), "650 555 0100, 650 555 0101", "two numbers"),
        (Some("US"), "", "nothing"),
        (None, "+1 234 567", "too short"),
        (None, "+0 6505550100", "no calling code"),
    ];
    for (country, text, why) in cases {
        assert_eq!(normalise(text, country), None, "{text}: {why}");
    }
}

/// Numbers as people write them, and any other text.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[+]?[0-9 ().-]{0,22}",
        "[0-9]{5,14}",
        "(00|011|0|8)[0-9]{6,12}"
    ]
}

fn countries() -> impl Strategy<Value = Option<&'static str>> {
    let codes: Vec<&str> = Country::all().map(Country::alpha2).collect();
    prop::option::weighted(0.9, prop::sample::select(codes))
}

proptest! {
    #[test]
    fn every_fix_is_valid(text in texts()) {
        if let Judgement::Warning(remark) = judge(&text)
            && let Some(fix) = remark.fix
        {
            prop_assert_eq!(judge(&fix), Judgement::Valid);
            prop_assert_eq!(normalise(&text, None), Some(fix));
        }
        prop_assert!(!matches!(judge(&text), Judgement::Violation(_)));
        let _ = extension(&text);
    }

    #[test]
    fn normalised_is_valid_and_stays(text in texts(), country in countries(), other in countries()) {
        if let Some(number) = normalise(&text, country) {
            prop_assert_eq!(judge(&number), Judgement::Valid);
            prop_assert_eq!(normalise(&number, other), Some(number));
        }
    }
}
