//! English names, as Java 17 prints them for `Locale.ENGLISH` (from CLDR). A short name is the first three letters.

/// The months, January first.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days of the week, Monday first.
pub(crate) const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// Before and after noon.
pub(crate) const HALF_DAYS: [&str; 2] = ["AM", "PM"];

/// The eras, short.
pub(crate) const ERAS: [&str; 2] = ["BC", "AD"];

/// The eras, in full.
pub(crate) const FULL_ERAS: [&str; 2] = ["Before Christ", "Anno Domini"];

/// The quarters, short and in full.
pub(crate) const QUARTERS: [(&str, &str); 4] = [
    ("Q1", "1st quarter"),
    ("Q2", "2nd quarter"),
    ("Q3", "3rd quarter"),
    ("Q4", "4th quarter"),
];

/// The short form of a month or a weekday.
pub(crate) fn short(name: &'static str) -> &'static str {
    &name[..3]
}
