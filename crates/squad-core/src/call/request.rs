//! The one request type of raw and ergonomic calls: sent when it is awaited, with options of its own.

mod chain;

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_util::future::BoxFuture;

use super::{Call, Preview};
use crate::clock::Clock;
use crate::{Error, Kind, Response, Result, RetryPolicy};

/// A request with all its arguments. It is sent when it is awaited, and gives a `Result<T>`.
///
/// It owns what it needs, so that it can be stored, boxed, joined with others and spawned as a task. The setters have no
/// effect once it was polled.
///
/// ```
/// # use std::time::Duration;
/// # use squad_core::{Client, Operation, RequestBuilder, Result, operation::Method};
/// static GET_TEAMS: Operation =
///     Operation::new("getTeams", Method::Get, "/v3/teams", "teams").envelope("data");
///
/// fn teams(client: &Client) -> RequestBuilder<Vec<serde_json::Value>> {
///     client.call(&GET_TEAMS).request()
/// }
///
/// # async fn example(client: &Client) -> Result<()> {
/// let all = teams(client).deadline(Duration::from_secs(2)).await?;
/// let response = teams(client).with_response().await?;
/// println!("{} teams, request {:?}", response.value.len(), response.request_id());
/// # let _ = all;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// Awaiting it fails with any [`Kind`](crate::Kind) of [`Error`]. An argument that cannot be sent, such as an empty id, is an
/// error of kind [`Configuration`](crate::Kind::Configuration) when it is awaited, and no request is sent.
#[must_use = "a request does nothing until it is awaited"]
pub struct RequestBuilder<T>(State<T>);

#[expect(
    clippy::large_enum_variant,
    reason = "a request is moved a few times; a box would cost an allocation per call"
)]
enum State<T> {
    Ready(Call, Run<T>),
    Invalid(Error),
    Running(Running<T>),
    Done,
}

type Running<T> = BoxFuture<'static, Result<Response<T>>>;

/// How a call becomes a value.
enum Run<T> {
    Direct(fn(Call) -> Running<T>),
    Mapped(Box<dyn FnOnce(Call) -> Running<T> + Send>),
}

impl<T> Run<T> {
    fn start(self, call: Call) -> Running<T> {
        match self {
            Self::Direct(run) => run(call),
            Self::Mapped(run) => run(call),
        }
    }
}

impl<T> RequestBuilder<T> {
    /// Creates a request that fails with `error` when it is awaited, for wrappers that find an invalid argument.
    pub fn invalid(error: Error) -> Self {
        Self(State::Invalid(error))
    }

    pub(super) fn new(call: Call, run: fn(Call) -> Running<T>) -> Self {
        Self(State::Ready(call, Run::Direct(run)))
    }

    /// Changes the arguments; for generated code.
    #[doc(hidden)]
    pub fn with_call(self, change: impl FnOnce(Call) -> Call) -> Self {
        match self.0 {
            State::Ready(call, run) => Self(State::Ready(change(call), run)),
            state => Self(state),
        }
    }

    /// Returns the clock of the client, unless the request is invalid or was polled.
    pub(crate) fn clock(&self) -> Option<&Arc<dyn Clock>> {
        match &self.0 {
            State::Ready(call, _) => Some(call.client.clock()),
            _ => None,
        }
    }

    /// Sets the deadline of this call, instead of the client's. It covers waiting for rate limits, tokens and retries;
    /// `None` disables it. For a [`ByteStream`](crate::ByteStream) it covers everything up to the first byte of the body.
    pub fn deadline(self, deadline: impl Into<Option<Duration>>) -> Self {
        self.with_call(|call| call.deadline(deadline))
    }

    /// Sets a total deadline, which also covers the body of a [`ByteStream`](crate::ByteStream). None by default.
    pub fn total_deadline(self, deadline: impl Into<Option<Duration>>) -> Self {
        self.with_call(|call| call.total_deadline(deadline))
    }

    /// Waits for rate limits without counting against the deadline, for calls that are queued on purpose, such as the chunks
    /// of a bulk operation. The time in which the request waits for a documented limit, for the client's limit, or for the end
    /// of a pause after a 429 extends the deadline. A [total deadline](Self::total_deadline) still counts all of it.
    pub fn queue_before_deadline(self) -> Self {
        self.with_call(Call::queue_before_deadline)
    }

    /// Sets the retry policy of this call, instead of the client's.
    pub fn retry(self, policy: RetryPolicy) -> Self {
        self.with_call(|call| call.retry(policy))
    }

