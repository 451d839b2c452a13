//! What the tests share.

mod process;
mod provider;
mod server;
mod worker;

pub(crate) use process::{
    ACCOUNT, call, call_until, fleet, key, password, reusable, session, token, token_only,
};
pub(crate) use provider::{Mode, Provider};
pub(crate) use server::{Server, free_port, installed};
pub(crate) use worker::{Phase, Work, say, wait_for_go};
