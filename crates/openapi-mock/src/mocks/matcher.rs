//! The conditions of a mock: parameters and body of one operation.

use std::fmt::Write as _;

use httpmock::{HttpMockRequest, HttpMockResponse, Then, When};
use serde::Serialize;
use serde_json::Value;

use super::target::Target;
use crate::document::{Parameter, ParameterLocation, RouteMatch};
use crate::validation::{FORM, RawRequest, Rejection, validate};

/// The conditions of a request of one operation. Only requests that the document allows are matched.
pub struct Matcher {
    target: Target,
    when: When,
}

impl Matcher {
    pub(super) fn new(target: Target, when: When) -> Self {
        let when = target.requests(when);
        let when = when.is_true(move |request| target.validate(request).is_some_and(|r| r.is_ok()));
        Self { target, when }
    }

    /// Matches requests with this value of a path parameter.
    ///
    /// # Panics
    /// If the document forbids the value.
    #[track_caller]
    #[must_use]
    pub fn path(self, name: &'static str, value: &(impl Serialize + ?Sized)) -> Self {
        let texts = self.parameter(ParameterLocation::Path, name, value).1;
        let template = &self.target.operation.template;
        let text = texts.first().map(String::as_str).unwrap_or_default();
        let pattern = pattern(template, Some((name, text)));
        self.raw(|when| when.path_matches(pattern))
    }

    /// Matches requests with this value of a query parameter; of a list, with all its values and no others.
    ///
    /// # Panics
    /// If the document forbids the value.
    #[track_caller]
    #[must_use]
    pub fn query(self, name: &'static str, value: &(impl Serialize + ?Sized)) -> Self {
        let (parameter, texts) = self.parameter(ParameterLocation::Query, name, value);
        if texts.is_empty() {
            return self.without_query(name);
        }
        if parameter.comma_separated {
            return self.raw(|when| when.query_param(name, texts.join(",")));
        }
        let count = texts.len();
        let name_pattern = format!("^{}$", escaped(name));
        self.raw(|when| {
            let when = texts
                .iter()
                .fold(when, |when, text| when.query_param(name, text));
            when.query_param_count(name_pattern.as_str(), ".*", count)
        })
    }

    /// Matches requests without a query parameter.
    #[must_use]
    pub fn without_query(self, name: &'static str) -> Self {
        self.raw(|when| when.query_param_missing(name))
    }

    /// Matches requests with this value of a header.
    ///
    /// # Panics
    /// If the document forbids the value.
    #[track_caller]
    #[must_use]
    pub fn header(self, name: &'static str, value: &(impl Serialize + ?Sized)) -> Self {
        let texts = self.parameter(ParameterLocation::Header, name, value).1;
        self.raw(|when| when.header(name, texts.join(",")))
    }

    /// Matches requests without a header.
    #[must_use]
    pub fn without_header(self, name: &'static str) -> Self {
        self.raw(|when| when.header_missing(name))
    }

    /// Matches requests with exactly this body.
    ///
    /// # Panics
    /// If the document forbids the value.
    #[track_caller]
    #[must_use]
    pub fn body(self, value: &(impl Serialize + ?Sized)) -> Self {
        let target = self.target;
        let value = target.value("request body", value);
        let Some(body) = &target.operation.body else {
            target.fail("the operation has no request body");
        };
        if body.media_type != FORM {
            target.check("request body", target.document, &body.schema, &value);
            return self.raw(|when| when.json_body(value));
        }
        let fields = match &value {
            Value::Object(fields) => fields.clone(),
            _ => target.fail("a form is an object"),
        };
        let texts = fields.into_iter().filter(|(_, value)| !value.is_null());
        let texts: serde_json::Map<String, Value> = texts
            .map(|(name, value)| (name, Value::String(text(&value))))
            .collect();
        let form = Value::Object(texts.clone());
        target.check("request body", target.document, &body.schema, &form);
        let count = texts.len();
        self.raw(|when| {
            let when = texts.into_iter().fold(when, |when, (name, value)| {
                when.form_urlencoded_tuple(name, text(&value))
            });
            when.form_urlencoded_tuple_count(".*", ".*", count)
        })
    }

