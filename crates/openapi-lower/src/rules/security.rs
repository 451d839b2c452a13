//! Security: 3.0 has neither `mutualTLS` nor roles for schemes other than OAuth2 and OpenID Connect.

use serde_json::{Map, Value, json};

use crate::context::Context;
use crate::loss::LossKind;
use crate::pointer;

const SCHEMES: &str = "/components/securitySchemes";
const CLIENT_CERTIFICATE: &str = "that a client certificate is required (mutual TLS)";

/// Removes the `mutualTLS` schemes from the components.
pub(super) fn apply_to_components(out: &mut Map<String, Value>, context: &mut Context<'_>) {
    let Some(Value::Object(schemes)) = out.get_mut("securitySchemes") else {
        return;
    };
    schemes.retain(|name, scheme| {
        let is_supported = scheme.get("type").is_none_or(|kind| kind != "mutualTLS");
        if !is_supported {
            let at = pointer::child(SCHEMES, name);
            context.lose(at, "security", LossKind::Structure, CLIENT_CERTIFICATE);
        }
        is_supported
    });
}

/// Rewrites the `security` of a document or an operation.
pub(super) fn apply_to_requirements(
    at: &str,
    out: &mut Map<String, Value>,
    context: &mut Context<'_>,
) {
    let Some(Value::Array(requirements)) = out.get_mut("security") else {
        return;
    };
    let here = pointer::child(at, "security");
    for (nth, requirement) in requirements.iter_mut().enumerate() {
        let Value::Object(schemes) = requirement else {
            continue;
        };
        let requirement = pointer::child(&here, &nth.to_string());
        schemes.retain(|name, roles| {
            let at = pointer::child(&requirement, name);
            let kind = scheme_type(context.document, name);
            if kind == "mutualTLS" {
                context.lose(at, "security", LossKind::Structure, CLIENT_CERTIFICATE);
                return false;
            }
            let has_scopes = matches!(kind, "oauth2" | "openIdConnect" | "");
            if !has_scopes && roles.as_array().is_some_and(|roles| !roles.is_empty()) {
                let message = format!("the required roles {roles}");
                context.lose(at, "security", LossKind::Structure, message);
                *roles = json!([]);
            }
            true
        });
    }
}

/// The type of a security scheme, or an empty string if it is unknown.
fn scheme_type<'d>(document: &'d Value, name: &str) -> &'d str {
    pointer::get(document, &pointer::tokens(&pointer::child(SCHEMES, name)))
        .and_then(|scheme| scheme.get("type")?.as_str())
        .unwrap_or("")
}
