//! The pass over progenitor's methods: its names, arguments and types stay; words are the document's, and the body is
//! one call into `squad-core`.

use std::collections::BTreeMap;
use std::fmt::Write;

use heck::ToSnakeCase;
use syn::visit_mut::VisitMut;

use super::operations::OperationFacts;
use super::prepare::Prepared;
use super::progenitor::Raw;
use super::source::{Paths, argument_of, doc, head, type_text};
use super::types::Types;
use super::{ParameterFacts, Target};
use crate::{Problem, Problems};

/// A method of the generated client.
#[derive(Debug)]
pub(super) struct Method {
    /// Its source text, indented for an `impl` block.
    pub text: String,
    /// Its arguments, in order.
    pub arguments: Vec<Argument>,
    /// The member of the answer that holds the value.
    pub envelope: Option<String>,
}

/// An argument of a method.
#[derive(Debug, Clone)]
pub(super) struct Argument {
    /// The name on the wire; `body` for the body.
    pub wire: String,
    /// Its name in Rust.
    pub ident: String,
    /// The type that a caller owns.
    pub owned: String,
    /// Whether it may be left out.
    pub optional: bool,
    /// Whether the method borrows it.
    pub borrowed: bool,
}

impl Argument {
    /// The type in the method's signature.
    fn signature(&self) -> String {
        let inner = match (self.borrowed, self.owned.as_str()) {
            (false, owned) => owned.to_owned(),
            (true, "String") => "&str".to_owned(),
            (true, owned) => match owned
                .strip_prefix("Vec<")
                .and_then(|rest| rest.strip_suffix('>'))
            {
                Some(element) => format!("&[{element}]"),
                None => format!("&{owned}"),
            },
        };
        if self.optional {
            format!("Option<{inner}>")
        } else {
            inner
        }
    }
}

/// Makes the methods, by operationId.
///
/// # Errors
/// An operation or a parameter that progenitor lost.
pub(super) fn shape(
    target: &Target<'_>,
    operations: &[OperationFacts],
    prepared: &Prepared,
    raw: &Raw,
    types: &Types,
) -> Result<BTreeMap<String, Method>, Problems> {
    let mut methods = BTreeMap::new();
    let mut problems = Problems::default();
    for operation in operations {
        match method(operation, prepared, raw, types) {
            Ok(method) => drop(methods.insert(operation.id.clone(), method)),
            Err(what) => problems.0.push(Problem::in_file(
                target.file,
                format!("{}: {what}", operation.id),
                "correct the operation by overlay, or extend xtask/src/generate/methods.rs",
            )),
        }
    }
    if problems.0.is_empty() {
        Ok(methods)
    } else {
        Err(problems)
    }
}

