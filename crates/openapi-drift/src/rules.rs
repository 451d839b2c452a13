//! The stable names of rules: one vocabulary, oasdiff's word where it has one.
//! A name is made of the place and of what happened there.

use crate::change::Direction;

/// Where in a request or an answer a schema stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    Body,
    Property,
    Parameter,
    ParameterProperty,
    Header,
    HeaderProperty,
}

impl Place {
    pub(crate) fn inside(self) -> Place {
        match self {
            Place::Body | Place::Property => Place::Property,
            Place::Parameter | Place::ParameterProperty => Place::ParameterProperty,
            Place::Header | Place::HeaderProperty => Place::HeaderProperty,
        }
    }

    fn prefix(self, direction: Direction) -> &'static str {
        match (self, direction) {
            (Place::Parameter, _) => "request-parameter",
            (Place::ParameterProperty, _) => "request-parameter-property",
            (Place::Header, _) => "response-header",
            (Place::HeaderProperty, _) => "response-header-property",
            (Place::Body, Direction::Request) => "request-body",
            (Place::Body, _) => "response-body",
            (Place::Property, Direction::Request) => "request-property",
            (Place::Property, _) => "response-property",
        }
    }
}

/// The rule's full name for something that happened to a schema at a place.
pub(crate) fn of_schema(stem: &str, required: bool, place: Place, direction: Direction) -> String {
    let asks = direction == Direction::Request && place.inside() == Place::Property;
    let kind = if required { "required" } else { "optional" };
    match stem {
        "property-added" if asks => format!("new-{kind}-request-property"),
        "property-removed" if asks => "request-property-removed".to_owned(),
        "property-added" | "property-removed" => {
            let verb = stem.trim_start_matches("property-");
            match place.inside() {
                Place::Property => format!("response-{kind}-property-{verb}"),
                Place::HeaderProperty => format!("response-header-property-{verb}"),
                _ => format!("request-parameter-property-{verb}"),
            }
        }
        stem => format!("{}-{stem}", place.prefix(direction)),
    }
}
