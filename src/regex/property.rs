//! The classes that `\p{…}` and the predefined escapes name.

use super::class::Class;
use super::flags::Flags;
use super::scripts;

/// What a property name stands for.
pub(super) enum Property {
    /// A class.
    Known(Class),
    /// A property that Java knows or may know and that is not translated.
    Unsupported(&'static str),
    /// A name that Java does not know.
    Unknown,
}

/// Looks up what stands between the braces of `\p{…}`
/// (`java.util.regex.Pattern`, "Unicode support").
pub(super) fn lookup(text: &str, flags: Flags) -> Property {
    if let Some((key, value)) = text.split_once('=') {
        return match key.to_ascii_lowercase().as_str() {
            "sc" | "script" => script(value),
            "blk" | "block" => Property::Unsupported("Unicode block"),
            "gc" | "general_category" => known(named(value, flags)),
            _ => Property::Unknown,
        };
    }
    if text.starts_with("In") {
        return Property::Unsupported("Unicode block");
    }
    if let Some(name) = text.strip_prefix("Is") {
        let upper = name.to_uppercase();
        return match binary(&upper, flags).or_else(|| posix(&upper, flags)) {
            Some(class) => Property::Known(class),
            None if upper.starts_with("EMOJI") || upper == "EXTENDED_PICTOGRAPHIC" => {
                Property::Unsupported("emoji property")
            }
            None => match known(named(name, flags)) {
                Property::Unknown => script(name),
                found => found,
            },
        };
    }
    if flags.has(Flags::UNICODE_CLASS)
        && let Some(class) = posix(&text.to_uppercase(), flags)
    {
        return Property::Known(class);
    }
    match text {
        "javaJavaIdentifierStart"
        | "javaJavaIdentifierPart"
        | "javaUnicodeIdentifierStart"
        | "javaUnicodeIdentifierPart"
        | "javaIdentifierIgnorable"
        | "javaMirrored" => Property::Unsupported("property of java.lang.Character"),
        _ => known(named(text, flags)),
    }
}

fn known(class: Option<Class>) -> Property {
    class.map_or(Property::Unknown, Property::Known)
}

fn script(name: &str) -> Property {
    match scripts::find(name) {
        Some(script) => Property::Known(Class::named(format!(r"\p{{Script={script}}}"))),
        None => Property::Unsupported("Unicode script"),
    }
}

/// `\d`.
pub(super) fn digit(flags: Flags) -> Class {
    if flags.has(Flags::UNICODE_CLASS) {
        Class::named(r"\p{Nd}")
    } else {
        Class::ranges([('0', '9')])
    }
}

/// `\w`.
pub(super) fn word(flags: Flags) -> Class {
    if flags.has(Flags::UNICODE_CLASS) {
        Class::named(r"\w")
    } else {
        Class::ranges([('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')])
    }
}

/// `\s`.
pub(super) fn space(flags: Flags) -> Class {
    if flags.has(Flags::UNICODE_CLASS) {
        white_space()
    } else {
        Class::ranges([('\t', '\r'), (' ', ' ')])
    }
}

/// `\h`.
pub(super) fn horizontal_space() -> Class {
    Class::ranges([
        ('\t', '\t'),
        (' ', ' '),
        ('\u{A0}', '\u{A0}'),
        ('\u{1680}', '\u{1680}'),
        ('\u{180E}', '\u{180E}'),
        ('\u{2000}', '\u{200A}'),
        ('\u{202F}', '\u{202F}'),
        ('\u{205F}', '\u{205F}'),
        ('\u{3000}', '\u{3000}'),
    ])
}

/// `\v`.
pub(super) fn vertical_space() -> Class {
    Class::ranges([('\n', '\r'), ('\u{85}', '\u{85}'), ('\u{2028}', '\u{2029}')])
}

/// `.`.
pub(super) fn dot(flags: Flags) -> Class {
    if flags.has(Flags::DOTALL) {
        Class::any()
    } else if flags.has(Flags::UNIX_LINES) {
        Class::ranges([('\n', '\n')]).negate()
    } else {
        Class::ranges([
            ('\n', '\n'),
            ('\r', '\r'),
            ('\u{85}', '\u{85}'),
            ('\u{2028}', '\u{2029}'),
        ])
        .negate()
    }
}

fn white_space() -> Class {
    Class::named(r"\p{Z}").union(Class::ranges([('\t', '\r'), ('\u{85}', '\u{85}')]))
}

/// The case properties, which are one under the flag `i`.
fn cased(syntax: &str, flags: Flags) -> Class {
    if flags.has(Flags::CASE_INSENSITIVE) {
        Class::named(r"\p{Lowercase}\p{Uppercase}\p{Lt}")
    } else {
        Class::named(syntax)
    }
}

/// The POSIX classes in their Unicode meaning (Unicode Technical Standard 18,
/// annex C).
fn posix(upper: &str, flags: Flags) -> Option<Class> {
    let blank = || Class::named(r"\p{Zs}").union(Class::ranges([('\t', '\t')]));
    let graph = || Class::named(r"\p{Z}\p{Cc}\p{Cn}").negate();
    Some(match upper {
        "ALPHA" => Class::named(r"\p{Alphabetic}"),
        "LOWER" => cased(r"\p{Lowercase}", flags),
        "UPPER" => cased(r"\p{Uppercase}", flags),
        "SPACE" => white_space(),
        "PUNCT" => Class::named(r"\p{P}"),
        "XDIGIT" => Class::named(r"\p{Nd}").union(Class::ranges([
            ('A', 'F'),
            ('a', 'f'),
            ('\u{FF21}', '\u{FF26}'),
            ('\u{FF41}', '\u{FF46}'),
        ])),
        "ALNUM" => Class::named(r"\p{Alphabetic}\p{Nd}"),
        "CNTRL" => Class::named(r"\p{Cc}"),
        "DIGIT" => Class::named(r"\p{Nd}"),
        "BLANK" => blank(),
        "GRAPH" => graph(),
        "PRINT" => graph()
            .union(blank())
            .intersect(Class::named(r"\p{Cc}").negate()),
        _ => return None,
    })
}

/// The binary properties.
fn binary(upper: &str, flags: Flags) -> Option<Class> {
    Some(match upper {
        "ALPHABETIC" => Class::named(r"\p{Alphabetic}"),
        "ASSIGNED" => Class::named(r"\P{Cn}"),
        "CONTROL" => Class::named(r"\p{Cc}"),
        "HEXDIGIT" | "HEX_DIGIT" => return posix("XDIGIT", flags),
        "IDEOGRAPHIC" => Class::named(r"\p{Ideographic}"),
        "JOINCONTROL" | "JOIN_CONTROL" => Class::ranges([('\u{200C}', '\u{200D}')]),
        "LETTER" => Class::named(r"\p{L}"),
        "LOWERCASE" => cased(r"\p{Lowercase}", flags),
        "NONCHARACTERCODEPOINT" | "NONCHARACTER_CODE_POINT" => {
            Class::named(r"\p{Noncharacter_Code_Point}")
        }
        "TITLECASE" => cased(r"\p{Lt}", flags),
        "PUNCTUATION" => Class::named(r"\p{P}"),
        "UPPERCASE" => cased(r"\p{Uppercase}", flags),
        "WHITESPACE" | "WHITE_SPACE" => white_space(),
        "WORD" => Class::named(r"\w"),
        _ => return None,
    })
}

/// The properties whose names are written exactly so: general categories,
/// POSIX classes of US-ASCII and methods of `java.lang.Character`.
fn named(name: &str, flags: Flags) -> Option<Class> {
    let ascii_case = |range| {
        if flags.has(Flags::CASE_INSENSITIVE) {
            Class::ranges([('A', 'Z'), ('a', 'z')])
        } else {
            Class::ranges([range])
        }
    };
    Some(match name {
        "Lu" | "Ll" | "Lt" if flags.has(Flags::CASE_INSENSITIVE) => Class::named(r"\p{LC}"),
        "Cn" | "Lu" | "Ll" | "Lt" | "Lm" | "Lo" | "Mn" | "Me" | "Mc" | "Nd" | "Nl" | "No"
        | "Zs" | "Zl" | "Zp" | "Cc" | "Cf" | "Co" | "Pd" | "Ps" | "Pe" | "Pc" | "Po" | "Sm"
        | "Sc" | "Sk" | "So" | "Pi" | "Pf" | "L" | "M" | "N" | "Z" | "C" | "P" | "S" | "LC" => {
            Class::named(format!(r"\p{{{name}}}"))
        }
        "Cs" => Class::any().negate(),
        "LD" | "javaLetterOrDigit" => Class::named(r"\p{L}\p{Nd}"),
        "L1" => Class::ranges([('\0', '\u{FF}')]),
        "all" => Class::any(),
        "ASCII" => Class::ranges([('\0', '\x7F')]),
        "Alnum" => Class::ranges([('0', '9'), ('A', 'Z'), ('a', 'z')]),
        "Alpha" => Class::ranges([('A', 'Z'), ('a', 'z')]),
        "Blank" => Class::ranges([('\t', '\t'), (' ', ' ')]),
        "Cntrl" => Class::ranges([('\0', '\x1F'), ('\x7F', '\x7F')]),
        "Digit" => Class::ranges([('0', '9')]),
        "Graph" => Class::ranges([('!', '~')]),
        "Lower" => ascii_case(('a', 'z')),
        "Print" => Class::ranges([(' ', '~')]),
        "Punct" => Class::ranges([('!', '/'), (':', '@'), ('[', '`'), ('{', '~')]),
        "Space" => Class::ranges([('\t', '\r'), (' ', ' ')]),
        "Upper" => ascii_case(('A', 'Z')),
        "XDigit" => Class::ranges([('0', '9'), ('A', 'F'), ('a', 'f')]),
        "javaLowerCase" => cased(r"\p{Lowercase}", flags),
        "javaUpperCase" => cased(r"\p{Uppercase}", flags),
        "javaAlphabetic" => Class::named(r"\p{Alphabetic}"),
        "javaIdeographic" => Class::named(r"\p{Ideographic}"),
        "javaTitleCase" => cased(r"\p{Lt}", flags),
        "javaDigit" => Class::named(r"\p{Nd}"),
        "javaDefined" => Class::named(r"\P{Cn}"),
        "javaLetter" => Class::named(r"\p{L}"),
        "javaSpaceChar" => Class::named(r"\p{Z}"),
        "javaWhitespace" => Class::named(r"\p{Z}")
            .intersect(
                Class::ranges([
                    ('\u{A0}', '\u{A0}'),
                    ('\u{2007}', '\u{2007}'),
                    ('\u{202F}', '\u{202F}'),
                ])
                .negate(),
            )
            .union(Class::ranges([('\t', '\r'), ('\x1C', '\x1F')])),
        "javaISOControl" => Class::ranges([('\0', '\x1F'), ('\x7F', '\u{9F}')]),
        _ => return None,
    })
}