fn method(
    operation: &OperationFacts,
    prepared: &Prepared,
    raw: &Raw,
    types: &Types,
) -> Result<Method, String> {
    let function = operation.function();
    let item = raw
        .methods
        .get(&function)
        .ok_or("progenitor made no method of it")?;
    let mut given: BTreeMap<String, syn::Type> = BTreeMap::new();
    for input in &item.sig.inputs {
        if let syn::FnArg::Typed(argument) = input
            && let syn::Pat::Ident(name) = &*argument.pat
        {
            given.insert(name.ident.to_string(), (*argument.ty).clone());
        }
    }
    // Required before optional, as the document orders them; the body comes last.
    let mut arguments = Vec::new();
    for required in [true, false] {
        for location in ["path", "query", "header"] {
            for parameter in operation
                .parameters
                .iter()
                .filter(|p| p.location == location && p.required == required)
            {
                let ident = ident_of(parameter, &given)
                    .ok_or_else(|| format!("progenitor lost its parameter `{}`", parameter.name))?;
                let ty = given
                    .remove(&ident)
                    .ok_or("two of its parameters have one name")?;
                arguments.push((
                    argument(&parameter.name, &ident, ty, types),
                    Some(parameter),
                ));
            }
        }
    }
    if operation.body.is_some() {
        let ty = given.remove("body").ok_or("progenitor lost its body")?;
        arguments.push((argument("body", "body", ty, types), None));
    }
    if let Some(left) = given.keys().next() {
        return Err(format!(
            "progenitor gave it an argument `{left}` of its own"
        ));
    }
    let answer = answer_type(&item.sig.output, types)?;

    let mut text = String::new();
    let summary = operation.summary.trim_end_matches('.');
    text.push_str(&doc("    ", &format!("{summary}.")));
    if !operation.description.is_empty() {
        text.push_str("    ///\n");
        text.push_str(&doc("    ", &operation.description));
    }
    let _ = writeln!(
        text,
        "    ///\n    /// `{} {}`",
        operation.method, operation.path
    );
    if !arguments.is_empty() {
        text.push_str("    ///\n");
        for (argument, parameter) in &arguments {
            let words = match (parameter, &operation.body) {
                (Some(parameter), _) => parameter.description.as_str(),
                (None, Some(body)) => body.description.as_str(),
                (None, None) => "",
            };
            text.push_str(&doc(
                "    ",
                &format!("- `{}`: {}", argument.ident, words.replace('\n', " ")),
            ));
        }
    }
    text.push_str("    ///\n    /// # Errors\n    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.\n");
    let list: Vec<String> = arguments
        .iter()
        .map(|(argument, _)| format!("{}: {}", argument.ident, argument.signature()))
        .collect();
    if list.len() > 6 {
        text.push_str("    #[allow(clippy::too_many_arguments)]\n");
    }
    let line = format!(
        "    pub fn {function}(&self, {}) -> RequestBuilder<'_, {answer}> {{",
        list.join(", ")
    );
    if line.len() <= 120 {
        let _ = writeln!(text, "{}", line.replace("(&self, )", "(&self)"));
    } else {
        let _ = writeln!(text, "    pub fn {function}(\n        &self,");
        for argument in &list {
            let _ = writeln!(text, "        {argument},");
        }
        let _ = writeln!(text, "    ) -> RequestBuilder<'_, {answer}> {{");
    }
    let mut chain = vec![format!("self.core.call(&wire::{})", operation.row())];
    for (argument, parameter) in &arguments {
        let (wire, ident) = (&argument.wire, &argument.ident);
        chain.push(match (parameter, &operation.body) {
            (Some(parameter), _) if parameter.location == "path" => {
                format!(".path({wire:?}, {ident})")
            }
            (Some(parameter), _) => format!(".{}({wire:?}, {ident})", parameter.location),
            (None, Some(body)) if body.content_type == "application/x-www-form-urlencoded" => {
                format!(".form({ident})")
            }
            (None, _) => format!(".json({ident})"),
        });
    }
    chain.push(".answered()".into());
    let line = chain.concat();
    if line.len() <= 112 {
        let _ = writeln!(text, "        {line}");
    } else {
        let mut links = chain.iter();
        let _ = writeln!(
            text,
            "        {}",
            links.next().cloned().unwrap_or_default()
        );
        for link in links {
            let _ = writeln!(text, "            {link}");
        }
    }
    text.push_str("    }\n");
    Ok(Method {
        text,
        arguments: arguments
            .into_iter()
            .map(|(argument, _)| argument)
            .collect(),
        envelope: prepared.envelopes.get(&operation.id).cloned(),
    })
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

fn argument(wire: &str, ident: &str, ty: syn::Type, types: &Types) -> Argument {
    let (mut ty, optional) = match argument_of(&ty, "Option") {
        Some(inner) => (inner, true),
        None => (ty, false),
    };
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
    let copy = [
        "bool",
        "i32",
        "i64",
        "u32",
        "u64",
        "f64",
        "Timestamp",
        "Date",
    ]
    .contains(&owned.as_str());
    Argument {
        wire: wire.to_owned(),
        ident: ident.to_owned(),
        borrowed: !copy,
        owned,
        optional,
    }
}

fn answer_type(output: &syn::ReturnType, types: &Types) -> Result<String, String> {
    let syn::ReturnType::Type(_, ty) = output else {
        return Err("progenitor's method answers nothing".into());
    };
    let syn::Type::Path(path) = &**ty else {
        return Err("progenitor's method answers no Result".into());
    };
    let first = path
        .path
        .segments
        .last()
        .and_then(|last| match &last.arguments {
            syn::PathArguments::AngleBracketed(arguments) => arguments.args.first().cloned(),
            _ => None,
        });
    let Some(syn::GenericArgument::Type(response)) = first else {
        return Err("progenitor's method answers no Result".into());
    };
    let mut value = argument_of(&response, "ResponseValue")
        .ok_or("progenitor's method answers no ResponseValue")?;
    if head(&value) == "ByteStream" {
        return Ok("ByteStream".into());
    }
    Paths {
        places: &types.places,
    }
    .visit_type_mut(&mut value);
    Ok(type_text(&value))
}
