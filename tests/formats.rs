//! The string formats: what each allows, on both sides of each limit, and what is offered instead.

use okta_mapping::standards::Judgement;
use okta_mapping::standards::format::{Format, judge_login_email};
use proptest::prelude::*;

const FORMATS: [(&str, Format); 10] = [
    ("email", Format::Email),
    ("uri", Format::Uri),
    ("date-time", Format::DateTime),
    ("country-code", Format::CountryCode),
    ("language-code", Format::LanguageCode),
    ("locale", Format::Locale),
    ("timezone", Format::Timezone),
    ("ref-id", Format::RefId),
    ("encrypted", Format::Encrypted),
    ("hashed", Format::Hashed),
];

/// Asserts that all of these pass.
fn valid(format: Format, texts: &[&str]) {
    for text in texts {
        assert_eq!(format.judge(text), Judgement::Valid, "{text:?}");
    }
}

/// Asserts that each of these is a violation with this fix.
fn invalid(format: Format, cases: &[(&str, Option<&str>)]) {
    for (text, fix) in cases {
        match format.judge(text) {
            Judgement::Violation(remark) => {
                assert_eq!(remark.code, "format");
                assert_eq!(remark.fix.as_deref(), *fix, "{text:?}");
                assert!(remark.help.is_some(), "{text:?}");
            }
            other => panic!("{text:?}: {other:?}"),
        }
    }
}

fn unmendable(format: Format, texts: &[&str]) {
    for text in texts {
        invalid(format, &[(text, None)]);
    }
}

fn help(format: Format, text: &str) -> Option<String> {
    match format.judge(text) {
        Judgement::Valid => None,
        Judgement::Note(remark) | Judgement::Warning(remark) | Judgement::Violation(remark) => {
            remark.help
        }
    }
}

#[test]
fn names_are_those_of_okta() {
    for (name, format) in FORMATS {
        assert_eq!(Format::from_name(name), Some(format));
        assert_eq!(format.name(), name);
    }
    for other in ["", "Email", "date", "ipv4", "hostname", "country_code"] {
        assert_eq!(Format::from_name(other), None, "{other:?}");
    }
}

#[test]
fn secrets_and_references_are_any_text() {
    for (_, format) in FORMATS {
        let secret = matches!(format, Format::Encrypted | Format::Hashed);
        assert_eq!(format.is_secret(), secret, "{format:?}");
    }
    for format in [Format::RefId, Format::Encrypted, Format::Hashed] {
        valid(format, &["", " ", "00u1", "päss\u{0}word"]);
    }
}

#[test]
fn email_is_atoms_one_at_and_a_domain() {
    valid(
        Format::Email,
        &[
            "a@b.c",
            "jane.doe@example.com",
            "!#$%&'*+-/=?^_`{|}~@example.com",
            "a@1-2.3",
        ],
    );
    unmendable(
        Format::Email,
        &[
            "",
            "@",
            "jane",
            "@example.com",
            "jane@",
            "a@b@example.com",
            ".jane@example.com",
            "jane.@example.com",
            "jane..doe@example.com",
            "\"jane doe\"@example.com",
            "jane doe@example.com",
            "jane@exa_mple.com",
            "jane@example..com",
            "jane@example.com.",
            "jane@[10.0.0.1]",
            " jane@example.com",
            "jörg@example.com",
            "jane@münchen.example",
        ],
    );
}

#[test]
fn email_has_at_most_64_octets_before_the_at() {
    let with = |local: String| format!("{local}@example.com");
    valid(Format::Email, &[&with("a".repeat(64))]);
    unmendable(Format::Email, &[&with("a".repeat(65))]);
    assert_eq!(judge_login_email(&with("ä".repeat(32))), Judgement::Valid);
    assert_ne!(judge_login_email(&with("ä".repeat(33))), Judgement::Valid);
}

#[test]
fn a_domain_without_a_dot_warns() {
    for judgement in [
        Format::Email.judge("admin@localhost"),
        judge_login_email("admin@localhost"),
    ] {
        let Judgement::Warning(remark) = judgement else {
            panic!("{judgement:?}");
        };
        assert_eq!(remark.code, "dotless-domain");
    }
}

