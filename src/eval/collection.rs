//! Projections and selections.

use super::access::Elements;
use super::{Element, Evaluation, Result};
use crate::failure::Failure;
use crate::program::op::Op;
use crate::span::Span;
use crate::syntax::tree::Selection;
use crate::value::{Map, Value};

impl<'a> Evaluation<'a> {
    /// `value.![body]`: a list of what the body gives on each element.
    pub(super) fn projection(
        &self,
        value: &Value<'a>,
        body: &'a Op,
        span: Span,
    ) -> Result<Value<'a>> {
        let mut held = 0;
        let mut project = |element| self.hold(&mut held, self.eval(body, Some(&element))?, span);
        let projected = match Elements::of(value, self.code.dialect) {
            Some(Elements::Array(array)) => array
                .iter()
                .map(|element| project(Element::Value(element)))
                .collect::<Result<Vec<_>>>()?,
            Some(Elements::Map(map)) => map
                .iter()
                .map(|(key, value)| project(Element::Entry(key, value)))
                .collect::<Result<Vec<_>>>()?,
            None => {
                return Err(Failure::NotProjectable {
                    owner: value.type_name(),
                }
                .located(span));
            }
        };
        self.bounded(projected.into(), span)
    }

    /// `value.?[criterion]` and its kin: of a list a list or an element, of a map a map.
    pub(super) fn selection(
        &self,
        value: &Value<'a>,
        which: Selection,
        criterion: &'a Op,
        span: Span,
    ) -> Result<Value<'a>> {
        match Elements::of(value, self.code.dialect) {
            Some(Elements::Array(array)) => {
                let mut selected = Vec::new();
                for element in array.iter() {
                    if self.meets(criterion, &Element::Value(element.clone()))? {
                        keep(&mut selected, element, which);
                        if which == Selection::First {
                            break;
                        }
                    }
                }
                Ok(match which {
                    Selection::All => selected.into(),
                    Selection::First | Selection::Last => selected.pop().unwrap_or_default(),
                })
            }
            Some(Elements::Map(map)) => {
                let mut selected = Vec::new();
                for (key, value) in map.iter() {
                    if self.meets(criterion, &Element::Entry(key.clone(), value.clone()))? {
                        keep(&mut selected, (key, value), which);
                        if which == Selection::First {
                            break;
                        }
                    }
                }
                Ok(match which {
                    Selection::First | Selection::Last if selected.is_empty() => Value::Null,
                    _ => Value::Map(Map::from_iter(selected)),
                })
            }
            None => Err(Failure::NotSelectable {
                owner: value.type_name(),
            }
            .located(span)),
        }
    }

    fn meets(&self, criterion: &'a Op, element: &Element<'a>) -> Result<bool> {
        match self.eval(criterion, Some(element))? {
            Value::Boolean(meets) => Ok(meets),
            other => Err(Failure::CriterionNotBoolean {
                found: other.type_name(),
            }
            .located(criterion.span)),
        }
    }
}

/// Adds what meets the criterion; of "the last" only one is kept.
pub(super) fn keep<T>(selected: &mut Vec<T>, item: T, which: Selection) {
    if which == Selection::Last {
        selected.clear();
    }
    selected.push(item);
}
