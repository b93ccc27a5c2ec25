//! Literals in all their spellings.

use super::random::Random;

const INTEGERS: &[&str] = &[
    "2147483647",
    "2147483646",
    "1000000",
    "65536",
    "46341",
    "007",
    "00",
    "0x0",
    "0xff",
    "0xFF",
    "0x7fffffff",
    "0x10",
    "0xaB",
    "100",
    "256",
    "0x0010",
    "1073741824",
];
const LONGS: &[&str] = &[
    "0L",
    "1L",
    "2l",
    "5l",
    "10L",
    "2147483647L",
    "2147483648L",
    "4294967296L",
    "3000000000l",
    "9223372036854775807L",
    "0xFFL",
    "0xFFFFFFFFl",
    "0x7fffffffffffffffL",
    "007L",
    "42L",
    "9007199254740993L",
];
const DOUBLES: &[&str] = &[
    "1.0",
    "0.5",
    "2.5",
    "0.25",
    "1.5e3",
    "1e3",
    "1E2",
    "1e+2",
    "25e-1",
    "1d",
    "2D",
    "1.5D",
    "3.75d",
    "0.001",
    "1.0E-4",
    "1e7",
    "9999999.0",
    "12345678.0",
    "123456789012345680.0",
    "1e400",
    "1e-400",
    "1e21",
    "100.0",
    "0.1",
    "0.0",
    "00.5",
    "1.50",
    "2e0",
    "9.99e-4",
    "1e+3",
    "0d",
    "1.25E2D",
    "9007199254740992.0",
    "4.5e-1d",
];
const TEXTS: &[&str] = &[
    "",
    " ",
    "a",
    "b",
    "abc",
    "Jane",
    "yes",
    "off",
    "NO",
    " On ",
    "true",
    "FALSE",
    "1",
    "0",
    "12",
    "3.75",
    "it's",
    "\"",
    "say \"hi\"",
    "😀",
    "a😀b",
    "été",
    "你好",
    "a,b",
    " padded ",
    "\\",
    "\\n",
    "one",
    "x.y",
    "{",
    "]",
    "two\nlines",
    "A",
    "z",
    "null",
    "Straße",
    "g1",
    "x",
    "-5",
    "1.0",
    "\t",
    "key",
    "#",
    "// no",
    "a b c",
    "ABC",
    "ab",
    "true ",
    "1e3",
    "0x1",
];
/// Texts that convert to a Boolean.
const FLAGS: &[&str] = &[
    "yes", "no", "on", "off", "1", "0", "true", "false", "YES", "Off", " true ", "No\t",
];

/// An Integer literal.
pub fn integer(random: &mut Random) -> String {
    match random.below(10) {
        0..=5 => random.below(13).to_string(),
        6 => random.below(1000).to_string(),
        7 => format!("0x{:x}", random.below(4096)),
        _ => random.pick(INTEGERS).to_owned(),
    }
}

/// A Long literal.
pub fn long(random: &mut Random) -> String {
    if random.chance(40) {
        return format!("{}{}", random.below(100), random.pick(&["L", "l"]));
    }
    random.pick(LONGS).to_owned()
}

/// A Double literal, with a value of few digits.
pub fn double(random: &mut Random) -> String {
    match random.below(10) {
        0..=2 => format!("{}.{}", random.below(100), random.below(10)),
        3 => format!("{}.{:02}", random.below(10), random.below(100)),
        4 => {
            let sign = random.pick(&["", "+", "-"]);
            let mark = random.pick(&["e", "E"]);
            format!("{}{mark}{sign}{}", random.below(10), random.below(9))
        }
        _ => random.pick(DOUBLES).to_owned(),
    }
}

/// A String literal.
pub fn text(random: &mut Random) -> String {
    if random.chance(25) {
        let length = 1 + random.below(4);
        let content: String = (0..length)
            .map(|_| random.pick(&['a', 'b', 'c', 'J', 'n', 'e', 'o', '1', '2', '@', '.']))
            .collect();
        return quoted(&content, random);
    }
    let content = random.pick(TEXTS);
    quoted(content, random)
}

/// A String literal that a condition accepts.
pub fn flag(random: &mut Random) -> String {
    let content = random.pick(FLAGS);
    quoted(content, random)
}

/// The literal of the given content, in one of the two quotes.
pub fn quoted(content: &str, random: &mut Random) -> String {
    let quote = random.pick(&["'", "'", "\""]);
    format!("{quote}{}{quote}", content.replace(quote, &quote.repeat(2)))
}

/// A Boolean literal.
pub fn boolean(random: &mut Random) -> String {
    let word = random.pick(&["true", "false"]);
    any_case(word, random)
}

/// A keyword in some letter case.
pub fn any_case(word: &str, random: &mut Random) -> String {
    match random.below(8) {
        0 => word.to_uppercase(),
        1 => word
            .chars()
            .map(|c| {
                if random.chance(50) {
                    c.to_ascii_uppercase()
                } else {
                    c
                }
            })
            .collect(),
        _ => word.to_owned(),
    }
}