#[test]
fn a_login_may_have_letters_outside_ascii() {
    for text in ["jörg@example.com", "用户@例子.广告", "e\u{301}@example.com"] {
        assert_eq!(judge_login_email(text), Judgement::Valid, "{text:?}");
    }
    for text in [
        "jörg",
        "j g@example.com",
        "j\u{a0}g@example.com",
        "j\u{85}@example.com",
    ] {
        let judgement = judge_login_email(text);
        assert!(matches!(judgement, Judgement::Violation(_)), "{text:?}");
    }
}

#[test]
fn uri_is_the_characters_of_rfc_3986() {
    valid(
        Format::Uri,
        &[
            "",
            "https://example.com/a?b=c#d",
            "../people/1",
            "mailto:jane@example.com",
            "http://[::1]:80/",
            "/100%25",
            "/%c3%A4",
            "-._~:/?#[]@!$&'()*+,;=",
        ],
    );
    invalid(
        Format::Uri,
        &[
            ("https://example.com/a b", Some("https://example.com/a%20b")),
            ("a b%", None),
            ("100%", None),
            ("%4", None),
            ("%4g", None),
            ("%g4", None),
            ("%ä", None),
            ("a<b", None),
            ("a\\b", None),
            ("a\tb", None),
            ("https://example.com/ä", None),
        ],
    );
}

#[test]
fn date_time_is_of_rfc_3339() {
    valid(
        Format::DateTime,
        &[
            "2026-01-31T13:00:00Z",
            "2026-01-31t13:00:00z",
            "2026-01-31T00:00:00.123456789123+14:00",
            "2026-12-31T23:59:59-23:59",
            "2026-12-31T23:59:59-00:00",
            "0000-01-01T00:00:00Z",
            "2024-02-29T00:00:00Z",
            "2000-02-29T00:00:00Z",
            "2026-04-30T00:00:00Z",
        ],
    );
    invalid(
        Format::DateTime,
        &[
            ("2026-01-31 13:00:00Z", Some("2026-01-31T13:00:00Z")),
            ("2026-02-30 13:00:00Z", None),
            ("", None),
            ("2026-01-31", None),
            ("2026-01-31T13:00:00", None),
            ("2026-01-31T13:00Z", None),
            ("26-01-31T13:00:00Z", None),
            ("2026-1-31T13:00:00Z", None),
            ("2026-00-10T00:00:00Z", None),
            ("2026-13-10T00:00:00Z", None),
            ("2026-01-00T00:00:00Z", None),
            ("2026-01-32T00:00:00Z", None),
            ("2026-04-31T00:00:00Z", None),
            ("2026-02-29T00:00:00Z", None),
            ("1900-02-29T00:00:00Z", None),
            ("2026-01-31T24:00:00Z", None),
            ("2026-01-31T23:60:00Z", None),
            ("2026-01-31T23:59:61Z", None),
            ("2026-01-31T13:00:00.Z", None),
            ("2026-01-31T13:00:00,5Z", None),
            ("2026-01-31T13:00:00+0100", None),
            ("2026-01-31T13:00:00+01", None),
            ("2026-01-31T13:00:00+24:00", None),
            ("2026-01-31T13:00:00+01:60", None),
            ("2026-01-31T13:00:00Z ", None),
            ("٢٠٢٦-01-31T13:00:00Z", None),
        ],
    );
}

#[test]
fn leap_seconds_end_june_and_december_in_utc() {
    valid(
        Format::DateTime,
        &[
            "1990-12-31T23:59:60Z",
            "2015-06-30T23:59:60.5Z",
            "1990-12-31T15:59:60-08:00",
            "1991-01-01T01:59:60+02:00",
            "2015-07-01T05:29:60+05:30",
            "1990-12-31T00:59:60-23:00",
        ],
    );
    unmendable(
        Format::DateTime,
        &[
            "1990-12-31T23:58:60Z",
            "1990-12-30T23:59:60Z",
            "1990-12-31T23:59:60-08:00",
            "1991-01-01T02:59:60+02:00",
            "2015-03-31T23:59:60Z",
        ],
    );
}

