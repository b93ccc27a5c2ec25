//! What several test files share.
#![allow(dead_code)] // Each test file uses a part of it.

pub mod engine;
pub mod environment;
pub mod expressions;
pub mod idioms;
pub mod recorded;
