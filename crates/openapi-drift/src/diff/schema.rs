//! Two schemas in normal form compared: what is said of the whole schema
//! (null, default, words) and how the alternatives of both sides match. What an
//! alternative says for itself is compared in `alternative` and `object`.

use std::rc::Rc;

use super::alternative;
use super::finding::{Finding, Moved, Only};
use super::matching::{self, Matched};
use super::pairs::{Compared, Pairs, Role};
use crate::document::SiteId;
use crate::keywords::canonical;
use crate::node::{Alternative, Conjunction, Joined, Node, Type};
use crate::pointer;

/// A comparison under way: its two schemas and what came out so far.
pub(crate) struct Comparison<'c, 'd> {
    pub(crate) pairs: &'c mut Pairs<'d>,
    pub(crate) role: &'c Role,
    pub(crate) around: (SiteId, SiteId),
    pub(crate) out: Compared,
}

pub(crate) fn compare(
    pairs: &mut Pairs<'_>,
    old: &Conjunction,
    new: &Conjunction,
    role: &Role,
) -> Compared {
    let old = pairs.old.node(old);
    let new = pairs.new.node(new);
    let mut comparison = Comparison {
        around: (old.origin, new.origin),
        pairs,
        role,
        out: Compared::default(),
    };
    comparison.names(&old, &new);
    comparison.words(&old, &new);
    comparison.marks(&old, &new);
    comparison.values(&old, &new);
    comparison.out
}

impl Comparison<'_, '_> {
    /// A finding at two sites; a missing one stands `drop` segments higher.
    pub(crate) fn find(
        &mut self,
        stem: &str,
        moved: Moved,
        sites: (Option<SiteId>, Option<SiteId>),
        drop: usize,
        what: String,
    ) -> &mut Finding {
        let (old_pointer, new_pointer) = self.pairs.pointers(sites.0, sites.1, self.around, drop);
        self.out.findings.push(Finding {
            stem: stem.to_owned(),
            required: false,
            moved,
            survives: None,
            only: Only::Both,
            loses: false,
            what,
            before: None,
            after: None,
            old_pointer,
            new_pointer,
            likely: None,
        });
        let last = self.out.findings.len() - 1;
        &mut self.out.findings[last]
    }

    pub(crate) fn around(&self) -> (Option<SiteId>, Option<SiteId>) {
        (Some(self.around.0), Some(self.around.1))
    }

