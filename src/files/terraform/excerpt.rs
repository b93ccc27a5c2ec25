//! Texts of Terraform, with the places of their characters: quoted strings, heredocs, interpolations.

use std::ops::Range;

use hcl_edit::Span as _;
use hcl_edit::expr::Expression;
use hcl_edit::template::{Element, HeredocTemplate, Template};

use super::module::TerraformModule;
use crate::files::source_map::{Excerpt, Quoting};
use crate::span::Span;

/// The place of an expression.
pub(super) fn place(expression: &Expression) -> Span {
    let range = expression.span().unwrap_or_default();
    Span::new(range.start, range.end)
}

/// The text of an expression; none where nothing of it is known, such as for a function call. What an interpolation
/// adds is known where it names something in the module.
pub(super) fn excerpt(
    file: &str,
    expression: &Expression,
    module: &TerraformModule,
) -> Option<Excerpt> {
    match expression {
        Expression::String(_) => {
            let range = expression.span()?;
            let inside = range.start + 1..range.end.checked_sub(1)?;
            let mut excerpt = Excerpt::new(Quoting::Terraform, inside.start);
            quoted(&mut excerpt, file.get(inside.clone())?, inside.start);
            Some(excerpt)
        }
        Expression::StringTemplate(template) => {
            let range = expression.span()?;
            let mut excerpt = Excerpt::new(Quoting::Terraform, range.start + 1);
            add(&mut excerpt, file, template, module, quoted);
            Some(excerpt)
        }
        Expression::HeredocTemplate(heredoc) => Some(of_heredoc(file, heredoc, module)),
        Expression::Parenthesis(inside) => excerpt(file, inside.inner(), module),
        reference => {
            let range = reference.span()?;
            let text = module.text(reference)?;
            let mut excerpt = Excerpt::new(Quoting::Terraform, range.start);
            excerpt.reference(text, range);
            Some(excerpt)
        }
    }
}

/// The text of an expression that holds nothing but text.
pub(super) fn literal(file: &str, expression: &Expression) -> Option<String> {
    let excerpt = excerpt(file, expression, &TerraformModule::default())?;
    excerpt
        .map
        .unknown()
        .next()
        .is_none()
        .then_some(excerpt.text)
}

fn of_heredoc(file: &str, heredoc: &HeredocTemplate, module: &TerraformModule) -> Excerpt {
    let template = &heredoc.template;
    let start = template.span().unwrap_or_default().start;
    let mut excerpt = Excerpt::new(Quoting::Heredoc, start);
    let indent = heredoc.indent().unwrap_or_default();
    add(&mut excerpt, file, template, module, |excerpt, raw, at| {
        let mut at = at;
        for line in raw.split_inclusive('\n') {
            let begins = excerpt.text.is_empty() || excerpt.text.ends_with('\n');
            let is_empty = line.trim_end_matches(['\r', '\n']).is_empty();
            let skipped = match begins && !is_empty {
                true => line.chars().take(indent).map(char::len_utf8).sum(),
                false => 0,
            };
            fragment(excerpt, &line[skipped..], at + skipped, None);
            at += line.len();
        }
    });
    excerpt
}

/// Adds the elements of a template; `write` adds what stands between interpolations.
fn add(
    excerpt: &mut Excerpt,
    file: &str,
    template: &Template,
    module: &TerraformModule,
    write: impl Fn(&mut Excerpt, &str, usize),
) {
    for element in template.iter() {
        let range: Range<usize> = element.span().unwrap_or_default();
        match element {
            Element::Literal(_) => {
                write(
                    excerpt,
                    file.get(range.clone()).unwrap_or_default(),
                    range.start,
                );
            }
            Element::Interpolation(interpolation) => {
                let inside = &interpolation.expr;
                let known = match inside {
                    Expression::String(text) => Some(text.as_str()),
                    reference => module.text(reference),
                };
                match known {
                    Some(text) => excerpt.reference(text, range),
                    None => excerpt.unknown(range),
                }
            }
            Element::Directive(_) => excerpt.unknown(range),
        }
    }
}

fn quoted(excerpt: &mut Excerpt, raw: &str, at: usize) {
    fragment(excerpt, raw, at, Some('\\'));
}

/// Adds a text without interpolations, its escape sequences undone. A heredoc has no backslash escapes.
fn fragment(excerpt: &mut Excerpt, raw: &str, at: usize, backslash: Option<char>) {
    let mut done = 0;
    while let Some(rest) = raw.get(done..).filter(|rest| !rest.is_empty()) {
        let escape = |rest: &str| {
            backslash
                .filter(|backslash| rest.starts_with(*backslash))
                .and_then(|_| backslash_escape(rest))
                .or_else(|| marker(rest))
        };
        let next = rest
            .char_indices()
            .find_map(|(before, _)| Some((before, escape(&rest[before..])?)));
        let (plain, found) = match next {
            Some((before, found)) => (before, Some(found)),
            None => (rest.len(), None),
        };
        if plain > 0 {
            excerpt.verbatim(&rest[..plain], at + done);
        }
        done += plain;
        if let Some((length, meaning)) = found {
            excerpt.escape(&meaning, at + done..at + done + length);
            done += length;
        }
    }
}

/// `$${` and `%%{`, with the bytes they take.
fn marker(text: &str) -> Option<(usize, String)> {
    match text.get(..3)? {
        "$${" => Some((3, "${".to_owned())),
        "%%{" => Some((3, "%{".to_owned())),
        _ => None,
    }
}

/// A backslash and what follows, with the bytes it takes.
fn backslash_escape(text: &str) -> Option<(usize, String)> {
    let code = |digits: usize| {
        let digits = text.get(2..2 + digits)?;
        char::from_u32(u32::from_str_radix(digits, 16).ok()?)
    };
    let (length, meaning) = match text[1..].chars().next()? {
        'n' => (2, '\n'),
        'r' => (2, '\r'),
        't' => (2, '\t'),
        'u' => (6, code(4)?),
        'U' => (10, code(8)?),
        c @ ('"' | '\\') => (2, c),
        _ => return None,
    };
    Some((length, meaning.to_string()))
}
