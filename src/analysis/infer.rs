//! The walk over a tree that gives each node its type, and finds what is wrong on its way.

use crate::check::{Checked, Names, Resolution, Scope};
use crate::diagnostic::{Code, Diagnostic, codes};
use crate::dialect::Dialect;
use crate::functions::Registry;
use crate::span::Span;
use crate::syntax::tree::{Expr, ExprKind, Link, Literal, LogicOperator, Name, Step, StepKind};
use crate::text::article;

use super::Environment;
use super::convert::{self, Converts};
use super::join::{join, join_all};
use super::method::MethodCall;
use super::narrow::{Conditions, Facts, text_of};
use super::types::{Type, TypeKind, Types};

/// The types of the nodes, and what was found.
pub(super) struct Inferred {
    pub types: Types,
    pub found: Vec<Diagnostic>,
}

/// Infers the types of a checked tree.
pub(super) fn infer(checked: &Checked, environment: &Environment<'_>) -> Inferred {
    let mut inference = Inference::new(checked, environment);
    let root = checked.expression.root();
    let result = inference.expr(root, Scope::ROOT);
    inference.check_result(root, &result);
    inference.into_inferred()
}

/// Infers the types of an argument of `getFilteredGroups`.
pub(super) fn infer_nested(checked: &Checked, environment: &Environment<'_>) -> Inferred {
    let mut inference = Inference::new(checked, environment);
    inference.is_nested = true;
    inference.expr(checked.expression.root(), Scope::ROOT);
    inference.into_inferred()
}

pub(super) struct Inference<'e> {
    pub environment: &'e Environment<'e>,
    pub checked: &'e Checked,
    pub dialect: Dialect,
    pub registry: &'e Registry,
    /// The text that the spans point into.
    pub text: &'e str,
    pub types: Types,
    pub found: Vec<Diagnostic>,
    pub facts: Facts,
    /// The type of what the innermost projection or selection goes through.
    element: Option<Type>,
    /// Whether the expression is an argument of `getFilteredGroups`, where `group` is the only name.
    pub is_nested: bool,
    /// Whether the operand is compared with null, as apps are.
    pub compared_with_null: bool,
}

impl<'e> Inference<'e> {
    fn new(checked: &'e Checked, environment: &'e Environment<'e>) -> Inference<'e> {
        Inference {
            environment,
            checked,
            dialect: environment.engine.dialect(),
            registry: environment.engine.registry(),
            text: checked.expression.text(),
            types: Types::new(checked.expression.node_count()),
            found: Vec::new(),
            facts: Facts::default(),
            element: None,
            is_nested: false,
            compared_with_null: false,
        }
    }

    fn into_inferred(self) -> Inferred {
        Inferred {
            types: self.types,
            found: self.found,
        }
    }
}

/// How null is kept from what fails on it.
pub(super) const GUARD: &str =
    "test it first, `x != null ? ... : ...`, or give a default, `(x ?: ...)`";

impl Inference<'_> {
    pub fn report(&mut self, code: &'static Code, span: Span, message: impl Into<String>) {
        self.found.push(Diagnostic::new(code, span, message));
    }

    pub fn report_with_help(
        &mut self,
        code: &'static Code,
        span: Span,
        message: impl Into<String>,
        help: &str,
    ) {
        self.found
            .push(Diagnostic::new(code, span, message).with_help(help));
    }

    /// Reports what can only fail.
    pub fn fail(&mut self, code: &'static Code, span: Span, message: impl Into<String>) -> Type {
        self.report(code, span, message);
        Type::never()
    }

    /// Reports what fails where a value is null.
    pub fn unguarded(&mut self, span: Span, message: &str) {
        self.report_with_help(&codes::UNGUARDED_NULL, span, message, GUARD);
    }

    /// Reports what fails on some values.
    pub fn doubt(&mut self, span: Span, message: impl Into<String>) {
        self.report(&codes::DOUBTFUL_TYPE, span, message);
    }

    /// The element of the innermost projection or selection.
    pub fn element(&self) -> Type {
        self.element.clone().unwrap_or_else(Type::unknown)
    }

    pub fn expr(&mut self, expr: &Expr, scope: Scope) -> Type {
        let of = self.infer(expr, scope);
        self.types.set(expr.id, expr.span, of.clone());
        of
    }

