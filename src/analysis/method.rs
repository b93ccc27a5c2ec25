//! Calls of methods: which row is meant, and whether the arguments fit one of its forms.

use crate::check::{Resolution, Scope};
use crate::diagnostic::{Diagnostic, codes};
use crate::functions::{Callee, Function, Kind, Receiver, best_form, takes, written};
use crate::span::Span;
use crate::syntax::tree::{Expr, Name, NodeId};
use crate::text::article;
use crate::value::{Array, Map, Value};

use super::convert::{self, Converts};
use super::infer::Inference;
use super::join::join_all;
use super::returns;
use super::types::{Type, TypeKind};

/// A call of a method.
pub(super) struct MethodCall<'t> {
    pub id: NodeId,
    pub name: &'t Name,
    pub arguments: &'t [Expr],
    pub null_safe: bool,
    pub span: Span,
}

impl Inference<'_> {
    pub(super) fn method(&mut self, owner: Type, call: &MethodCall<'_>, scope: Scope) -> Type {
        let types = self.all(call.arguments, scope.arguments());
        if types.iter().any(Type::is_never) {
            return Type::never();
        }
        let checked = self.checked;
        let Some(Resolution::Method(rows)) = checked.resolution(call.id) else {
            return Type::unknown();
        };
        let name = &*call.name.text;
        let what = format!("`{name}` is called on");
        let guarded = self.guard(&owner, call.null_safe, call.span, &what, call.span.start());
        if let Some(passed) = guarded {
            return passed;
        }
        let fitting: Vec<&Callee> = rows
            .iter()
            .filter(|(receiver, _)| owner.is_unknown() || receives(*receiver, &owner.kind))
            .map(|(_, callee)| callee)
            .collect();
        let passes = call.null_safe && owner.nullable;
        let count = call.arguments.len();
        let counts = |row: &&Callee| takes(row.parameters.get(1..).unwrap_or_default(), count);
        let failed = match fitting[..] {
            [first, ..] if !fitting.iter().any(counts) => {
                let message = format!("`{name}` does not take {count} arguments");
                let diagnostic = Diagnostic::new(&codes::WRONG_ARGUMENT_COUNT, call.span, message);
                let signature = written(first.parameters.get(1..).unwrap_or_default());
                self.found
                    .push(diagnostic.with_help(format!("it is called as `{name}({signature})`")));
                true
            }
            [] => {
                let message = format!("{} has no method `{name}`", article(owner.kind.as_str()));
                self.report(&codes::MISSING_MEMBER, call.name.span, message);
                true
            }
            [row] => self.method_arguments(row, name, &owner, call, &types),
            _ => false,
        };
        if failed {
            return Type::never().or_null(passes);
        }
        let all: Vec<Type> = std::iter::once(owner).chain(types).collect();
        if let [row] = fitting[..] {
            let literal = call.arguments.first().and_then(Expr::literal_text);
            if let (Some(text), Some(first)) = (literal, call.arguments.first())
                && matches!(row.id, "text.contains" | "text.starts-with")
                && let [receiver, ..] = &all[..]
            {
                self.cased(receiver, text, first.span);
            }
        }
        let results = fitting
            .iter()
            .map(|row| returns::type_of(row, self.dialect, call.arguments, &all, None));
        join_all(results.collect::<Vec<_>>())
            .or_null(passes)
            .unsure(all.iter().any(|of| of.is_unsure))
    }

    /// The arguments of a method; whether the call can only fail.
    fn method_arguments(
        &mut self,
        function: &Function,
        name: &str,
        owner: &Type,
        call: &MethodCall<'_>,
        types: &[Type],
    ) -> bool {
        let samples: Option<Vec<Value<'_>>> =
            std::iter::once(owner).chain(types).map(sample).collect();
        let unknown = || vec![Value::Null; types.len() + 1];
        let is_known = samples.is_some();
        let form = match best_form(function, name, &samples.unwrap_or_else(unknown)) {
            Ok(form) => form,
            Err(_) if !is_known => return false,
            Err(failure) => {
                self.report(&codes::ARGUMENT_TYPE, call.span, failure.to_string());
                return true;
            }
        };
        let mut failed = false;
        for ((argument, of), kind) in call.arguments.iter().zip(types).zip(form) {
            if of.is_silent() || matches!(kind, Kind::Any | Kind::Plain) {
                continue;
            }
            if of.is_null() {
                let message = format!("null as an argument of `{name}` can only fail");
                self.report(&codes::ALWAYS_NULL, argument.span, message);
                failed = true;
                continue;
            }
            if of.may_be_null() {
                let message = format!("`{name}` takes no null, and this may be null");
                self.unguarded(argument.span, &message);
            }
            if !is_known {
                continue;
            }
            let verdict = match kind {
                Kind::Integer => convert::whole_number(of),
                Kind::Character if of.is_text() => convert::texts(of, |text| {
                    let mut units = text.encode_utf16();
                    units.next().is_some() && units.next().is_none()
                }),
                Kind::Character | Kind::CharSequence if matches!(of.kind, TypeKind::Array(_)) => {
                    Converts::Sometimes
                }
                Kind::Character | Kind::CharSequence => Converts::Always,
                _ => convert::text(of),
            };
            failed |= self.judge(verdict, argument, of, kind, name);
        }
        failed
    }
}

/// Whether a method with this receiver can be called on values of this kind.
fn receives(receiver: Receiver, kind: &TypeKind) -> bool {
    match receiver {
        Receiver::Text => *kind == TypeKind::String,
        Receiver::Number => kind.is_number(),
        Receiver::Array => matches!(kind, TypeKind::Array(_)),
        Receiver::Country => *kind == TypeKind::Country,
        Receiver::Time => *kind == TypeKind::Time,
    }
}

/// A value of the type, as far as the choice between the forms of a method looks at it; none where nothing is known.
fn sample(of: &Type) -> Option<Value<'static>> {
    Some(match of.kind {
        TypeKind::Unknown | TypeKind::Never => return None,
        TypeKind::Null => Value::Null,
        TypeKind::Boolean => Value::Boolean(true),
        TypeKind::Integer | TypeKind::Number => Value::Integer(0),
        TypeKind::Long => Value::Long(0),
        TypeKind::Double => Value::Double(0.0),
        TypeKind::String => Value::from(""),
        TypeKind::Array(_) => Value::Array(Array::from(Vec::new())),
        // No form takes these but those that take anything.
        TypeKind::Map | TypeKind::Time | TypeKind::Country | TypeKind::User | TypeKind::Group => {
            Value::Map(Map::from_iter([]))
        }
    })
}
