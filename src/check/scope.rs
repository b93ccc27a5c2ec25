//! What a bare name means at a place of the text.

/// What a bare name is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Names {
    /// The context: references, apps, attributes of the mapping's source.
    Context,
    /// The element of the innermost projection or selection.
    Element,
}

/// The scope at a place of the text. Observed on the real engine: inside a projection or selection a name is the
/// element's, but an index sees the context again, and arguments see the element even inside such an index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope {
    /// What a bare name is read from here.
    pub names: Names,
    /// What it is read from in the arguments of a call.
    arguments: Names,
}

impl Scope {
    /// The whole expression.
    pub const ROOT: Scope = Scope {
        names: Names::Context,
        arguments: Names::Context,
    };

    /// The body of a projection or selection.
    pub const BODY: Scope = Scope {
        names: Names::Element,
        arguments: Names::Element,
    };

    /// Inside the brackets of an index.
    pub fn index(self) -> Scope {
        Scope {
            names: Names::Context,
            ..self
        }
    }

    /// Inside the arguments of a call.
    pub fn arguments(self) -> Scope {
        Scope {
            names: self.arguments,
            ..self
        }
    }
}
