//! What a function takes.

/// A parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// How often it is given.
    pub occurs: Occurs,
    /// Whether null is an error of a function, whatever the kind.
    is_strict: bool,
}

/// How often a parameter is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Occurs {
    /// Once.
    Once,
    /// Once or not at all; with all that follow it.
    Optional,
    /// Any number of times, together with the other parameters that are repeated.
    Repeated,
}

/// What a parameter takes. Functions convert as `+` does, methods as Java does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// A whole number of 32 bits.
    Integer,
    /// One character.
    Character,
    /// A text; of methods, nothing but a list, whose first element counts, converts to it.
    CharSequence,
    /// A text; numbers, Booleans and lists convert to it.
    Text,
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// A list; a text is read as comma-separated values.
    Array,
    /// A regular expression of Java's.
    Regex,
    /// A pattern for times of Joda-Time's.
    JodaPattern,
    /// A pattern for times of java.time's.
    JavaPattern,
    /// A text that is itself an expression, over the one name `group`.
    Expression,
    /// A map of criteria for groups.
    Criteria,
    /// A country; of functions, the text of a code or name converts to it.
    Country,
    /// A time; of functions, a text in ISO 8601 converts to it.
    Time,
    /// A number; the text of one converts to it.
    Number,
    /// Any value but a map, null included.
    Plain,
    /// Any value, null included.
    Any,
}

impl Kind {
    /// For people: `whole number`.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Integer => "whole number",
            Kind::Character => "character",
            Kind::CharSequence | Kind::Text | Kind::OneOf(_) => "text",
            Kind::Array => "list",
            Kind::Regex => "regular expression",
            Kind::JodaPattern | Kind::JavaPattern => "pattern",
            Kind::Expression => "expression",
            Kind::Criteria => "map of criteria",
            Kind::Country => "country",
            Kind::Time => "time",
            Kind::Number | Kind::Plain => "text or number",
            Kind::Any => "value",
        }
    }

    /// Whether arguments are handed over as texts.
    pub(crate) fn is_text(self) -> bool {
        match self {
            Kind::CharSequence
            | Kind::Text
            | Kind::OneOf(_)
            | Kind::Regex
            | Kind::JodaPattern
            | Kind::JavaPattern
            | Kind::Expression => true,
            Kind::Integer
            | Kind::Character
            | Kind::Array
            | Kind::Criteria
            | Kind::Country
            | Kind::Time
            | Kind::Number
            | Kind::Plain
            | Kind::Any => false,
        }
    }
}

impl Parameter {
    /// A parameter that is given once.
    pub const fn new(name: &'static str, kind: Kind, doc: &'static str) -> Parameter {
        Parameter {
            name,
            doc,
            kind,
            occurs: Occurs::Once,
            is_strict: false,
        }
    }

    /// A parameter that takes a text.
    pub const fn text(name: &'static str, doc: &'static str) -> Parameter {
        Parameter::new(name, Kind::Text, doc)
    }

    /// A parameter that takes a whole number.
    pub const fn integer(name: &'static str, doc: &'static str) -> Parameter {
        Parameter::new(name, Kind::Integer, doc)
    }

    /// A parameter that takes a list.
    pub const fn array(name: &'static str, doc: &'static str) -> Parameter {
        Parameter::new(name, Kind::Array, doc)
    }

    /// A parameter that takes any value, null included.
    pub const fn any(name: &'static str, doc: &'static str) -> Parameter {
        Parameter::new(name, Kind::Any, doc)
    }

    /// The same parameter, of which null is an error, as the function says when it is called.
    pub const fn strict(self) -> Parameter {
        Parameter {
            is_strict: true,
            ..self
        }
    }

    /// Whether a function fails on null here. A method fails on every null but that of any value.
    pub(crate) fn fails_on_null(&self) -> bool {
        self.is_strict
            || matches!(
                self.kind,
                Kind::Integer
                    | Kind::OneOf(_)
                    | Kind::Expression
                    | Kind::JodaPattern
                    | Kind::JavaPattern
                    | Kind::Criteria
            )
    }

    /// The same parameter, which may be left out.
    pub const fn optional(self) -> Parameter {
        Parameter {
            occurs: Occurs::Optional,
            ..self
        }
    }

    /// The same parameter, given any number of times.
    pub const fn repeated(self) -> Parameter {
        Parameter {
            occurs: Occurs::Repeated,
            ..self
        }
    }
}

/// Parameters that no call can fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParametersError {
    /// A parameter behind one that may be left out, or beside ones that are repeated.
    #[error(
        "`{name}` can not stand there: first come the parameters that are given once, then either optional or repeated ones"
    )]
    Order {
        /// The parameter's name.
        name: &'static str,
    },
    /// More than one expression, or one that is repeated.
    #[error("`{name}` is a second expression: a function takes one")]
    SecondExpression {
        /// The parameter's name.
        name: &'static str,
    },
}

/// Whether calls can fill these parameters.
pub(super) fn validate(parameters: &[Parameter]) -> Result<(), ParametersError> {
    let mut before = Occurs::Once;
    let mut expressions = 0;
    for Parameter {
        name, kind, occurs, ..
    } in parameters.iter().copied()
    {
        if before != Occurs::Once && occurs != before {
            return Err(ParametersError::Order { name });
        }
        before = occurs;
        if kind == Kind::Expression {
            expressions += 1;
            if expressions > 1 || occurs == Occurs::Repeated {
                return Err(ParametersError::SecondExpression { name });
            }
        }
    }
    Ok(())
}

/// Whether so many arguments fit these parameters.
pub(crate) fn takes(parameters: &[Parameter], count: usize) -> bool {
    let number = |occurs| parameters.iter().filter(|p| p.occurs == occurs).count();
    let required = number(Occurs::Once);
    match number(Occurs::Repeated) {
        0 => (required..=required + number(Occurs::Optional)).contains(&count),
        group => count >= required && (count - required).is_multiple_of(group),
    }
}

/// The parameter that the argument at `position` is for.
pub(crate) fn at(parameters: &[Parameter], position: usize) -> Option<&Parameter> {
    parameters.get(position).or_else(|| {
        let group = parameters
            .iter()
            .filter(|p| p.occurs == Occurs::Repeated)
            .count();
        let first = parameters.len() - group;
        parameters.get(first + (position - first) % group.max(1))
    })
}

/// The parameters as they are written: `str, start, [end]`, `key, value, ...`.
pub(crate) fn written(parameters: &[Parameter]) -> String {
    let mut written: Vec<String> = parameters
        .iter()
        .map(|parameter| match parameter.occurs {
            Occurs::Optional => format!("[{}]", parameter.name),
            Occurs::Once | Occurs::Repeated => parameter.name.to_owned(),
        })
        .collect();
    if parameters.iter().any(|p| p.occurs == Occurs::Repeated) {
        written.push("...".to_owned());
    }
    written.join(", ")
}