    /// Components on the way; one that only changed its name is offered so.
    fn names(&mut self, old: &Node, new: &Node) {
        let name = |document: &crate::document::Document<'_>, site, node: &Node| {
            pointer::schema_component(document.pointer(site))
                .or_else(|| node.components.first().cloned())
        };
        let old_name = name(&self.pairs.old.document, self.around.0, old);
        let new_name = name(&self.pairs.new.document, self.around.1, new);
        self.out.components = [&old_name, &new_name]
            .into_iter()
            .flatten()
            .cloned()
            .collect();
        self.out.components.dedup();
        if let (Some(a), Some(b)) = (old_name, new_name) {
            let gone = !has_component(self.pairs.new.document.root, &a);
            let came = !has_component(self.pairs.old.document.root, &b);
            if a != b && gone && came {
                let finding = self.find(
                    "component-renamed",
                    Moved::Same,
                    (None, None),
                    0,
                    format!("the component {a} is likely renamed to {b}"),
                );
                finding.old_pointer = pointer::join("/components/schemas", &[&a]);
                finding.new_pointer = pointer::join("/components/schemas", &[&b]);
                finding.likely = Some(format!("{a} renamed to {b}"));
                finding.before = Some(a);
                finding.after = Some(b);
            }
        }
    }

    fn words(&mut self, old: &Node, new: &Node) {
        if !self.pairs.settings.wording {
            return;
        }
        let mut keys: Vec<&String> = old.wording.keys().chain(new.wording.keys()).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            let (before, after) = (old.wording.get(key), new.wording.get(key));
            if same_words(before, after) {
                continue;
            }
            let stem = words_stem(key);
            let sites = self.around();
            let finding = self.find(
                stem,
                Moved::Same,
                sites,
                0,
                format!("{key} reads differently"),
            );
            finding.before = before.map(|words| words.join(" / "));
            finding.after = after.map(|words| words.join(" / "));
        }
    }

    fn marks(&mut self, old: &Node, new: &Node) {
        let text = |d: &Option<(serde_json::Value, SiteId)>| d.as_ref().map(|(v, _)| canonical(v));
        let (before, after) = (text(&old.default), text(&new.default));
        if before != after {
            let (stem, verb) = match (&before, &after) {
                (None, _) => ("default-value-added", "added"),
                (_, None) => ("default-value-removed", "removed"),
                _ => ("default-value-changed", "changed"),
            };
            let sites = (
                old.default.as_ref().map(|d| d.1),
                new.default.as_ref().map(|d| d.1),
            );
            let finding = self.find(stem, Moved::Meaning, sites, 1, format!("default {verb}"));
            finding.before = before;
            finding.after = after;
        }
        if old.deprecated.is_some() != new.deprecated.is_some() {
            let stem = match new.deprecated {
                Some(_) => "deprecated",
                None => "reactivated",
            };
            let sites = (old.deprecated, new.deprecated);
            self.find(stem, Moved::Noted, sites, 1, stem.to_owned());
        }
    }

    fn values(&mut self, old: &Rc<Node>, new: &Rc<Node>) {
        if old.is_any() != new.is_any() {
            let moved = if new.is_any() {
                Moved::Wider
            } else {
                Moved::Narrower
            };
            self.type_changed("type-changed", moved, old, new);
            return;
        }
        if old.nullable != new.nullable && !old.is_any() {
            self.nullability(old, new);
        }
        if old.alternatives.is_empty() && new.alternatives.is_empty() {
            return;
        }
        let matched = matching::matched(self.pairs, old, new);
        if matched.pairs.is_empty() {
            let moved = match (old.alternatives.as_slice(), new.alternatives.as_slice()) {
                ([], _) => Moved::Wider,
                (_, []) => Moved::Narrower,
                ([a], [b]) if a.ty == Type::Integer && b.ty == Type::Number => Moved::Wider,
                ([a], [b]) if a.ty == Type::Number && b.ty == Type::Integer => Moved::Narrower,
                _ => Moved::Crossed,
            };
            let stem = match moved {
                Moved::Wider => "type-generalized",
                Moved::Narrower => "type-specialized",
                _ => "type-changed",
            };
            self.type_changed(stem, moved, old, new);
            return;
        }
        self.members(old, new, &matched);
        for (a, b) in &matched.pairs {
            if let (Some(a), Some(b)) = (old.alternatives.get(*a), new.alternatives.get(*b)) {
                alternative::compare(self, a, b, matched.tag.as_deref());
            }
        }
    }

    fn type_changed(&mut self, stem: &str, moved: Moved, old: &Node, new: &Node) {
        let decoding = &self.pairs.settings.decoding;
        let survives = new
            .alternatives
            .iter()
            .map(|b| decoding.other_type(&old.alternatives, b.ty))
            .collect::<Option<Vec<_>>>()
            .and_then(|reasons| reasons.first().copied());
        let structured = |n: &Node| n.alternatives.iter().any(|a| !a.properties.is_empty());
        let loses = structured(old) && !structured(new);
        let (mut before, mut after) = (type_name(old, true), type_name(new, true));
        if before == after {
            (before, after) = (type_name(old, false), type_name(new, false));
        }
        let sites = self.around();
        let finding = self.find(
            stem,
            moved,
            sites,
            0,
            format!("type changed from {before} to {after}"),
        );
        finding.survives = survives;
        finding.loses = loses;
        finding.before = Some(before);
        finding.after = Some(after);
    }

    fn nullability(&mut self, old: &Node, new: &Node) {
        let sites = (
            old.null_at.or(Some(self.around.0)),
            new.null_at.or(Some(self.around.1)),
        );
        if new.nullable {
            let decoding = &self.pairs.settings.decoding;
            let survives = match self.role.tag {
                true => None,
                false => decoding.null(self.role.identifying, old),
            };
            let what = "null is now among the values".to_owned();
            self.find("became-nullable", Moved::Wider, sites, 0, what)
                .survives = survives;
        } else {
            let what = "null is no longer among the values".to_owned();
            self.find("became-not-nullable", Moved::Narrower, sites, 0, what);
        }
    }

    /// Where a member that is on one side alone is written: in the union, or, if
    /// both unions name the same component there, in the component that changed.
    fn written(&self, member: &Alternative, is_old: bool) -> SiteId {
        let Some(offered) = member.member else {
            return member.origin;
        };
        let (old, new) = (&self.pairs.old.document, &self.pairs.new.document);
        let (here, there) = if is_old { (old, new) } else { (new, old) };
        let value = here.value(offered);
        let named = pointer::text(value, "$ref").is_some();
        match named && there.root.pointer(here.pointer(offered)) == Some(value) {
            true => member.origin,
            false => offered,
        }
    }

    /// Members of a union that are on one side alone.
    fn members(&mut self, old: &Node, new: &Node, matched: &Matched) {
        for index in &matched.removed {
            let Some(gone) = old.alternatives.get(*index) else {
                continue;
            };
            let name = member_name(&self.pairs.old.document, gone);
            let stem = member_stem(old, gone, "specialized", "removed");
            let what = format!("{name} is no longer one of the alternatives");
            let sites = (Some(self.written(gone, true)), None);
            let moved = match is_covered(gone, &new.alternatives) {
                true => Moved::Same,
                false => Moved::Narrower,
            };
            let finding = self.find(stem, moved, sites, 2, what);
            finding.before = Some(name);
        }
        for index in &matched.added {
            let Some(came) = new.alternatives.get(*index) else {
                continue;
            };
            let name = member_name(&self.pairs.new.document, came);
            let stem = member_stem(new, came, "generalized", "added");
            let survives = self
                .pairs
                .settings
                .decoding
                .other_type(&old.alternatives, came.ty);
            let what = format!("{name} is now one of the alternatives");
            let sites = (None, Some(self.written(came, false)));
            let moved = match is_covered(came, &old.alternatives) {
                true => Moved::Same,
                false => Moved::Wider,
            };
            let finding = self.find(stem, moved, sites, 2, what);
            finding.survives = survives;
            finding.after = Some(name);
        }
    }
}

