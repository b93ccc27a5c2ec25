//! Any bytes are read as each kind of file, checked and mended, and any text is analysed with schemas: never a panic,
//! every place inside the text, and mending comes to an end.
#![no_main]

use libfuzzer_sys::fuzz_target;
use okta_mapping::files::{Checker, Document, mend};
use okta_mapping::preset::Preset;
use okta_mapping::{Analysis, Dialect, Engine, Environment, Schema, SourceEnd};

/// How often a file is mended before its fixes must have come to an end.
const ROUNDS: usize = 20;

fuzz_target!(|bytes: &[u8]| {
    let user = Schema::okta_user();
    let app = Preset::named("ringcentral-att")
        .expect("a preset")
        .app_schema();
    let checker = Checker::default()
        .with_user_schema(user.clone())
        .with_app_schema("ringcentral", app.clone());
    for name in ["file.json", "file.tf", "file.txt"] {
        mended(&checker, name, bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        analysed(text, user, app);
    }
});

fn mended(checker: &Checker, name: &str, bytes: &[u8]) {
    let mut document = Document::read(name, bytes);
    for _ in 0..ROUNDS {
        let findings = checker.check(&document);
        for finding in &findings {
            let span = finding.diagnostic.span();
            assert!(
                document.text().get(span.range()).is_some(),
                "{name}: {:?}",
                finding.diagnostic
            );
        }
        let (text, applied) = mend(&document, &findings);
        if applied == 0 {
            return;
        }
        document = Document::read(name, text.as_bytes());
    }
    panic!("{name}: mending has no end: {:?}", document.text());
}

fn analysed(text: &str, user: &Schema, app: &Schema) {
    for (dialect, end) in [
        (Dialect::Classic, SourceEnd::AppUser),
        (Dialect::Classic, SourceEnd::User),
        (Dialect::IdentityEngine, SourceEnd::User),
    ] {
        let engine = Engine::new(dialect);
        let environment = Environment::new(&engine)
            .with_user_schema(user)
            .with_app_schema(app)
            .with_source(end);
        let analysis = Analysis::new(text, &environment);
        for diagnostic in analysis.diagnostics() {
            assert!(
                text.get(diagnostic.span().range()).is_some(),
                "{diagnostic:?}"
            );
        }
        analysis.type_at(text.len() / 2);
    }
}
