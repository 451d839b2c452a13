//! The arguments of a method: which are positional, which are setters, and their types.

use std::collections::BTreeMap;

use heck::ToSnakeCase;
use syn::visit_mut::VisitMut;

use crate::generate::operations::OperationFacts;
use crate::generate::source::{Paths, argument_of, head, type_text};
use crate::generate::types::Types;
use crate::generate::{Lock, ParameterFacts};

/// The name of the request body among the arguments.
pub(super) const BODY: &str = "body";

/// The methods that every request type has; a setter of the same name gets the suffix `_param`.
const REQUEST_METHODS: [&str; 6] = [
    "deadline",
    "header",
    "into_request",
    "poll",
    "retry",
    "with_response",
];

/// An argument of a method.
#[derive(Debug, Clone)]
pub(in crate::generate) struct Argument {
    /// The name on the wire; `body` for the body.
    pub wire: String,
    /// Its name in Rust.
    pub ident: String,
    /// The type that a caller owns.
    pub owned: String,
    /// Whether it is a setter of the request, and not positional.
    pub setter: bool,
    /// Whether the method borrows it.
    pub borrowed: bool,
    /// The method of `squad_core::Call` that takes it.
    pub kind: &'static str,
    /// Its description.
    pub description: String,
}

impl Argument {
    /// The type that the method or setter takes.
    pub(super) fn signature(&self) -> String {
        match (self.borrowed, self.owned.as_str()) {
            (false, owned) => owned.to_owned(),
            (true, "String") => "&str".to_owned(),
            (true, owned) => match owned
                .strip_prefix("Vec<")
                .and_then(|rest| rest.strip_suffix('>'))
            {
                Some(element) => format!("&[{element}]"),
                None => format!("&{owned}"),
            },
        }
    }
}

/// Reads the arguments of an operation off progenitor's method. The positional ones come first, in the order of the lock;
/// new ones follow as the document has them, path before query before header, and the body is last.
///
/// # Errors
/// A parameter that progenitor lost, or that it added.
pub(super) fn arguments(
    operation: &OperationFacts,
    lock: &Lock,
    inputs: &syn::Signature,
    types: &Types,
) -> Result<Vec<Argument>, String> {
    let mut given = given(inputs);
    let locked = lock.arguments.get(&operation.id);
    let is_locked = |name: &str| locked.is_some_and(|names| names.iter().any(|n| n == name));
    let mut arguments = Vec::new();
    for location in ["path", "query", "header"] {
        let parameters = operation.parameters.iter();
        for parameter in parameters.filter(|p| p.location == location) {
            let ident = ident_of(parameter, &given)
                .ok_or_else(|| format!("progenitor lost its parameter `{}`", parameter.name))?;
            let ty = given
                .remove(&ident)
                .ok_or("two of its parameters have one name")?;
            let setter = !parameter.required && !is_locked(&parameter.name);
            let mut argument = argument(&parameter.name, &ident, ty, types);
            argument.setter = setter;
            argument.kind = match location {
                "path" => "path",
                "query" => "query",
                _ => "header",
            };
            argument.description = parameter.description.replace('\n', " ");
            if setter && REQUEST_METHODS.contains(&argument.ident.as_str()) {
                argument.ident.push_str("_param");
            }
            arguments.push(argument);
        }
    }
    if let Some(body) = &operation.body {
        let ty = given.remove(BODY).ok_or("progenitor lost its body")?;
        let mut argument = argument(BODY, BODY, ty, types);
        argument.setter = !body.required && !is_locked(BODY);
        argument.kind = match body.content_type.as_str() {
            "application/x-www-form-urlencoded" => "form",
            _ => "json",
        };
        argument.description = body.description.replace('\n', " ");
        arguments.push(argument);
    }
    if let Some(left) = given.keys().next() {
        return Err(format!(
            "progenitor gave it an argument `{left}` of its own"
        ));
    }
    let position = |argument: &Argument| {
        let at = locked.and_then(|names| names.iter().position(|name| *name == argument.wire));
        (argument.setter, at.unwrap_or(usize::MAX))
    };
    arguments.sort_by_key(position);
    Ok(arguments)
}

/// The arguments of progenitor's method by name.
fn given(signature: &syn::Signature) -> BTreeMap<String, syn::Type> {
    let typed = signature.inputs.iter().filter_map(|input| match input {
        syn::FnArg::Typed(argument) => Some(argument),
        syn::FnArg::Receiver(_) => None,
    });
    typed
        .filter_map(|argument| match &*argument.pat {
            syn::Pat::Ident(name) => Some((name.ident.to_string(), (*argument.ty).clone())),
            _ => None,
        })
        .collect()
}

/// The name that progenitor gave a parameter.
fn ident_of(parameter: &ParameterFacts, given: &BTreeMap<String, syn::Type>) -> Option<String> {
    let plain = parameter.name.to_snake_case();
    [
        plain.clone(),
        format!("{plain}_"),
        format!("r#{plain}"),
        format!("{plain}_param"),
    ]
    .into_iter()
    .find(|ident| given.contains_key(ident))
}

/// Whether values of a type are passed by value, because they are `Copy`.
pub(in crate::generate) fn is_copied(owned: &str) -> bool {
    [
        "bool",
        "i32",
        "i64",
        "u32",
        "u64",
        "f64",
        "Timestamp",
        "Date",
    ]
    .contains(&owned)
}

fn argument(wire: &str, ident: &str, ty: syn::Type, types: &Types) -> Argument {
    let mut ty = argument_of(&ty, "Option").unwrap_or(ty);
    if let syn::Type::Reference(reference) = &ty {
        ty = (*reference.elem).clone();
    }
    if head(&ty) == "str" {
        ty = syn::parse_quote!(String);
    }
    Paths {
        places: &types.places,
    }
    .visit_type_mut(&mut ty);
    let owned = type_text(&ty);
    let copy = is_copied(&owned);
    Argument {
        wire: wire.to_owned(),
        ident: ident.to_owned(),
        borrowed: !copy,
        owned,
        setter: false,
        kind: "query",
        description: String::new(),
    }
}

/// The type of the value that progenitor's method gives.
///
/// # Errors
/// A method of another form than progenitor's usual one.
pub(super) fn response_type(output: &syn::ReturnType, types: &Types) -> Result<String, String> {
    const FORM: &str = "progenitor's method does not return a Result of a ResponseValue";
    let syn::ReturnType::Type(_, ty) = output else {
        return Err(FORM.into());
    };
    let syn::Type::Path(path) = &**ty else {
        return Err(FORM.into());
    };
    let last = path.path.segments.last();
    let first = last.and_then(|last| match &last.arguments {
        syn::PathArguments::AngleBracketed(arguments) => arguments.args.first().cloned(),
        _ => None,
    });
    let Some(syn::GenericArgument::Type(response)) = first else {
        return Err(FORM.into());
    };
    let mut value = argument_of(&response, "ResponseValue").ok_or(FORM)?;
    if head(&value) == "ByteStream" {
        return Ok("ByteStream".into());
    }
    Paths {
        places: &types.places,
    }
    .visit_type_mut(&mut value);
    Ok(type_text(&value))
}
