//! The setters that the client builders of the ergonomic crates have in common.

/// Defines the setters of the fields `core`, a [`ClientBuilder`](crate::ClientBuilder), and `http`, an `Option` of the given type
/// of HTTP settings.
#[doc(hidden)]
#[macro_export]
macro_rules! client_setters {
    ($http:ty) => {
        /// Sets the store of the tokens. Defaults to memory. A [`FileStore`](crate::FileStore) is shared by processes.
        pub fn store(mut self, store: impl $crate::auth::Store + 'static) -> Self {
            self.core = self.core.store(store);
            self
        }

        /// Joins a fleet: processes that share the tokens and rate limits of one account, for example with `squad_redis::Fleet`
        /// through Redis.
        pub fn fleet(mut self, fleet: impl $crate::Fleet + 'static) -> Self {
            self.core = self.core.fleet(fleet);
            self
        }

        /// Sets the deadline of a call, including token exchange or login, waiting for rate limits and retries. Defaults to 60
        /// seconds; `None` disables it.
        pub fn deadline(mut self, deadline: impl Into<Option<std::time::Duration>>) -> Self {
            self.core = self.core.deadline(deadline);
            self
        }

        /// Sets the timeout of one attempt. Defaults to 30 seconds; `None` disables it. It does not apply to a response that is streamed.
        pub fn attempt_timeout(mut self, timeout: impl Into<Option<std::time::Duration>>) -> Self {
            self.core = self.core.attempt_timeout(timeout);
            self
        }

        /// Sets the timeout of connecting. Defaults to 10 seconds.
        pub fn connect_timeout(mut self, timeout: std::time::Duration) -> Self {
            self.http = Some(self.http.unwrap_or_default().connect_timeout(timeout));
            self
        }

        /// Sets the retry policy.
        pub fn retry(mut self, policy: $crate::RetryPolicy) -> Self {
            self.core = self.core.retry(policy);
            self
        }

        /// Sets the `User-Agent` header, for example `nightly-export/1.2`.
        pub fn user_agent(mut self, name: impl Into<String>) -> Self {
            self.core = self.core.user_agent(name);
            self
        }

        /// Trusts the root certificates in `pem` in addition to those of the system.
        pub fn root_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
            self.http = Some(self.http.unwrap_or_default().root_certificate(pem));
            self
        }

        /// Sets the HTTP settings, for example a `reqwest` client of your own with [`Http::over`].
        pub fn http(mut self, http: $http) -> Self {
            self.http = Some(http);
            self
        }

        /// Sends requests through a custom transport, for example in tests. It cannot be combined with HTTP settings.
        pub fn transport(mut self, transport: impl $crate::transport::Transport + 'static) -> Self {
            self.core = self.core.transport(transport);
            self
        }

        /// Sets the clock, for tests.
        pub fn clock(mut self, clock: impl $crate::clock::Clock + 'static) -> Self {
            self.core = self.core.clock(clock);
            self
        }

        /// Sets the observer, which is notified of token exchanges, retries and waits.
        pub fn observer(mut self, observer: impl $crate::observe::Observer + 'static) -> Self {
            self.core = self.core.observer(observer);
            self
        }
    };
}
