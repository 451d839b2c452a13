//! A text that is equal for schemas of the same structure, to a small depth.

use crate::document::SiteId;
use crate::node::{Alternative, Node};
use crate::normalize::Normalizer;

/// The shapes of all alternatives of a schema.
pub(crate) fn of_alternatives(side: &mut Normalizer<'_>, node: &Node, depth: usize) -> Vec<String> {
    let alternatives = node.alternatives.iter();
    alternatives.map(|a| of_one(side, a, depth)).collect()
}

/// The shape of a whole schema.
pub(crate) fn of_schema(side: &mut Normalizer<'_>, schema: &[SiteId], depth: usize) -> String {
    let schema = side.canonical(schema);
    let node = side.node(&schema);
    let mut shapes = of_alternatives(side, &node, depth);
    shapes.sort_unstable();
    let null = if node.nullable { "/null" } else { "" };
    format!("({}{null})", shapes.join("/"))
}

fn of_one(side: &mut Normalizer<'_>, alternative: &Alternative, depth: usize) -> String {
    let mut out = String::from(alternative.ty.name());
    if let Some((format, _)) = &alternative.format {
        out.push('<');
        out.push_str(format);
        out.push('>');
    }
    if let Some(values) = &alternative.values {
        let mut list: Vec<String> = values.list.iter().map(ToString::to_string).collect();
        list.sort_unstable();
        out.push_str(&list.join("|"));
    }
    if depth == 0 {
        return out;
    }
    for (name, property) in alternative.properties.iter() {
        let optional = match alternative.required.contains_key(name) {
            true => "",
            false => "?",
        };
        let inner = of_schema(side, &property.schema, depth - 1);
        out.push_str(&format!(",{name}{optional}:{inner}"));
    }
    if !alternative.items.is_empty() {
        let inner = of_schema(side, &alternative.items, depth - 1);
        out.push_str(&format!("[{inner}]"));
    }
    out
}
