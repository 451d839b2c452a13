//! The source text of the mocks of an area.

use std::fmt::Write;

use heck::ToUpperCamelCase;

use crate::generate::Target;
use crate::generate::methods::{Argument, Method, is_copied};
use crate::generate::operations::{OperationFacts, ResponseFacts};
use crate::generate::source::doc;

/// The imports of every area.
pub(super) const IMPORTS: &str =
    "use openapi_mock::mocks::{Area, Mock, MockResponse, OperationServer, mock};\n";

/// The name of the trait of an area.
pub(super) fn trait_name(area: &str) -> String {
    format!("{}Mocks", area.to_upper_camel_case())
}

/// The trait of an area and the types of its operations.
pub(super) fn area(
    target: &Target<'_>,
    area: &str,
    operations: &[(&OperationFacts, &Method)],
) -> String {
    let (module, name) = (area.replace('-', "_"), trait_name(area));
    let mut out = format!(
        "static AREA: Area = Area::new(include_str!(\"documents/{module}.json\"), crate::error_body::error_body);\n\n\
         /// Mocks of the operations of the `{area}` area, on a [`MockServer`](crate::MockServer).\n\
         pub trait {name}: OperationServer {{\n"
    );
    for (nth, (operation, _)) in operations.iter().enumerate() {
        if nth > 0 {
            out.push('\n');
        }
        method(operation, &mut out);
    }
    let _ = writeln!(out, "}}\n\nimpl {name} for crate::MockServer {{}}");
    for (operation, method) in operations {
        types(target, operation, method, &mut out);
    }
    out
}

/// The method that mocks an operation.
fn method(operation: &OperationFacts, out: &mut String) {
    let (function, request) = (operation.function(), operation.request_type());
    out.push_str(&doc(
        "    ",
        &format!("{}.", operation.summary.trim_end_matches('.')),
    ));
    let _ = write!(
        out,
        "    ///\n    /// Mocks `{}`: `{} {}`.\n    #[track_caller]\n    fn mock_{function}(\n        &self,\n        \
         configure: impl FnOnce({request}When, {request}Then) -> MockResponse,\n    ) -> Mock<'_> {{\n        \
         mock(self.mock_server(), &AREA, {:?}, |when, then| configure({request}When(when), {request}Then(then)))\n    }}\n",
        operation.id, operation.method, operation.path, operation.id
    );
}

/// The types of an operation.
fn types(target: &Target<'_>, operation: &OperationFacts, method: &Method, out: &mut String) {
    let request = operation.request_type();
    let value = foreign(target, &method.value);
    let envelope = match &method.envelope {
        Some(member) => format!("Some({member:?})"),
        None => "None".to_owned(),
    };
    let data = match value.as_str() {
        "()" | "ByteStream" => String::new(),
        value => format!(" -> {value}, {envelope}"),
    };
    let _ = writeln!(
        out,
        "\nopenapi_mock::__mock_types!({:?}, {request}When, {request}Then{data});",
        operation.id
    );
    if !method.arguments.is_empty() {
        let _ = writeln!(out, "\nimpl {request}When {{");
        for (nth, argument) in method.arguments.iter().enumerate() {
            if nth > 0 {
                out.push('\n');
            }
            matcher(target, argument, out);
        }
        out.push_str("}\n");
    }
    let _ = writeln!(out, "\nimpl {request}Then {{");
    for (nth, response) in operation.responses.iter().enumerate() {
        if nth > 0 {
            out.push('\n');
        }
        responder(response, &value, &envelope, out);
    }
    out.push_str("}\n");
}

/// The matchers of an argument.
fn matcher(target: &Target<'_>, argument: &Argument, out: &mut String) {
    let (ident, wire) = (&argument.ident, &argument.wire);
    let (ty, pass) = parameter(&foreign(target, &argument.owned));
    let name = ident.trim_start_matches("r#");
    if ["json", "form"].contains(&argument.kind) {
        out.push_str(&doc(
            "    ",
            &format!(
                "Matches requests with exactly this body: {}",
                argument.description
            ),
        ));
        let _ = writeln!(
            out,
            "    #[inline]\n    #[track_caller]\n    pub fn {ident}(self, value: {ty}) -> Self {{\n        Self(self.0.body({pass}))\n    }}"
        );
        if argument.kind == "json" {
            let _ = writeln!(
                out,
                "\n    /// Matches requests whose body includes these members.\n    #[track_caller]\n    \
                 pub fn {name}_includes(self, part: &serde_json::Value) -> Self {{\n        Self(self.0.body_includes(part))\n    }}"
            );
        }
        return;
    }
    let kind = argument.kind;
    out.push_str(&doc(
        "    ",
        &format!(
            "Matches requests with this `{wire}`: {}",
            argument.description
        ),
    ));
    let _ = writeln!(
        out,
        "    #[inline]\n    #[track_caller]\n    pub fn {ident}(self, value: {ty}) -> Self {{\n        Self(self.0.{kind}({wire:?}, {pass}))\n    }}"
    );
    if argument.setter && kind != "path" {
        let _ = writeln!(
            out,
            "\n    /// Matches requests without `{wire}`.\n    pub fn without_{name}(self) -> Self {{\n        Self(self.0.without_{kind}({wire:?}))\n    }}"
        );
    }
}

/// The type of a parameter of a matcher, and how it is passed on.
fn parameter(owned: &str) -> (String, &'static str) {
    match owned {
        "String" => ("impl AsRef<str>".into(), "value.as_ref()"),
        "Vec<String>" => (
            "&[impl AsRef<str>]".into(),
            "&value.iter().map(AsRef::as_ref).collect::<Vec<&str>>()",
        ),
        owned if is_copied(owned) => (owned.into(), "&value"),
        owned => (borrowed(owned), "value"),
    }
}

/// The response of a documented status.
fn responder(response: &ResponseFacts, value: &str, envelope: &str, out: &mut String) {
    let status = response.status;
    let name = status_method(status);
    let (description, arguments, call) = if value == "ByteStream" {
        let arguments = ", content_type: &str, body: impl AsRef<[u8]>".to_owned();
        (
            "a body of a documented content type",
            arguments,
            format!("bytes({status}, content_type, body.as_ref())"),
        )
    } else if value == "()" || response.content_types.is_empty() {
        ("no body", String::new(), format!("empty({status})"))
    } else {
        (
            "this data",
            format!(", data: {}", borrowed(value)),
            format!("data({status}, {envelope}, data)"),
        )
    };
    let _ = writeln!(
        out,
        "    /// Responds with status {status} and {description}.\n    #[inline]\n    #[track_caller]\n    \
         pub fn {name}(self{arguments}) -> MockResponse {{\n        self.0.{call}\n    }}"
    );
}

/// The name of the method that responds with a status.
pub(super) fn status_method(status: u16) -> String {
    match status {
        200 => "ok".to_owned(),
        201 => "created".to_owned(),
        202 => "accepted".to_owned(),
        204 => "no_content".to_owned(),
        other => format!("status_{other}"),
    }
}

/// A reference to a type.
fn borrowed(owned: &str) -> String {
    let element = owned
        .strip_prefix("Vec<")
        .and_then(|rest| rest.strip_suffix('>'));
    match (owned, element) {
        ("String", _) => "&str".into(),
        (_, Some(element)) => format!("&[{element}]"),
        (owned, None) => format!("&{owned}"),
    }
}

/// A type of the generated client, as another crate spells it.
pub(super) fn foreign(target: &Target<'_>, ty: &str) -> String {
    ty.replace("crate::", &format!("{}::", target.crate_name))
}
