//! One expression: the mixture of all sources.

use super::mutate;
use super::quirks;
use super::random::Random;
use super::tokens::{self, Spacing};
use super::typed::Writer;
use super::untyped;
use super::vocabulary::{Kind, Scope};

/// Longer texts are not written: they say nothing that shorter ones do not.
const LONGEST: usize = 4000;

/// A random expression, never blank.
pub fn expression(random: &mut Random) -> String {
    loop {
        let text = match random.below(100) {
            0..=73 => typed(random),
            74..=77 => untyped_text(random),
            78..=79 => spaced(&untyped::row(random), random),
            80..=88 => quirks::quirk(random),
            _ => {
                let whole = typed(random);
                mutate::mutate(&whole, random)
            }
        };
        if text.len() <= LONGEST && !tokens::split(&text).is_empty() {
            return text;
        }
    }
}

fn typed(random: &mut Random) -> String {
    let depth = random.pick(&[0, 1, 1, 2, 2, 2, 2, 3, 3, 4]);
    let slip = random.pick(&[0, 0, 1, 5]);
    let kind = if random.chance(20) {
        random.pick(Kind::COLLECTIONS)
    } else {
        random.pick(Kind::SINGLE)
    };
    let scope = Scope::Root;
    let piece = Writer {
        random,
        scope,
        slip,
    }
    .piece(kind, depth);
    spaced(&piece.tokens, random)
}

fn untyped_text(random: &mut Random) -> String {
    let depth = random.pick(&[1, 1, 1, 2, 2, 3]);
    let scope = Scope::Root;
    let piece = Writer {
        random,
        scope,
        slip: 0,
    }
    .untyped(depth);
    spaced(&piece.tokens, random)
}

fn spaced(tokens: &[String], random: &mut Random) -> String {
    let spacing = random.pick(&[
        Spacing::Tight,
        Spacing::Tight,
        Spacing::Plain,
        Spacing::Plain,
        Spacing::Plain,
        Spacing::Plain,
        Spacing::Odd,
    ]);
    tokens::join(tokens, spacing, random)
}
