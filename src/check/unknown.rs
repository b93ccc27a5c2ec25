//! Functions and methods that do not exist: what may be meant.

use super::instead::{self, last};
use super::{Checker, Environment, Resolution, Result};
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Diagnostic, codes};
use crate::dialect::Dialect;
use crate::span::Span;
use crate::syntax::tree::Name;

impl Checker<'_> {
    pub(super) fn unknown_function(&self, name: &str, span: Span) -> Diagnostic {
        let dialect = self.environment.dialect;
        let diagnostic = Diagnostic::new(
            &codes::UNKNOWN_FUNCTION,
            span,
            format!("{dialect} has no function `{name}`"),
        );
        if let Some(help) = instead::of_other_dialect(name, dialect) {
            return diagnostic.with_help(help);
        }
        if let Some(near) = self.near_function(name) {
            return diagnostic.with_help(format!("did you mean `{near}`?"));
        }
        let help = match dialect {
            Dialect::Classic => instead::of_classic_function(name),
            Dialect::IdentityEngine => instead::of_method(last(name)),
        };
        match help {
            Some(help) => diagnostic.with_help(help),
            None => diagnostic,
        }
    }

    /// The function that a name may be a slip of: its namespace and its last part are each near.
    pub(super) fn near_function(&self, name: &str) -> Option<&'static str> {
        let names = self
            .environment
            .registry
            .function_names(self.environment.dialect);
        let Some((namespace, method)) = name.rsplit_once('.') else {
            return nearest(name, names.filter(|name| !name.contains('.')));
        };
        let dotted: Vec<(&str, &'static str)> = names
            .filter_map(|name| Some((name.rsplit_once('.')?.0, name)))
            .collect();
        let namespace = nearest(namespace, dotted.iter().map(|(namespace, _)| *namespace))?;
        let functions: Vec<&'static str> = dotted
            .iter()
            .filter(|(of, _)| *of == namespace)
            .map(|(_, name)| *name)
            .collect();
        let of = |wanted: &str| functions.iter().copied().find(|name| last(name) == wanted);
        of(method)
            .or_else(|| instead::function_with_method(method, &functions))
            .or_else(|| of(nearest(method, functions.iter().map(|name| last(name)))?))
    }

    pub(super) fn method(&self, name: &Name) -> Result<Resolution> {
        let Environment {
            registry, dialect, ..
        } = self.environment;
        if dialect == Dialect::Classic {
            return Err(method_in_classic(name));
        }
        if let Some(rows) = registry.methods(&name.text) {
            return Ok(Resolution::Method(rows.to_vec()));
        }
        let diagnostic = Diagnostic::new(
            &codes::UNKNOWN_METHOD,
            name.span,
            format!("Identity Engine has no method `{}`", name.text),
        );
        let near = nearest(&name.text, registry.method_names());
        Err(match (instead::of_method(&name.text), near) {
            (Some(help), _) => diagnostic.with_help(help),
            (None, Some(near)) => diagnostic.with_help(format!("did you mean `{near}`?")),
            (None, None) => diagnostic,
        })
    }
}

fn method_in_classic(name: &Name) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &codes::METHOD_IN_CLASSIC,
        name.span,
        format!(
            "`{}` is called as a method, which Classic does not have",
            name.text
        ),
    );
    match instead::of_other_dialect(&name.text, Dialect::Classic) {
        Some(help) => diagnostic.with_help(help),
        None => diagnostic.with_help("Classic calls functions, such as `String.len(x)`"),
    }
}