    /// Adds a header to this request. Its value is treated as a secret: no log and no error shows it.
    ///
    /// `Authorization`, `Host`, `Content-Type` and the headers that frame a message (`Content-Length`, `Connection`, …)
    /// cannot be set: awaiting the request then fails with kind [`Configuration`](crate::Kind::Configuration).
    pub fn header(self, name: &str, value: &str) -> Self {
        self.with_call(|call| call.extra_header(name, value))
    }

    /// Gives the value together with status, headers, request id and the number of attempts.
    ///
    /// ```
    /// # async fn example(request: squad_core::RequestBuilder<String>) -> squad_core::Result<()> {
    /// let response = request.with_response().await?;
    /// println!("{} after {} attempts", response.status(), response.attempts());
    /// # Ok(())
    /// # }
    /// ```
    pub fn with_response(self) -> WithResponse<T> {
        WithResponse(self)
    }

    /// Shows the request as it would be sent, as HTTP or as a `curl` command, without its secrets. Nothing is sent.
    ///
    /// ```
    /// # fn example(request: squad_core::RequestBuilder<String>) -> squad_core::Result<()> {
    /// let preview = request.preview()?;
    /// println!("{preview}");
    /// println!("{}", preview.to_curl());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Kind::Configuration`] if an argument is invalid, or if the request was polled before.
    pub fn preview(&self) -> Result<Preview> {
        match &self.0 {
            State::Ready(call, _) => call.preview(),
            State::Invalid(error) => Err(error.clone()),
            State::Running(_) | State::Done => {
                let message = "the request was sent already; preview it before it is awaited";
                Err(Error::new(Kind::Configuration, message))
            }
        }
    }

    fn poll_response(&mut self, context: &mut Context<'_>) -> Poll<Result<Response<T>>> {
        loop {
            match &mut self.0 {
                State::Running(running) => {
                    let outcome = ready!(running.as_mut().poll(context));
                    self.0 = State::Done;
                    return Poll::Ready(outcome);
                }
                // A future that is polled after its end never completes.
                State::Done => return Poll::Pending,
                State::Ready(..) | State::Invalid(_) => {}
            }
            match std::mem::replace(&mut self.0, State::Done) {
                State::Ready(call, run) => self.0 = State::Running(run.start(call)),
                State::Invalid(error) => return Poll::Ready(Err(error)),
                state => self.0 = state,
            }
        }
    }
}

impl<T: 'static> RequestBuilder<T> {
    /// Converts the value once it has arrived; everything else about the request stays as it is.
    ///
    /// ```
    /// # use squad_core::RequestBuilder;
    /// fn count(request: RequestBuilder<Vec<String>>) -> RequestBuilder<usize> {
    ///     request.map(|names| names.len())
    /// }
    /// ```
    pub fn map<U: 'static>(
        self,
        convert: impl FnOnce(T) -> U + Send + 'static,
    ) -> RequestBuilder<U> {
        self.try_map(|value| Ok(convert(value)))
    }

    /// Converts the value once it has arrived, or fails the call.
    ///
    /// # Errors
    /// Awaiting the request fails with what `convert` returns; operation and request id are added to it.
    pub fn try_map<U: 'static>(
        self,
        convert: impl FnOnce(T) -> Result<U> + Send + 'static,
    ) -> RequestBuilder<U> {
        RequestBuilder(match self.0 {
            State::Ready(call, run) => {
                let operation = call.operation().id;
                let mapped = move |call| converted(run.start(call), operation, convert);
                State::Ready(call, Run::Mapped(Box::new(mapped)))
            }
            State::Running(running) => {
                State::Running(Box::pin(async move { running.await?.try_map(convert) }))
            }
            State::Invalid(error) => State::Invalid(error),
            State::Done => State::Done,
        })
    }
}

fn converted<T: 'static, U>(
    running: Running<T>,
    operation: &'static str,
    convert: impl FnOnce(T) -> Result<U> + Send + 'static,
) -> Running<U> {
    Box::pin(async move {
        running
            .await?
            .try_map(convert)
            .map_err(|error| error.with_operation(operation))
    })
}

impl<T> From<Result<Self>> for RequestBuilder<T> {
    /// A request that could not be built fails with the error when it is awaited.
    fn from(built: Result<Self>) -> Self {
        built.unwrap_or_else(Self::invalid)
    }
}

impl<T> Future for RequestBuilder<T> {
    type Output = Result<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.poll_response(context)
            .map(|outcome| outcome.map(Response::into_inner))
    }
}

impl<T> fmt::Debug for RequestBuilder<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            State::Ready(call, _) => call.fmt(f),
            State::Invalid(error) => f.debug_tuple("RequestBuilder").field(error).finish(),
            _ => f.debug_struct("RequestBuilder").finish_non_exhaustive(),
        }
    }
}

