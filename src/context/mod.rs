//! What an expression can see: the parts of a context, from JSON or from the embedder's own data.

mod json;
mod part;
mod reader;
mod scanner;
mod slots;
mod source;

pub use json::Context;
pub(crate) use json::invalid_time;
pub use part::Part;
pub(crate) use reader::Level;
pub use reader::{JsonContext, JsonReader};
pub(crate) use slots::Slots;
pub use source::{Read, Source};
