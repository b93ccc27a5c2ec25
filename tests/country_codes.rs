//! Country codes, and the ways in which people write them.

use okta_mapping::iso::Country;
use okta_mapping::standards::country;
use proptest::prelude::*;

#[test]
fn country_codes() {
    for country in Country::all() {
        let alpha2 = country.alpha2();
        assert_eq!(country::judge(alpha2), Ok(()));
        assert_eq!(country::normalise(alpha2), Some(alpha2));
        for value in [
            &alpha2.to_lowercase(),
            country.alpha3(),
            country.numeric(),
            country.name(),
        ] {
            let remark = country::judge(value).unwrap_err();
            assert_eq!(remark.code, "format");
            assert_eq!(remark.help, Some(format!("write `{alpha2}`")), "{value}");
            assert_eq!(remark.fix.as_deref(), Some(alpha2), "{value}");
            assert_eq!(country::normalise(value), Some(alpha2), "{value}");
        }
    }
}

#[test]
fn the_ways_in_which_people_write_countries() {
    assert!(country::judge("").is_err());
    let message = |value| country::judge(value).unwrap_err().message;
    let help = |value| country::judge(value).unwrap_err().help;
    assert_eq!(message("us"), "`us` is not written as in ISO 3166-1");
    assert_eq!(message("USA"), "`USA` is the alpha-3 code of United States");
    assert_eq!(message("840"), "`840` is the numeric code of United States");
    assert_eq!(
        message("Germany"),
        "`Germany` is a name, not a code of ISO 3166-1"
    );
    assert_eq!(message("US "), "`US ` has blanks around it");
    for (value, code) in [("UK", "GB"), ("uk", "GB"), ("reunion", "RE"), (" CA", "CA")] {
        assert_eq!(
            country::judge(value).unwrap_err().fix.as_deref(),
            Some(code),
            "{value}"
        );
    }
    for value in ["EU", "XK", "eu", "xk", "YU", "ZZ", "Germny", "  "] {
        assert_eq!(country::judge(value).unwrap_err().fix, None, "{value}");
        assert_eq!(country::normalise(value), None, "{value}");
    }
    assert_eq!(
        help("EU").as_deref(),
        Some("the European Union is no country: write the code of the member")
    );
    assert_eq!(
        help("XK").as_deref(),
        Some("ISO 3166-1 has no code for Kosovo")
    );
    assert_eq!(
        help("Germny").as_deref(),
        Some("did you mean `DE`, Germany?")
    );
    assert!(help("ZZ").unwrap().contains("two capital letters"));
}

proptest! {
    #[test]
    fn what_is_normalised_or_fixed_is_valid(value in any::<String>()) {
        if let Some(alpha2) = country::normalise(&value) {
            prop_assert_eq!(country::judge(alpha2), Ok(()));
        }
        if let Err(remark) = country::judge(&value) {
            prop_assert_eq!(remark.fix.as_deref(), country::normalise(&value));
        }
    }

    #[test]
    fn short_texts_too(value in "[ A-Za-z0-9\u{300}]{0,4}") {
        if let Err(remark) = country::judge(&value) {
            prop_assert_eq!(remark.fix.as_deref(), country::normalise(&value));
        }
    }
}
