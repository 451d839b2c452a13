//! The full name of a rule: its stem, and before it the location of the schema.

use super::registry::{Rule, Scope};
use crate::change::Direction;

/// Where a schema is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Location {
    Body,
    Property,
    Parameter,
    ParameterProperty,
    Header,
    HeaderProperty,
}

impl Location {
    const ALL: [Location; 6] = [
        Location::Body,
        Location::Property,
        Location::Parameter,
        Location::ParameterProperty,
        Location::Header,
        Location::HeaderProperty,
    ];

    /// The location of the fields and items of a schema at this location.
    pub(crate) fn inside(self) -> Location {
        match self {
            Location::Body | Location::Property => Location::Property,
            Location::Parameter | Location::ParameterProperty => Location::ParameterProperty,
            Location::Header | Location::HeaderProperty => Location::HeaderProperty,
        }
    }

    fn prefix(self, direction: Direction) -> &'static str {
        match (self, direction) {
            (Location::Parameter, _) => "request-parameter",
            (Location::ParameterProperty, _) => "request-parameter-property",
            (Location::Header, _) => "response-header",
            (Location::HeaderProperty, _) => "response-header-property",
            (Location::Body, Direction::Request) => "request-body",
            (Location::Body, _) => "response-body",
            (Location::Property, Direction::Request) => "request-property",
            (Location::Property, _) => "response-property",
        }
    }
}

impl Rule {
    /// The full name. `location` is that of the schema in which the change was found; rules that
    /// are not about a schema have none. `required` is that of a field that is new or gone.
    pub(crate) fn name(
        &self,
        location: Option<Location>,
        direction: Direction,
        required: bool,
    ) -> String {
        let stem = self.stem;
        match (self.scope, location) {
            (Scope::Content, _) => {
                let side = match direction {
                    Direction::Request => "request-body",
                    _ => "response",
                };
                format!("{side}-{stem}")
            }
            (Scope::FieldPresence, Some(location)) => {
                presence(stem, location.inside(), direction, required)
            }
            (Scope::Field, Some(location)) => {
                format!("{}-{stem}", location.inside().prefix(direction))
            }
            (Scope::Schema | Scope::Documentation, Some(location)) => {
                format!("{}-{stem}", location.prefix(direction))
            }
            _ => stem.to_owned(),
        }
    }

    /// Every full name that the rule can have.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        let mut push = |name: String| {
            if !out.contains(&name) {
                out.push(name);
            }
        };
        let no_schema = matches!(
            self.scope,
            Scope::Operation
                | Scope::Parameter
                | Scope::RequestBody
                | Scope::Response
                | Scope::Content
                | Scope::Documentation
        );
        let locations = Location::ALL.into_iter().map(Some);
        let locations: Vec<Option<Location>> = match (no_schema, self.scope) {
            (true, Scope::Documentation) => [None].into_iter().chain(locations).collect(),
            (true, _) => vec![None],
            (false, _) => locations.collect(),
        };
        for location in locations {
            for direction in [Direction::Request, Direction::Response] {
                for required in [true, false] {
                    push(self.name(location, direction, required));
                }
            }
        }
        out
    }
}

/// The name for a field that is new or gone, as oasdiff has it.
fn presence(stem: &str, location: Location, direction: Direction, required: bool) -> String {
    let kind = if required { "required" } else { "optional" };
    let verb = stem.trim_start_matches("property-");
    match (location, direction) {
        (Location::Property, Direction::Request) if verb == "added" => {
            format!("new-{kind}-request-property")
        }
        (Location::Property, Direction::Request) => format!("request-property-{verb}"),
        (Location::Property, _) => format!("response-{kind}-property-{verb}"),
        (location, direction) => format!("{}-{verb}", location.prefix(direction)),
    }
}
