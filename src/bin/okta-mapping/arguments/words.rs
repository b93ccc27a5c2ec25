//! The words that options take, and what they stand for.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use okta_mapping::mapping::Direction;
use okta_mapping::{Dialect, Preset, TimeError, Use, ZonedDateTime};

/// Reads a dialect by its word.
pub fn dialect() -> impl TypedValueParser<Value = Dialect> {
    let words = [Dialect::Classic, Dialect::IdentityEngine].map(Dialect::as_str);
    PossibleValuesParser::new(words).try_map(|word| word.parse::<Dialect>())
}

/// Reads a direction by its word.
pub fn direction() -> impl TypedValueParser<Value = Direction> {
    let words = [Direction::ToOkta, Direction::ToApp].map(Direction::as_str);
    PossibleValuesParser::new(words).map(|word| match word == Direction::ToApp.as_str() {
        true => Direction::ToApp,
        false => Direction::ToOkta,
    })
}

/// Reads a preset by its name.
pub fn preset() -> impl TypedValueParser<Value = &'static Preset> {
    let names = Preset::all().iter();
    let names = names.map(|preset| PossibleValue::new(preset.name()).help(preset.title()));
    PossibleValuesParser::new(names)
        .try_map(|name| Preset::named(&name).ok_or("there is no such preset"))
}

/// Reads a use by its word.
pub fn place() -> impl TypedValueParser<Value = Use> {
    let words = Use::all().map(|place| PossibleValue::new(place.as_str()).help(place.to_string()));
    PossibleValuesParser::new(words).try_map(|word| word.parse::<Use>())
}

/// Reads the present.
pub fn present(text: &str) -> Result<ZonedDateTime, TimeError> {
    match text {
        "system" => Ok(ZonedDateTime::system_now()),
        time => time.parse(),
    }
}
