//! What the tests share.

mod server;

pub(crate) use server::{Server, free_port, installed};
