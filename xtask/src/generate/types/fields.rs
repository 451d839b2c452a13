//! The fields of a struct: the Rust type of a property, by its direction and by whether it is optional or nullable.

use std::collections::BTreeMap;

use serde_json::Value;
use syn::visit_mut::VisitMut;

use super::description_or;
use crate::generate::prepare::Component;
use crate::generate::source::{Paths, argument_of, head, sentence_for, type_text};

/// A property: its schema, and the type that progenitor made of it.
pub(super) struct Property<'a> {
    /// Its name on the wire.
    pub wire: &'a str,
    pub schema: &'a Value,
    pub required: bool,
    pub nullable: bool,
    /// Whether it identifies the object, so that an object without it is invalid.
    pub identifying: bool,
    pub ident: String,
    pub ty: syn::Type,
}

/// A field as it is generated.
pub(super) struct Field {
    pub ident: String,
    /// Its name on the wire.
    pub wire: String,
    pub description: String,
    /// The type of the field.
    pub ty: String,
    /// The type `new` or the setter takes.
    pub argument: String,
    pub required: bool,
    /// Whether it identifies the object, so that an object without it is invalid.
    pub identifying: bool,
    /// The attribute of a struct that is only sent.
    pub attribute: String,
    /// How a struct that is also received serializes the field without a value, if not by omitting it.
    pub unset: &'static str,
    pub secret: bool,
}

impl Field {
    /// The field that `property` becomes in the struct of `component`.
    pub(super) fn of(
        property: Property<'_>,
        component: &Component,
        places: &BTreeMap<String, String>,
    ) -> Self {
        let Property {
            wire,
            schema,
            required,
            nullable,
            identifying,
            ident,
            ty,
        } = property;
        let base = argument_of(&ty, "Option").unwrap_or(ty);
        let (head, text) = placed(base, places);
        let collection = ["Vec", "BTreeMap", "Map", "Value"].contains(&head.as_str());
        let date = ["Timestamp", "Date"].contains(&head.as_str());
        let (sent, received) = (component.sent, component.received);

        let (mut serde, mut unset) = (Vec::new(), "");
        if ident.trim_start_matches("r#") != wire {
            serde.push(format!("rename = \"{wire}\""));
        }
        let (ty, argument) = if !sent {
            let ty = if collection || (required && !nullable && !date) {
                text.clone()
            } else {
                format!("Option<{text}>")
            };
            (ty, text)
        } else if required && received && date {
            unset = " or_empty";
            (format!("Option<{text}>"), text)
        } else if required && nullable {
            unset = " or_null";
            (format!("Option<{text}>"), format!("Option<{text}>"))
        } else if required {
            (text.clone(), text)
        } else if nullable {
            serde.push("default".into());
            serde.push("skip_serializing_if = \"Nullable::is_absent\"".into());
            (format!("Nullable<{text}>"), format!("Nullable<{text}>"))
        } else {
            serde.push("skip_serializing_if = \"Option::is_none\"".into());
            (format!("Option<{text}>"), text)
        };
        Self {
            wire: wire.to_owned(),
            description: description_or(schema, &sentence_for(wire, &ty)).to_owned(),
            ident,
            ty,
            argument,
            required,
            identifying,
            attribute: serde.join(", "),
            unset,
            secret: flag(schema, "x-secret"),
        }
    }
}

/// The last name and the text of a type, with component names replaced by their paths.
pub(super) fn placed(mut ty: syn::Type, places: &BTreeMap<String, String>) -> (String, String) {
    Paths { places }.visit_type_mut(&mut ty);
    (head(&ty), type_text(&ty))
}

/// Whether a schema has `name: true`.
pub(super) fn flag(schema: &Value, name: &str) -> bool {
    schema.get(name).and_then(Value::as_bool).unwrap_or(false)
}
