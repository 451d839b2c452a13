//! A comparison of two documents under way: the findings of operations, and the roots from which
//! their schemas are reached.

use serde_json::Value;

use super::collect::{Collector, Reported};
use super::documentation;
use super::finding::Finding;
use super::pairs::{PairId, Pairs, Settings};
use super::schema;
use crate::change::{Direction, Drift, OperationName};
use crate::document::SiteId;
use crate::keywords;
use crate::rules::{Location, Rule, ValueChange};

/// A schema that an operation sends or receives.
pub(crate) struct Root {
    pub(crate) pair: PairId,
    pub(crate) direction: Direction,
    pub(crate) location: Location,
    /// The parameter or the header; a body has no name.
    pub(crate) name: Option<String>,
    pub(crate) operation: usize,
}

/// The findings so far.
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

    /// Compares the schemas that the roots reach, and returns all changes.
    pub(crate) fn finish(mut self) -> Drift {
        self.pairs.solve(schema::compare);
        let by_form = self.pairs.settings.decoding.errors_by_form;
        for root in &self.roots {
            let collector = &mut self.collector;
            let direction = root.direction;
            self.pairs
                .reach(root.pair, direction, root.location, |finding, met| {
                    let reported = reported(finding, Some(met.location), direction, by_form);
                    let through = root.name.iter().chain(met.through).cloned().collect();
                    collector.add(finding, reported, root.operation, through);
                });
        }
        self.collector.finish()
    }

    /// Adds an operation and returns its number.
    pub(crate) fn operation(&mut self, name: OperationName) -> usize {
        self.collector.operation(name)
    }

    /// Adds a schema whose findings belong to an operation.
    pub(crate) fn root(&mut self, root: Root) {
        self.roots.push(root);
    }

    /// A finding outside schemas. A side that is missing has its parent's location.
    pub(crate) fn finding(
        &self,
        rule: &'static Rule,
        change: ValueChange,
        sites: (Option<SiteId>, Option<SiteId>),
        around: (SiteId, SiteId),
        summary: String,
    ) -> Finding {
        let old = self.pairs.old.document.pointer(sites.0.unwrap_or(around.0));
        let new = self.pairs.new.document.pointer(sites.1.unwrap_or(around.1));
        Finding::new(rule, change, (old.to_owned(), new.to_owned()), summary)
    }

    /// Adds a finding that is not about a schema.
    pub(crate) fn note(&mut self, finding: &Finding, direction: Direction, operation: usize) {
        self.note_at(finding, None, direction, operation);
    }

    /// Adds a finding about a schema that is on one side alone.
    pub(crate) fn note_at(
        &mut self,
        finding: &Finding,
        location: Option<Location>,
        direction: Direction,
        operation: usize,
    ) {
        let by_form = self.pairs.settings.decoding.errors_by_form;
        let reported = reported(finding, location, direction, by_form);
        self.collector.add(finding, reported, operation, Vec::new());
    }

    pub(crate) fn note_request(&mut self, finding: &Finding, operation: usize) {
        self.note(finding, Direction::Request, operation);
    }

    pub(crate) fn note_operation(&mut self, finding: &Finding, operation: usize) {
        self.note(finding, Direction::Operation, operation);
    }

    /// Compares the documentation of two values that are not schemas.
    pub(crate) fn documentation(
        &mut self,
        values: (&Value, &Value),
        around: (SiteId, SiteId),
        operation: usize,
    ) {
        if !self.pairs.settings.documentation {
            return;
        }
        let before = keywords::documentation(values.0);
        let after = keywords::documentation(values.1);
        for (key, before, after) in documentation::differences(&before, &after) {
            let summary = format!("{key} differs");
            let rule = documentation::rule(&key);
            let mut finding = self.finding(rule, ValueChange::Same, (None, None), around, summary);
            finding.before = before;
            finding.after = after;
            self.note_operation(&finding, operation);
        }
    }
}

fn reported(
    finding: &Finding,
    location: Option<Location>,
    direction: Direction,
    errors_by_form: bool,
) -> Reported {
    let (severity, reason) = finding.severity(direction, errors_by_form);
    Reported {
        rule: finding.rule.name(location, direction, finding.required),
        direction,
        severity,
        reason,
    }
}
