//! Security: 3.0 has no `mutualTLS`, and no roles for schemes other than OAuth2 and OpenID Connect.

use serde_json::{Map, Value, json};

use crate::loss::LossKind;
use crate::lowering::Lowering;
use crate::pointer;

/// Notes the kinds of the schemes before the requirements are read.
pub(crate) fn survey(document: &Value, lowering: &mut Lowering<'_>) {
    let schemes = document
        .pointer("/components/securitySchemes")
        .and_then(Value::as_object);
    for (name, scheme) in schemes.into_iter().flatten() {
        let kind = scheme.get("type").and_then(Value::as_str).unwrap_or("");
        if kind == "mutualTLS" {
            lowering.dropped_schemes.insert(name.clone());
        }
        lowering.schemes.insert(name.clone(), kind.to_owned());
    }
}

pub(super) fn apply_to_components(
    at: &str,
    out: &mut Map<String, Value>,
    lowering: &mut Lowering<'_>,
) {
    let Some(Value::Object(schemes)) = out.get_mut("securitySchemes") else {
        return;
    };
    let here = pointer::child(at, "securitySchemes");
    let dropped: Vec<String> = lowering.dropped_schemes.iter().cloned().collect();
    for name in dropped {
        schemes.shift_remove(&name);
        lowering.lose(
            pointer::child(&here, &name),
            "security",
            LossKind::Structure,
            "that a client certificate is wanted (mutual TLS)",
        );
    }
}

/// The `security` of the document or of an operation.
pub(super) fn apply_to_requirements(
    at: &str,
    out: &mut Map<String, Value>,
    lowering: &mut Lowering<'_>,
) {
    let Some(Value::Array(requirements)) = out.get_mut("security") else {
        return;
    };
    let here = pointer::child(at, "security");
    for (nth, requirement) in requirements.iter_mut().enumerate() {
        let Value::Object(schemes) = requirement else {
            continue;
        };
        let one = pointer::child(&here, &nth.to_string());
        let names: Vec<String> = schemes.keys().cloned().collect();
        for name in names {
            let place = pointer::child(&one, &name);
            if lowering.dropped_schemes.contains(&name) {
                schemes.shift_remove(&name);
                lowering.lose(
                    place,
                    "security",
                    LossKind::Structure,
                    "that a client certificate is wanted (mutual TLS)",
                );
                continue;
            }
            let scoped = lowering
                .schemes
                .get(&name)
                .is_none_or(|kind| matches!(kind.as_str(), "oauth2" | "openIdConnect" | ""));
            let roles = schemes
                .get(&name)
                .and_then(Value::as_array)
                .map_or(0, Vec::len);
            if !scoped && roles > 0 {
                schemes.insert(name.clone(), json!([]));
                lowering.lose(
                    place,
                    "security",
                    LossKind::Structure,
                    "the roles that are wanted",
                );
            }
        }
    }
}