#[test]
fn country_code_is_alpha_2_in_capitals() {
    valid(Format::CountryCode, &["US", "GB", "AX", "PR"]);
    invalid(
        Format::CountryCode,
        &[
            ("us", Some("US")),
            ("USA", Some("US")),
            ("840", Some("US")),
            ("Germany", Some("DE")),
            ("EU", None),
            ("XK", None),
            ("", None),
        ],
    );
}

#[test]
fn language_code_is_a_priority_list_of_rfc_7231() {
    valid(
        Format::LanguageCode,
        &[
            "en",
            "EN-us",
            "zh-Hant-TW",
            "abcdefgh-12345678",
            "*",
            "da, en-GB;q=0.8, en;q=0.7",
            "en ;\tq=1.000,*;Q=0",
            "en;q=0.",
        ],
    );
    invalid(
        Format::LanguageCode,
        &[
            ("en_US", Some("en-US")),
            ("en_US,de_DE;q=0.5", Some("en-US,de-DE;q=0.5")),
            ("", None),
            ("abcdefghi", None),
            ("en-123456789", None),
            ("e1", None),
            ("en-", None),
            ("*-US", None),
            ("en,", None),
            ("en,,de", None),
            (" en", None),
            ("en;q=0.1234", None),
            ("en;q=1.001", None),
            ("en;q=2", None),
            ("en;q=.5", None),
            ("en;q=0.5;q=0.5", None),
            ("dé", None),
        ],
    );
}

#[test]
fn locale_is_language_underscore_country() {
    valid(Format::Locale, &["en_US", "de_CH", "he_IL"]);
    invalid(
        Format::Locale,
        &[
            ("en-US", Some("en_US")),
            ("EN_us", Some("en_US")),
            ("en", None),
            ("", None),
            ("sh_RS", None),
            ("xx_US", None),
            ("en_UK", None),
            ("en_USA", None),
            ("en_840", None),
            ("en_US.UTF-8", None),
            ("_US", None),
            ("en_", None),
        ],
    );
}

#[test]
fn timezone_is_an_iana_name_links_included() {
    valid(
        Format::Timezone,
        &[
            "America/Denver",
            "US/Pacific",
            "UTC",
            "Etc/GMT+5",
            "Asia/Calcutta",
        ],
    );
    invalid(
        Format::Timezone,
        &[
            ("america/denver", Some("America/Denver")),
            ("America/Denvr", None),
            ("Pacific Standard Time", None),
            ("Etc/Unknown", None),
            ("+01:00", None),
            ("", None),
        ],
    );
    let near = help(Format::Timezone, "America/Denvr");
    assert_eq!(near.as_deref(), Some("did you mean `America/Denver`?"));
    let far = help(Format::Timezone, &"x".repeat(100_000));
    assert!(far.is_some_and(|help| !help.contains("mean")));
}

/// Texts near those that formats allow, and any others.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-zA-Z]{1,3}[_-][a-zA-Z]{2,3}",
        "[a-z_,;=.*q01 -]{0,12}",
        "[a-z.@ä -]{0,12}",
        "[a-z%0-9 /ä]{0,12}",
        "[0-9]{4}-[01][0-9]-[0-3][0-9][T ][0-2][0-9]:[0-5][0-9]:[0-6][0-9](Z|[+-][0-9]{2}:[0-9]{2})?",
        "(America|europe|ASIA)/[a-zA-Z]{3,7}",
    ]
}

proptest! {
    #[test]
    fn every_fix_is_valid(text in texts()) {
        for (_, format) in FORMATS {
            if let Judgement::Violation(remark) = format.judge(&text)
                && let Some(fix) = remark.fix
            {
                prop_assert_eq!(format.judge(&fix), Judgement::Valid, "{}", fix);
            }
        }
    }

    #[test]
    fn what_is_an_email_is_a_login(text in texts()) {
        if Format::Email.judge(&text) == Judgement::Valid {
            prop_assert_eq!(judge_login_email(&text), Judgement::Valid);
        }
    }
}
