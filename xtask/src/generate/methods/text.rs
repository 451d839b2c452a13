//! The source text of a method and of its request type.

use std::fmt::Write;

use super::Argument;
use crate::generate::operations::OperationFacts;
use crate::generate::source::doc;

/// The longest line that is not broken.
const LINE: usize = 112;

/// The method of the client that starts the request.
///
/// It is `#[inline]` so that its machine code, decoding included, is made where it is called: a program compiles the
/// operations that it uses, and the generated crate none of them.
pub(super) fn method(operation: &OperationFacts, arguments: &[Argument]) -> String {
    let mut text = documentation(operation, arguments);
    let positional: Vec<&Argument> = arguments.iter().filter(|a| !a.setter).collect();
    let list: Vec<String> = positional
        .iter()
        .map(|argument| format!("{}: {}", argument.ident, argument.signature()))
        .collect();
    if list.len() > 6 {
        text.push_str("    #[allow(clippy::too_many_arguments)]\n");
    }
    let function = operation.function();
    let request = operation.request_type();
    let line = format!(
        "pub fn {function}(&self, {}) -> {request} {{",
        list.join(", ")
    );
    if line.len() <= LINE {
        text.push_str("    #[inline]\n");
        let _ = writeln!(text, "    {}", line.replace("(&self, )", "(&self)"));
    } else {
        let _ = writeln!(
            text,
            "    #[inline]\n    pub fn {function}(\n        &self,"
        );
        for argument in &list {
            let _ = writeln!(text, "        {argument},");
        }
        let _ = writeln!(text, "    ) -> {request} {{");
    }
    let mut chain = vec![format!("self.core.call(&wire::{})", operation.row())];
    chain.extend(positional.iter().map(|argument| match argument.kind {
        kind @ ("json" | "form") => format!(".{kind}({})", argument.ident),
        kind => format!(".{kind}({:?}, {})", argument.wire, argument.ident),
    }));
    chain.push(".into()".into());
    let line = chain.concat();
    if line.len() <= LINE {
        let _ = writeln!(text, "        {line}");
    } else {
        let links: Vec<String> = chain
            .iter()
            .map(|link| format!("            {link}\n"))
            .collect();
        text.push_str(
            &links
                .concat()
                .replacen("            self", "        self", 1),
        );
    }
    text.push_str("    }\n");
    text
}

fn documentation(operation: &OperationFacts, arguments: &[Argument]) -> String {
    let summary = operation.summary.trim_end_matches('.');
    let mut text = doc("    ", &format!("{summary}."));
    if !operation.description.is_empty() {
        text.push_str("    ///\n");
        text.push_str(&doc("    ", &operation.description));
    }
    let _ = writeln!(
        text,
        "    ///\n    /// Operation `{}`: `{} {}`.",
        operation.id, operation.method, operation.path
    );
    let positional: Vec<&Argument> = arguments.iter().filter(|a| !a.setter).collect();
    if !positional.is_empty() {
        text.push_str("    ///\n");
    }
    for argument in positional {
        let line = format!("- `{}`: {}", argument.ident, argument.description);
        text.push_str(&doc("    ", &line));
    }
    let setters: Vec<String> = arguments
        .iter()
        .filter(|argument| argument.setter)
        .map(|argument| {
            let request = operation.request_type();
            format!("[`{0}`]({request}::{0})", argument.ident)
        })
        .collect();
    if !setters.is_empty() {
        let _ = writeln!(text, "    ///\n    /// Optional: {}.", setters.join(", "));
    }
    text
}

/// The request type of the operation, with a setter for each optional parameter.
pub(super) fn request(operation: &OperationFacts, arguments: &[Argument], value: &str) -> String {
    let name = operation.request_type();
    let mut text = format!(
        "squad_core::operation_request! {{\n    /// Request of `{}`, from [`{1}`](crate::Client::{1}).\n    {name} -> {value} {{",
        operation.id,
        operation.function(),
    );
    let setters: Vec<&Argument> = arguments.iter().filter(|a| a.setter).collect();
    if !setters.is_empty() {
        text.push('\n');
    }
    for argument in &setters {
        text.push_str(&doc("        ", &argument.description));
        let wire = match argument.kind {
            "json" | "form" => String::new(),
            _ => format!(" {:?}", argument.wire),
        };
        let _ = writeln!(
            text,
            "        {}: {} => {}{wire},",
            argument.ident,
            argument.signature(),
            argument.kind,
        );
    }
    text.push_str(if setters.is_empty() {
        "}\n}\n"
    } else {
        "    }\n}\n"
    });
    text
}
