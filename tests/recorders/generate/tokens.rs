//! Tokens of the expression language: cutting a text into them and writing them down again.

use super::random::Random;

/// The tokens of two characters; where one of them fits, no other token does.
const PAIRS: &[&str] = &[
    "?[", "^[", "![", "$[", "?:", "?.", "==", "!=", "<=", ">=", "&&", "||", "++", "--",
];

/// Symbols that stand between two operands, with white space on both sides in a plain text.
const INFIX: &[&str] = &[
    "==", "!=", "<=", ">=", "<", ">", "&&", "||", "+", "-", "*", "/", "%", "^", "?", ":", "?:",
];

/// After these tokens an operand is expected.
const OPENING: &[&str] = &["(", "[", "{", ",", "?[", "^[", "![", "$[", "!"];

/// White space as it may stand between two tokens.
const GAPS: &[&str] = &["", "", "", " ", " ", "  ", "\t", "\n", "\r\n", " \t ", "\r"];

/// How much white space a text has.
#[derive(Clone, Copy)]
pub enum Spacing {
    /// Only where two tokens would melt into one; a word may even follow a number directly.
    Tight,
    /// As people write.
    Plain,
    /// Any white space anywhere.
    Odd,
}

/// Cuts a text into tokens, leaving out white space. Total: any text has tokens.
pub fn split(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\r', '\n', '\0']);
        let Some(first) = rest.chars().next() else {
            return tokens;
        };
        let (token, tail) = rest.split_at(token_length(first, rest));
        tokens.push(token);
        rest = tail;
    }
}

fn token_length(first: char, rest: &str) -> usize {
    match first {
        '\'' | '"' => quoted_length(first, rest),
        '0'..='9' => number_length(rest),
        '$' if rest.starts_with("$[") => 2,
        _ if is_name_char(first) => run(rest, is_name_char),
        _ if PAIRS.iter().any(|pair| rest.starts_with(pair)) => 2,
        _ => first.len_utf8(),
    }
}

fn quoted_length(quote: char, rest: &str) -> usize {
    let mut end = 1;
    loop {
        let Some(close) = rest[end..].find(quote) else {
            return rest.len();
        };
        end += close + 1;
        if !rest[end..].starts_with(quote) {
            return end;
        }
        end += 1;
    }
}

fn number_length(rest: &str) -> usize {
    let digit = |c: char| c.is_ascii_digit();
    if rest.starts_with("0x") || rest.starts_with("0X") {
        let end = 2 + run(&rest[2..], |c| c.is_ascii_hexdigit());
        return end + usize::from(rest[end..].starts_with(['l', 'L']));
    }
    let mut end = run(rest, digit);
    if rest[end..].starts_with('.') {
        let fraction = run(&rest[end + 1..], digit);
        if fraction == 0 {
            return end;
        }
        end += 1 + fraction;
    }
    if rest[end..].starts_with(['e', 'E']) {
        end += 1;
        end += usize::from(rest[end..].starts_with(['+', '-']));
        end += run(&rest[end..], digit);
    }
    end + usize::from(rest[end..].starts_with(['l', 'L', 'f', 'F', 'd', 'D']))
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn is_name_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// A name or a keyword.
pub fn is_word(token: &str) -> bool {
    token.starts_with(is_name_char) && !is_number(token) && token != "$["
}

/// A number literal.
pub fn is_number(token: &str) -> bool {
    token.starts_with(|c: char| c.is_ascii_digit())
}

/// A string literal.
pub fn is_text(token: &str) -> bool {
    token.starts_with(['\'', '"'])
}

/// Writes tokens down as one text.
pub fn join<T: AsRef<str>>(tokens: &[T], spacing: Spacing, random: &mut Random) -> String {
    let mut text = String::new();
    let mut before = "";
    let mut before_is_prefix = false;
    for token in tokens {
        let token = token.as_ref();
        let gap = match spacing {
            _ if before.is_empty() => "",
            Spacing::Tight => "",
            Spacing::Odd => random.pick(GAPS),
            Spacing::Plain if before_is_prefix => "",
            Spacing::Plain if before == "," || is_infix(before) || is_infix(token) => " ",
            Spacing::Plain => "",
        };
        text.push_str(gap);
        let run_on = is_number(before) && is_word(token) && random.chance(30);
        if gap.is_empty() && melt(before, token) && !run_on {
            text.push(' ');
        }
        text.push_str(token);
        before_is_prefix = matches!(token, "-" | "+")
            && (before.is_empty() || OPENING.contains(&before) || is_infix(before));
        before = token;
    }
    text
}

fn is_infix(token: &str) -> bool {
    INFIX.contains(&token)
}

/// Whether two tokens written without a gap would be read differently.
fn melt(before: &str, token: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().last(), token.chars().next()) else {
        return false;
    };
    let touching: String = [last, first].into_iter().collect();
    is_name_char(last) && is_name_char(first)
        || PAIRS.contains(&touching.as_str())
        || last == first && is_text(before)
}
