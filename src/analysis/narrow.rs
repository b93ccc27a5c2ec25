//! What a condition tells of the values that it tests.

use crate::check::{Checked, Names, Resolution, Scope};
use crate::functions::{Function, NullRule, ResultNull};
use crate::syntax::tree::{
    Expr, ExprKind, Literal, LogicOperator, Placed, RelationOperator, Step, StepKind, UnaryOperator,
};

use super::types::{Type, TypeKind};

/// What is known of a value at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    /// It is null.
    Null,
    /// It is not null.
    NotNull,
    /// It is not the empty text.
    NotEmpty,
}

/// The facts at a place, by what was tested, in its canonical text.
#[derive(Debug, Default)]
pub(super) struct Facts(Vec<(String, Fact)>);

impl Facts {
    /// How many there are, to come back to with [`forget`](Facts::forget).
    pub fn mark(&self) -> usize {
        self.0.len()
    }

    pub fn learn(&mut self, facts: Vec<(String, Fact)>) {
        self.0.extend(facts);
    }

    pub fn forget(&mut self, mark: usize) {
        self.0.truncate(mark);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The type of what has this text, as far as the facts narrow it.
    pub fn narrow(&self, text: &str, mut of: Type) -> Type {
        for (_, fact) in self.0.iter().filter(|(tested, _)| tested == text) {
            of = match fact {
                Fact::Null => Type::new(TypeKind::Null),
                Fact::NotNull if of.is_null() => Type::unknown(),
                Fact::NotNull => Type {
                    nullable: false,
                    ..of
                },
                Fact::NotEmpty => Type {
                    may_be_empty: false,
                    min_length: of.min_length.max(1),
                    ..of
                },
            };
        }
        of
    }
}

/// The canonical text of what can be tested: a name, a call, or a path of names and calls.
pub(super) fn text_of(start: &Expr, steps: &[Step], scope: Scope) -> Option<String> {
    let mut text = match (&start.kind, scope.names) {
        (ExprKind::Name(name), Names::Context) => name.text.to_string(),
        (ExprKind::Name(name), Names::Element) => format!("@{}", name.text),
        (ExprKind::Call { .. }, Names::Context) => start.to_string(),
        _ => return None,
    };
    for step in steps {
        text.push('.');
        match &step.kind {
            StepKind::Member(name) => text.push_str(&name.text),
            StepKind::Index(index) => text.push_str(index.literal_text()?),
            StepKind::Call { name, arguments } if scope.names == Names::Context => {
                let arguments: Vec<String> = arguments.iter().map(Expr::to_string).collect();
                text += &format!("{}({})", name.text, arguments.join(", "));
            }
            _ => return None,
        }
    }
    Some(text)
}

/// Reads conditions.
pub(super) struct Conditions<'c> {
    pub checked: &'c Checked,
    pub scope: Scope,
}

