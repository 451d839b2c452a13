//! The effective OpenAPI document as the mock uses it: operations with their parameters, bodies and responses. It is parsed
//! once per process and says nothing about what an operation does.

mod index;
mod operation;
mod reference;
mod route;
mod schema;

pub(crate) use self::index::Document;
pub(crate) use self::operation::{
    ErrorFormat, Operation, Parameter, ParameterLocation, RateLimit, TOKEN_EXCHANGE,
};
pub(crate) use self::route::RouteMatch;
pub(crate) use self::schema::{Schema, Violation, describe};
