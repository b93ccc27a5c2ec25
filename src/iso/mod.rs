//! ISO 3166-1: the 249 countries with their codes and English names, as the country functions read and write them.
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

pub use country::Country;