/// A request that gives the whole [`Response`] when it is awaited. From [`RequestBuilder::with_response`].
#[must_use = "a request does nothing until it is awaited"]
pub struct WithResponse<T>(RequestBuilder<T>);

impl<T> Future for WithResponse<T> {
    type Output = Result<Response<T>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.poll_response(context)
    }
}

impl<T> fmt::Debug for WithResponse<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Defines the request type of one operation: a [`RequestBuilder`] with a setter for each optional parameter.
///
/// It is awaited like a [`RequestBuilder`], has its `deadline`, `retry`, `header` and `with_response`, and converts into it.
/// `query` and `header` name where the parameter is sent. Everything is `#[inline]`, so that a crate with hundreds of
/// operations generates no machine code for those that a program does not use.
///
/// ```
/// # use squad_core::{Client, Operation, Result, operation::{Method, Parameter, ParameterLocation}};
/// static LIST_TEAMS: Operation = Operation::new("listTeams", Method::Get, "/v3/teams", "teams")
///     .parameters(&[Parameter::new("name", ParameterLocation::Query, false)])
///     .envelope("data");
///
/// squad_core::operation_request! {
///     /// Request of `listTeams`.
///     ListTeams -> Vec<serde_json::Value> {
///         /// Only teams of this name.
///         name: &str => query "name",
///     }
/// }
///
/// # async fn example(client: &Client) -> Result<()> {
/// let teams = ListTeams::from(client.call(&LIST_TEAMS)).name("Payments").await?;
/// # Ok(())
/// # }
/// ```
#[macro_export]
macro_rules! operation_request {
    (
        $(#[$attribute:meta])*
        $name:ident -> $output:ty {
            $($(#[$documentation:meta])* $setter:ident: $value:ty => $location:ident $($wire:literal)?,)*
        }
    ) => {
        $(#[$attribute])*
        #[must_use = "a request does nothing until it is awaited"]
        pub struct $name($crate::RequestBuilder<$output>);

        impl $name {
            $(
                $(#[$documentation])*
                #[inline]
                pub fn $setter(self, $setter: $value) -> Self {
                    Self(self.0.with_call(|call| call.$location($($wire,)? $setter)))
                }
            )*

            /// Sets the deadline of this call, instead of the client's; `None` disables it.
            #[inline]
            pub fn deadline(self, deadline: impl Into<Option<std::time::Duration>>) -> Self {
                Self(self.0.deadline(deadline))
            }

            /// Sets a total deadline, which also covers a streamed body. None by default.
            pub fn total_deadline(
                self,
                deadline: impl Into<Option<std::time::Duration>>,
            ) -> Self {
                Self(self.0.total_deadline(deadline))
            }

            /// Waits for rate limits without counting against the deadline.
            pub fn queue_before_deadline(self) -> Self {
                Self(self.0.queue_before_deadline())
            }

            /// Sets the retry policy of this call, instead of the client's.
            #[inline]
            pub fn retry(self, policy: $crate::RetryPolicy) -> Self {
                Self(self.0.retry(policy))
            }

            /// Adds a header to this request. Its value is treated as a secret.
            #[inline]
            pub fn header(self, name: &str, value: &str) -> Self {
                Self(self.0.header(name, value))
            }

            /// Gives the value together with status, headers, request id and the number of attempts.
            #[inline]
            pub fn with_response(self) -> $crate::WithResponse<$output> {
                self.0.with_response()
            }

            /// Shows the request as it would be sent, without its secrets.
            ///
            /// # Errors
            /// Kind `Configuration` if an argument is invalid.
            #[inline]
            pub fn preview(&self) -> $crate::Result<$crate::Preview> {
                self.0.preview()
            }

            /// Converts this into the request type that all operations share.
            #[inline]
            pub fn into_request(self) -> $crate::RequestBuilder<$output> {
                self.0
            }
        }

        impl From<$crate::Call> for $name {
            #[inline]
            fn from(call: $crate::Call) -> Self {
                Self(call.request())
            }
        }

        impl From<$name> for $crate::RequestBuilder<$output> {
            #[inline]
            fn from(request: $name) -> Self {
                request.0
            }
        }

        impl Future for $name {
            type Output = $crate::Result<$output>;

            #[inline]

            fn poll(
                mut self: std::pin::Pin<&mut Self>,
                context: &mut std::task::Context<'_>,
            ) -> std::task::Poll<Self::Output> {
                std::pin::Pin::new(&mut self.0).poll(context)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Debug::fmt(&self.0, f)
            }
        }
    };
}
