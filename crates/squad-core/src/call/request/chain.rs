//! A request that is built from the value of another one.

use std::time::Duration;

use http::header::CONTENT_TYPE;

use super::{RequestBuilder, Run, Running, State};
use crate::call::Call;
use crate::pipeline::CallOptions;

impl<T: Send + 'static> RequestBuilder<T> {
    /// Sends another request, which is built from the value of this one, for methods that read a resource before they
    /// write it.
    ///
    /// Deadline, retry policy and headers that are set on the result apply to both requests, and one deadline covers both.
    /// The response is that of the second one.
    ///
    /// ```
    /// # use squad_core::RequestBuilder;
    /// fn rename(
    ///     read: RequestBuilder<String>,
    ///     write: impl FnOnce(String) -> RequestBuilder<()> + Send + 'static,
    /// ) -> RequestBuilder<()> {
    ///     read.and_then(|name| write(name.to_uppercase()))
    /// }
    /// ```
    ///
    /// # Errors
    /// Awaiting the result fails with the error of the first request that fails.
    pub fn and_then<U: 'static, R: Into<RequestBuilder<U>>>(
        self,
        next: impl FnOnce(T) -> R + Send + 'static,
    ) -> RequestBuilder<U> {
        RequestBuilder(match self.0 {
            State::Ready(call, run) => {
                let chained = move |call: Call| chained(call, run, next);
                State::Ready(call, Run::Mapped(Box::new(chained)))
            }
            State::Running(running) => State::Running(Box::pin(async move {
                next(running.await?.value).into().with_response().await
            })),
            State::Invalid(error) => State::Invalid(error),
            State::Done => State::Done,
        })
    }
}

fn chained<T: Send + 'static, U: 'static, R: Into<RequestBuilder<U>>>(
    call: Call,
    run: Run<T>,
    next: impl FnOnce(T) -> R + Send + 'static,
) -> Running<U> {
    let clock = call.client.clock().clone();
    let started = clock.monotonic();
    let (options, mut headers) = (call.options.clone(), call.headers.clone());
    headers.remove(CONTENT_TYPE);
    Box::pin(async move {
        let value = run.start(call).await?.value;
        let options = options.after(clock.monotonic().saturating_sub(started));
        let second = next(value).into().with_call(|mut call| {
            call.options = options;
            for (name, value) in &headers {
                call.headers.entry(name).or_insert_with(|| value.clone());
            }
            call
        });
        second.with_response().await
    })
}

impl CallOptions {
    /// The options of a call that continues this one `elapsed` later.
    fn after(self, elapsed: Duration) -> Self {
        let left = |limit: Duration| limit.saturating_sub(elapsed);
        Self {
            // The time in the queue does not count, and is not known here.
            deadline: match self.deadline {
                Some(deadline) if !self.queue_before_deadline => Some(left(deadline)),
                deadline => deadline,
            },
            total_deadline: self.total_deadline.map(left),
            ..self
        }
    }
}
