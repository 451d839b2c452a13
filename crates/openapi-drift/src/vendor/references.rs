//! References between the components of one document.

use serde_json::{Value, json};

use crate::pointer;

/// A component: its section and its name.
pub(super) type Component = (String, String);

/// The component that a reference object names.
pub(super) fn component(value: &Value) -> Option<Component> {
    let at = pointer::of_reference(pointer::text(value, "$ref")?)?;
    let mut segments = at.strip_prefix("/components/")?.split('/');
    let (section, name) = (segments.next()?, segments.next()?);
    let unescaped = pointer::last(&format!("/{name}"));
    segments
        .next()
        .is_none()
        .then(|| (section.to_owned(), unescaped))
}

/// The pointer of a component.
pub(super) fn at(component: &Component) -> String {
    pointer::join("/components", &[&component.0, &component.1])
}

/// A reference object to a component.
pub(super) fn reference(component: &Component) -> Value {
    let at = pointer::join("#/components", &[&component.0, &component.1]);
    json!({ "$ref": at })
}

/// The path without the names of its parameters.
pub(super) fn template(path: &str) -> String {
    path.split('/')
        .map(|part| if part.contains('{') { "{}" } else { part })
        .collect::<Vec<_>>()
        .join("/")
}
