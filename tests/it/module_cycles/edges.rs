//! Which module uses which.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;

use syn::Item;

use crate::source_tree::{Module, ModulePath};

/// For each module, the modules it uses, with the first line that does.
pub(super) type Edges = BTreeMap<ModulePath, BTreeMap<ModulePath, usize>>;

/// A path in code, such as `super::Client`.
struct Mention {
    segments: Vec<String>,
    line: usize,
    /// Followed by `(` or `!`.
    called: bool,
}

/// The uses between the modules of a crate.
///
/// A re-export is not a use, and neither is a use between a module and one inside it.
pub(super) fn edges(modules: &BTreeMap<ModulePath, Module>) -> Edges {
    let mut found = Edges::new();
    for (path, module) in modules {
        let mut add = |definer: Option<ModulePath>, line: usize| {
            let apart = |definer: &ModulePath| {
                !definer.starts_with(path.as_slice()) && !path.starts_with(definer.as_slice())
            };
            if let Some(definer) = definer.filter(apart) {
                let lines = found.entry(path.clone()).or_default();
                let first = lines.entry(definer).or_insert(line);
                *first = line.min(*first);
            }
        };
        for (import, line) in &module.private_imports {
            add(resolve(modules, path, import, 0), *line);
        }
        let mut mentions = Vec::new();
        for item in &module.source {
            if !matches!(item, Item::Use(_) | Item::Mod(_)) {
                gather(item.to_token_stream(), &mut mentions);
            }
        }
        for mention in mentions {
            let name = &mention.segments[0];
            // A lower-case name alone is a variable as a rule, and the import of a function is a use already.
            if mention.segments.len() > 1
                || mention.called
                || name.starts_with(|first: char| first.is_uppercase())
            {
                add(resolve(modules, path, &mention.segments, 0), mention.line);
            }
        }
    }
    found
}

/// The module that defines what `segments` names in `module`; `None` if it is not in this crate.
fn resolve(
    modules: &BTreeMap<ModulePath, Module>,
    module: &ModulePath,
    segments: &[String],
    depth: usize,
) -> Option<ModulePath> {
    // Re-exports can name each other in a circle.
    if depth > 16 {
        return None;
    }
    let (first, rest) = segments.split_first()?;
    let mut child = module.clone();
    match first.as_str() {
        "crate" | "$crate" => return within(modules, &Vec::new(), rest, depth),
        "self" => return within(modules, module, rest, depth),
        "super" => {
            let _ = child.pop()?;
            return within(modules, &child, rest, depth);
        }
        _ => {}
    }
    let this = &modules[module];
    if this.names.contains(first) {
        return Some(module.clone());
    }
    if let Some(import) = this.imports.get(first) {
        let mut path = import.clone();
        path.extend_from_slice(rest);
        // `use serde_json;` names itself.
        return (path != segments).then(|| resolve(modules, module, &path, depth + 1))?;
    }
    child.push(first.clone());
    if modules.contains_key(&child) {
        // A name alone that is also a module is a variable, unless a path goes on from it.
        return within(modules, &child, rest, depth);
    }
    this.globs.iter().find_map(|glob| {
        let mut path = glob.clone();
        path.extend_from_slice(segments);
        resolve(modules, module, &path, depth + 1)
            .filter(|definer| defines(modules, definer, segments))
    })
}

/// Resolves a path from inside a module: the module itself if no segment follows, or if it does not know the name.
fn within(
    modules: &BTreeMap<ModulePath, Module>,
    module: &ModulePath,
    segments: &[String],
    depth: usize,
) -> Option<ModulePath> {
    let Some(first) = segments.first() else {
        return Some(module.clone());
    };
    if first == "super" || first == "self" {
        return resolve(modules, module, segments, depth);
    }
    resolve(modules, module, segments, depth + 1).or_else(|| {
        // An import from another crate, such as `crate::Value`, leads out.
        let known = modules[module].imports.contains_key(first);
        (!known).then(|| module.clone())
    })
}

fn defines(
    modules: &BTreeMap<ModulePath, Module>,
    definer: &ModulePath,
    segments: &[String],
) -> bool {
    let names = &modules[definer].names;
    segments.iter().any(|segment| names.contains(segment)) || {
        let mut child = definer.clone();
        child.extend(segments.iter().take(1).cloned());
        modules.contains_key(&child)
    }
}

fn gather(tokens: TokenStream, found: &mut Vec<Mention>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    let punct = |at: usize, character: char| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == character);
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Group(group) => gather(group.stream(), found),
            TokenTree::Ident(ident) => {
                // A field, a method, or the rest of a path that begins with `<T>::`.
                let goes_on = at > 0
                    && (punct(at - 1, '.') || punct(at - 1, ':') && at > 1 && punct(at - 2, ':'));
                let line = ident.span().start().line;
                let mut segments = vec![ident.to_string()];
                while punct(at + 1, ':') && punct(at + 2, ':') {
                    let Some(TokenTree::Ident(next)) = tokens.get(at + 3) else {
                        break;
                    };
                    segments.push(next.to_string());
                    at += 3;
                }
                if !goes_on {
                    let called = punct(at + 1, '!')
                        || matches!(tokens.get(at + 1), Some(TokenTree::Group(group))
                            if group.delimiter() == proc_macro2::Delimiter::Parenthesis);
                    found.push(Mention {
                        segments,
                        line,
                        called,
                    });
                }
            }
            _ => {}
        }
        at += 1;
    }
}
