//! ISO 3166: the 249 countries of part 1 with their codes and English names, as the country functions read and write
//! them, and the 5,046 subdivisions of part 2.
//!
//! ```
//! use okta_mapping::iso::Country;
//!
//! let country = Country::from_code("usa").unwrap();
//! assert_eq!(country.alpha2(), "US");
//! assert_eq!(country.numeric(), "840");
//! assert_eq!(country.name(), "United States");
//! ```

mod countries;
mod country;
mod fold;
mod letters;
mod subdivision;

pub use country::Country;
pub(crate) use fold::{fold, folds_to};
pub use subdivision::{Subdivision, subdivision, subdivisions};
