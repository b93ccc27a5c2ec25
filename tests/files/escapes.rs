//! Every character of an expression is found in its file, however it is escaped there.

use okta_mapping::Span;
use okta_mapping::files::{Document, Site};
use proptest::prelude::*;

/// A text, and for each character which of its spellings is taken.
pub fn spelled() -> impl Strategy<Value = Vec<(char, u8)>> {
    let letter = prop_oneof![
        3 => proptest::char::any(),
        4 => proptest::sample::select("ab \"'\\$%{}#/\n\té😀\u{1F}".chars().collect::<Vec<_>>()),
    ];
    let all = proptest::collection::vec((letter, any::<u8>()), 0..24);
    // Blank text is no expression.
    all.prop_map(|mut all| {
        all.insert(0, ('x', 0));
        all.push(('x', 0));
        all
    })
}

/// Each character with its bytes in the file.
pub type Spelling = Vec<(String, String)>;

fn units(c: char) -> String {
    let mut units = [0; 2];
    let units = c.encode_utf16(&mut units);
    units.iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

pub fn in_json(text: &[(char, u8)]) -> Spelling {
    let spell = |(c, choice): &(char, u8)| match (c, choice % 3) {
        (_, 0) => units(*c),
        ('\n', _) => "\\n".to_owned(),
        ('\t', _) => "\\t".to_owned(),
        ('/', 1) => "\\/".to_owned(),
        ('"' | '\\', _) => format!("\\{c}"),
        ('\0'..='\u{1F}', _) => units(*c),
        (c, _) => c.to_string(),
    };
    text.iter()
        .map(|pair| (pair.0.to_string(), spell(pair)))
        .collect()
}

/// `${` and `%{` are one piece.
pub fn in_terraform(text: &[(char, u8)]) -> Spelling {
    let mut spelling = Spelling::new();
    for (c, choice) in text {
        let last = spelling.last_mut();
        if let (Some((meaning, written)), '{') = (last, c)
            && matches!(&**written, "$" | "%")
        {
            *written = format!("{written}{written}{{");
            meaning.push('{');
            continue;
        }
        let written = match (c, choice % 3) {
            ('\n', _) => "\\n".to_owned(),
            ('\r', _) => "\\r".to_owned(),
            ('\t', 1) => "\\t".to_owned(),
            ('"' | '\\', _) => format!("\\{c}"),
            (c, 0) => format!("\\U{:08x}", *c as u32),
            (c, 1) if (*c as u32) < 0x1_0000 => format!("\\u{:04X}", *c as u32),
            (c, _) => c.to_string(),
        };
        spelling.push((c.to_string(), written));
    }
    spelling
}

fn meaning(spelling: &Spelling) -> String {
    spelling.iter().map(|(meaning, _)| &**meaning).collect()
}

pub fn written(spelling: &Spelling) -> String {
    spelling.iter().map(|(_, written)| &**written).collect()
}

/// Every character stands where the map says, and the map of all of it is the whole.
fn assert_placed(file: &str, site: &Site, spelling: &Spelling) {
    let mut at = 0;
    for (meaning, written) in spelling {
        let span = site.map.span(Span::new(at, at + meaning.len()));
        assert_eq!(&file[span.range()], written, "{meaning:?} in {file:?}");
        at += meaning.len();
    }
    assert_eq!(&file[site.map.whole().range()], self::written(spelling));
    assert_eq!(
        site.map.span(Span::new(0, site.text.len())),
        site.map.whole()
    );
    let end = site.map.span(Span::new(at, at));
    assert_eq!(
        (end.start(), end.end()),
        (site.map.whole().end(), site.map.whole().end())
    );
}

fn read(name: &str, file: &str) -> Document {
    let document = Document::read(name, file.as_bytes());
    assert_eq!(document.problems(), [], "{file:?}");
    document
}

/// The text of the one attribute, where it is one without interpolations, as the reader of Terraform has it.
fn literal(body: &hcl_edit::structure::Body) -> Option<String> {
    let block = body.blocks().next()?;
    let value = &block.body.get_attribute("expression_value")?.value;
    if let Some(template) = value.as_heredoc_template() {
        let literals = template.template.iter().map(|element| element.as_literal());
        return literals.map(|literal| Some(literal?.to_string())).collect();
    }
    value.as_str().map(str::to_owned)
}

proptest! {
    #[test]
    fn in_json_strings(text in spelled(), blanks in "[ \n]{0,3}") {
        let spelling = in_json(&text);
        let file = format!(
            "[{blanks}{{\"type\":\"group_rule\",\"conditions\":{{\"expression\":{{\"value\":{blanks}\"{}\"}}}}}}]",
            written(&spelling)
        );
        let document = read("rule.json", &file);
        prop_assert_eq!(&document.sites()[0].text, &meaning(&spelling));
        assert_placed(&file, &document.sites()[0], &spelling);
    }

    #[test]
    fn in_strings_of_terraform(text in spelled()) {
        let spelling = in_terraform(&text);
        let file = format!(
            "# é\nresource \"okta_group_rule\" \"x\" {{\n  expression_value = \"{}\"\n}}\n",
            written(&spelling)
        );
        let document = read("rule.tf", &file);
        prop_assert_eq!(&document.sites()[0].text, &meaning(&spelling));
        assert_placed(&file, &document.sites()[0], &spelling);
    }

    #[test]
    fn in_heredocs(
        lines in proptest::collection::vec(r#"[a"\\$%{ é😀]{0,8}"#, 0..5),
        indent in 0usize..4,
        is_indented in any::<bool>(),
    ) {
        let lines: Vec<String> = std::iter::once("x".to_owned()).chain(lines).collect();
        let margin = if is_indented { " ".repeat(indent) } else { String::new() };
        let body: String = lines
            .iter()
            .map(|line| {
                let escaped = line.replace("${", "$${").replace("%{", "%%{");
                let margin = if line.is_empty() { "" } else { &margin };
                format!("{margin}{escaped}\n")
            })
            .collect();
        let mark = if is_indented { "<<-" } else { "<<" };
        let file = format!(
            "resource \"okta_group_rule\" \"x\" {{\n  expression_value = {mark}EOT\n{body}  EOT\n}}\n"
        );
        let document = read("rule.tf", &file);
        let site = &document.sites()[0];
        prop_assert_eq!(&site.text, &(lines.join("\n") + "\n"));
        for (at, c) in site.text.char_indices().filter(|(_, c)| !"${%".contains(*c)) {
            let span = site.map.span(Span::new(at, at + c.len_utf8()));
            prop_assert_eq!(&file[span.range()], c.to_string());
        }
    }

    #[test]
    fn texts_are_those_that_terraform_s_reader_has(raw in r#"[aé"\\nrtuU0$%{} \n]{0,10}"#, indent in 0usize..3) {
        let quoted = format!("\"x{raw}\"");
        let margin = " ".repeat(indent);
        let heredoc = format!("<<-EOT\n{margin}x{raw}\n{margin}EOT");
        for value in [quoted, heredoc] {
            let file = format!("resource \"okta_group_rule\" \"x\" {{\n  expression_value = {value}\n}}\n");
            let text = hcl_edit::parser::parse_body(&file).ok().and_then(|body| literal(&body));
            let document = Document::read("rule.tf", file.as_bytes());
            if let Some(text) = text {
                prop_assert_eq!(&document.sites()[0].text, &text, "{:?}", file);
            }
        }
    }

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..64), text in "\\PC{0,64}") {
        for name in ["x.json", "x.tf", "x.txt", "x"] {
            Document::read(name, &bytes);
            Document::read(name, text.as_bytes());
        }
    }
}

#[test]
fn half_an_escape_sequence_is_the_whole() {
    let file = r#"{"name": "x", "valueType": "EXPRESSION", "value": "a\ud83d\ude00b"}"#;
    let document = read("claim.json", file);
    let site = &document.sites()[0];
    assert_eq!(site.text, "a😀b");
    let span = site.map.span(Span::new(1, 5));
    assert_eq!(&file[span.range()], r"\ud83d\ude00");
}

#[test]
fn a_byte_order_mark_stands_before_the_text() {
    let document = Document::read("x.txt", "\u{FEFF}user.x = 1\n".as_bytes());
    assert_eq!(document.prefix(), "\u{FEFF}");
    assert_eq!(document.sites()[0].text, "user.x = 1");
    assert_eq!(document.sites()[0].map.whole(), Span::new(0, 10));
}
