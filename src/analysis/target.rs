//! The result: whether it fits the use and the attribute that it is written to.

use serde_json::Value as Json;

use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::schema::{Attribute, AttributeType};
use crate::span::Span;
use crate::syntax::tree::{Expr, ExprKind};
use crate::text::article;
use crate::uses::Outcome;

use super::infer::Inference;
use super::remedy::with_near;
use super::types::{LetterCase, Type, TypeKind};

impl Inference<'_> {
    /// Holds the result against the use and the target.
    pub(super) fn check_result(&mut self, root: &Expr, result: &Type) {
        let place = self.environment.engine.place();
        if let Some(limit) = place.and_then(|place| place.longest())
            && self.text.chars().count() > limit
        {
            let message = format!("the expression has more than {limit} characters");
            let whole = Span::new(0, self.text.len());
            self.report(&codes::USE_LENGTH, whole, message);
        }
        if result.is_never() {
            return;
        }
        let target = self.environment.target;
        if place.is_none() && target.is_none() {
            return;
        }
        let mut arms = Vec::new();
        self.arms(root, &mut arms);
        for (span, of) in arms {
            if let Some(place) = place
                && !is_outcome(place.outcome(), &of)
            {
                let message = format!(
                    "{place} takes {}, not {}",
                    place.outcome().as_str(),
                    article(of.kind.as_str())
                );
                self.report(&codes::RESULT_TYPE, span, message);
            }
            if let Some(target) = target {
                self.written(target, span, &of);
            }
        }
    }

    /// What a chain of conditions chooses between; else the expression itself.
    fn arms(&self, expr: &Expr, arms: &mut Vec<(Span, Type)>) {
        match &expr.kind {
            ExprKind::Conditional { links, otherwise } => {
                for link in links {
                    match &link.then {
                        Some(then) => self.arms(then, arms),
                        None => {
                            let of = self.types.of(link.operand.id);
                            arms.push((link.operand.span, super::infer::kept_by_elvis(of.clone())));
                        }
                    }
                }
                self.arms(otherwise, arms);
            }
            _ => arms.push((expr.span, self.types.of(expr.id).clone())),
        }
    }

    /// One arm of the result against the attribute that it is written to.
    fn written(&mut self, target: &Attribute, span: Span, of: &Type) {
        let name = target.name();
        if of.is_silent() {
            return;
        }
        let is_blank = of.is_text() && of.max_length == Some(0);
        if target.is_required() && (of.may_be_null() || is_blank) {
            let message = match is_blank {
                true => format!("`{name}` is required, and the empty text counts as no value"),
                false if of.is_null() => format!("`{name}` is required, and this is null"),
                false => format!("`{name}` is required, and this may be null"),
            };
            self.report(&codes::NULLABLE_REQUIRED, span, message);
        }
        if of.is_null() || is_blank {
            return;
        }
        if !holds(target.kind(), of) {
            let wanted = match target.items() {
                Some(items) => format!("array of {}", items.kind().as_str()),
                None => target.kind().as_str().to_owned(),
            };
            let message = format!(
                "Invalid value data type for property {name}: this is {}, its type is {wanted}",
                article(
                    &Type {
                        nullable: false,
                        ..of.clone()
                    }
                    .to_string()
                ),
            );
            let written = self.text.get(span.range()).unwrap_or_default();
            let diagnostic = Diagnostic::new(&codes::TARGET_TYPE, span, message);
            self.found
                .push(match conversion(target.kind(), of, written) {
                    Some(help) => diagnostic.with_help(help),
                    None => diagnostic,
                });
            return;
        }
        if let (Some(allowed), Some(texts)) = (target.allowed(), &of.texts)
            && !texts.is_empty()
            && texts
                .iter()
                .all(|text| allowed.iter().all(|one| one != &**text))
        {
            let words = allowed.iter().filter_map(Json::as_str);
            let message = format!(
                "`{name}` does not allow {}; it takes {}",
                listed(texts.iter().map(|text| &**text)),
                listed(words.clone())
            );
            self.not_listed(
                &codes::TARGET_ENUM,
                texts.first().map_or("", |text| text),
                words,
                span,
                message,
            );
        }
        self.measured(target, span, of);
    }

    /// The length of a text against what the attribute holds.
    fn measured(&mut self, target: &Attribute, span: Span, of: &Type) {
        let limit = |limit: Option<u64>| limit.and_then(|limit| usize::try_from(limit).ok());
        let longest = limit(target.max_length()).filter(|most| of.min_length > *most);
        // The pattern of a login may lift its least length.
        let shortest = limit(target.min_length()).filter(|least| {
            target.name() != "login" && of.max_length.is_some_and(|most| most < *least)
        });
        let name = target.name();
        let message = match (of.is_text(), longest, shortest) {
            (true, Some(longest), _) => format!(
                "`{name}` holds at most {longest} characters, and this has at least {}",
                of.min_length
            ),
            (true, None, Some(shortest)) if !of.may_be_empty => format!(
                "`{name}` holds at least {shortest} characters, and this has at most {}",
                of.max_length.unwrap_or(0)
            ),
            _ => return,
        };
        self.report(&codes::TARGET_LENGTH, span, message);
    }

    /// A literal that is compared with a value.
    pub(super) fn compared(&mut self, of: &Type, text: &str, span: Span) {
        let Some(texts) = of.texts.as_ref().filter(|texts| !texts.is_empty()) else {
            self.cased(of, text, span);
            return;
        };
        if texts.iter().any(|one| **one == *text) || text.is_empty() {
            return;
        }
        let words = texts.iter().map(|text| &**text);
        let message = format!(
            "the value is never `{text}`; it is {}",
            listed(words.clone())
        );
        self.not_listed(&codes::UNKNOWN_VALUE, text, words, span, message);
    }

    fn not_listed<'w>(
        &mut self,
        code: &'static Code,
        text: &str,
        words: impl IntoIterator<Item = &'w str>,
        span: Span,
        message: String,
    ) {
        let diagnostic = Diagnostic::new(code, span, message);
        // A word with something before another is its own: `DEPROVISIONED`, `XXL`.
        self.found.push(
            match nearest(text, words).filter(|near| !text.ends_with(near)) {
                Some(near) => with_near(diagnostic, self.text, text, near),
                None => diagnostic,
            },
        );
    }

    /// A literal in another letter case than the text that it is looked for in.
    pub(super) fn cased(&mut self, of: &Type, text: &str, span: Span) {
        let (other, word) = match of.case {
            Some(LetterCase::Lower) => (text.to_lowercase(), "lower"),
            Some(LetterCase::Upper) => (text.to_uppercase(), "upper"),
            None => return,
        };
        if other != text {
            let message = format!("the text is in {word} case, so `{text}` is never found");
            let diagnostic = Diagnostic::new(&codes::CASE_SENSITIVE_MATCH, span, message);
            self.found
                .push(with_near(diagnostic, self.text, text, &other));
        }
    }
}