    pub fn all(&mut self, exprs: &[Expr], scope: Scope) -> Vec<Type> {
        exprs.iter().map(|expr| self.expr(expr, scope)).collect()
    }

    /// The type of a name or call, as far as facts narrow it.
    fn narrowed(&self, expr: &Expr, scope: Scope, of: Type) -> Type {
        match self.facts.is_empty() {
            true => of,
            false => match text_of(expr, &[], scope) {
                Some(text) => self.facts.narrow(&text, of),
                None => of,
            },
        }
    }

    fn infer(&mut self, expr: &Expr, scope: Scope) -> Type {
        match &expr.kind {
            ExprKind::Literal(literal) => literal_type(literal),
            ExprKind::Name(name) => {
                let of = self.name(name, scope, false);
                self.narrowed(expr, scope, of)
            }
            ExprKind::ContextObject => match scope.names {
                Names::Element => self.element(),
                Names::Context => Type::unknown(),
            },
            ExprKind::Call { name, arguments } => {
                let of = self.bare_call(expr, name, arguments, scope);
                self.narrowed(expr, scope, of)
            }
            ExprKind::Path { start, steps } => self.path(start, steps, scope),
            ExprKind::Unary { operators, operand } => {
                let of = self.expr(operand, scope);
                self.unary(operators, operand, of)
            }
            ExprKind::Arithmetic { first, rest } => self.arithmetic(first, rest, scope),
            ExprKind::Relation {
                left,
                operator,
                right,
            } => self.relation(expr, left, operator.operator, right, scope),
            ExprKind::Logic { operator, operands } => self.logic(*operator, operands, scope),
            ExprKind::Conditional { links, otherwise } => self.conditional(links, otherwise, scope),
            ExprKind::List(elements) => {
                let elements = self.all(elements, scope);
                match elements.iter().any(Type::is_never) {
                    true => Type::never(),
                    false => Type::list(join_all(elements)),
                }
            }
            ExprKind::Map(entries) => {
                let mut failed = false;
                for (key, value) in entries {
                    failed |= self.expr(key, scope).is_never();
                    failed |= self.expr(value, scope).is_never();
                }
                Type::new(match failed {
                    true => TypeKind::Never,
                    false => TypeKind::Map,
                })
            }
        }
    }

    fn bare_call(&mut self, expr: &Expr, name: &Name, arguments: &[Expr], scope: Scope) -> Type {
        let checked = self.checked;
        match checked.resolution(expr.id) {
            Some(Resolution::Method(_)) => {
                let element = self.element();
                let call = MethodCall {
                    id: expr.id,
                    name,
                    arguments,
                    null_safe: false,
                    span: expr.span,
                };
                self.method(element, &call, scope)
            }
            _ => self.function(expr.id, &name.text, arguments, expr.span, scope),
        }
    }

    fn path(&mut self, start: &Expr, steps: &[Step], scope: Scope) -> Type {
        let checked = self.checked;
        let called = steps.first().and_then(|step| match &step.kind {
            StepKind::Call { name, arguments } => {
                match (&start.kind, checked.resolution(step.id)) {
                    (ExprKind::Name(of), Some(Resolution::Function { .. })) => {
                        Some((step, format!("{}.{}", of.text, name.text), arguments))
                    }
                    // What could not be resolved was reported.
                    (ExprKind::Name(of), None) if self.registry.is_namespace(&of.text) => {
                        Some((step, String::new(), arguments))
                    }
                    _ => None,
                }
            }
            _ => None,
        });
        let (of, done) = match called {
            Some((step, name, arguments)) => {
                let span = start.span.to(step.span);
                let of = self.function(step.id, &name, arguments, span, scope);
                let text = text_of(start, &steps[..1], scope);
                let of = match text {
                    Some(text) => self.facts.narrow(&text, of),
                    None => of,
                };
                self.types.set(step.id, span, of.clone());
                (of, 1)
            }
            None => {
                let of = match &start.kind {
                    ExprKind::Name(name) => {
                        let of = self.name(name, scope, true);
                        let of = self.narrowed(start, scope, of);
                        self.types.set(start.id, start.span, of.clone());
                        of
                    }
                    _ => self.expr(start, scope),
                };
                (of, 0)
            }
        };
        self.steps(start, steps, done, of, scope)
    }

