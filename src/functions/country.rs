//! Country codes of ISO 3166-1.

use std::borrow::Cow;

use super::FunctionExample as Example;
use super::{
    Assumption, Function, Implementation, Outcome, Parameter, ROW, Receiver, ResultKind,
    ResultNull, Returns, Spelling,
};
use crate::failure::Failure;
use crate::functions::{Arguments, Kind};
use crate::iso::Country;
use crate::uses::Uses;
use crate::value::Value;

const NOT_IN_RULES: Uses = Uses::AllBut(&["group-rule"]);
const CODE: &[Parameter] = &[Parameter::new(
    "code",
    Kind::Plain,
    "in Classic an alpha-2, alpha-3 or numeric code; in Identity Engine what `parseCountryCode` gives",
)];

static ANY_CASE: Assumption = Assumption {
    id: "country-any-case",
    rule: "Country codes and names are read in any letter case.",
};
static UNKNOWN_NULL: Assumption = Assumption {
    id: "country-unknown-null",
    rule: "The conversion of an unknown code, a name among them, is null.",
};
static UNKNOWN_FAILS: Assumption = Assumption {
    id: "country-unknown-fails",
    rule: "A text that is no country is an error.",
};
static NUMERIC_TEXT: Assumption = Assumption {
    id: "country-numeric-text",
    rule: "Numeric codes are texts of three digits, with leading zeros.",
};
static CLDR_NAMES: Assumption = Assumption {
    id: "country-names-cldr",
    rule: "Names are the English ones of Unicode CLDR.",
};

const fn conversion(
    id: &'static str,
    spellings: &'static [Spelling],
    doc: &'static str,
    assumptions: &'static [&'static Assumption],
    examples: &'static [Example],
    call: for<'a, 'c> fn(&'c Arguments<'c, 'a>) -> Outcome<'a>,
) -> Function {
    Function {
        id,
        spellings: Cow::Borrowed(spellings),
        parameters: Cow::Borrowed(CODE),
        returns: Returns::new(ResultKind::FilledText).or_null(ResultNull::Sometimes),
        uses: NOT_IN_RULES,
        doc,
        assumptions,
        examples,
        call: Implementation::Native(call),
        ..ROW
    }
}

pub(super) static TABLE: &[Function] = &[
    conversion(
        "country.to-alpha2",
        &[
            Spelling::classic("Iso3166Convert.toAlpha2"),
            Spelling::method(Receiver::Country, "toAlpha2"),
        ],
        "The country's alpha-2 code.",
        &[&ANY_CASE, &UNKNOWN_NULL],
        &[
            Example::classic("Iso3166Convert.toAlpha2('IND')", "\"IN\""),
            Example::identity_engine("'USA'.parseCountryCode().toAlpha2()", "\"US\""),
        ],
        |args| convert(args, Country::alpha2),
    ),
    conversion(
        "country.to-alpha3",
        &[
            Spelling::classic("Iso3166Convert.toAlpha3"),
            Spelling::method(Receiver::Country, "toAlpha3"),
        ],
        "The country's alpha-3 code.",
        &[&ANY_CASE, &UNKNOWN_NULL],
        &[
            Example::classic("Iso3166Convert.toAlpha3('840')", "\"USA\""),
            Example::identity_engine("'840'.parseCountryCode().toAlpha3()", "\"USA\""),
        ],
        |args| convert(args, Country::alpha3),
    ),
    conversion(
        "country.to-numeric",
        &[
            Spelling::classic("Iso3166Convert.toNumeric"),
            Spelling::method(Receiver::Country, "toNumeric"),
        ],
        "The country's numeric code, as a text.",
        &[&ANY_CASE, &UNKNOWN_NULL, &NUMERIC_TEXT],
        &[
            Example::classic("Iso3166Convert.toNumeric('USA')", "\"840\""),
            Example::classic("Iso3166Convert.toNumeric('AF')", "\"004\""),
            Example::identity_engine("'US'.parseCountryCode().toNumeric()", "\"840\""),
        ],
        |args| {
            let code = convert(args, Country::numeric)?;
            if code.as_str().is_some_and(|code| code.starts_with('0')) {
                args.assume(&NUMERIC_TEXT);
            }
            Ok(code)
        },
    ),
    conversion(
        "country.to-name",
        &[
            Spelling::classic("Iso3166Convert.toName"),
            Spelling::method(Receiver::Country, "toName"),
        ],
        "The country's English name.",
        &[&ANY_CASE, &UNKNOWN_NULL, &CLDR_NAMES],
        &[
            Example::classic("Iso3166Convert.toName('IN')", "\"India\""),
            Example::identity_engine("'US'.parseCountryCode().toName()", "\"United States\""),
        ],
        |args| {
            args.assume(&CLDR_NAMES);
            convert(args, Country::name)
        },
    ),
    Function {
        id: "country.parse",
        returns: Returns::new(ResultKind::Country),
        spellings: Cow::Borrowed(&[Spelling::method(Receiver::Text, "parseCountryCode")]),
        parameters: Cow::Borrowed(&[Parameter::text(
            "text",
            "an alpha-2, alpha-3 or numeric code, or a name",
        )]),
        doc: "The country of a code or an English name.",
        assumptions: &[&ANY_CASE, &UNKNOWN_FAILS, &CLDR_NAMES],
        examples: &[
            Example::identity_engine("'United States'.parseCountryCode()", "\"US\""),
            Example::identity_engine("'Atlantis'.parseCountryCode()", "").fails("unknown-country"),
        ],
        call: Implementation::Native(|args| {
            let text = args.text(0)?;
            match Country::from_code_or_name(text) {
                Some(country) => {
                    note_case(args, text);
                    if Country::from_code(text).is_none() {
                        args.assume(&CLDR_NAMES);
                        if text != country.name() {
                            args.assume(&ANY_CASE);
                        }
                    }
                    Ok(Value::CountryCode(country))
                }
                None => {
                    args.assume(&UNKNOWN_FAILS);
                    Err(Failure::UnknownCountry {
                        text: text.to_owned(),
                    }
                    .into())
                }
            }
        }),
        ..ROW
    },
];

/// What is asked of the country; null where the text is no code.
fn convert<'a>(args: &Arguments<'_, 'a>, to: fn(Country) -> &'static str) -> Outcome<'a> {
    let country = match args.value(0) {
        Value::CountryCode(country) => Some(country),
        Value::String(text) => {
            note_case(args, &text);
            Country::from_code(&text)
        }
        Value::Map(_) | Value::User(_) | Value::Group(_) => {
            return Err(args.not_convertible(0, "country code"));
        }
        other => Country::from_code(&args.to_text(&other, 0, "country code")?),
    };
    Ok(match country {
        Some(country) => to(country).into(),
        None => {
            args.assume(&UNKNOWN_NULL);
            Value::Null
        }
    })
}

fn note_case(args: &Arguments<'_, '_>, text: &str) {
    if text.contains(|c: char| c.is_ascii_lowercase()) && text.len() <= 3 {
        args.assume(&ANY_CASE);
    }
}