fn listed<'w>(words: impl Iterator<Item = &'w str>) -> String {
    const MANY: usize = 8;
    let mut quoted: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    if quoted.len() > MANY {
        quoted.truncate(MANY);
        quoted.push("…".to_owned());
    }
    quoted.join(", ")
}

/// Whether a use may take such a result. What may be it at some time is not judged.
fn is_outcome(outcome: Outcome, of: &Type) -> bool {
    if of.is_silent() {
        return true;
    }
    match outcome {
        Outcome::Any => true,
        Outcome::Boolean => of.kind == TypeKind::Boolean,
        Outcome::Text => of.is_text() || of.kind.is_number() || of.kind == TypeKind::User,
        Outcome::TextOrNull => of.is_text() || of.is_null() || of.kind == TypeKind::User,
    }
}

/// What makes a value of a type of what was written, in Classic.
fn conversion(attribute: &AttributeType, of: &Type, written: &str) -> Option<String> {
    match attribute {
        AttributeType::String if !of.is_object() => {
            Some(format!("make it a text: `{written} + \"\"`"))
        }
        AttributeType::Array(_) if of.is_text() => {
            Some(format!("make it an array: `Arrays.flatten({written})`"))
        }
        AttributeType::Integer if of.is_text() => {
            Some(format!("make it a number: `Convert.toInt({written})`"))
        }
        AttributeType::Number if of.is_text() => {
            Some(format!("make it a number: `Convert.toNum({written})`"))
        }
        _ => None,
    }
}

/// Whether an attribute of this type may hold such a value.
fn holds(attribute: &AttributeType, of: &Type) -> bool {
    match attribute {
        AttributeType::String => of.is_text(),
        AttributeType::Boolean => of.kind == TypeKind::Boolean,
        AttributeType::Number | AttributeType::Integer => of.kind.is_number(),
        AttributeType::Array(items) => match &of.kind {
            TypeKind::Array(element) => {
                element.is_silent() || element.is_null() || holds(items.kind(), element)
            }
            _ => false,
        },
        AttributeType::Object | AttributeType::Other(_) => true,
    }
}
