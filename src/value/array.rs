//! Lists: a view of JSON that the caller owns, or elements that an expression made.

use std::fmt;
use std::sync::Arc;

use super::Value;
use crate::stack::deeper;

/// A list. It is never changed: what adds or removes gives a new one.
///
/// ```
/// use okta_mapping::{Array, Value};
///
/// let array = Array::from(vec![Value::Integer(1), Value::Null]);
/// assert_eq!(array.len(), 2);
/// assert_eq!(array.get(1), Some(Value::Null));
/// ```
#[derive(Clone)]
pub struct Array<'a>(Elements<'a>);

#[derive(Clone)]
enum Elements<'a> {
    Json(&'a [serde_json::Value]),
    Values {
        elements: Arc<[Value<'a>]>,
        size: usize,
    },
}

impl<'a> Array<'a> {
    /// How many elements it has.
    pub fn len(&self) -> usize {
        match &self.0 {
            Elements::Json(elements) => elements.len(),
            Elements::Values { elements, .. } => elements.len(),
        }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The element at `position`, counted from 0.
    pub fn get(&self, position: usize) -> Option<Value<'a>> {
        match &self.0 {
            Elements::Json(elements) => elements.get(position).map(Value::from),
            Elements::Values { elements, .. } => elements.get(position).cloned(),
        }
    }

    /// The elements, in order.
    pub fn iter(&self) -> impl Iterator<Item = Value<'a>> + '_ {
        (0..self.len()).map(|position| self.get(position).unwrap_or_default())
    }

    /// How large it is, nested lists counted as often as they occur; of a view of JSON its own elements alone.
    pub(super) fn size(&self) -> usize {
        match &self.0 {
            Elements::Json(elements) => elements.len(),
            Elements::Values { size, .. } => *size,
        }
    }

    /// Whether an expression made it; else it is a view of JSON.
    pub(super) fn is_made(&self) -> bool {
        matches!(self.0, Elements::Values { .. })
    }

    /// The same list, independent of what it was borrowed from.
    pub fn into_owned(self) -> Array<'static> {
        deeper(|| {
            let owned: Vec<_> = self.iter().map(Value::into_owned).collect();
            owned.into()
        })
    }
}

impl<'a> From<&'a [serde_json::Value]> for Array<'a> {
    fn from(elements: &'a [serde_json::Value]) -> Self {
        Array(Elements::Json(elements))
    }
}

impl<'a> From<Vec<Value<'a>>> for Array<'a> {
    fn from(elements: Vec<Value<'a>>) -> Self {
        let size = elements
            .iter()
            .map(Value::size)
            .fold(0, usize::saturating_add);
        Array(Elements::Values {
            elements: elements.into(),
            size,
        })
    }
}

impl fmt::Debug for Array<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        deeper(|| f.debug_list().entries(self.iter()).finish())
    }
}

/// Lists nest as deep as their text did; they are taken apart with room for it.
impl Drop for Array<'_> {
    fn drop(&mut self) {
        if let Elements::Values { elements, .. } = &mut self.0
            && let Some(elements) = Arc::get_mut(elements)
        {
            deeper(|| {
                elements
                    .iter_mut()
                    .for_each(|element| *element = Value::Null)
            });
        }
    }
}
