//! Properties: attributes of profiles by their schemas, and what other values have.

use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Diagnostic, Level, codes};
use crate::dialect::Dialect;
use crate::span::Span;
use crate::text::article;

use super::Environment;
use super::attribute::{USER_FIELDS, group_field, reference_field, schema_of, type_of, user_field};
use super::infer::Inference;
use super::remedy::with_near;
use super::types::{Shape, Type, TypeKind};

impl Inference<'_> {
    /// The property of a value that is not null.
    pub(super) fn property(&mut self, owner: &Type, name: &str, span: Span) -> Type {
        let Environment { user, app, .. } = *self.environment;
        match (&owner.kind, owner.shape) {
            (_, Shape::UserProfile | Shape::AppProfile) => {
                match schema_of(owner.shape, user, app) {
                    Some(schema) => match schema.attribute(name) {
                        Some(attribute) => type_of(attribute),
                        None if owner.shape == Shape::AppProfile && name == "entitlements" => {
                            Type::unknown()
                        }
                        None => {
                            let nearest = schema.nearest(name).map(str::to_owned);
                            let help = outside_profile(&owner.kind, name);
                            self.unknown_attribute(name, span, nearest.as_deref(), help);
                            Type::unknown()
                        }
                    },
                    None => Type::unknown(),
                }
            }
            (_, Shape::UserObject) => user_field(name).unwrap_or_else(|| {
                if user.is_some_and(|schema| schema.attribute(name).is_some()) {
                    let help = format!("Identity Engine reads the profile: `user.profile.{name}`");
                    self.unknown_attribute(name, span, None, Some(help));
                } else if let Some(near) = nearest(name, USER_FIELDS) {
                    let message = format!("a user has no `{name}`, which reads as null");
                    let diagnostic = Diagnostic::new(&codes::UNKNOWN_ATTRIBUTE, span, message);
                    let diagnostic = with_near(diagnostic, self.text, name, near);
                    self.found.push(diagnostic.with_level(Level::Warning));
                }
                Type::unknown()
            }),
            (_, Shape::RelatedUser) => match (name, user.and_then(|schema| schema.attribute(name)))
            {
                ("profile", _) => Type::shaped(TypeKind::Map, Shape::UserProfile),
                (_, Some(attribute)) => type_of(attribute),
                _ => user_field(name).unwrap_or_else(Type::unknown),
            },
            (_, Shape::Reference(path)) => reference_field(&format!("{path}.{name}")),
            (TypeKind::Group, _) if self.dialect == Dialect::Classic || name != "name" => {
                group_field(name)
            }
            (TypeKind::Map | TypeKind::User | TypeKind::Group | TypeKind::Unknown, _) => {
                Type::unknown()
            }
            (kind, _) => {
                let message = format!("{} has no attribute `{name}`", article(kind.as_str()));
                let help = match kind {
                    TypeKind::Array(_) => {
                        Some(format!("to read it of each element write `.![{name}]`"))
                    }
                    _ => nearest(name, self.registry.method_names())
                        .filter(|method| *method == name)
                        .map(|method| format!("a method is called with brackets: `{method}()`")),
                };
                let diagnostic = Diagnostic::new(&codes::MISSING_MEMBER, span, message);
                self.found.push(match help {
                    Some(help) => diagnostic.with_help(help),
                    None => diagnostic,
                });
                Type::never()
            }
        }
    }

    /// Reports a name that the schema does not have.
    pub(super) fn unknown_attribute(
        &mut self,
        name: &str,
        span: Span,
        nearest: Option<&str>,
        help: Option<String>,
    ) {
        // What the place of use does not see was reported.
        let place = self.environment.engine.place();
        if place.is_some_and(|place| place.excludes("user", name).is_some()) {
            return;
        }
        let diagnostic = Diagnostic::new(
            &codes::UNKNOWN_ATTRIBUTE,
            span,
            format!("the schema has no attribute `{name}`"),
        );
        self.found.push(match (help, nearest) {
            (Some(help), _) => diagnostic.with_help(help),
            (None, Some(near)) => with_near(diagnostic, self.text, name, near),
            (None, None) => diagnostic,
        });
    }
}

/// What to write for what a user has beside its profile, in Classic.
fn outside_profile(kind: &TypeKind, name: &str) -> Option<String> {
    match (kind, name) {
        (TypeKind::User, "id" | "status") => {
            Some(format!("write `user.getInternalProperty(\"{name}\")`"))
        }
        (TypeKind::User, "profile") => {
            Some("Classic reads the attributes of a profile directly: `user.login`".to_owned())
        }
        _ => None,
    }
}
