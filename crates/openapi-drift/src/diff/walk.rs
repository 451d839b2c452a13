//! The walk over both documents' operations: everything that is said of an
//! operation itself, and the roots from which its schemas are reached.

use serde_json::Value;

use super::collect::Collector;
use super::finding::{Finding, Moved, Only};
use super::operations::{self, Operation};
use super::pairs::{PairId, Pairs, Settings};
use super::schema::words_stem;
use super::{access, answers, parameters};
use crate::change::{Class, Direction, Drift};
use crate::document::SiteId;
use crate::keywords;
use crate::pointer;
use crate::rules::{self, Place};

/// A schema that an operation sends or receives.
pub(crate) struct Root {
    pub(crate) pair: PairId,
    pub(crate) direction: Direction,
    pub(crate) place: Place,
    pub(crate) operation: usize,
}

impl Root {
    pub(crate) fn request(pair: PairId, place: Place, operation: usize) -> Root {
        Root {
            pair,
            direction: Direction::Request,
            place,
            operation,
        }
    }
}

/// A comparison of two documents under way.
pub(crate) struct Walk<'d> {
    pub(crate) pairs: Pairs<'d>,
    collector: Collector,
    roots: Vec<Root>,
}

impl<'d> Walk<'d> {
    pub(crate) fn new(old: &'d Value, new: &'d Value, settings: Settings) -> Self {
        Walk {
            pairs: Pairs::new(old, new, settings),
            collector: Collector::default(),
            roots: Vec::new(),
        }
    }

    pub(crate) fn run(mut self) -> Drift {
        let old = operations::list(&mut self.pairs.old.document);
        let new = operations::list(&mut self.pairs.new.document);
        let matched = operations::matched(&old, &new);
        for (a, b) in &matched.pairs {
            if let (Some(a), Some(b)) = (old.get(*a), new.get(*b)) {
                let at = self.collector.operation(a.name.clone());
                self.operation(a, b, at);
            }
        }
        self.one_sided(&old, &new, &matched);
        self.document_words();
        self.pairs.solve();
        let shape = self.pairs.settings.decoding.errors_by_shape;
        for root in &self.roots {
            let collector = &mut self.collector;
            self.pairs.reach(
                root.pair,
                root.direction,
                root.place,
                |finding, place, through| {
                    let rule =
                        rules::of_schema(&finding.stem, finding.required, place, root.direction);
                    let judged = finding.judge(root.direction, shape);
                    let at = root.operation;
                    collector.add(finding, rule, root.direction, judged, at, through);
                },
            );
        }
        self.collector.finish()
    }

    /// Notes a schema whose findings belong to an operation.
    pub(crate) fn root(&mut self, root: Root) {
        self.roots.push(root);
    }

    /// A finding outside schemas. A missing side stands where its parent is.
    pub(crate) fn finding(
        &self,
        rule: &str,
        moved: Moved,
        sites: (Option<SiteId>, Option<SiteId>),
        around: (SiteId, SiteId),
        what: String,
    ) -> Finding {
        let old = self.pairs.old.document.pointer(sites.0.unwrap_or(around.0));
        let new = self.pairs.new.document.pointer(sites.1.unwrap_or(around.1));
        Finding {
            stem: rule.to_owned(),
            required: false,
            moved,
            survives: None,
            only: Only::Both,
            loses: false,
            what,
            before: None,
            after: None,
            old_pointer: old.to_owned(),
            new_pointer: new.to_owned(),
            likely: None,
        }
    }

    pub(crate) fn note(
        &mut self,
        finding: &Finding,
        rule: String,
        direction: Direction,
        at: usize,
    ) {
        let judged = finding.judge(direction, self.pairs.settings.decoding.errors_by_shape);
        self.collector
            .add(finding, rule, direction, judged, at, &[]);
    }

    pub(crate) fn note_request(&mut self, finding: &Finding, at: usize) {
        self.note(finding, finding.stem.clone(), Direction::Request, at);
    }

    pub(crate) fn note_operation(&mut self, finding: &Finding, at: usize) {
        self.note(finding, finding.stem.clone(), Direction::Operation, at);
    }

    fn judged(&mut self, finding: &Finding, class: Class, why: &str, at: usize) {
        let (rule, judged) = (finding.stem.clone(), (class, why.to_owned()));
        self.collector
            .add(finding, rule, Direction::Operation, judged, at, &[]);
    }

