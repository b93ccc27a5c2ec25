//! From tree to checked tree: what each name is, in this dialect and at this place of use.

mod arguments;
mod instead;
mod place;
mod scope;
mod unknown;

pub(crate) use scope::{Names, Scope};

use crate::diagnostic::{Diagnostic, codes};
use crate::dialect::Dialect;
use crate::functions::{Callee, Receiver, Registry};
use crate::limits::Limits;
use crate::references;
use crate::span::Span;
use crate::syntax::Expression;
use crate::syntax::tree::{Expr, ExprKind, Name, NodeId, Step, StepKind};
use crate::uses::Use;

type Result<T> = std::result::Result<T, Diagnostic>;

/// What names mean where an expression is written.
#[derive(Clone, Copy)]
pub(crate) struct Environment<'e> {
    pub dialect: Dialect,
    pub place: Option<Use>,
    pub registry: &'e Registry,
    pub limits: &'e Limits,
    /// Names that are not seen here, although the place of use sees them elsewhere.
    hidden: &'e [String],
    /// Whether the expression is an argument of `getFilteredGroups`, where `group` is the only name.
    nested: bool,
}

impl<'e> Environment<'e> {
    pub fn new(
        dialect: Dialect,
        place: Option<Use>,
        registry: &'e Registry,
        limits: &'e Limits,
    ) -> Environment<'e> {
        Environment {
            dialect,
            place,
            registry,
            limits,
            hidden: &[],
            nested: false,
        }
    }

    /// Of an expression that does not see these names.
    pub fn hiding(self, hidden: &'e [String]) -> Environment<'e> {
        Environment { hidden, ..self }
    }

    /// Of an expression that is an argument of a function.
    pub fn nested(self) -> Environment<'e> {
        Environment {
            nested: true,
            ..self
        }
    }
}

/// What a call calls.
pub(crate) enum Resolution {
    /// A function, with the argument that is itself an expression.
    Function {
        callee: Callee,
        nested: Option<Box<Checked>>,
    },
    /// A name that the place of use does not see, where it may yet turn out to be a key.
    Forbidden(Diagnostic),
    /// A method: the rows of its name, of which the receiver's type chooses one.
    Method(Vec<(Receiver, Callee)>),
}

/// A tree whose calls are resolved.
pub(crate) struct Checked {
    pub expression: Expression,
    /// By node id: what the calls call.
    resolutions: Vec<Option<Resolution>>,
}

impl Checked {
    /// What the call with this id calls.
    pub fn resolution(&self, call: NodeId) -> Option<&Resolution> {
        self.resolutions.get(call.0 as usize)?.as_ref()
    }
}

/// Checks an expression: the first error, where there is one.
pub(crate) fn check(expression: Expression, environment: Environment<'_>) -> Result<Checked> {
    let (checked, errors) = check_all(expression, environment);
    match errors.into_iter().next() {
        Some(first) => Err(first),
        None => Ok(checked),
    }
}

/// Checks an expression: what could be resolved, and all errors.
pub(crate) fn check_all(
    expression: Expression,
    environment: Environment<'_>,
) -> (Checked, Vec<Diagnostic>) {
    let mut checker = Checker {
        environment,
        resolutions: (0..expression.node_count()).map(|_| None).collect(),
        errors: Vec::new(),
    };
    let dialect = environment
        .place
        .map(|place| place::check_dialect(&expression, place, environment.dialect));
    match dialect {
        Some(Err(error)) => checker.errors.push(error),
        _ => checker.expr(expression.root(), Scope::ROOT),
    }
    let checked = Checked {
        expression,
        resolutions: checker.resolutions,
    };
    (checked, checker.errors)
}

struct Checker<'e> {
    environment: Environment<'e>,
    resolutions: Vec<Option<Resolution>>,
    errors: Vec<Diagnostic>,
}

