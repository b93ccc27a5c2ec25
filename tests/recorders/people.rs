//! A population of any size, for measurements: `generate-people COUNT [CORRUPT_EVERY]` prints JSON Lines of evaluation
//! contexts, about 1.1 KB each; every so many lines one is cut short, so that it is no JSON.

use std::io::{self, BufWriter, Write};

use serde_json::json;

const FIRST: [&str; 8] = [
    "Amara", "José", "Jane", "Wei", "Olga", "Liam", "Noor", "Søren",
];
const LAST: [&str; 8] = [
    "Okafor", "García", "Doe", "Chen", "Petrova", "Byrne", "Haddad", "Lund",
];
/// City, state, postal code, country.
const PLACES: [[&str; 4]; 4] = [
    ["Oakland", "CA", "94607", "US"],
    ["Guadalajara", "JAL", "44100", "MX"],
    ["München", "BY", "80331", "DE"],
    ["Toronto", "ON", "M5H 2N2", "CA"],
];
const DEPARTMENTS: [&str; 5] = ["Engineering", "Sales", "Support", "Finance", "Legal"];

fn pick<T: Copy>(all: &[T], number: u64) -> T {
    all[number as usize % all.len()]
}

/// The person of a number.
fn person(number: u64) -> String {
    let (first, last) = (pick(&FIRST, number), pick(&LAST, number / 8));
    let [city, state, zip, country] = pick(&PLACES, number / 3);
    let department = pick(&DEPARTMENTS, number / 5);
    let login = format!("person.{number}@example.com");
    let extension = (1000 + number).to_string();
    let direct = (!number.is_multiple_of(7)).then(|| format!("+1650{:07}", number % 10_000_000));
    let id = format!("00u{number:017}");
    json!({
        "user": {
            "id": id, "status": "ACTIVE", "created": "2025-03-02T09:00:00.000Z", "lastUpdated": "2026-02-01T10:00:00.000Z",
            "type": {"id": "oty1defaultUsrT0x7"},
            "profile": {
                "login": login, "firstName": first, "lastName": last, "displayName": format!("{first} {last}"),
                "email": login, "secondEmail": null, "mobilePhone": format!("+1415{:07}", number % 10_000_000),
                "streetAddress": format!("{} Harbor Way", number % 900 + 1), "city": city, "state": state,
                "zipCode": zip, "countryCode": country, "preferredLanguage": "en-US", "timezone": "America/Los_Angeles",
                "department": department, "title": "Engineer", "employeeNumber": number.to_string(),
            },
        },
        "appuser": {
            "id": id, "externalId": format!("rc-{number}"), "scope": "USER", "syncState": "SYNCHRONIZED",
            "lastSync": "2026-02-01T10:00:30.000Z", "credentials": {"userName": login},
            "profile": {
                "userName": login, "firstName": first, "lastName": last, "email": login, "city": city, "state": state,
                "zip": zip, "country": country, "department": department, "directNumber": direct,
                "extensionNumber": extension,
            },
        },
    })
    .to_string()
}

fn main() -> io::Result<()> {
    let mut numbers = std::env::args().skip(1).map(|number| number.parse::<u64>());
    let count = numbers.next().and_then(Result::ok).unwrap_or(1_000);
    let corrupt = numbers.next().and_then(Result::ok).unwrap_or(u64::MAX);
    let mut output = BufWriter::new(io::stdout().lock());
    for number in 1..=count {
        let line = person(number);
        let end = match number.is_multiple_of(corrupt) {
            true => line.len() - 1,
            false => line.len(),
        };
        writeln!(output, "{}", &line[..end])?;
    }
    output.flush()
}
