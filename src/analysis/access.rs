//! The steps of a path, and the names that it begins with.

use crate::check::{Names, Scope};
use crate::diagnostic::{Diagnostic, codes};
use crate::dialect::Dialect;
use crate::references;
use crate::span::Span;
use crate::syntax::tree::{Expr, ExprKind, Literal, Name, Step, StepKind};
use crate::text::{article, quoted};

use super::attribute::{reference_field, schema_of, type_of};
use super::convert::{self, Converts};
use super::infer::{GUARD, Inference};
use super::method::MethodCall;
use super::narrow::{Fact, text_of};
use super::remedy::replacement;
use super::types::{Shape, Type, TypeKind};
use super::{Environment, SourceEnd};

impl Inference<'_> {
    /// A name that stands alone, or begins a path.
    pub(super) fn name(&mut self, name: &Name, scope: Scope, is_path: bool) -> Type {
        if scope.names == Names::Element {
            let element = self.element();
            return self.member(&element, name, false, name.span.start());
        }
        if self.is_nested {
            return match &*name.text {
                "group" => Type::new(TypeKind::Group),
                _ => Type::unknown(),
            };
        }
        match references::find(&name.text, self.environment.engine.place()) {
            Some(reference) => self.reference(reference.name),
            None => self.bare_name(name, is_path),
        }
    }

    fn reference(&self, name: &'static str) -> Type {
        match name {
            "user" if self.dialect == Dialect::Classic => {
                Type::shaped(TypeKind::User, Shape::UserProfile)
            }
            "user" => Type::shaped(TypeKind::User, Shape::UserObject),
            // There may be no app user, but what reads its attributes takes it for granted.
            "appuser" | "appUser" => Type::shaped(TypeKind::Map, Shape::AppProfile).or_null(true),
            "source" => match self.source_shape() {
                Some(shape) => Type::shaped(TypeKind::Map, shape),
                None => Type::unknown(),
            },
            name => reference_field(name),
        }
    }

    fn source_shape(&self) -> Option<Shape> {
        self.environment.source.map(|end| match end {
            SourceEnd::User => Shape::UserProfile,
            SourceEnd::AppUser => Shape::AppProfile,
        })
    }

    /// An attribute of the mapping's source, or an app. What may be an app is not judged.
    fn bare_name(&mut self, name: &Name, is_path: bool) -> Type {
        let Environment { user, app, .. } = *self.environment;
        let schema = self
            .source_shape()
            .and_then(|shape| schema_of(shape, user, app));
        let Some(schema) = schema else {
            return Type::unknown();
        };
        match schema.attribute(&name.text) {
            Some(attribute) => type_of(attribute),
            None if is_path || name.text.ends_with("_app") => Type::unknown(),
            None => {
                if !self.compared_with_null || schema.nearest(&name.text).is_some() {
                    let nearest = schema.nearest(&name.text).map(str::to_owned);
                    self.unknown_attribute(&name.text, name.span, nearest.as_deref(), None);
                }
                Type::unknown()
            }
        }
    }

    /// The steps of a path behind what has the type `of`; `done` of them are typed.
    pub(super) fn steps(
        &mut self,
        start: &Expr,
        steps: &[Step],
        done: usize,
        mut of: Type,
        scope: Scope,
    ) -> Type {
        for (position, step) in steps.iter().enumerate().skip(done) {
            if position == 0 {
                self.check_place(start, step, scope);
            }
            // Where the next step goes on, what it was read from is not null.
            let known = (of.may_be_null() && !step.null_safe)
                .then(|| text_of(start, steps.get(..position)?, scope))
                .flatten();
            of = self.step(of, start, position, step, scope);
            self.facts.learn(
                known
                    .map(|text| (text, Fact::NotNull))
                    .into_iter()
                    .collect(),
            );
            if !self.facts.is_empty()
                && let Some(text) = steps
                    .get(..=position)
                    .and_then(|path| text_of(start, path, scope))
            {
                of = self.facts.narrow(&text, of);
            }
            self.types.set(step.id, step.span, of.clone());
        }
        of
    }

    /// An attribute that the place of use does not see, of a reference that it sees.
    fn check_place(&mut self, start: &Expr, step: &Step, scope: Scope) {
        let (Some(place), ExprKind::Name(owner)) = (self.environment.engine.place(), &start.kind)
        else {
            return;
        };
        let name = match &step.kind {
            StepKind::Member(name) => &*name.text,
            StepKind::Index(index) => match &index.kind {
                ExprKind::Name(name) => &*name.text,
                _ => index.literal_text().unwrap_or_default(),
            },
            _ => return,
        };
        let seen = match place.sees_attribute(&owner.text, name) {
            Err(seen) if scope.names == Names::Context && !self.is_nested => seen,
            _ => return,
        };
        let message = format!("{place} does not see `{}.{name}`", owner.text);
        let diagnostic =
            Diagnostic::new(&codes::REFERENCE_OF_USE, start.span.to(step.span), message);
        self.found.push(match seen {
            [] => diagnostic,
            seen => {
                let help = format!("of `{}` it sees {} alone", owner.text, quoted(seen));
                diagnostic.with_help(help)
            }
        });
    }

    fn step(
        &mut self,
        owner: Type,
        start: &Expr,
        position: usize,
        step: &Step,
        scope: Scope,
    ) -> Type {
        if let StepKind::Call { name, arguments } = &step.kind {
            let call = MethodCall {
                id: step.id,
                name,
                arguments,
                null_safe: step.null_safe,
                span: step.span,
            };
            return self.method(owner, &call, scope);
        }
        let owner = match (position, &start.kind) {
            (0, ExprKind::Name(name))
                if matches!(&*name.text, "appuser" | "appUser")
                    && !step.null_safe
                    && !owner.is_null() =>
            {
                Type {
                    nullable: false,
                    ..owner
                }
            }
            _ => owner,
        };
        if let StepKind::Member(name) = &step.kind {
            return self.member(&owner, name, step.null_safe, step.span.start());
        }
        let index = match &step.kind {
            StepKind::Index(index) => Some((index, self.index_operand(&owner, index, scope))),
            _ => None,
        };
        let guarded = self.guard(
            &owner,
            step.null_safe,
            step.span,
            what(step),
            step.span.start(),
        );
        if let Some(passed) = guarded {
            return passed;
        }
        let nullable = step.null_safe && owner.nullable;
        match (&step.kind, index) {
            (StepKind::Index(_), Some((index, Some(position)))) => {
                self.indexed(&owner, index, position, step.span)
            }
            (StepKind::Projection(body), _) => self.projection(&owner, body, step.span),
            (StepKind::Selection(which, body), _) => {
                self.selection(&owner, *which, body, step.span)
            }
            (StepKind::Index(index), _) => self.keyed(&owner, index),
            _ => Type::unknown(),
        }
        .or_null(nullable)
        .unsure(owner.is_unsure)
    }

    /// What happens where null is read, called or indexed by a step that begins at `start`: the value that passes through,
    /// or nothing where the step goes on.
    pub(super) fn guard(
        &mut self,
        owner: &Type,
        null_safe: bool,
        span: Span,
        what: &str,
        start: usize,
    ) -> Option<Type> {
        if owner.is_never() {
            return Some(Type::never());
        }
        if null_safe {
            return owner.is_null().then(|| Type::new(TypeKind::Null));
        }
        if owner.is_null() {
            let message = format!("{what} null, which can only fail");
            return Some(self.fail(&codes::ALWAYS_NULL, span, message));
        }
        if owner.may_be_null() {
            let message = format!("{what} what may be null");
            let diagnostic = Diagnostic::new(&codes::UNGUARDED_NULL, span, message);
            let dotted = self
                .text
                .get(start..)
                .is_some_and(|rest| rest.starts_with('.'));
            self.found.push(match dotted {
                true => diagnostic
                    .with_help("write `?.`, which gives null for null")
                    .with_fix(replacement(
                        Span::new(start, start),
                        "?".to_owned(),
                        "null passes on, and gives null",
                    )),
                false => diagnostic.with_help(GUARD),
            });
        }
        None
    }

    /// `owner.name`.
    fn member(&mut self, owner: &Type, name: &Name, null_safe: bool, start: usize) -> Type {
        let what = format!("`{}` is read from", name.text);
        if let Some(passed) = self.guard(owner, null_safe, name.span, &what, start) {
            return passed;
        }
        self.property(owner, &name.text, name.span)
            .or_null(null_safe && owner.nullable)
            .unsure(owner.is_unsure)
    }

    /// The operand of an index; none where it is a key.
    fn index_operand(&mut self, owner: &Type, index: &Expr, scope: Scope) -> Option<Type> {
        match &index.kind {
            ExprKind::Name(_) if owner.is_object() || owner.is_silent() || owner.is_null() => None,
            ExprKind::Literal(Literal::Text(_)) if owner.is_object() || owner.is_silent() => None,
            _ => Some(self.expr(index, scope.index())),
        }
    }

    /// `owner[key]` with a key that stands in the text.
    fn keyed(&mut self, owner: &Type, index: &Expr) -> Type {
        match (&index.kind, index.literal_text()) {
            (ExprKind::Name(name), _) => self.property(owner, &name.text, index.span),
            (_, Some(key)) => self.property(owner, key, index.span),
            _ => Type::unknown(),
        }
    }

    fn indexed(&mut self, owner: &Type, index: &Expr, position: Type, span: Span) -> Type {
        if position.is_never() {
            return Type::never();
        }
        if position.is_null() {
            let message = "the index is null, which can only fail";
            return self.fail(&codes::ALWAYS_NULL, index.span, message);
        }
        if position.may_be_null() {
            self.unguarded(index.span, "null is no index, and this may be null");
        }
        let element = match &owner.kind {
            TypeKind::Array(element) => (**element).clone(),
            TypeKind::String => Type {
                may_be_empty: false,
                min_length: 1,
                max_length: Some(1),
                case: owner.case,
                ..Type::new(TypeKind::String)
            },
            TypeKind::Map | TypeKind::User | TypeKind::Group | TypeKind::Unknown => {
                return Type::unknown();
            }
            kind => {
                let message = format!("{} can not be indexed", article(kind.as_str()));
                return self.fail(&codes::MISSING_MEMBER, span, message);
            }
        };
        let found = article(position.kind.as_str());
        match convert::whole_number(&position) {
            Converts::Never => {
                let message = format!("{found} is no index here");
                return self.fail(&codes::TYPE_MISMATCH, index.span, message);
            }
            Converts::Sometimes => {
                self.doubt(index.span, format!("{found} is not always an index"));
            }
            Converts::Always => {}
        }
        match element.is_never() {
            true => Type::unknown(),
            false => element,
        }
    }
}

/// What a step does to what it is applied to, for people.
fn what(step: &Step) -> &'static str {
    match step.kind {
        StepKind::Projection(_) => "a projection goes through",
        StepKind::Selection(..) => "a selection goes through",
        _ => "a position is read from",
    }
}