/// Whether one of the alternatives takes everything that this one takes.
fn is_covered(one: &Alternative, by: &[Alternative]) -> bool {
    by.iter()
        .any(|wide| wide.ty == one.ty && wide.ty != Type::Object && wide.is_plain())
}

fn same_words(before: Option<&Vec<String>>, after: Option<&Vec<String>>) -> bool {
    let sorted = |words: Option<&Vec<String>>| {
        let mut words = words.cloned().unwrap_or_default();
        words.sort_unstable();
        words
    };
    sorted(before) == sorted(after)
}

/// The rule for words under a keyword.
pub(crate) fn words_stem(keyword: &str) -> &'static str {
    match keyword {
        "description" | "summary" | "$comment" => "description-changed",
        "title" => "title-changed",
        "example" | "examples" => "example-changed",
        "externalDocs" => "external-docs-changed",
        _ => "extension-changed",
    }
}

fn has_component(root: &serde_json::Value, name: &str) -> bool {
    root.get("components")
        .and_then(|c| c.get("schemas"))
        .is_some_and(|schemas| schemas.get(name).is_some())
}

fn member_stem(
    node: &Node,
    member: &Alternative,
    type_verb: &str,
    member_verb: &str,
) -> &'static str {
    let structured = matches!(member.ty, Type::Object | Type::Array);
    match (node.joined, structured, type_verb, member_verb) {
        (Joined::OneOf, true, _, "added") => "one-of-added",
        (Joined::OneOf, true, _, _) => "one-of-removed",
        (_, true, _, "added") => "any-of-added",
        (_, true, _, _) => "any-of-removed",
        (_, false, "generalized", _) => "type-generalized",
        _ => "type-specialized",
    }
}

fn member_name(document: &crate::document::Document<'_>, member: &Alternative) -> String {
    member
        .component
        .clone()
        .or_else(|| pointer::schema_component(document.pointer(member.origin)))
        .unwrap_or_else(|| match (member.ty, &member.format) {
            (ty, Some((format, _))) => format!("{} <{format}>", ty.name()),
            (ty, None) => ty.name().to_owned(),
        })
}

/// The type as a person says it, by its component's name where it has one.
fn type_name(node: &Node, by_component: bool) -> String {
    let mut names: Vec<String> = Vec::new();
    for alternative in &node.alternatives {
        let name = alternative
            .component
            .clone()
            .filter(|_| by_component)
            .unwrap_or_else(|| alternative.ty.name().to_owned());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if node.nullable && !node.is_any() {
        names.push("null".to_owned());
    }
    if names.is_empty() {
        return "nothing".to_owned();
    }
    names.join(" | ")
}
