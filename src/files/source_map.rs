//! Where the characters of an expression stand in its file.

use std::ops::Range;

use crate::span::Span;

/// How a file writes the text of an expression.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Quoting {
    /// As it is.
    #[default]
    Plain,
    /// As a JSON string.
    Json,
    /// As a quoted string of Terraform.
    #[cfg(feature = "terraform")]
    Terraform,
    /// As a heredoc of Terraform.
    #[cfg(feature = "terraform")]
    Heredoc,
}

impl Quoting {
    /// The text as it is written there.
    fn write(self, text: &str) -> String {
        match self {
            Quoting::Plain => text.to_owned(),
            Quoting::Json => in_json(text),
            #[cfg(feature = "terraform")]
            Quoting::Terraform => in_terraform(text),
            #[cfg(feature = "terraform")]
            Quoting::Heredoc => without_templates(text),
        }
    }
}

fn in_json(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    let inside = quoted.strip_prefix('"').and_then(|q| q.strip_suffix('"'));
    inside.unwrap_or_default().to_owned()
}

#[cfg(feature = "terraform")]
fn in_terraform(text: &str) -> String {
    let mut written = String::new();
    for c in without_templates(text).chars() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            '\n' => written += "\\n",
            '\r' => written += "\\r",
            '\t' => written += "\\t",
            c => written.push(c),
        }
    }
    written
}

/// What would begin a template is doubled.
#[cfg(feature = "terraform")]
fn without_templates(text: &str) -> String {
    text.replace("${", "$${").replace("%{", "%%{")
}

/// What a piece of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
// JSON has neither references nor unknown parts.
#[cfg_attr(not(feature = "terraform"), allow(dead_code))]
enum Origin {
    /// The same bytes stand in the file.
    Verbatim,
    /// An escape sequence stands there.
    Escape,
    /// The value of a reference, which stands elsewhere.
    Reference,
    /// Nobody knows what will stand there.
    Unknown,
}

#[derive(Clone, Debug)]
struct Piece {
    text: Range<usize>,
    file: Range<usize>,
    origin: Origin,
}

/// From places in the text of an expression to places in its file, through escapes.
///
/// ```
/// use okta_mapping::Span;
/// use okta_mapping::files::Document;
///
/// let file = r#"{"properties": {"x": {"expression": "'\u00e9' + user.x"}}, "source": {}, "target": {}}"#;
/// let document = Document::read("mapping.json", file.as_bytes());
/// let site = &document.sites()[0];
/// assert_eq!(site.text, "'é' + user.x");
/// let accent = site.map.span(Span::new(1, 3));
/// assert_eq!(&file[accent.range()], r"\u00e9");
/// ```
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    pieces: Vec<Piece>,
    quoting: Quoting,
    /// Where the text begins in the file.
    start: usize,
}

impl SourceMap {
    /// The place in the file of a place in the text. Half an escape sequence is the whole of it.
    pub fn span(&self, span: Span) -> Span {
        let start = self.start_of(span.start());
        if span.start() == span.end() {
            return Span::new(start, start);
        }
        Span::new(start, self.end_of(span.end()).max(start))
    }

    /// The place of the whole text, escapes included, quotes not.
    pub fn whole(&self) -> Span {
        let end = self
            .pieces
            .last()
            .map_or(self.start, |piece| piece.file.end);
        Span::new(self.start, end)
    }

    fn start_of(&self, offset: usize) -> usize {
        let at = self
            .pieces
            .partition_point(|piece| piece.text.end <= offset);
        match self.pieces.get(at) {
            Some(piece) if piece.origin == Origin::Verbatim => {
                piece.file.start + offset.saturating_sub(piece.text.start)
            }
            Some(piece) => piece.file.start,
            None => self.whole().end(),
        }
    }

    fn end_of(&self, offset: usize) -> usize {
        let at = self.pieces.partition_point(|piece| piece.text.end < offset);
        match self.pieces.get(at) {
            Some(piece) if piece.origin == Origin::Verbatim => {
                piece.file.start + offset.saturating_sub(piece.text.start)
            }
            Some(piece) => piece.file.end,
            None => self.whole().end(),
        }
    }

    /// Whether a place in the text holds something that is not known.
    pub(crate) fn is_unknown(&self, span: Span) -> bool {
        self.overlaps(span, |origin| origin == Origin::Unknown)
    }

    /// The places in the file of what is not known.
    pub(crate) fn unknown(&self) -> impl Iterator<Item = Span> {
        self.pieces
            .iter()
            .filter(|piece| piece.origin == Origin::Unknown)
            .map(|piece| Span::new(piece.file.start, piece.file.end))
    }

    fn overlaps(&self, span: Span, is_meant: impl Fn(Origin) -> bool) -> bool {
        let meets = |piece: &Piece| {
            piece.text.start < span.end().max(span.start() + 1) && span.start() < piece.text.end
        };
        self.pieces
            .iter()
            .any(|piece| is_meant(piece.origin) && meets(piece))
    }

    /// What to write into the file, and where, so that the place in the text holds `text`. None where that would
    /// overwrite a reference.
    pub(crate) fn edit(&self, span: Span, text: &str) -> Option<(Span, String)> {
        let stands_elsewhere = |origin| matches!(origin, Origin::Reference | Origin::Unknown);
        let is_point = span.start() == span.end();
        if !is_point && self.overlaps(span, stands_elsewhere) {
            return None;
        }
        Some((self.span(span), self.quoting.write(text)))
    }
}

