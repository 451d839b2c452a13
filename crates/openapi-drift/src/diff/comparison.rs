//! A comparison of two schemas under way: its inputs and the findings so far.

use std::rc::Rc;

use super::finding::Finding;
use super::pairs::{Compared, Pairs, Role};
use crate::document::SiteId;
use crate::node::{Bound, Node, Type};
use crate::rules::{Rule, ValueChange};

pub(crate) struct Comparison<'c, 'd> {
    pub(crate) pairs: &'c mut Pairs<'d>,
    pub(crate) role: &'c Role,
    pub(crate) around: (SiteId, SiteId),
    /// The whole old schema; the alternative that is compared is one of its members.
    pub(crate) old: Rc<Node>,
    pub(crate) out: Compared,
}

impl Comparison<'_, '_> {
    /// Adds a finding at two sites. A missing site is looked up `drop` segments higher.
    pub(crate) fn find(
        &mut self,
        rule: &'static Rule,
        change: ValueChange,
        sites: (Option<SiteId>, Option<SiteId>),
        drop: usize,
        summary: String,
    ) -> &mut Finding {
        let pointers = self.pairs.pointers(sites.0, sites.1, self.around, drop);
        let finding = Finding::new(rule, change, pointers, summary);
        self.out.findings.push(finding);
        let last = self.out.findings.len() - 1;
        &mut self.out.findings[last]
    }

    /// Whether another member of the old union already allowed the empty object.
    pub(crate) fn allows_empty(&self, member: SiteId) -> bool {
        self.old.alternatives.iter().any(|other| {
            other.origin != member
                && other.ty == Type::Object
                && other.required.is_empty()
                && !other.bounds.contains_key(&Bound::MinProperties)
                && other.opaque.is_empty()
        })
    }

    pub(crate) fn around(&self) -> (Option<SiteId>, Option<SiteId>) {
        (Some(self.around.0), Some(self.around.1))
    }
}
