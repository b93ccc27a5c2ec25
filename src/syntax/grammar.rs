//! The parser that pest derives from `grammar/okta.pest`.

/// See `grammar/okta.pest`.
#[allow(missing_docs)]
mod derived {
    #[derive(pest_derive::Parser)]
    #[grammar = "../grammar/okta.pest"]
    pub struct Grammar;
}

pub(super) use derived::{Grammar, Rule};
