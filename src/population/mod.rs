//! Rules over a whole population: which people share a value that should be one person's alone.
//!
//! ```
//! use okta_mapping::population::{KeyFold, UniqueIndex};
//!
//! let mut logins = UniqueIndex::new(KeyFold::Login);
//! for (login, line) in [("jose@example.com", 1), ("jane@example.com", 2), ("José@Example.com", 3)] {
//!     logins.insert(login, line);
//! }
//! let duplicates: Vec<_> = logins.finish().collect();
//! assert_eq!(duplicates, [("jose@example.com".to_owned(), vec![1, 3])]);
//! ```

mod fold;
mod unique;

pub use fold::KeyFold;
pub use unique::UniqueIndex;
