//! Programs over a Rust type: every attribute has its getter before the first evaluation.

use std::fmt;
use std::sync::Arc;

use super::Program;
use crate::context::{Part, Read, Slots, Source};
use crate::error::Error;
use crate::eval::{eval, eval_slots, eval_slots_into};
use crate::program::op::Slot;
use crate::references::Access;
use crate::value::Value;

/// Reads an attribute of a value.
pub type Getter<T> = for<'t> fn(&'t T) -> Read<'t>;

/// An attribute that nobody answers for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("nothing answers for the attribute `{reference}.{attribute}`")]
pub struct UnboundAttribute {
    /// The reference, such as `appuser`.
    pub reference: &'static str,
    /// The attribute's name.
    pub attribute: String,
}

/// A program that is evaluated on values of one Rust type. No name is compared when it runs.
///
/// ```
/// use okta_mapping::{Engine, Getter, Part, Value};
///
/// struct Line { direct_number: Option<String>, extension: i32 }
///
/// let phone = Engine::default()
///     .compile(r##"(appuser.directNumber != null ? appuser.directNumber : "") + "#" + appuser.extensionNumber"##)?
///     .bind(|part, name| {
///         let getter: Getter<Line> = match (part, name) {
///             (Part::AppUser, "directNumber") => |line| line.direct_number.as_deref().into(),
///             (Part::AppUser, "extensionNumber") => |line| line.extension.into(),
///             _ => return None,
///         };
///         Some(getter)
///     })?;
/// let line = Line { direct_number: None, extension: 101 };
/// assert_eq!(phone.eval(&line)?, Value::from("#101"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct BoundProgram<T: ?Sized> {
    program: Program,
    /// By slot.
    getters: Arc<[Getter<T>]>,
}

/// Cheap, whatever the type of the values.
impl<T: ?Sized> Clone for BoundProgram<T> {
    fn clone(&self) -> BoundProgram<T> {
        BoundProgram {
            program: self.program.clone(),
            getters: Arc::clone(&self.getters),
        }
    }
}

impl<T: ?Sized> fmt::Debug for BoundProgram<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BoundProgram")
            .field(&self.program.text())
            .finish()
    }
}

impl Program {
    /// Asks once for each attribute how it is read. It is asked for by its part and the name that is read there: of
    /// `event.debugData` for `debugContext`. What else the expression reads (bare names, parts as a whole, groups) is not
    /// supplied: implement [`Source`] for that.
    ///
    /// # Errors
    ///
    /// [`UnboundAttribute`] where there is no getter for an attribute.
    pub fn bind<T: ?Sized>(
        &self,
        getter: impl Fn(Part, &str) -> Option<Getter<T>>,
    ) -> Result<BoundProgram<T>, UnboundAttribute> {
        let getters = self.0.attributes.iter().map(|slot| {
            let attribute = &slot.attribute;
            getter(attribute.reference.part, attribute.key()).ok_or_else(|| UnboundAttribute {
                reference: attribute.reference.name,
                attribute: attribute.name.to_string(),
            })
        });
        Ok(BoundProgram {
            program: self.clone(),
            getters: getters.collect::<Result<_, _>>()?,
        })
    }
}

impl<T: ?Sized> BoundProgram<T> {
    /// The program that was bound.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// Evaluates the expression on a value.
    ///
    /// # Errors
    ///
    /// As [`Program::eval`].
    pub fn eval<'a>(&'a self, value: &'a T) -> Result<Value<'a>, Error> {
        match eval_slots(&self.program.0, &self.target(value)) {
            Some(value) => Ok(value),
            None => self.judged(value),
        }
    }

    /// Evaluates the expression on a value, into a text that is used again and again; see [`Program::eval_into`].
    ///
    /// # Errors
    ///
    /// As [`Program::eval`].
    pub fn eval_into<'a>(
        &'a self,
        value: &'a T,
        buffer: &'a mut String,
    ) -> Result<Value<'a>, Error> {
        match eval_slots_into(&self.program.0, &self.target(value), buffer) {
            Some(value) => Ok(value),
            None => self.judged(value),
        }
    }

    /// What the reference interpreter gives.
    fn judged<'a>(&'a self, value: &'a T) -> Result<Value<'a>, Error> {
        let target = self.target(value);
        eval(&self.program.0, &target).map(Value::into_owned)
    }

    fn target<'a>(&'a self, value: &'a T) -> Target<'a, T> {
        Target {
            attributes: &self.program.0.attributes,
            getters: &self.getters,
            value,
        }
    }
}

/// A value as the programs see it.
struct Target<'a, T: ?Sized> {
    attributes: &'a [Slot],
    getters: &'a [Getter<T>],
    value: &'a T,
}

impl<'a, T: ?Sized> Target<'a, T> {
    /// What is read under a name, from the profile of a part or from the part.
    fn named(&self, part: Part, name: &str, is_profile: bool) -> Read<'a> {
        let slot = self.attributes.iter().position(|slot| {
            let attribute = &slot.attribute;
            attribute.reference.part == part
                && (attribute.access == Access::Profile) == is_profile
                && attribute.key() == name
        });
        slot.map_or(Read::NotSupplied, |slot| self.slot(slot))
    }
}

impl<'a, T: ?Sized> Slots<'a> for Target<'a, T> {
    fn slot(&self, slot: usize) -> Read<'a> {
        match self.getters.get(slot) {
            Some(getter) => getter(self.value),
            None => Read::NotSupplied,
        }
    }
}

impl<T: ?Sized> Source for Target<'_, T> {
    fn part(&self, _: Part) -> Read<'_> {
        Read::NotSupplied
    }

    fn attribute(&self, part: Part, name: &str) -> Read<'_> {
        self.named(part, name, true)
    }

    fn field(&self, part: Part, name: &str) -> Read<'_> {
        self.named(part, name, false)
    }
}
