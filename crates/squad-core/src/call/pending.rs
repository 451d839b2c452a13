//! A call of a known operation, ready to be sent.

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::time::Duration;

use futures::future::BoxFuture;

use super::Call;
use crate::wire::Received;
use crate::{ByteStream, Response, Result};

/// A call with all its arguments; await it to send it.
///
/// ```
/// # use std::time::Duration;
/// # use squad_core::{Client, Operation, Pending, Result, operation::Method};
/// static GET_TEAMS: Operation = Operation::new("getTeams", Method::Get, "/v3/teams", "teams").envelope("data");
///
/// fn teams(client: &Client) -> Pending<'_, Vec<serde_json::Value>> {
///     client.call(&GET_TEAMS).answered()
/// }
///
/// # async fn example(client: &Client) -> Result<()> {
/// let quickly = teams(client).deadline(Duration::from_secs(2)).await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "a call does nothing until it is awaited"]
pub struct Pending<'a, T> {
    call: Call<'a>,
    answer: PhantomData<fn() -> T>,
}

impl<'a, T> Pending<'a, T> {
    pub(super) fn new(call: Call<'a>) -> Self {
        Self {
            call,
            answer: PhantomData,
        }
    }

    /// How long the call may take in all, its waiting and its repetitions included, in place of the client's own deadline;
    /// `None` for as long as it takes.
    pub fn deadline(mut self, deadline: impl Into<Option<Duration>>) -> Self {
        self.call = self.call.deadline(deadline);
        self
    }
}

impl<T> fmt::Debug for Pending<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.call.fmt(f)
    }
}

impl<'a, T: Answer> IntoFuture for Pending<'a, T> {
    type Output = Result<Response<T>>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        T::of(self.call)
    }
}

/// What a call can be awaited for: a value that is decoded, or the bytes of an answer while they arrive.
pub trait Answer: Sized + 'static {
    /// Sends `call`.
    fn of(call: Call<'_>) -> BoxFuture<'_, Result<Response<Self>>>;
}

impl<T: Received + Send + 'static> Answer for T {
    fn of(call: Call<'_>) -> BoxFuture<'_, Result<Response<Self>>> {
        Box::pin(call.send())
    }
}

impl Answer for ByteStream {
    fn of(call: Call<'_>) -> BoxFuture<'_, Result<Response<Self>>> {
        Box::pin(call.send_stream())
    }
}
