//! Projections and selections.

use crate::diagnostic::codes;
use crate::span::Span;
use crate::syntax::tree::{Expr, Selection};
use crate::text::article;

use super::infer::Inference;
use super::join::join;
use super::types::{Type, TypeKind};

impl Inference<'_> {
    pub(super) fn projection(&mut self, owner: &Type, body: &Expr, span: Span) -> Type {
        match self.elements(owner) {
            Some(element) => Type::list(self.body(body, element)),
            None => {
                let message = format!("{} can not be projected", article(owner.kind.as_str()));
                self.fail(&codes::MISSING_MEMBER, span, message)
            }
        }
    }

    pub(super) fn selection(
        &mut self,
        owner: &Type,
        which: Selection,
        body: &Expr,
        span: Span,
    ) -> Type {
        let Some(element) = self.elements(owner) else {
            let message = format!(
                "nothing can be selected from {}",
                article(owner.kind.as_str())
            );
            return self.fail(&codes::MISSING_MEMBER, span, message);
        };
        let criterion = self.body(body, element.clone());
        match criterion.kind {
            TypeKind::Boolean if criterion.nullable => {
                self.unguarded(body.span, "a criterion is a Boolean, and this may be null");
            }
            TypeKind::Boolean | TypeKind::Unknown | TypeKind::Never => {}
            kind => {
                let message = format!(
                    "the criterion of a selection is {}, never a Boolean",
                    article(kind.as_str())
                );
                self.report(&codes::NEVER_BOOLEAN, body.span, message);
            }
        }
        match (&owner.kind, which) {
            (TypeKind::Unknown, _) => Type::unknown(),
            (TypeKind::Array(_), Selection::All) => Type {
                nullable: false,
                ..owner.clone()
            },
            (TypeKind::Array(_), _) => join(element, Type::new(TypeKind::Null)),
            (_, which) => Type::new(TypeKind::Map).or_null(which != Selection::All),
        }
    }

    /// The type of the elements that a projection or selection goes through; none where there are none.
    fn elements(&self, owner: &Type) -> Option<Type> {
        match &owner.kind {
            TypeKind::Array(element) => Some((**element).clone()),
            // An entry, which has a key and a value and no methods.
            TypeKind::Map | TypeKind::User | TypeKind::Group => Some(Type::new(TypeKind::Map)),
            TypeKind::Unknown => Some(Type::unknown()),
            _ => None,
        }
    }
}
