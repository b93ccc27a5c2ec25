//! The provisioning errors of RingCentral Office @Hand for AT&T: what the service answers when Okta pushes a person.
//!
//! The guide of the integration lists the messages (documented). They reach an administrator through Okta, mostly
//! behind Okta's own words. [`ServiceMessage`] reads such a text, [`ProvisioningError`] says what it means and what to
//! do, and [`ProvisioningErrorKind`] is the table of all kinds.
//!
//! ```
//! use okta_mapping::provisioning::{ProvisioningErrorKind, ServiceMessage};
//!
//! let message = ServiceMessage::parse(
//!     "Automatic provisioning of user Jane Doe to app RingCentral failed: Error while creating user jane@example.com: \
//!      The [state] is invalid. Please correct the parameter in Active Directory.",
//! );
//! assert_eq!(message.error.kind(), ProvisioningErrorKind::InvalidParameter);
//! assert_eq!(message.error.attribute_hint(), Some("state"));
//! assert_eq!(message.error.directory_name(), Some("st"));
//! assert_eq!(message.user.as_deref(), Some("Jane Doe"));
//! ```

mod directory;
mod error;
mod kind;
mod message;

pub use error::ProvisioningError;
pub use kind::ProvisioningErrorKind;
pub use message::{Operation, ServiceMessage};