impl Conditions<'_> {
    /// What is known where the condition was evaluated and turned out as `truth`.
    pub fn facts(&self, condition: &Expr, truth: bool) -> Vec<(String, Fact)> {
        match &condition.kind {
            ExprKind::Unary { operators, operand } => {
                let is_not = |placed: &Placed<UnaryOperator>| placed.operator == UnaryOperator::Not;
                match operators.iter().all(is_not) {
                    true => self.facts(operand, truth ^ (operators.len() % 2 == 1)),
                    false => Vec::new(),
                }
            }
            ExprKind::Logic { operator, operands } => {
                let all = (*operator == LogicOperator::And) == truth;
                let mut facts = operands.iter().map(|operand| self.facts(operand, truth));
                match all {
                    true => facts.flatten().collect(),
                    false => {
                        let first = facts.next().unwrap_or_default();
                        facts.fold(first, |mut common, of| {
                            common.retain(|fact| of.contains(fact));
                            common
                        })
                    }
                }
            }
            ExprKind::Relation {
                left,
                operator,
                right,
            } => self.relation(left, operator.operator, right, truth),
            // Null is no condition, so what was evaluated as one is not null.
            ExprKind::Name(_) | ExprKind::Path { .. } | ExprKind::Call { .. } => {
                let mut facts = self.call(condition, truth);
                facts.extend(self.not_null(condition));
                facts
            }
            _ => Vec::new(),
        }
    }

    fn relation(
        &self,
        left: &Expr,
        operator: RelationOperator,
        right: &Expr,
        truth: bool,
    ) -> Vec<(String, Fact)> {
        use RelationOperator::{Equal, Greater, GreaterEqual, Less, LessEqual, Matches, NotEqual};
        if operator == Matches {
            return self.not_null(left);
        }
        let (tested, operator, literal) = match (&left.kind, &right.kind) {
            (_, ExprKind::Literal(literal)) => (left, operator, literal),
            (ExprKind::Literal(literal), _) => (right, mirrored(operator), literal),
            _ => return Vec::new(),
        };
        let operator = if truth { operator } else { negated(operator) };
        let counted = self.counted(tested);
        match (operator, literal) {
            (Equal, Literal::Null) => self.null(tested),
            (NotEqual, Literal::Null) => self.not_null(tested),
            (NotEqual, Literal::Text(text)) if text.is_empty() => self.fact(tested, Fact::NotEmpty),
            (Equal, Literal::Text(text)) if !text.is_empty() => {
                let mut facts = self.not_null(tested);
                facts.extend(self.fact(tested, Fact::NotEmpty));
                facts
            }
            (Equal, Literal::Text(_)) => self.not_null(tested),
            (operator, Literal::Integer(number)) if counted.is_some() => {
                let some = match operator {
                    NotEqual => *number == 0,
                    Equal => *number != 0,
                    Greater => *number >= 0,
                    GreaterEqual => *number > 0,
                    Less | LessEqual | Matches => false,
                };
                match (some, counted) {
                    (true, Some(counted)) => {
                        let mut facts = self.not_null(counted);
                        facts.extend(self.fact(counted, Fact::NotEmpty));
                        facts
                    }
                    _ => Vec::new(),
                }
            }
            // Null is less than everything.
            (_, Literal::Null) => Vec::new(),
            (Equal | Greater | GreaterEqual, _) => self.not_null(tested),
            _ => Vec::new(),
        }
    }

    /// What a function tells of its first argument, when it gives a Boolean.
    fn call(&self, condition: &Expr, truth: bool) -> Vec<(String, Fact)> {
        let Some((function, arguments)) = self.called(condition) else {
            return Vec::new();
        };
        match (function.id, arguments.first()) {
            ("array.is-empty", Some(array)) if !truth => {
                let mut facts = self.not_null(array);
                facts.extend(self.fact(array, Fact::NotEmpty));
                facts
            }
            ("text.starts-with" | "text.contains" | "array.contains", Some(first)) if truth => {
                self.not_null(first)
            }
            ("directory.has-user", _) if truth => {
                vec![("findDirectoryUser()".to_owned(), Fact::NotNull)]
            }
            // Documented idiom, though with several assignments nothing is found.
            ("directory.has-workday-user", _) if truth => {
                vec![("findWorkdayUser()".to_owned(), Fact::NotNull)]
            }
            _ => Vec::new(),
        }
    }

    /// What `String.len` or `Arrays.size` counts.
    fn counted<'t>(&self, expr: &'t Expr) -> Option<&'t Expr> {
        let (function, arguments) = self.called(expr)?;
        matches!(function.id, "text.length" | "array.size").then_some(arguments.first())?
    }

    /// The function that an expression calls, and its arguments.
    fn called<'t>(&self, expr: &'t Expr) -> Option<(&Function, &'t [Expr])> {
        let (id, arguments) = match &expr.kind {
            ExprKind::Call { arguments, .. } => (expr.id, arguments),
            ExprKind::Path { steps, .. } => match &steps[..] {
                [
                    Step {
                        id,
                        kind: StepKind::Call { arguments, .. },
                        ..
                    },
                ] => (*id, arguments),
                _ => return None,
            },
            _ => return None,
        };
        match self.checked.resolution(id)? {
            Resolution::Function { callee, .. } => Some((callee, arguments)),
            _ => None,
        }
    }

    fn null(&self, tested: &Expr) -> Vec<(String, Fact)> {
        self.fact(tested, Fact::Null)
    }

    /// Something is not null: neither is what `?.` reads it from, nor the argument of a function that gives null for null.
    fn not_null(&self, tested: &Expr) -> Vec<(String, Fact)> {
        let mut facts = self.fact(tested, Fact::NotNull);
        if let Some((function, [first, ..])) = self.called(tested)
            && (function.null == NullRule::GivesNull
                || matches!(
                    function.returns.null,
                    ResultNull::OfNull | ResultNull::OfBlank
                ))
        {
            facts.extend(self.not_null(first));
        }
        if let ExprKind::Path { start, steps } = &tested.kind {
            for (position, step) in steps.iter().enumerate() {
                if step.null_safe
                    && let Some(text) = text_of(start, &steps[..position], self.scope)
                {
                    facts.push((text, Fact::NotNull));
                }
            }
        }
        facts
    }

    fn fact(&self, tested: &Expr, fact: Fact) -> Vec<(String, Fact)> {
        let text = match &tested.kind {
            ExprKind::Path { start, steps } => text_of(start, steps, self.scope),
            _ => text_of(tested, &[], self.scope),
        };
        text.map(|text| (text, fact)).into_iter().collect()
    }
}

fn mirrored(operator: RelationOperator) -> RelationOperator {
    match operator {
        RelationOperator::Less => RelationOperator::Greater,
        RelationOperator::LessEqual => RelationOperator::GreaterEqual,
        RelationOperator::Greater => RelationOperator::Less,
        RelationOperator::GreaterEqual => RelationOperator::LessEqual,
        same => same,
    }
}

fn negated(operator: RelationOperator) -> RelationOperator {
    match operator {
        RelationOperator::Equal => RelationOperator::NotEqual,
        RelationOperator::NotEqual => RelationOperator::Equal,
        RelationOperator::Less => RelationOperator::GreaterEqual,
        RelationOperator::LessEqual => RelationOperator::Greater,
        RelationOperator::Greater => RelationOperator::LessEqual,
        RelationOperator::GreaterEqual => RelationOperator::Less,
        RelationOperator::Matches => RelationOperator::Matches,
    }
}
