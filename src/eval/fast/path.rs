//! The steps of a path.

use super::Fast;
use crate::eval::Element;
use crate::eval::access::Elements;
use crate::eval::collection::keep;
use crate::program::op::{Op, OpKind, StepOp, StepOpKind};
use crate::syntax::tree::Selection;
use crate::value::{Map, Value};

impl<'a> Fast<'a, '_> {
    pub(super) fn path(
        &self,
        op: &'a Op,
        start: &'a Op,
        steps: &'a [StepOp],
        element: Option<&Element<'a>>,
    ) -> Option<Value<'a>> {
        if let OpKind::Subject(_) = start.kind {
            return self.reference(op, element);
        }
        let mut value = self.value(start, element)?;
        let mut owner = Some(start);
        for step in steps {
            value = self.step(value, owner.take(), step, element)?;
        }
        Some(value)
    }

    fn step(
        &self,
        value: Value<'a>,
        start: Option<&Op>,
        step: &'a StepOp,
        element: Option<&Element<'a>>,
    ) -> Option<Value<'a>> {
        let evaluation = &self.evaluation;
        match &step.kind {
            StepOpKind::Call(method) => {
                self.spend(1);
                let arguments = self.all(&method.arguments, element)?;
                evaluation
                    .apply_method(value, method, arguments, step.null_safe, step.span)
                    .ok()
            }
            StepOpKind::Member(name) => {
                self.spend(1);
                match &value {
                    Value::Null => step.null_safe.then_some(Value::Null),
                    Value::Map(map) => Some(map.get(name).unwrap_or_default()),
                    _ => evaluation.member(value, name, step.span).ok(),
                }
            }
            StepOpKind::Index { .. } => evaluation.step(value, start, step, element).ok(),
            StepOpKind::Projection(_) | StepOpKind::Selection(..) if value.is_null() => {
                self.spend(1);
                step.null_safe.then_some(Value::Null)
            }
            StepOpKind::Projection(body) => {
                self.spend(1);
                self.projection(&value, body, step)
            }
            StepOpKind::Selection(which, criterion) => {
                self.spend(1);
                self.selection(&value, *which, criterion)
            }
        }
    }

    fn projection(&self, value: &Value<'a>, body: &'a Op, step: &StepOp) -> Option<Value<'a>> {
        let mut held = 0;
        let mut project = |element| {
            let value = self.value(body, Some(&element))?;
            self.hold(&mut held, value)
                .filter(|_| self.is_within_limits())
        };
        let mut projected;
        match Elements::of(value, self.code().dialect)? {
            Elements::Array(array) => {
                projected = Vec::with_capacity(array.len());
                for element in array.iter() {
                    projected.push(project(Element::Value(element))?);
                }
            }
            Elements::Map(map) => {
                projected = Vec::with_capacity(map.len());
                for (key, value) in map.iter() {
                    projected.push(project(Element::Entry(key, value))?);
                }
            }
        }
        self.evaluation.bounded(projected.into(), step.span).ok()
    }

    fn selection(
        &self,
        value: &Value<'a>,
        which: Selection,
        criterion: &'a Op,
    ) -> Option<Value<'a>> {
        match Elements::of(value, self.code().dialect)? {
            Elements::Array(array) => {
                let mut selected = Vec::new();
                for element in array.iter() {
                    let element = Element::Value(element);
                    let is_met = self.is_met(criterion, &element)?;
                    let Element::Value(element) = element else {
                        return None;
                    };
                    if is_met {
                        keep(&mut selected, element, which);
                        if which == Selection::First {
                            break;
                        }
                    }
                }
                Some(match which {
                    Selection::All => selected.into(),
                    Selection::First | Selection::Last => selected.pop().unwrap_or_default(),
                })
            }
            Elements::Map(map) => {
                let mut selected = Vec::new();
                for (key, value) in map.iter() {
                    if self.is_met(criterion, &Element::Entry(key.clone(), value.clone()))? {
                        keep(&mut selected, (key, value), which);
                        if which == Selection::First {
                            break;
                        }
                    }
                }
                Some(match which {
                    Selection::First | Selection::Last if selected.is_empty() => Value::Null,
                    _ => Value::Map(Map::from_iter(selected)),
                })
            }
        }
    }

    /// A criterion must be a Boolean: nothing is converted.
    fn is_met(&self, criterion: &'a Op, element: &Element<'a>) -> Option<bool> {
        let is_met = match criterion.kind {
            OpKind::Relation { .. } | OpKind::Logic { .. } => {
                self.condition(criterion, Some(element))?
            }
            _ => self.value(criterion, Some(element))?.as_bool()?,
        };
        self.is_within_limits().then_some(is_met)
    }
}
