//! A request as text, without its secrets: for logs, for support requests, and to send it by hand.

use std::fmt;
use std::fmt::Write as _;

use http::header::AUTHORIZATION;
use serde_json::Value;
use url::{Url, form_urlencoded};

use super::{Call, path, query};
use crate::operation::{Host, ListStyle, ParameterLocation};
use crate::{Operation, Result};

const REDACTED: &str = "[redacted]";

/// Parts of names whose values are secrets, in requests of which no document says so.
const SECRET_NAMES: [&str; 8] = [
    "apikey",
    "authorization",
    "credential",
    "passphrase",
    "password",
    "privatekey",
    "secret",
    "token",
];

/// A request as it would be sent, without its secrets. From [`RequestBuilder::preview`](crate::RequestBuilder::preview).
///
/// `Display` writes it as an HTTP/1.1 message, [`to_curl`](Self::to_curl) as a command. The access token, the headers that
/// callers set, the secret parameters and body fields of the operation, and every parameter and field with a name such as
/// `token`, `secret` or `password` are replaced with `[redacted]`. In the path of a [custom request](crate::CustomRequest),
/// segments that look like keys are replaced.
///
/// ```
/// # use squad_core::{BaseUrls, Client, Method};
/// # let client = Client::builder()
/// #     .base_urls(BaseUrls::new("https://api.example.com", "https://auth.example.com")?)
/// #     .static_token("0123456789abcdef")
/// #     .user_agent("my-tool/1.2")
/// #     .connector(squad_http::Http::new())
/// #     .build()?;
/// let request = client.request(Method::POST, "/v3/levels").json(&serde_json::json!({"name": "it's"}));
/// assert_eq!(
///     request.preview()?.to_curl(),
///     "curl --request POST --url 'https://api.example.com/v3/levels' \
///      --header 'accept: application/json' --header 'content-type: application/json' \
///      --header 'user-agent: my-tool/1.2' --header 'authorization: Bearer [redacted]' \
///      --data-raw '{\"name\":\"it'\\''s\"}'",
/// );
/// # Ok::<(), squad_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    method: &'static str,
    url: Url,
    headers: Vec<(String, String)>,
    body: Option<String>,
}

impl Call {
    pub(super) fn preview(&self) -> Result<Preview> {
        if let Some(problem) = &self.problem {
            return Err(problem.clone());
        }
        // The request must be one that can be sent.
        self.url(&self.path, &self.query)?;
        let path = self.path.iter().map(|(name, value)| {
            let secret = path::is_secret(self.operation, name);
            (
                *name,
                if secret {
                    REDACTED.to_owned()
                } else {
                    value.clone()
                },
            )
        });
        let mut url = self.url(&path.collect::<Vec<_>>(), &self.redacted_query())?;
        if let Some(custom) = &self.custom {
            let path = custom.keys().fold(url.path().to_owned(), |path, key| {
                path.replace(key, REDACTED)
            });
            url.set_path(&path);
        }
        let headers = self.complete(self.headers.clone());
        let mut headers: Vec<_> = headers
            .iter()
            .map(|(name, value)| {
                let shown = value.to_str().ok().filter(|_| !value.is_sensitive());
                (name.to_string(), shown.unwrap_or(REDACTED).to_owned())
            })
            .collect();
        headers.sort_unstable();
        let authorized = self.operation.host == Host::Api && !self.operation.without_token;
        if authorized && self.client.authorize().is_some() {
            headers.push((AUTHORIZATION.to_string(), format!("Bearer {REDACTED}")));
        }
        Ok(Preview {
            method: self.operation.method.as_str(),
            url,
            headers,
            body: self
                .body
                .as_deref()
                .map(|body| redacted_body(self.operation, body)),
        })
    }

    /// Returns the query with every secret value replaced; the rest is as it would be sent.
    fn redacted_query(&self) -> String {
        let mut redacted = String::with_capacity(self.query.len());
        for part in self.query.split('&').filter(|part| !part.is_empty()) {
            let name = form_urlencoded::parse(part.as_bytes()).next();
            let name = name.map(|(name, _)| name).unwrap_or_default();
            if is_secret_query(self.operation, &name) {
                query::append(&mut redacted, &name, ListStyle::Repeated, &REDACTED);
            } else {
                if !redacted.is_empty() {
                    redacted.push('&');
                }
                redacted.push_str(part);
            }
        }
        redacted
    }
}

impl Preview {
    /// Returns the HTTP method.
    #[must_use]
    pub fn method(&self) -> &str {
        self.method
    }

