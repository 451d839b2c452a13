//! The types that a request can be awaited for.

use bytes::Bytes;
use futures_util::future::BoxFuture;

use super::Call;
use crate::wire::LenientDeserialize;
use crate::{ByteStream, Response, Result};

/// The types that a request can be awaited for: a value that is decoded, the body as [`Bytes`], or a [`ByteStream`].
pub trait FromResponse: Sized + 'static {
    /// Sends `call` and makes the value out of its response.
    fn send(call: Call) -> BoxFuture<'static, Result<Response<Self>>>;
}

impl<T: LenientDeserialize + Send + 'static> FromResponse for T {
    fn send(call: Call) -> BoxFuture<'static, Result<Response<Self>>> {
        Box::pin(call.send_decoded())
    }
}

impl FromResponse for Bytes {
    fn send(call: Call) -> BoxFuture<'static, Result<Response<Self>>> {
        Box::pin(call.send_bytes())
    }
}

impl FromResponse for ByteStream {
    fn send(call: Call) -> BoxFuture<'static, Result<Response<Self>>> {
        Box::pin(call.send_streamed())
    }
}
