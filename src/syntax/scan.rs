//! One pass over the text before the grammar sees it: its length, how deep it nests, its open brackets.

use crate::diagnostic::{Diagnostic, codes};
use crate::limits::Limits;
use crate::span::Span;
use crate::text::utf16_len;

/// What the text is like.
#[derive(Debug, Default)]
pub(super) struct Shape {
    /// The deepest nesting of brackets and of ternary arms, which bounds the depth of every recursion.
    pub depth: usize,
    /// Byte offsets of the brackets that are never closed, outermost first.
    pub unclosed: Vec<usize>,
}

/// Measures the text and holds it against the limits.
pub(super) fn scan(text: &str, limits: &Limits) -> Result<Shape, Diagnostic> {
    let length = utf16_len(text);
    if length > limits.expression_length {
        return Err(Diagnostic::new(
            &codes::EXPRESSION_TOO_LONG,
            Span::new(0, text.len()),
            format!(
                "the expression has {length} characters, more than the {} that are allowed",
                limits.expression_length
            ),
        ));
    }
    let shape = measure(text);
    if shape.depth > limits.nesting {
        return Err(nesting_too_deep(Span::new(0, text.len()), limits));
    }
    Ok(shape)
}

/// The error of a text that nests deeper than the limits allow.
pub(super) fn nesting_too_deep(span: Span, limits: &Limits) -> Diagnostic {
    Diagnostic::new(
        &codes::NESTING_TOO_DEEP,
        span,
        format!(
            "the expression nests deeper than the {} levels that are allowed",
            limits.nesting
        ),
    )
}

/// Something that is open while the text is read.
#[derive(Clone, Copy)]
struct Open {
    /// The closing bracket it waits for; `:` for the middle of a ternary.
    closer: u8,
    offset: usize,
}

/// How deep the text nests. Text that is no expression may be measured too deep, never too shallow: what the
/// grammar descends into is a bracket or the middle of a ternary, and both are counted here.
pub(super) fn measure(text: &str) -> Shape {
    let bytes = text.as_bytes();
    let mut open: Vec<Open> = Vec::new();
    let mut depth = 0;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let closer = match byte {
            b'\'' | b'"' => {
                at = end_of_string(bytes, at);
                continue;
            }
            b'(' => Some(b')'),
            b'[' => Some(b']'),
            b'{' => Some(b'}'),
            b'?' => match bytes.get(at + 1) {
                Some(b'.' | b':') => {
                    at += 2;
                    continue;
                }
                Some(b'[') => None,
                _ => Some(b':'),
            },
            b':' => {
                open.pop_if(|last| last.closer == b':');
                None
            }
            b')' | b']' | b'}' => {
                if let Some(opener) = open.iter().rposition(|o| o.closer == byte) {
                    open.truncate(opener);
                }
                None
            }
            _ => None,
        };
        if let Some(closer) = closer {
            open.push(Open { closer, offset: at });
            depth = depth.max(open.len());
        }
        at += 1;
    }
    Shape {
        depth,
        unclosed: open
            .iter()
            .filter(|o| o.closer != b':')
            .map(|o| o.offset)
            .collect(),
    }
}

/// The offset after the string that begins at `start`; the end of the text where it is not closed.
/// A doubled quote reads as two strings, which ends at the same place.
pub(super) fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let quote = bytes[start];
    bytes[start + 1..]
        .iter()
        .position(|&byte| byte == quote)
        .map_or(bytes.len(), |length| start + length + 2)
}

#[cfg(test)]
mod tests {
    use super::measure;

    #[test]
    fn depth_counts_brackets_and_middles_of_ternaries() {
        assert_eq!(measure("((1))").depth, 2);
        assert_eq!(measure("a ? b : c ? d : e").depth, 1);
        assert_eq!(measure("a ? b ? c : d : e").depth, 2);
        assert_eq!(measure("a?.b ?: c").depth, 0);
        assert_eq!(measure("'((((' + \"[[\"").depth, 0);
        assert_eq!(measure("x.?[a ? {1} : 2]").depth, 3);
    }

    #[test]
    fn unclosed_brackets_are_named() {
        assert_eq!(measure("f(a[1").unclosed, [1, 3]);
        assert_eq!(measure("(a]").unclosed, [0]);
        assert!(measure("{a: (b)}").unclosed.is_empty());
    }
}