    /// Returns the URL.
    #[must_use]
    pub fn url(&self) -> &str {
        self.url.as_str()
    }

    /// Returns the request body.
    #[must_use]
    pub fn body(&self) -> Option<&str> {
        self.body.as_deref()
    }

    /// Returns the request as a `curl` command for a POSIX shell.
    #[must_use]
    pub fn to_curl(&self) -> String {
        let mut command = "curl".to_owned();
        match self.method {
            "HEAD" => command.push_str(" --head"),
            method => argument(&mut command, "--request", method),
        }
        if self.url.as_str().contains(['[', ']', '{', '}']) {
            command.push_str(" --globoff");
        }
        command.push_str(" --url ");
        quote(&mut command, self.url.as_str());
        for (name, value) in &self.headers {
            command.push_str(" --header ");
            // `name:` removes a header of curl's own.
            let header = match value.as_str() {
                "" => format!("{name};"),
                value => format!("{name}: {value}"),
            };
            quote(&mut command, &header);
        }
        if let Some(body) = &self.body {
            command.push_str(" --data-raw ");
            quote(&mut command, body);
        }
        command
    }
}

impl fmt::Display for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.url.path())?;
        if let Some(query) = self.url.query() {
            write!(f, "?{query}")?;
        }
        write!(f, " HTTP/1.1\nhost: {}", self.url.authority())?;
        for (name, value) in &self.headers {
            write!(f, "\n{name}: {value}")?;
        }
        match &self.body {
            Some(body) => write!(f, "\n\n{body}"),
            None => Ok(()),
        }
    }
}

fn argument(command: &mut String, option: &str, value: &str) {
    // Writing to a string cannot fail.
    let _ = write!(command, " {option} {value}");
}

/// Appends `text` as one word of a POSIX shell.
fn quote(command: &mut String, text: &str) {
    command.push('\'');
    command.push_str(&text.replace('\'', r"'\''"));
    command.push('\'');
}

fn is_secret_query(operation: &Operation, name: &str) -> bool {
    let mut parameters = operation.parameters.iter();
    is_secret_name(name)
        || parameters.any(|parameter| {
            parameter.secret
                && parameter.location == ParameterLocation::Query
                && parameter.name == name
        })
}

fn is_secret_name(name: &str) -> bool {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    let name: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    SECRET_NAMES.iter().any(|part| name.contains(part))
}

/// Returns the body with every secret value replaced; all of it is replaced if it cannot be parsed.
fn redacted_body(operation: &Operation, body: &[u8]) -> String {
    let secret = |name: &str| operation.secret_fields.contains(&name) || is_secret_name(name);
    let text = std::str::from_utf8(body).ok();
    let redacted = text.and_then(|text| match serde_json::from_str::<Value>(text) {
        Ok(mut value) => Some(match redact_members(&mut value, &secret) {
            true => value.to_string(),
            false => text.to_owned(),
        }),
        Err(_) => redacted_form(text, &secret),
    });
    redacted.unwrap_or_else(|| REDACTED.to_owned())
}

/// Replaces the values of secret members at any depth, and returns whether there are any.
fn redact_members(value: &mut Value, secret: &dyn Fn(&str) -> bool) -> bool {
    let mut found = false;
    let mut rest = vec![value];
    while let Some(value) = rest.pop() {
        match value {
            Value::Array(elements) => rest.extend(elements),
            Value::Object(members) => {
                for (name, member) in members {
                    if secret(name) && !member.is_null() {
                        *member = Value::String(REDACTED.to_owned());
                        found = true;
                    } else {
                        rest.push(member);
                    }
                }
            }
            _ => {}
        }
    }
    found
}