/// A text that is taken from a file piece by piece.
#[derive(Debug, Default)]
pub(crate) struct Excerpt {
    pub text: String,
    pub map: SourceMap,
}

#[cfg(feature = "terraform")]
/// What stands for something unknown: a word, which is a name outside quotes and a text inside.
const UNKNOWN: &str = "unknown";

impl Excerpt {
    /// An empty text that begins here.
    pub fn new(quoting: Quoting, start: usize) -> Excerpt {
        Excerpt {
            text: String::new(),
            map: SourceMap {
                pieces: Vec::new(),
                quoting,
                start,
            },
        }
    }

    /// The same bytes stand in the file from `at` on.
    pub fn verbatim(&mut self, text: &str, at: usize) {
        if let Some(last) = self.map.pieces.last_mut()
            && last.origin == Origin::Verbatim
            && last.file.end == at
        {
            last.text.end += text.len();
            last.file.end += text.len();
            self.text += text;
            return;
        }
        self.push(text, at..at + text.len(), Origin::Verbatim);
    }

    /// An escape sequence that means `text`.
    pub fn escape(&mut self, text: &str, file: Range<usize>) {
        self.push(text, file, Origin::Escape);
    }

    /// A reference whose value is `text`.
    #[cfg(feature = "terraform")]
    pub fn reference(&mut self, text: &str, file: Range<usize>) {
        self.push(text, file, Origin::Reference);
    }

    /// Something that is not known.
    #[cfg(feature = "terraform")]
    pub fn unknown(&mut self, file: Range<usize>) {
        self.push(UNKNOWN, file, Origin::Unknown);
    }

    fn push(&mut self, text: &str, file: Range<usize>, origin: Origin) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text += text;
        self.map.pieces.push(Piece {
            text: start..self.text.len(),
            file,
            origin,
        });
    }
}

#[cfg(all(test, feature = "terraform"))]
mod tests {
    use proptest::prelude::*;

    use super::super::Document;
    use super::*;

    const KINDS: [(&str, Quoting, &str, &str); 4] = [
        ("rule.txt", Quoting::Plain, "", ""),
        (
            "rule.json",
            Quoting::Json,
            r#"{"type": "group_rule", "conditions": {"expression": {"value": ""#,
            r#""}}}"#,
        ),
        (
            "rule.tf",
            Quoting::Terraform,
            "resource \"okta_group_rule\" \"x\" {\n  expression_value = \"",
            "\"\n}\n",
        ),
        (
            "rule.tf",
            Quoting::Heredoc,
            "resource \"okta_group_rule\" \"x\" {\n  expression_value = <<EOT\n",
            "\nEOT\n}\n",
        ),
    ];

    fn expression(name: &str, file: &str) -> String {
        let document = Document::read(name, file.as_bytes());
        let site = document.sites().first();
        let site = site.unwrap_or_else(|| panic!("{file:?}: {:?}", document.problems()));
        site.text.trim_end_matches('\n').to_owned()
    }

    proptest! {
        #[test]
        fn an_edit_of_the_file_is_the_edit_of_the_text(
            text in r#"x[a\PC"'\\$%{} é]{0,12}x"#,
            new in r#"[a\PC"'\\%{} é]{0,6}"#,
            (start, end) in (0usize..16, 0usize..16),
        ) {
            let at: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let place = |number: usize| at.get(number).copied().unwrap_or(text.len() - 1).max(1);
            let span = Span::new(place(start.min(end)), place(start.max(end)));
            let expected = [&text[..span.start()], &new, &text[span.end()..]].concat();
            // A `$` that meets a `{` only by the edit would begin a template.
            prop_assume!(!expected.contains("${") && !expected.contains("%{"));
            prop_assume!(!text.contains("${") && !text.contains("%{"));
            for (name, quoting, before, after) in KINDS {
                let file = [before, &quoting.write(&text), after].concat();
                let document = Document::read(name, file.as_bytes());
                prop_assert_eq!(&expression(name, &file), &text);
                let (place, written) = document.sites()[0].map.edit(span, &new).unwrap();
                let edited = [&file[..place.start()], &written, &file[place.end()..]].concat();
                prop_assert_eq!(expression(name, &edited), &*expected);
            }
        }
    }

    #[test]
    fn what_stands_elsewhere_is_not_overwritten() {
        let file = "resource \"okta_group_rule\" \"x\" {\n  expression_value = \"a${var.b}c\"\n}\n";
        let document = Document::read("rule.tf", file.as_bytes());
        let map = &document.sites()[0].map;
        assert_eq!(document.sites()[0].text, "aunknownc");
        assert!(map.edit(Span::new(0, 1), "x").is_some());
        assert!(map.edit(Span::new(1, 1), "x").is_some());
        assert!(map.edit(Span::new(8, 9), "x").is_some());
        assert!(map.edit(Span::new(0, 2), "x").is_none());
        assert!(map.edit(Span::new(3, 4), "x").is_none());
        assert!(map.edit(Span::new(7, 9), "x").is_none());
    }
}
