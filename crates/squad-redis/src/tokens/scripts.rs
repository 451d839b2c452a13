//! The scripts of token records. A record is one hash:
//!
//! | field | content |
//! |---|---|
//! | `rev` | the revision, as a number that contains the time |
//! | `data` | the sealed record |
//! | `at` | when the access token was obtained, in ms by the server's clock |
//! | `own`, `until` | the owner of the lock, and when its lease ends |
//! | `req` | the request id of the last write |
//! | `run`, `log` | the run of the server at the last write, and whether its log has that write |
//! | `fail`, `fuse` | the sealed failure of the last exchange, and when the next one is due |
//! | `rvk` | the session was revoked |

use std::sync::LazyLock;

use crate::connection::Script;

macro_rules! scripts {
    ($($name:ident = $file:literal;)*) => {
        $(pub(super) static $name: LazyLock<Script> =
            LazyLock::new(|| Script::new(include_str!($file)));)*
    };
}

scripts! {
    READ = "scripts/read.lua";
    OPEN = "scripts/open.lua";
    EXTEND = "scripts/extend.lua";
    RELEASE = "scripts/release.lua";
    WRITE = "scripts/write.lua";
    LOGGED = "scripts/logged.lua";
    FAIL = "scripts/fail.lua";
}
