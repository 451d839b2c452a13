//! Routing: finds the operation of a method and a path. Literal segments win over parameters, as in OpenAPI.

use std::collections::BTreeMap;

use http::Method;
use percent_encoding::percent_decode_str;

use super::operation::Operation;

/// The paths of the document.
pub(super) struct Routes(Vec<Route>);

struct Route {
    segments: Vec<Segment>,
    operations: Vec<usize>,
}

#[derive(PartialEq, Eq)]
enum Segment {
    Literal(String),
    Parameter(String),
}

/// The result of routing.
pub(crate) enum RouteMatch<'a> {
    /// An operation and the decoded path parameters by name.
    Operation(&'a Operation, BTreeMap<String, String>),
    /// The path exists with these methods only.
    OtherMethods(Vec<Method>),
    /// The path does not exist.
    UnknownPath,
}

impl Routes {
    pub(super) fn new(operations: &[Operation]) -> Self {
        let mut by_template: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, operation) in operations.iter().enumerate() {
            by_template
                .entry(&operation.template)
                .or_default()
                .push(index);
        }
        let mut routes: Vec<Route> = by_template
            .into_iter()
            .map(|(template, operations)| Route {
                segments: template.split('/').skip(1).map(Segment::parse).collect(),
                operations,
            })
            .collect();
        // A route with an earlier literal segment is tried first.
        routes.sort_by_key(|route| {
            route
                .segments
                .iter()
                .map(|segment| matches!(segment, Segment::Parameter(_)))
                .collect::<Vec<bool>>()
        });
        Self(routes)
    }

    pub(super) fn find<'a>(
        &self,
        operations: &'a [Operation],
        method: &Method,
        path: &str,
    ) -> RouteMatch<'a> {
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        let Some((route, values)) = self
            .0
            .iter()
            .find_map(|route| Some((route, route.matches(&parts)?)))
        else {
            return RouteMatch::UnknownPath;
        };
        let candidates = || {
            route
                .operations
                .iter()
                .filter_map(|index| operations.get(*index))
        };
        match candidates().find(|operation| operation.method == *method) {
            Some(operation) => RouteMatch::Operation(operation, values),
            None => RouteMatch::OtherMethods(
                candidates()
                    .map(|operation| operation.method.clone())
                    .collect(),
            ),
        }
    }
}

impl Route {
    fn matches(&self, parts: &[&str]) -> Option<BTreeMap<String, String>> {
        if parts.len() != self.segments.len() {
            return None;
        }
        let mut values = BTreeMap::new();
        for (segment, part) in self.segments.iter().zip(parts) {
            let part = percent_decode_str(part).decode_utf8().ok()?;
            match segment {
                Segment::Literal(text) if *text == part => {}
                Segment::Parameter(name) if !part.is_empty() => {
                    values.insert(name.clone(), part.into_owned());
                }
                _ => return None,
            }
        }
        Some(values)
    }
}

impl Segment {
    fn parse(text: &str) -> Self {
        match text
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
        {
            Some(name) => Self::Parameter(name.to_owned()),
            None => Self::Literal(text.to_owned()),
        }
    }
}
