//! A Lua script, sent by its hash and only if the server does not have it as a whole.

use redis::Cmd;

/// A Lua script. Everything that it reads or writes is in its keys, which share a hash tag.
#[derive(Debug)]
pub(crate) struct Script {
    code: &'static str,
    hash: String,
}

impl Script {
    pub(crate) fn new(code: &'static str) -> Self {
        Self {
            code,
            hash: redis::Script::new(code).get_hash().to_owned(),
        }
    }

    pub(super) fn by_hash(&self, keys: &[String], arguments: &[Vec<u8>]) -> Cmd {
        with_arguments("EVALSHA", &self.hash, keys, arguments)
    }

    pub(super) fn as_a_whole(&self, keys: &[String], arguments: &[Vec<u8>]) -> Cmd {
        with_arguments("EVAL", self.code, keys, arguments)
    }
}

fn with_arguments(command: &str, script: &str, keys: &[String], arguments: &[Vec<u8>]) -> Cmd {
    let mut command = redis::cmd(command);
    command.arg(script).arg(keys.len()).arg(keys).arg(arguments);
    command
}
