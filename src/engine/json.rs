//! Programs over JSON text.

use super::Program;
use crate::context::{JsonReader, Level, Part};
use crate::error::Error;
use crate::program::Code;
use crate::references::Access;
use crate::value::Value;

impl JsonReader {
    /// A reader for these programs: it takes what they read.
    pub fn new<'p>(programs: impl IntoIterator<Item = &'p Program>) -> JsonReader {
        JsonReader::taking(programs.into_iter().flat_map(Program::reads))
    }
}

impl Program {
    /// What the expression reads: the part, where in it, and the name.
    pub(crate) fn reads(&self) -> impl Iterator<Item = (Part, Level, &str)> {
        self.0.attributes.iter().map(|slot| {
            let attribute = &slot.attribute;
            let level = match attribute.access {
                Access::Profile => Level::Profile,
                Access::Field | Access::Time | Access::Within(_) => Level::Field,
            };
            (attribute.reference.part, level, attribute.key())
        })
    }

    /// Evaluates the expression on a context that is JSON text: what it gives on a [`Context`](crate::Context) of that
    /// text. For several expressions on one text, or to borrow from the text, use a [`JsonReader`].
    ///
    /// ```
    /// use okta_mapping::{Engine, Value};
    ///
    /// let program = Engine::default().compile("user.city")?;
    /// let city = program.eval_json(br#"{"user": {"profile": {"city": "Oslo"}}}"#)?;
    /// assert_eq!(city, Value::from("Oslo"));
    /// # Ok::<(), okta_mapping::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `invalid-json` where the text is no JSON, and those of [`Context::from_json`](crate::Context::from_json) and
    /// [`eval`](Program::eval).
    pub fn eval_json(&self, text: &[u8]) -> Result<Value<'static>, Error> {
        let code: &Code = &self.0;
        let reader = code.reader.get_or_init(|| JsonReader::new([self]));
        let context = reader.read(text)?;
        self.eval(&context).map(Value::into_owned)
    }
}
