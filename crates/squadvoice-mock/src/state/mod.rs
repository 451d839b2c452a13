//! The state of the fake: accounts, tokens, campaigns and leads, and the handle that tests use. Nothing here depends on HTTP.

mod database;
mod handle;
mod lead;
mod load;
mod tokens;

pub(crate) use self::database::Database;
pub use self::handle::State;
pub use self::lead::{Account, Lead};
pub use self::tokens::TokenStatistics;
pub(crate) use self::tokens::{InvalidGrant, Pair, Tokens};