fn redacted_form(text: &str, secret: &dyn Fn(&str) -> bool) -> Option<String> {
    let form = text.split('&').all(|pair| pair.contains('=')) && !text.contains(['{', '\n']);
    form.then(|| {
        let pairs = form_urlencoded::parse(text.as_bytes());
        let pairs = pairs.map(|(name, value)| match secret(&name) {
            true => (name, REDACTED.into()),
            false => (name, value),
        });
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(pairs)
            .finish()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::operation::{Method, Parameter};

    static NOTIFY: Operation = Operation::new("notify", Method::Post, "/v2/{both}", "hooks")
        .parameters(&[
            Parameter::new("both", ParameterLocation::Path, true).secret(),
            Parameter::new("both", ParameterLocation::Query, false),
            Parameter::new("sig", ParameterLocation::Query, false).secret(),
            Parameter::new("page", ParameterLocation::Query, false),
        ])
        .secret_fields(&["url"]);

    #[test]
    fn a_query_parameter_is_secret_by_the_wire_table_or_by_its_name() {
        for (name, secret) in [
            ("sig", true),
            ("both", false),
            ("page", false),
            ("other", false),
            ("url", false),
            ("access_token", true),
            ("API-Key", true),
            ("x.Authorization", true),
            ("credentials", true),
            ("PassPhrase", true),
            ("user[password]", true),
            ("private_key", true),
            ("clientSecret", true),
            ("key", false),
            ("", false),
        ] {
            assert_eq!(is_secret_query(&NOTIFY, name), secret, "{name}");
        }
    }

    #[test]
    fn a_body_is_shown_without_its_secrets_if_it_is_json_or_a_form() {
        for (body, shown) in [
            // JSON without secrets is shown as it is.
            (r#"{ "a" : 1.50 }"#, r#"{ "a" : 1.50 }"#),
            (r#"{"url":null, "a":1}"#, r#"{"url":null, "a":1}"#),
            ("[1, 2]", "[1, 2]"),
            ("7", "7"),
            (r#"{"url":"x", "a":1}"#, r#"{"url":"[redacted]","a":1}"#),
            (r#"{"token":{"b":1}}"#, r#"{"token":"[redacted]"}"#),
            (
                r#"[{"a":[{"url":7}]},{"b":"c"}]"#,
                r#"[{"a":[{"url":"[redacted]"}]},{"b":"c"}]"#,
            ),
            (
                r#"{"a":{"url":false,"b":{"password":[]}}}"#,
                r#"{"a":{"url":"[redacted]","b":{"password":"[redacted]"}}}"#,
            ),
            // Forms.
            ("a=1&b=x+y", "a=1&b=x+y"),
            (
                "url=x&a=%26&token=y",
                "url=%5Bredacted%5D&a=%26&token=%5Bredacted%5D",
            ),
            ("a=", "a="),
            // Neither.
            ("a=1&b", "[redacted]"),
            ("a", "[redacted]"),
            ("", "[redacted]"),
            ("{a=1", "[redacted]"),
            ("a=1\nb=2", "[redacted]"),
        ] {
            assert_eq!(redacted_body(&NOTIFY, body.as_bytes()), shown, "{body}");
        }
        assert_eq!(redacted_body(&NOTIFY, b"a=\xFF"), "[redacted]");
    }

    #[test]
    fn a_command_and_a_message_have_the_whole_request() {
        let shown = |method, url: &str, body: Option<&str>| Preview {
            method,
            url: Url::parse(url).unwrap(),
            headers: vec![
                ("x-a".to_owned(), "it's".to_owned()),
                ("x-b".to_owned(), String::new()),
            ],
            body: body.map(str::to_owned),
        };
        let url = "https://api.test/v3/a?b=c";
        let headers = r"--header 'x-a: it'\''s' --header 'x-b;'";
        for (preview, command) in [
            (
                shown("GET", url, None),
                format!("curl --request GET --url '{url}' {headers}"),
            ),
            (
                shown("HEAD", url, None),
                format!("curl --head --url '{url}' {headers}"),
            ),
            (
                shown("PUT", url, Some("'")),
                format!(r"curl --request PUT --url '{url}' {headers} --data-raw ''\'''"),
            ),
        ] {
            assert_eq!(preview.to_curl(), command);
        }
        for (query, globoff) in [
            ("[", true),
            ("]", true),
            ("{", true),
            ("}", true),
            ("(", false),
        ] {
            let preview = shown("GET", &format!("{url}{query}"), None);
            assert!(preview.url().ends_with(query), "{}", preview.url());
            assert_eq!(preview.to_curl().contains(" --globoff --url"), globoff);
        }
        let preview = shown("PUT", url, Some("x"));
        let message = "PUT /v3/a?b=c HTTP/1.1\nhost: api.test\nx-a: it's\nx-b: \n\nx";
        assert_eq!(preview.to_string(), message);
        let parts = (preview.method(), preview.url(), preview.body());
        assert_eq!(parts, ("PUT", url, Some("x")));
        let preview = shown("GET", "https://api.test:81/v3/a", None);
        let message = "GET /v3/a HTTP/1.1\nhost: api.test:81\nx-a: it's\nx-b: ";
        assert_eq!(preview.to_string(), message);
        assert_eq!(preview.body(), None);
    }
}
