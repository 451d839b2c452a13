//! An OpenAPI document as a fake uses it: operations with their parameters, bodies and responses. It says nothing about
//! what an operation does.

#[cfg(feature = "httpmock")]
mod alternatives;
mod index;
mod operation;
mod reference;
mod route;
mod schema;

pub use self::index::Document;
pub use self::operation::{Body, Operation, Parameter, ParameterLocation, RateLimit};
pub(crate) use self::route::RouteMatch;
pub use self::schema::{Schema, Violation, describe};

#[cfg(test)]
mod tests;
