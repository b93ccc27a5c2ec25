//! Small damage to a text: a token or a character deleted, doubled, swapped or inserted.

use super::random::Random;
use super::tokens::{self, Spacing};
use super::untyped;

/// Characters worth inserting.
const CHARACTERS: &[char] = &[
    '(', ')', '[', ']', '{', '}', '\'', '"', '.', '?', ':', '!', '-', '+', '^', '$', ',', '=', '<',
    '>', '&', '|', ' ', '0', '9', 'e', 'L', 'x', '*', '\n',
];

/// The text with one change, sometimes two.
pub fn mutate(text: &str, random: &mut Random) -> String {
    let once = change(text, random);
    if !tokens::split(&once).is_empty() && random.chance(15) {
        change(&once, random)
    } else {
        once
    }
}

fn change(text: &str, random: &mut Random) -> String {
    if random.chance(35) {
        return change_characters(text, random);
    }
    let mut tokens: Vec<String> = tokens::split(text).into_iter().map(str::to_owned).collect();
    edit(&mut tokens, random, untyped::token);
    tokens::join(&tokens, Spacing::Plain, random)
}

fn change_characters(text: &str, random: &mut Random) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    edit(&mut characters, random, |random| random.pick(CHARACTERS));
    characters.into_iter().collect()
}

fn edit<T: Clone>(row: &mut Vec<T>, random: &mut Random, fresh: impl Fn(&mut Random) -> T) {
    let at = random.below(row.len());
    match random.below(5) {
        0 | 1 => {
            row.remove(at);
        }
        2 => {
            let double = row[at].clone();
            row.insert(at, double);
        }
        3 => {
            let other = if random.chance(60) {
                (at + 1) % row.len()
            } else {
                random.below(row.len())
            };
            row.swap(at, other);
        }
        _ => {
            let fresh = fresh(random);
            row.insert(at, fresh);
        }
    }
}
