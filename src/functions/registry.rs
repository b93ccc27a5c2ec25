//! Finding functions and methods by name.

use std::ops::Deref;
use std::sync::Arc;

use indexmap::IndexMap;

use super::{Form, Function, Receiver, table};
use crate::dialect::Dialect;

/// A row that a program calls.
#[derive(Clone, Debug)]
pub(crate) enum Callee {
    Native(&'static Function),
    Embedder(Arc<Function>),
}

impl Deref for Callee {
    type Target = Function;

    fn deref(&self) -> &Function {
        match self {
            Callee::Native(function) => function,
            Callee::Embedder(function) => function,
        }
    }
}

/// The functions of an engine: the table's and the embedder's.
#[derive(Clone, Debug)]
pub(crate) struct Registry {
    functions: IndexMap<&'static str, Vec<(Option<Dialect>, Callee)>>,
    methods: IndexMap<&'static str, Vec<(Receiver, Callee)>>,
}

impl Registry {
    pub fn new() -> Registry {
        let mut registry = Registry {
            functions: IndexMap::new(),
            methods: IndexMap::new(),
        };
        for function in table() {
            registry.add(&Callee::Native(function));
        }
        registry
    }

    /// Adds a function under its names; of two with one name the later is found.
    pub fn add(&mut self, callee: &Callee) {
        for spelling in callee.spellings.iter() {
            match spelling.form {
                Form::Function(dialect, name) => {
                    let rows = self.functions.entry(name).or_default();
                    rows.push((dialect, callee.clone()));
                }
                Form::Method(receiver, name) => {
                    let rows = self.methods.entry(name).or_default();
                    rows.retain(|(of, _)| *of != receiver);
                    rows.push((receiver, callee.clone()));
                }
            }
        }
    }

    pub fn function(&self, name: &str, dialect: Dialect) -> Option<&Callee> {
        self.functions
            .get(name)?
            .iter()
            .rev()
            .find(|(of, _)| of.is_none_or(|of| of == dialect))
            .map(|(_, callee)| callee)
    }

    /// Whether `name.x(..)` calls a function, not a method of an attribute: Okta's namespaces, and the embedder's.
    pub fn is_namespace(&self, name: &str) -> bool {
        const OKTA: [&str; 7] = [
            "String",
            "Arrays",
            "Convert",
            "Iso3166Convert",
            "Groups",
            "Time",
            "DateTime",
        ];
        let prefixed = |function: &&'static str| {
            function
                .strip_prefix(name)
                .is_some_and(|rest| rest.starts_with('.'))
        };
        OKTA.contains(&name) || self.functions.keys().any(prefixed)
    }

    pub fn function_names(&self, dialect: Dialect) -> impl Iterator<Item = &'static str> + '_ {
        self.functions
            .keys()
            .copied()
            .filter(move |name| self.function(name, dialect).is_some())
    }

    /// The rows of a method, one for each type of receiver.
    pub fn methods(&self, name: &str) -> Option<&[(Receiver, Callee)]> {
        self.methods.get(name).map(Vec::as_slice)
    }

    pub fn method_names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.methods.keys().copied()
    }
}