impl Checker<'_> {
    fn resolve(&mut self, call: NodeId, resolution: Result<Resolution>) {
        let resolution = self.note(resolution);
        if let Some(entry) = self.resolutions.get_mut(call.0 as usize) {
            *entry = resolution;
        }
    }

    /// Keeps an error, and goes on.
    fn note<T>(&mut self, result: Result<T>) -> Option<T> {
        result.map_err(|error| self.errors.push(error)).ok()
    }

    fn all<'t>(&mut self, exprs: impl IntoIterator<Item = &'t Expr>, scope: Scope) {
        for expr in exprs {
            self.expr(expr, scope);
        }
    }

    fn expr(&mut self, expr: &Expr, scope: Scope) {
        match &expr.kind {
            ExprKind::Literal(_) => {}
            ExprKind::ContextObject => {
                self.note(self.context_object(expr.span, scope));
            }
            ExprKind::Name(name) => {
                self.note(self.name(name, scope));
            }
            ExprKind::Call { name, arguments } => {
                let resolution = self.bare_call(name, arguments, scope);
                self.resolve(expr.id, resolution);
                self.all(arguments, scope.arguments());
            }
            ExprKind::Path { start, steps } => self.path(start, steps, scope),
            ExprKind::Unary { operand, .. } => self.expr(operand, scope),
            ExprKind::Arithmetic { first, rest } => {
                self.expr(first, scope);
                self.all(rest.iter().map(|operation| &operation.operand), scope);
            }
            ExprKind::Relation { left, right, .. } => {
                self.expr(left, scope);
                self.expr(right, scope);
            }
            ExprKind::Logic { operands, .. } => self.all(operands, scope),
            ExprKind::Conditional { links, otherwise } => {
                for link in links {
                    self.expr(&link.operand, scope);
                    self.all(&link.then, scope);
                }
                self.expr(otherwise, scope);
            }
            ExprKind::List(elements) => self.all(elements, scope),
            ExprKind::Map(entries) => {
                for (key, value) in entries {
                    self.expr(key, scope);
                    self.expr(value, scope);
                }
            }
        }
    }

    /// A leading bracket reads the context as a whole, which no place of use sees.
    fn context_object(&self, span: Span, scope: Scope) -> Result<()> {
        match self.environment.place {
            _ if self.environment.nested && scope.names == Names::Context => Err(Diagnostic::new(
                &codes::NESTED_NAME,
                span,
                "`group` is the only name here, not the context as a whole",
            )),
            Some(place) if scope.names == Names::Context => Err(Diagnostic::new(
                &codes::REFERENCE_OF_USE,
                span,
                format!(
                    "{place} does not see the context as a whole, which a leading bracket reads"
                ),
            )),
            _ => Ok(()),
        }
    }

    fn name(&self, name: &Name, scope: Scope) -> Result<()> {
        if self.environment.nested && scope.names == Names::Context {
            return match &*name.text {
                "group" => Ok(()),
                other => Err(Diagnostic::new(
                    &codes::NESTED_NAME,
                    name.span,
                    format!("`group` is the only name here, not `{other}`"),
                )),
            };
        }
        let is_hidden = self
            .environment
            .hidden
            .iter()
            .any(|hidden| **hidden == *name.text);
        if is_hidden && scope.names == Names::Context {
            return Err(Diagnostic::new(
                &codes::REFERENCE_OF_USE,
                name.span,
                format!(
                    "`{}` is the user of the app that this mapping writes to; it reads the user of Okta",
                    name.text
                ),
            )
            .with_help("write `user`"));
        }
        match self.environment.place {
            Some(place) if scope.names == Names::Context && !place.sees(&name.text) => {
                let is_known = references::find(&name.text, self.environment.place).is_some();
                let what = match is_known {
                    true => format!("{place} does not see `{}`", name.text),
                    false => format!(
                        "{place} sees neither apps nor attributes of a source, so `{}` means nothing there",
                        name.text
                    ),
                };
                let diagnostic = Diagnostic::new(&codes::REFERENCE_OF_USE, name.span, what);
                Err(match instead::readable(place) {
                    Some(help) if !is_known => diagnostic.with_help(help),
                    _ => diagnostic,
                })
            }
            _ => Ok(()),
        }
    }

    fn path(&mut self, start: &Expr, steps: &[Step], scope: Scope) {
        let rest = match self.function_path(start, steps, scope) {
            Some((call, resolution)) => {
                self.resolve(call.id, resolution);
                self.step_operands(call, scope);
                &steps[1..]
            }
            None => {
                self.expr(start, scope);
                self.note(self.check_attribute(start, steps, scope));
                steps
            }
        };
        for step in rest {
            self.note(self.check_projection(step));
            if let StepKind::Call { name, .. } = &step.kind {
                let resolution = self.method(name);
                self.resolve(step.id, resolution);
            }
            self.step_operands(step, scope);
        }
    }

    fn step_operands(&mut self, step: &Step, scope: Scope) {
        match &step.kind {
            StepKind::Member(_) => {}
            StepKind::Call { arguments, .. } => self.all(arguments, scope.arguments()),
            // A bare name is the key of a map; of anything else it is a name, which is only seen when it runs.
            StepKind::Index(index) => match &index.kind {
                ExprKind::Name(name) => {
                    if let Err(forbidden) = self.name(name, scope.index()) {
                        self.resolve(index.id, Ok(Resolution::Forbidden(forbidden)));
                    }
                }
                _ => self.expr(index, scope.index()),
            },
            StepKind::Projection(body) | StepKind::Selection(_, body) => {
                self.expr(body, Scope::BODY);
            }
        }
    }

    /// `Namespace.function(..)`: the first step of a path that is no method call on an attribute.
    fn function_path<'t>(
        &mut self,
        start: &Expr,
        steps: &'t [Step],
        scope: Scope,
    ) -> Option<(&'t Step, Result<Resolution>)> {
        let (ExprKind::Name(namespace), Some(step)) = (&start.kind, steps.first()) else {
            return None;
        };
        let StepKind::Call { name, arguments } = &step.kind else {
            return None;
        };
        let full = format!("{}.{}", namespace.text, name.text);
        let span = namespace.span.to(name.span);
        match self
            .environment
            .registry
            .function(&full, self.environment.dialect)
        {
            Some(callee) => Some((step, self.function(callee, &full, span, arguments))),
            // What begins with a reference may still be a method of its value.
            None if references::find(&namespace.text, self.environment.place).is_some()
                && self.environment.registry.methods(&name.text).is_some() =>
            {
                None
            }
            None if self.environment.registry.is_namespace(&namespace.text) => {
                Some((step, Err(self.unknown_function(&full, span))))
            }
            // A slip in the namespace: `string.len('a')`.
            None if scope.names == Names::Context
                && references::find(&namespace.text, self.environment.place).is_none()
                && self
                    .environment
                    .registry
                    .methods(&name.text)
                    .is_none_or(|_| self.environment.dialect == Dialect::Classic)
                && self.near_function(&full).is_some() =>
            {
                Some((step, Err(self.unknown_function(&full, span))))
            }
            None => None,
        }
    }

    /// A call without a receiver: a function, or, on an element, one of its methods.
    fn bare_call(&mut self, name: &Name, arguments: &[Expr], scope: Scope) -> Result<Resolution> {
        let Environment {
            registry, dialect, ..
        } = self.environment;
        match registry.function(&name.text, dialect) {
            Some(callee) => self.function(callee, &name.text, name.span, arguments),
            None if scope.names == Names::Element && dialect == Dialect::IdentityEngine => {
                self.method(name)
            }
            None => Err(self.unknown_function(&name.text, name.span)),
        }
    }
}
