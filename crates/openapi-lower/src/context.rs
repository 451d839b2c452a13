//! What the rules share: the document, its index, the options, and the losses and problems so far.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::error::Problem;
use crate::extent;
use crate::index::{Index, SCHEMAS};
use crate::loss::{Loss, LossKind};
use crate::options::Options;
use crate::{pointer, uri};

/// Lowers the schema at a pointer of the input.
pub(crate) type LowerSchema = fn(&mut Context<'_>, &str, &Value) -> Value;

/// The state of one run.
pub(crate) struct Context<'d> {
    pub(crate) document: &'d Value,
    pub(crate) index: Index,
    pub(crate) options: &'d Options,
    losses: BTreeSet<Loss>,
    problems: BTreeSet<Problem>,
    /// How many values may still be written.
    budget: usize,
    /// Passed in, because schemas are lowered by the rules, which are below this module.
    lower_schema: LowerSchema,
}

impl<'d> Context<'d> {
    /// `root` is the pointer of the schema that `#` refers to when one schema is lowered, and
    /// empty for a document; `values` is the size of the document.
    pub(crate) fn new(
        document: &'d Value,
        root: &str,
        options: &'d Options,
        values: usize,
        lower_schema: LowerSchema,
    ) -> Self {
        Self {
            document,
            index: Index::build(document, root),
            options,
            losses: BTreeSet::new(),
            problems: BTreeSet::new(),
            budget: extent::budget(values),
            lower_schema,
        }
    }

    /// Returns losses and problems, each ordered by pointer.
    pub(crate) fn finish(self) -> (Vec<Loss>, Vec<Problem>) {
        (
            self.losses.into_iter().collect(),
            self.problems.into_iter().collect(),
        )
    }

    /// Lists a loss.
    pub(crate) fn lose(
        &mut self,
        pointer: impl Into<String>,
        rule: &'static str,
        kind: LossKind,
        message: impl Into<String>,
    ) {
        self.losses.insert(Loss::new(pointer, rule, kind, message));
    }

    /// Lists a problem, so that the document is rejected.
    pub(crate) fn reject(
        &mut self,
        pointer: impl Into<String>,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.problems.insert(Problem::new(pointer, message, remedy));
    }

    /// Lowers the schema at a pointer of the input.
    pub(crate) fn schema(&mut self, at: &str, schema: &Value) -> Value {
        (self.lower_schema)(self, at, schema)
    }

    /// Takes values from the budget; lists a problem and returns `false` if it is exhausted.
    pub(crate) fn spend(&mut self, values: usize) -> bool {
        if self.budget >= values {
            self.budget -= values;
            return true;
        }
        self.budget = 0;
        self.reject(
            "",
            "the lowered document would be many times as large as the input",
            "move inner schemas that occur several times to components and refer to them",
        );
        false
    }

    /// Copies a lowered schema within the budget.
    pub(crate) fn copy(&mut self, schema: &Value) -> Value {
        if self.spend(extent::size(schema)) {
            schema.clone()
        } else {
            json!({})
        }
    }

    /// The target of a schema's reference, with its pointer. Lists a problem if there is none.
    pub(crate) fn target(
        &mut self,
        at: &str,
        keyword: &str,
        reference: &str,
    ) -> Option<(String, &'d Value)> {
        let resolved = if keyword == "$dynamicRef" {
            self.index.resolve_dynamic(at, reference)
        } else {
            self.index.resolve(at, reference)
        };
        let found = resolved.and_then(|target| {
            if target.is_empty() {
                return Err("it refers to the document, which is not a schema");
            }
            let document: &'d Value = self.document;
            pointer::get(document, &pointer::tokens(&target))
                .map(|schema| (target, schema))
                .ok_or("its target does not exist")
        });
        match found {
            Ok(found) => Some(found),
            Err(why) => {
                let is_external = !uri::split_fragment(reference).0.is_empty();
                self.reject(
                    pointer::child(at, keyword),
                    format!("`{reference}` cannot be resolved: {why}"),
                    if is_external {
                        "bundle the documents into one, then refer to `#/components/schemas/NAME`"
                    } else {
                        "refer to a schema of this document"
                    },
                );
                None
            }
        }
    }

    /// The reference by which a lowered schema refers to the component at a pointer of the input.
    pub(crate) fn reference(&self, target: &str) -> Option<String> {
        let name = self.index.component(target)?;
        Some(uri::from_pointer(&pointer::child(SCHEMAS, &name)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Context;
    use crate::extent;
    use crate::options::Options;

    #[test]
    fn budget_is_spent_to_the_last_value_and_not_beyond() {
        let (document, options) = (json!({}), Options::default());
        let context = |values| Context::new(&document, "", &options, values, |_, _, _| Value::Null);
        let mut all = context(1);
        assert!(all.spend(extent::budget(1)));
        assert!(all.spend(0));
        assert!(!all.spend(1));
        let mut most = context(0);
        assert!(most.spend(extent::budget(0) - 1));
        assert!(most.spend(1));
        assert_eq!(most.copy(&json!({ "a": 1 })), json!({}));
        let mut exhausted = context(0);
        assert!(!exhausted.spend(extent::budget(0) + 1));
        assert!(!exhausted.spend(1));
        let (losses, problems) = exhausted.finish();
        assert!(losses.is_empty());
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            problems,
            [
                "#: the lowered document would be many times as large as the input; \
                move inner schemas that occur several times to components and refer to them"
            ]
        );
        assert_eq!(context(0).copy(&json!({ "a": 1 })), json!({ "a": 1 }));
    }
}
