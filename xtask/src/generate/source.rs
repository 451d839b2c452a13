//! Text of Rust source: documentation comments, formatted items, types with short paths.

use std::collections::BTreeMap;

use syn::visit_mut::VisitMut;

/// Documentation lines for `text`, indented, with characters that rustdoc takes for markup escaped.
pub(super) fn doc(indent: &str, text: &str) -> String {
    text.lines()
        .map(|line| {
            let line = line.trim_end();
            if line.is_empty() {
                format!("{indent}///\n")
            } else {
                format!("{indent}/// {}\n", plain(line))
            }
        })
        .collect()
}

/// Escapes brackets outside code spans, which rustdoc would take for links or HTML.
fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut code = false;
    for character in line.chars() {
        match character {
            '`' => {
                code = !code;
                out.push('`');
            }
            '[' | ']' | '<' | '>' if !code => {
                out.push('\\');
                out.push(character);
            }
            other => out.push(other),
        }
    }
    out
}

/// Shortens the paths of a generated type and replaces component names by their paths.
pub(super) struct Paths<'a> {
    /// Flat name → path from the code at hand.
    pub places: &'a BTreeMap<String, String>,
}

impl VisitMut for Paths<'_> {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        syn::visit_mut::visit_path_mut(self, path);
        let full: Vec<String> = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        let Some(last) = path.segments.last().cloned() else {
            return;
        };
        let name = last.ident.to_string();
        let local = full.len() == 1
            || full
                .iter()
                .rev()
                .nth(1)
                .is_some_and(|module| module == "types");
        if local && let Some(place) = self.places.get(&name) {
            if let Ok(replacement) = syn::parse_str::<syn::Path>(place) {
                *path = replacement;
            }
            return;
        }
        let known = [
            "String",
            "Vec",
            "Option",
            "BTreeMap",
            "Box",
            "Map",
            "Value",
            "Timestamp",
            "Date",
            "Scalar",
        ];
        if full.len() > 1 && known.contains(&name.as_str()) {
            path.leading_colon = None;
            path.segments = std::iter::once(last).collect();
        }
    }
}

/// The text of a type.
pub(super) fn type_text(ty: &syn::Type) -> String {
    let file: syn::File = syn::parse_quote! { type X = #ty; };
    let text = prettyplease::unparse(&file);
    let text = text
        .trim()
        .trim_start_matches("type X =")
        .trim_end_matches(';')
        .trim();
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace("< ", "<")
        .replace(", >", ">")
}

/// The argument of a type such as `Option<T>`, if `ty` is one of that name.
pub(super) fn argument_of(ty: &syn::Type, name: &str) -> Option<syn::Type> {
    let syn::Type::Path(path) = ty else {
        return None;
    };
    let last = path.path.segments.last()?;
    if last.ident != name {
        return None;
    }
    let syn::PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.last()? {
        syn::GenericArgument::Type(ty) => Some(ty.clone()),
        _ => None,
    }
}

/// The last name of a type's path.
pub(super) fn head(ty: &syn::Type) -> String {
    match ty {
        syn::Type::Path(path) => path
            .path
            .segments
            .last()
            .map(|last| last.ident.to_string())
            .unwrap_or_default(),
        _ => String::new(),
    }
}

/// The value of `rename` in a `#[serde(…)]` attribute.
pub(super) fn serde_rename(attributes: &[syn::Attribute]) -> Option<String> {
    let mut found = None;
    for attribute in attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("serde"))
    {
        // Members this closure does not take are skipped.
        let _ = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("rename") {
                found = Some(meta.value()?.parse::<syn::LitStr>()?.value());
            } else if meta.input.peek(syn::Token![=]) {
                meta.value()?.parse::<syn::Expr>()?;
            }
            Ok(())
        });
    }
    found
}

/// A sentence for an item without a description in the document.
pub(super) fn sentence_for(name: &str, rust_type: &str) -> String {
    let kind = match rust_type
        .trim_start_matches("Option<")
        .trim_end_matches('>')
    {
        "String" => "a string",
        "bool" => "true or false",
        "i32" | "i64" | "u32" | "u64" => "a whole number",
        "f64" => "a number",
        "Timestamp" => "a point in time",
        "Date" => "a date",
        "Value" => "any JSON value",
        other if other.starts_with("Vec<") => "a list",
        other if other.starts_with("BTreeMap<") || other.starts_with("Map<") => {
            "an object with free keys"
        }
        _ => "an object",
    };
    format!("`{name}`: {kind}.")
}