    /// Matches requests whose JSON body includes these members.
    ///
    /// # Panics
    /// If the document has no such members, or forbids their values.
    #[track_caller]
    #[must_use]
    pub fn body_includes(self, part: &Value) -> Self {
        self.target.check_part(part);
        self.raw(|when| when.json_body_includes(part.to_string()))
    }

    /// Adds conditions of `httpmock` itself, which are not checked.
    #[must_use]
    pub fn raw(self, conditions: impl FnOnce(When) -> When) -> Self {
        Self {
            when: conditions(self.when),
            ..self
        }
    }

    /// Returns a parameter, and the texts of a value of it.
    #[track_caller]
    fn parameter(
        &self,
        location: ParameterLocation,
        name: &str,
        value: &(impl Serialize + ?Sized),
    ) -> (&'static Parameter, Vec<String>) {
        let target = self.target;
        let part = format!("{location} parameter `{name}`");
        let value = target.value(&part, value);
        let mut parameters = target.operation.parameters.iter();
        let Some(parameter) = parameters.find(|p| p.location == location && p.name == name) else {
            target.fail(format_args!("has no {part}"));
        };
        target.check(&part, target.document, &parameter.schema, &value);
        let texts = match &value {
            Value::Array(items) => items.iter().map(text).collect(),
            value => vec![text(value)],
        };
        (parameter, texts)
    }
}

impl Target {
    /// Matches the requests with the method and a path of the operation.
    fn requests(self, when: When) -> When {
        when.method(self.operation.method.as_str())
            .path_matches(pattern(&self.operation.template, None))
    }

    /// Validates a request; `None` if it is one of another operation.
    fn validate(self, request: &HttpMockRequest) -> Option<Result<(), Rejection>> {
        let uri = request.uri();
        let route = self.document.find(&self.operation.method, uri.path());
        let RouteMatch::Operation(found, path) = route else {
            return None;
        };
        let request = RawRequest {
            path,
            query: uri.query().unwrap_or(""),
            headers: &request.headers(),
            body: &request.body_bytes(),
        };
        let is_this = found.id == self.operation.id;
        is_this.then(|| validate(self.document, found, request, &()).map(drop))
    }

    /// Responds with 400 and the reason to the requests of the operation that the document forbids. No mock matches them.
    pub(super) fn reject_invalid(self, when: When, then: Then) {
        let is_invalid = move |request: &HttpMockRequest| {
            self.validate(request).is_some_and(|result| result.is_err())
        };
        let _ = self.requests(when).is_true(is_invalid);
        let _ = then.respond_with(move |request| {
            let reason = match self.validate(request) {
                Some(Err(rejection)) => format!("the document forbids this request: {rejection}"),
                _ => String::new(),
            };
            let body = (self.error_body)(self.document, self.operation, 400, &reason);
            HttpMockResponse::builder()
                .status(400)
                .header("content-type", "application/json")
                .body(body.to_string())
                .build()
        });
    }
}

/// The text of a value in a path, query, header or form.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Returns the pattern of the paths of a template, all or those with one value of a parameter.
fn pattern(template: &str, known: Option<(&str, &str)>) -> String {
    let mut pattern = String::from("^");
    for segment in template.split('/').skip(1) {
        pattern.push('/');
        let name = segment
            .strip_prefix('{')
            .and_then(|segment| segment.strip_suffix('}'));
        match (name, known) {
            (None, _) => pattern.push_str(&escaped(segment)),
            (Some(name), Some((known, value))) if name == known => {
                pattern.push_str(&percent_encoded(value).replace('.', "\\."));
            }
            (Some(_), _) => pattern.push_str("[^/]+"),
        }
    }
    pattern.push('$');
    pattern
}

/// Escapes everything but RFC 3986's unreserved characters, as the clients do.
fn percent_encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Escapes a text for a regular expression.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        if !character.is_alphanumeric() && character != '_' {
            out.push('\\');
        }
        out.push(character);
    }
    out
}