    /// Words at a place that is no schema.
    pub(crate) fn words(&mut self, values: (&Value, &Value), around: (SiteId, SiteId), at: usize) {
        if !self.pairs.settings.wording {
            return;
        }
        let (before, after) = (keywords::wording(values.0), keywords::wording(values.1));
        let mut keys: Vec<&String> = before.keys().chain(after.keys()).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            let (a, b) = (before.get(key), after.get(key));
            if a == b {
                continue;
            }
            let what = format!("{key} reads differently");
            let mut finding =
                self.finding(words_stem(key), Moved::Same, (None, None), around, what);
            finding.before = a.map(|words| words.join(" / "));
            finding.after = b.map(|words| words.join(" / "));
            self.note_operation(&finding, at);
        }
    }

    /// The words of the document itself belong to no operation.
    fn document_words(&mut self) {
        if !self.pairs.settings.wording {
            return;
        }
        let (old, new) = (self.pairs.old.document.root, self.pairs.new.document.root);
        for key in ["info", "tags", "externalDocs"] {
            let (a, b) = (old.get(key), new.get(key));
            if a.map(keywords::canonical) == b.map(keywords::canonical) {
                continue;
            }
            let finding = Finding {
                stem: format!("{key}-changed"),
                required: false,
                moved: Moved::Same,
                survives: None,
                only: Only::Both,
                loses: false,
                what: format!("{key} reads differently"),
                before: None,
                after: None,
                old_pointer: pointer::push("", key),
                new_pointer: pointer::push("", key),
                likely: None,
            };
            self.judged(
                &finding,
                Class::Cosmetic,
                "words for people alone",
                usize::MAX,
            );
        }
    }

    fn operation(&mut self, old: &Operation, new: &Operation, at: usize) {
        self.itself(old, new, at);
        access::security(self, old, new, at);
        access::servers(self, old, new, at);
        parameters::compare(self, old, new, at);
        answers::body(self, old, new, at);
        answers::answers(self, old, new, at);
        self.others(old, new, at);
    }

    fn itself(&mut self, old: &Operation, new: &Operation, at: usize) {
        let around = (old.site, new.site);
        let sites = (Some(old.site), Some(new.site));
        if old.template != new.template || old.name.method != new.name.method {
            let (a, b) = (
                format!("{} {}", old.name.method, old.name.path),
                format!("{} {}", new.name.method, new.name.path),
            );
            let rule = match old.template == new.template {
                true => "api-method-changed",
                false => "api-path-changed",
            };
            let what = format!("the operation is called as {b}, not as {a}");
            let mut finding = self.finding(rule, Moved::Crossed, sites, around, what);
            finding.likely = Some(format!("{a} moved to {b}"));
            finding.before = Some(a);
            finding.after = Some(b);
            self.note_operation(&finding, at);
        }
        if old.name.id != new.name.id {
            let say = |id: &Option<String>| id.clone().unwrap_or_else(|| "none".to_owned());
            let (rule, class, why) = match &old.name.id {
                None => (
                    "api-operation-id-added",
                    Class::Additive,
                    "the operation had no name to lose",
                ),
                Some(_) => (
                    "api-operation-id-removed",
                    Class::Breaking,
                    "the same call goes out, and the function that clients call is named after it",
                ),
            };
            let what = format!(
                "the operationId is {}, not {}",
                say(&new.name.id),
                say(&old.name.id)
            );
            let mut finding = self.finding(rule, Moved::Crossed, sites, around, what);
            finding.before.clone_from(&old.name.id);
            finding.after.clone_from(&new.name.id);
            finding.likely = Some(format!(
                "{} renamed to {}",
                say(&old.name.id),
                say(&new.name.id)
            ));
            self.judged(&finding, class, why, at);
        }
        let (x, y) = (
            self.pairs.old.document.value(old.site),
            self.pairs.new.document.value(new.site),
        );
        let (was, is) = (
            pointer::flag(x, "deprecated"),
            pointer::flag(y, "deprecated"),
        );
        if was != is {
            let rule = if is {
                "endpoint-deprecated"
            } else {
                "endpoint-reactivated"
            };
            let finding = self.finding(rule, Moved::Noted, sites, around, rule.replace('-', " "));
            self.note_operation(&finding, at);
        }
        self.tags((x, y), around, at);
        self.words((x, y), around, at);
    }

    fn tags(&mut self, (x, y): (&Value, &Value), around: (SiteId, SiteId), at: usize) {
        let list = |v: &Value| -> Vec<String> {
            v.get("tags")
                .and_then(Value::as_array)
                .map(|tags| {
                    tags.iter()
                        .filter_map(Value::as_str)
                        .map(str::to_owned)
                        .collect()
                })
                .unwrap_or_default()
        };
        let (before, after) = (list(x), list(y));
        let sites = (Some(around.0), Some(around.1));
        for (from, to, rule, verb) in [
            (&before, &after, "api-tag-removed", "gone"),
            (&after, &before, "api-tag-added", "new"),
        ] {
            for tag in from.iter().filter(|tag| !to.contains(tag)) {
                let what = format!("the tag {tag} is {verb}");
                let mut finding = self.finding(rule, Moved::Same, sites, around, what);
                match verb {
                    "new" => finding.after = Some(tag.clone()),
                    _ => finding.before = Some(tag.clone()),
                }
                let why = "the call is the same; it is listed under another heading";
                self.judged(&finding, Class::Cosmetic, why, at);
            }
        }
    }

    /// Callbacks and links are compared as text; no client of ours reads them.
    fn others(&mut self, old: &Operation, new: &Operation, at: usize) {
        let (x, y) = (
            self.pairs.old.document.value(old.site),
            self.pairs.new.document.value(new.site),
        );
        let text = |v: &Value| v.get("callbacks").map(keywords::canonical);
        if text(x) != text(y) {
            let around = (old.site, new.site);
            let what = "the callbacks changed".to_owned();
            let finding = self.finding(
                "callbacks-changed",
                Moved::Crossed,
                (None, None),
                around,
                what,
            );
            self.note_operation(&finding, at);
        }
    }

    /// Operations that one document has alone.
    fn one_sided(&mut self, old: &[Operation], new: &[Operation], m: &operations::Matched) {
        let added: Vec<&Operation> = m.added.iter().filter_map(|b| new.get(*b)).collect();
        let mut taken: Vec<(SiteId, String)> = Vec::new();
        let roots = (
            self.pairs
                .old
                .document
                .site(String::new(), self.pairs.old.document.root),
            self.pairs
                .new
                .document
                .site(String::new(), self.pairs.new.document.root),
        );
        let paths = (
            self.pairs
                .old
                .document
                .child(roots.0, "paths")
                .unwrap_or(roots.0),
            self.pairs
                .new
                .document
                .child(roots.1, "paths")
                .unwrap_or(roots.1),
        );
        for gone in m.removed.iter().filter_map(|a| old.get(*a)) {
            let deprecated = pointer::flag(self.pairs.old.document.value(gone.site), "deprecated");
            let rule = match deprecated {
                true => "api-removed-with-deprecation",
                false => "api-removed-without-deprecation",
            };
            let what = format!("{} {} is gone", gone.name.method, gone.name.path);
            let mut finding = self.finding(rule, Moved::Lost, (Some(gone.site), None), paths, what);
            finding.before = Some(gone.name.to_string());
            let free: Vec<&Operation> = added
                .iter()
                .filter(|came| !taken.iter().any(|(site, _)| *site == came.site))
                .copied()
                .collect();
            if let Some(came) = operations::likely(gone, &free) {
                let text = format!(
                    "{} {} ({}) renamed to {} {} ({})",
                    gone.name.method,
                    gone.name.path,
                    gone.name,
                    came.name.method,
                    came.name.path,
                    came.name,
                );
                taken.push((came.site, text.clone()));
                finding.likely = Some(text);
            }
            let at = self.collector.operation(gone.name.clone());
            self.note_operation(&finding, at);
        }
        for came in added {
            let what = format!("{} {} is new", came.name.method, came.name.path);
            let sites = (None, Some(came.site));
            let mut finding = self.finding("endpoint-added", Moved::Wider, sites, paths, what);
            finding.after = Some(came.name.to_string());
            finding.likely = taken
                .iter()
                .find(|(site, _)| *site == came.site)
                .map(|(_, text)| text.clone());
            let at = self.collector.operation(came.name.clone());
            self.note_operation(&finding, at);
        }
    }
}
