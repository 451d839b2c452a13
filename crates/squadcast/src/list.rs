//! Lists: a stream of things, or all of them at once.

use std::future::IntoFuture;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream, Stream, StreamExt, TryStreamExt};

use crate::Result;

/// What a list operation answers: await it for a `Vec`, or take the things one by one as a [`Stream`].
///
/// Nothing is sent before the first thing is asked for. After an error the stream ends.
///
/// ```
/// # use squadcast::Squadcast;
/// # async fn example(client: &Squadcast) -> squadcast::Result<()> {
/// let teams = client.teams().list().await?;
///
/// use futures::TryStreamExt;
/// let mut teams = client.teams().list();
/// while let Some(team) = teams.try_next().await? {
///     println!("{}", team.name);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a list sends nothing until it is awaited or polled"]
pub struct List<'a, T>(BoxStream<'a, Result<T>>);

#[allow(dead_code, reason = "an area without lists can be built alone")]
impl<'a, T: Send + 'a> List<'a, T> {
    /// A list that arrives in one answer.
    pub(crate) fn whole(answer: impl Future<Output = Result<Vec<T>>> + Send + 'a) -> Self {
        Self::of(
            stream::once(answer)
                .map_ok(|things| stream::iter(things.into_iter().map(Ok)))
                .try_flatten(),
        )
    }

    /// A list that arrives piece by piece.
    pub(crate) fn of(things: impl Stream<Item = Result<T>> + Send + 'a) -> Self {
        Self(things.boxed())
    }
}

impl<T> Stream for List<'_, T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_next_unpin(context)
    }
}

impl<'a, T: Send + 'a> IntoFuture for List<'a, T> {
    type Output = Result<Vec<T>>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.0.try_collect())
    }
}

impl<T> std::fmt::Debug for List<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("List").finish_non_exhaustive()
    }
}
