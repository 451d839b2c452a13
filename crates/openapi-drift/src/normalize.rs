//! Schemas in their normal form (`node`): references followed, compositions merged. Results are
//! cached, and recursion through references ends here.

use std::collections::HashMap;
use std::rc::Rc;

use serde_json::Value;

use crate::canonical::is_documentation;
use crate::document::{Dialect, Document, SiteId};
use crate::intersect::{intersect, unite};
use crate::keywords;
use crate::node::{Conjunction, Joined, Node};
use crate::pointer;

/// Deeper references and compositions allow anything.
const DEEPEST: usize = 96;
/// The most expansions of one document.
const MOST_EXPANSIONS: usize = 4_000_000;

/// A document and the normal forms of its schemas so far.
pub(crate) struct Normalizer<'d> {
    pub(crate) document: Document<'d>,
    expanded: HashMap<SiteId, Rc<Node>>,
    joint: HashMap<Conjunction, Rc<Node>>,
    /// Sites being expanded, to detect a schema that contains itself.
    open: Vec<SiteId>,
    /// The lowest index in `open` that a running expansion depends on.
    fell_back_to: usize,
    expansions: usize,
}

impl<'d> Normalizer<'d> {
    pub(crate) fn new(root: &'d Value) -> Self {
        Normalizer {
            document: Document::new(root),
            expanded: HashMap::new(),
            joint: HashMap::new(),
            open: Vec::new(),
            fell_back_to: usize::MAX,
            expansions: 0,
        }
    }

    /// Sites with bare references replaced by what they name, sorted.
    pub(crate) fn canonical(&mut self, conjunction: &[SiteId]) -> Conjunction {
        let mut sites: Conjunction = conjunction.iter().map(|s| self.bare_target(*s)).collect();
        sites.sort_unstable();
        sites.dedup();
        sites
    }

    /// The target of bare references: `{ "$ref": … }` with documentation alone.
    fn bare_target(&mut self, site: SiteId) -> SiteId {
        let mut at = site;
        for _ in 0..DEEPEST {
            let bare = match self.document.value(at) {
                Value::Object(map) => {
                    self.document.dialect == Dialect::V30
                        || map.keys().all(|k| k == "$ref" || is_documentation(k))
                }
                _ => false,
            };
            match bare.then(|| self.document.target(at)).flatten() {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// The normal form of a conjunction.
    pub(crate) fn node(&mut self, conjunction: &Conjunction) -> Rc<Node> {
        if let Some(node) = self.joint.get(conjunction) {
            return Rc::clone(node);
        }
        let mut sites = conjunction.iter().copied();
        let node = match sites.next() {
            None => Rc::new(Node::any(
                self.document.site(String::new(), self.document.root),
            )),
            Some(first) => {
                let mut node = self.expand_whole(first);
                for site in sites {
                    let next = self.expand_whole(site);
                    node = Rc::new(intersect(&node, &next, first));
                }
                node
            }
        };
        self.joint.insert(conjunction.clone(), Rc::clone(&node));
        node
    }

    fn expand_whole(&mut self, site: SiteId) -> Rc<Node> {
        match self.expand(site) {
            Some(node) => node,
            None => Rc::new(Node::any(site)),
        }
    }

    /// `None` if the site contains itself without a property in between.
    fn expand(&mut self, site: SiteId) -> Option<Rc<Node>> {
        if let Some(node) = self.expanded.get(&site) {
            return Some(Rc::clone(node));
        }
        if let Some(at) = self.open.iter().position(|open| *open == site) {
            self.fell_back_to = self.fell_back_to.min(at);
            return None;
        }
        self.expansions += 1;
        if self.open.len() >= DEEPEST || self.expansions > MOST_EXPANSIONS {
            return Some(Rc::new(Node::any(site)));
        }
        let depth = self.open.len();
        let outer = std::mem::replace(&mut self.fell_back_to, usize::MAX);
        self.open.push(site);
        let node = Rc::new(self.compose(site));
        self.open.pop();
        // A result that depends on an unfinished outer schema is not cached.
        if self.fell_back_to >= depth {
            self.expanded.insert(site, Rc::clone(&node));
            self.fell_back_to = outer;
        } else {
            self.fell_back_to = self.fell_back_to.min(outer);
        }
        Some(node)
    }

    fn compose(&mut self, site: SiteId) -> Node {
        let value = self.document.value(site);
        let map = match value {
            Value::Object(map) => map,
            Value::Bool(false) => return Node::nothing(site),
            _ => return Node::any(site),
        };
        let alone = self.document.dialect == Dialect::V30 && map.contains_key("$ref");
        let mut node = if alone {
            Node::any(site)
        } else {
            keywords::own(&mut self.document, site)
        };
        if let Some(target) = self.document.target(site) {
            if let Some(named) = self.expand(target) {
                node = intersect(&node, &named, site);
            }
            if let Some(name) = pointer::schema_component(self.document.pointer(target)) {
                node.components.insert(0, name);
            }
        }
        if !alone {
            for member in self.document.items(site, "allOf") {
                if let Some(expanded) = self.expand(member) {
                    node = intersect(&node, &expanded, site);
                }
            }
            for (keyword, joined) in [("anyOf", Joined::AnyOf), ("oneOf", Joined::OneOf)] {
                let members = self.document.items(site, keyword);
                if members.is_empty() {
                    continue;
                }
                let expanded: Vec<Rc<Node>> =
                    members.into_iter().filter_map(|m| self.expand(m)).collect();
                let union = unite(&expanded, joined, site);
                node = intersect(&node, &union, site);
            }
            if pointer::flag(value, "nullable") {
                node.nullable = true;
            }
        }
        node.origin = site;
        if let Some(name) = pointer::schema_component(self.document.pointer(site)) {
            for alternative in &mut node.alternatives {
                if alternative.origin == site {
                    alternative.component = Some(name.clone());
                }
            }
        }
        node
    }
}
