//! The types of one operation: what all operations have.

/// Defines the conditions and the response of an operation, as thin types around [`Matcher`](super::Matcher) and
/// [`Responder`](super::Responder).
#[doc(hidden)]
#[macro_export]
macro_rules! __mock_types {
    ($id:literal, $when:ident, $then:ident $(-> $data:ty, $envelope:expr)?) => {
        #[doc = concat!("The conditions of a request of `", $id, "`.")]
        pub struct $when($crate::mocks::Matcher);

        impl $when {
            /// Adds conditions of `httpmock` itself, which are not checked.
            #[inline]
            pub fn raw(
                self,
                conditions: impl FnOnce($crate::mocks::When) -> $crate::mocks::When,
            ) -> Self {
                Self(self.0.raw(conditions))
            }
        }

        #[doc = concat!("The response of `", $id, "`.")]
        pub struct $then($crate::mocks::Responder);

        impl $then {
            $(
                /// Returns an example of the data, generated from the document.
                #[inline]
                #[track_caller]
                pub fn example(&self) -> $data {
                    self.0.example($envelope)
                }

                /// Responds with a documented status and a whole JSON body, envelope included. Panics if the document
                /// forbids it.
                #[inline]
                #[track_caller]
                pub fn body(
                    self,
                    status: u16,
                    body: &(impl ::serde::Serialize + ?Sized),
                ) -> $crate::mocks::MockResponse {
                    self.0.body(status, body)
                }
            )?

            /// Responds with the documented status of success and an example of its body.
            #[track_caller]
            pub fn respond_with_example(self) -> $crate::mocks::MockResponse {
                self.0.respond_with_example()
            }

            /// Responds with an error in the documented form.
            #[track_caller]
            pub fn error(self, status: u16, message: &str) -> $crate::mocks::MockResponse {
                self.0.error(status, message)
            }

            /// Responds with an error and its whole body. Panics if the document forbids it.
            #[track_caller]
            pub fn error_body(
                self,
                status: u16,
                body: ::serde_json::Value,
            ) -> $crate::mocks::MockResponse {
                self.0.error_body(status, body)
            }

            /// Sets the response with `httpmock` itself, which is not checked.
            #[inline]
            pub fn raw(
                self,
                response: impl FnOnce($crate::mocks::Then) -> $crate::mocks::Then,
            ) -> $crate::mocks::MockResponse {
                self.0.raw(response)
            }
        }
    };
}
