//! Laws of the country table and its look-ups, over every country and every short text.

use std::collections::HashSet;

use okta_mapping::iso::Country;

/// Rows as the standard has them, with CLDR's names.
const KNOWN: [(&str, &str, &str, &str); 12] = [
    ("AF", "AFG", "004", "Afghanistan"),
    ("AX", "ALA", "248", "Åland Islands"),
    ("BR", "BRA", "076", "Brazil"),
    ("CI", "CIV", "384", "Côte d’Ivoire"),
    ("CZ", "CZE", "203", "Czechia"),
    ("DE", "DEU", "276", "Germany"),
    ("GB", "GBR", "826", "United Kingdom"),
    ("IN", "IND", "356", "India"),
    ("TR", "TUR", "792", "Türkiye"),
    ("US", "USA", "840", "United States"),
    ("ZA", "ZAF", "710", "South Africa"),
    ("ZW", "ZWE", "716", "Zimbabwe"),
];

/// Every spelling of a text in which each letter is a capital or a small one.
fn letter_cases(text: &str) -> Vec<String> {
    text.chars().fold(vec![String::new()], |spellings, letter| {
        let cases = HashSet::from([letter.to_ascii_lowercase(), letter.to_ascii_uppercase()]);
        let longer = |case: char| spellings.iter().map(move |start| format!("{start}{case}"));
        cases.into_iter().flat_map(longer).collect()
    })
}

#[test]
fn known_rows() {
    for (alpha2, alpha3, numeric, name) in KNOWN {
        let country = Country::from_code(alpha2).unwrap();
        assert_eq!(
            (
                country.alpha2(),
                country.alpha3(),
                country.numeric(),
                country.name()
            ),
            (alpha2, alpha3, numeric, name)
        );
    }
}

#[test]
fn there_are_249_in_the_order_of_alpha_2() {
    assert_eq!(Country::all().len(), 249);
    assert!(Country::all().is_sorted_by(|a, b| a < b && a.alpha2() < b.alpha2()));
    assert_eq!(Country::all().next_back().unwrap().alpha2(), "ZW");
}

#[test]
fn conversions_are_mutually_inverse() {
    for country in Country::all() {
        for code in [country.alpha2(), country.alpha3(), country.numeric()] {
            assert_eq!(Country::from_code(code), Some(country), "{code}");
            assert_eq!(Country::from_code_or_name(code), Some(country), "{code}");
        }
        let name = country.name();
        assert_eq!(Country::from_code_or_name(name), Some(country), "{name}");
    }
}

#[test]
fn letters_of_a_code_may_be_of_either_case() {
    for country in Country::all() {
        for code in [country.alpha2(), country.alpha3()] {
            for spelling in letter_cases(code) {
                assert_eq!(Country::from_code(&spelling), Some(country), "{spelling}");
            }
        }
    }
}

#[test]
fn letters_of_a_name_may_be_of_either_case() {
    for country in Country::all() {
        let name = country.name();
        for spelling in [name.to_lowercase(), name.to_uppercase()] {
            let found = Country::from_code_or_name(&spelling);
            assert_eq!(found, Some(country), "{spelling}");
        }
    }
}

#[test]
fn no_text_of_up_to_three_bytes_is_a_code_unless_a_country_has_it() {
    let mut codes = HashSet::new();
    for country in Country::all() {
        codes.extend(letter_cases(country.alpha2()));
        codes.extend(letter_cases(country.alpha3()));
        codes.insert(country.numeric().to_owned());
        codes.insert(country.numeric().trim_start_matches('0').to_owned());
    }
    let mut found = 0;
    let mut look_up = |text: &[u8]| {
        let text = str::from_utf8(text).unwrap();
        if Country::from_code(text).is_some() {
            assert!(codes.contains(text), "{text:?}");
            found += 1;
        }
    };
    look_up(b"");
    for first in 0..128 {
        look_up(&[first]);
        for second in 0..128 {
            look_up(&[first, second]);
            for third in 0..128 {
                look_up(&[first, second, third]);
            }
        }
    }
    assert_eq!(found, codes.len());
}

#[test]
fn a_numeric_code_is_three_digits_or_its_number() {
    for number in 0..1000 {
        let padded = Country::from_code(&format!("{number:03}"));
        assert_eq!(padded, Country::from_code(&number.to_string()));
        assert!(padded.is_none_or(|country| country.numeric() == format!("{number:03}")));
        assert_eq!(Country::from_code(&format!("{number:04}")), None);
        assert_eq!(Country::from_code(&format!("+{number}")), None);
    }
    for text in ["04", "08", "0", "00", "000", "0004", "4.0", "٤", "１２４"] {
        assert_eq!(Country::from_code(text), None, "{text}");
    }
}

#[test]
fn reserved_user_assigned_and_withdrawn_codes_are_unknown() {
    let unknown = [
        "UK", "EU", "XK", "AC", "EA", "IC", "TA", "UN", "AA", "ZZ", "XX", "QM", "AN", "BU", "CS",
        "DD", "FX", "NT", "SU", "TP", "YU", "ZR", "EUE", "XKX", "ANT", "DDR", "ROM", "SUN", "YUG",
        "280", "530", "810", "891",
    ];
    for code in unknown {
        assert_eq!(Country::from_code_or_name(code), None, "{code}");
    }
}

#[test]
fn a_name_is_no_code() {
    for country in Country::all() {
        assert_eq!(Country::from_code(country.name()), None, "{country}");
    }
}

#[test]
fn a_name_counts_to_the_letter() {
    let unknown = [
        "",
        " ",
        "Turkey",
        "Turkiye",
        "Tu\u{308}rkiye",
        "Cote d’Ivoire",
        "Côte d'Ivoire",
        "United States of America",
        "United  States",
        "UnitedStates",
        "India, Republic of",
        "Indi",
        "Kosovo",
        "European Union",
    ];
    for name in unknown {
        assert_eq!(Country::from_code_or_name(name), None, "{name}");
    }
}

#[test]
fn blanks_around_a_code_or_name_count() {
    for country in Country::all() {
        for text in [country.alpha2(), country.alpha3(), country.name()] {
            for blank in [format!(" {text}"), format!("{text} "), format!("{text}\n")] {
                assert_eq!(Country::from_code_or_name(&blank), None, "{blank:?}");
            }
        }
    }
}

#[test]
fn a_country_prints_as_its_alpha_2_code() {
    let country = Country::from_code("826").unwrap();
    assert_eq!(format!("{country}|{country:>4}|{country:?}"), "GB|  GB|GB");
}

#[test]
fn equal_countries_hash_alike() {
    let by_code: HashSet<Country> = Country::all().collect();
    let by_name = Country::all().filter_map(|country| Country::from_code_or_name(country.name()));
    assert_eq!(by_name.collect::<HashSet<_>>(), by_code);
    assert_eq!(by_code.len(), 249);
}