    /// The body of a projection or selection, on elements of this type. What is known outside is not known inside.
    pub fn body(&mut self, body: &Expr, element: Type) -> Type {
        let outer = self.element.replace(element);
        let facts = std::mem::take(&mut self.facts);
        let of = self.expr(body, Scope::BODY);
        self.element = outer;
        self.facts = facts;
        of
    }

    fn conditions(&self, scope: Scope) -> Conditions<'_> {
        Conditions {
            checked: self.checked,
            scope,
        }
    }

    /// An operand as a condition; whether it can only fail.
    pub fn condition(&mut self, operand: &Expr, of: &Type) -> bool {
        if of.is_silent() {
            return of.is_never();
        }
        if of.may_be_null() && !of.is_null() {
            self.unguarded(operand.span, "null is no condition, and this may be null");
        }
        match convert::condition(of) {
            Converts::Always => false,
            Converts::Sometimes => {
                let message = format!(
                    "{} is a condition only where it reads as one, such as `true`",
                    article(of.kind.as_str())
                );
                self.doubt(operand.span, message);
                false
            }
            Converts::Never => {
                let message = match of.is_null() {
                    true => "null is no condition".to_owned(),
                    false => match operand.literal_text() {
                        Some(text) => format!("the text `{text}` is no condition"),
                        None => format!("{} is never a condition", article(of.kind.as_str())),
                    },
                };
                self.report(&codes::NEVER_BOOLEAN, operand.span, message);
                true
            }
        }
    }

    fn logic(&mut self, operator: LogicOperator, operands: &[Expr], scope: Scope) -> Type {
        let mark = self.facts.mark();
        let mut failed = false;
        for (position, operand) in operands.iter().enumerate() {
            let of = self.expr(operand, scope);
            // Later operands are not always reached.
            failed |= self.condition(operand, &of) && position == 0;
            let facts = self
                .conditions(scope)
                .facts(operand, operator == LogicOperator::And);
            self.facts.learn(facts);
        }
        self.facts.forget(mark);
        Type::new(match failed {
            true => TypeKind::Never,
            false => TypeKind::Boolean,
        })
    }

    fn conditional(&mut self, links: &[Link], otherwise: &Expr, scope: Scope) -> Type {
        let mark = self.facts.mark();
        let mut results = Type::never();
        let mut failed = false;
        for (position, link) in links.iter().enumerate() {
            let of = self.expr(&link.operand, scope);
            match &link.then {
                Some(then) => {
                    failed |= self.condition(&link.operand, &of) && position == 0;
                    let facts = self.conditions(scope).facts(&link.operand, true);
                    let before = self.facts.mark();
                    self.facts.learn(facts);
                    let then = self.expr(then, scope);
                    self.facts.forget(before);
                    results = join(results, then);
                    let facts = self.conditions(scope).facts(&link.operand, false);
                    self.facts.learn(facts);
                }
                None => {
                    failed |= of.is_never() && position == 0;
                    self.elvis(link, &of);
                    results = join(results, kept_by_elvis(of));
                }
            }
        }
        let last = self.expr(otherwise, scope);
        self.facts.forget(mark);
        match failed {
            true => Type::never(),
            false => join(results, last),
        }
    }
}

/// What the left side of an elvis gives where it decides.
pub(super) fn kept_by_elvis(of: Type) -> Type {
    match of.kind {
        TypeKind::Null => Type::never(),
        TypeKind::String => Type {
            nullable: false,
            may_be_empty: false,
            min_length: of.min_length.max(1),
            ..of
        },
        _ => Type {
            nullable: false,
            ..of
        },
    }
}

fn literal_type(literal: &Literal) -> Type {
    Type::new(match literal {
        Literal::Null => TypeKind::Null,
        Literal::Boolean(_) => TypeKind::Boolean,
        Literal::Integer(_) => TypeKind::Integer,
        Literal::Long(_) => TypeKind::Long,
        Literal::Double(_) => TypeKind::Double,
        Literal::Text(text) => return Type::literal(text),
    })
}
