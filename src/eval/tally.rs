//! What one evaluation has spent so far, and the rules that its result hangs on.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::failure::Failure;
use crate::functions::Assumption;
use crate::limits::Limits;
use crate::program::Code;
use crate::regex::Regex;

/// What counts against the limits of one evaluation, expressions inside it included.
#[derive(Default)]
pub(super) struct Tally {
    pub operations: Cell<usize>,
    work: Cell<usize>,
    pub assumptions: RefCell<Vec<&'static Assumption>>,
    pub regexes: Computed<Regex>,
    pub expressions: Computed<Rc<Code>>,
}

impl Tally {
    /// Hands everything over to another evaluation, and takes what that one has.
    pub fn swap(&self, other: &Tally) {
        self.operations.swap(&other.operations);
        self.work.swap(&other.work);
        self.assumptions.swap(&other.assumptions);
        self.regexes.0.swap(&other.regexes.0);
        self.expressions.0.swap(&other.expressions.0);
    }

    /// Whether nothing was spent beyond the limits.
    pub fn is_within(&self, limits: &Limits) -> bool {
        self.operations.get() <= limits.operations && self.work.get() <= limits.work
    }

    /// Counts the size of what is worked on against the limit.
    pub fn work(&self, size: usize, limits: &Limits) -> Result<(), Failure> {
        let done = self.work.get().saturating_add(size);
        self.work.set(done);
        match done > limits.work {
            true => Err(Failure::TooMuchWork { limit: limits.work }),
            false => Ok(()),
        }
    }
}

/// What is compiled while the program runs, from texts that are no literals.
pub(super) struct Computed<T>(RefCell<Compiled<T>>);

struct Compiled<T> {
    last: Option<(Box<str>, T)>,
    count: usize,
}

impl<T> Default for Computed<T> {
    fn default() -> Computed<T> {
        Computed(RefCell::new(Compiled {
            last: None,
            count: 0,
        }))
    }
}

impl<T: Clone> Computed<T> {
    /// Compiles a text, unless too many were; the one before is still at hand.
    pub fn get(
        &self,
        text: &str,
        limit: usize,
        too_many: impl FnOnce() -> Failure,
        compile: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let mut compiled = self.0.borrow_mut();
        if let Some((last, made)) = &compiled.last
            && **last == *text
        {
            return Ok(made.clone());
        }
        if compiled.count >= limit {
            return Err(too_many());
        }
        compiled.count += 1;
        let made = compile()?;
        compiled.last = Some((text.into(), made.clone()));
        Ok(made)
    }
}
