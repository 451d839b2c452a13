//! The objects of an OpenAPI document: which fields each has, and so where further objects and
//! schemas stand.
//!
//! One table for 3.1 and 3.0. It knows positions and no rule; the words inside a schema are in
//! [`crate::vocabulary`].

use serde_json::{Map, Value};

use crate::vocabulary::{self, Shape};

/// The kind of object at a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    Document,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Components,
    Paths,
    PathItem,
    Operation,
    ExternalDocs,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Callback,
    Example,
    Link,
    Header,
    Tag,
    SecurityScheme,
    OAuthFlows,
    OAuthFlow,
    Schema,
}

/// What a field holds.
#[derive(Debug, Clone, Copy)]
enum Content {
    /// A value in which no object of the document stands.
    Data,
    One(Place),
    List(Place),
    Map(Place),
}

use Content::{Data, List, Map as Each, One};

type Fields = &'static [(&'static str, Content)];

impl Place {
    fn fields(self) -> Fields {
        match self {
            Self::Document => &[
                ("openapi", Data),
                ("info", One(Place::Info)),
                ("jsonSchemaDialect", Data),
                ("servers", List(Place::Server)),
                ("paths", One(Place::Paths)),
                ("webhooks", Each(Place::PathItem)),
                ("components", One(Place::Components)),
                ("security", Data),
                ("tags", List(Place::Tag)),
                ("externalDocs", One(Place::ExternalDocs)),
            ],
            Self::Info => &[
                ("title", Data),
                ("summary", Data),
                ("description", Data),
                ("termsOfService", Data),
                ("contact", One(Place::Contact)),
                ("license", One(Place::License)),
                ("version", Data),
            ],
            Self::Contact => &[("name", Data), ("url", Data), ("email", Data)],
            Self::License => &[("name", Data), ("identifier", Data), ("url", Data)],
            Self::Server => &[
                ("url", Data),
                ("description", Data),
                ("variables", Each(Place::ServerVariable)),
            ],
            Self::ServerVariable => &[("enum", Data), ("default", Data), ("description", Data)],
            Self::Components => &[
                ("schemas", Each(Place::Schema)),
                ("responses", Each(Place::Response)),
                ("parameters", Each(Place::Parameter)),
                ("examples", Each(Place::Example)),
                ("requestBodies", Each(Place::RequestBody)),
                ("headers", Each(Place::Header)),
                ("securitySchemes", Each(Place::SecurityScheme)),
                ("links", Each(Place::Link)),
                ("callbacks", Each(Place::Callback)),
                ("pathItems", Each(Place::PathItem)),
            ],
            Self::Paths | Self::Responses | Self::Callback => &[],
            Self::PathItem => &[
                ("$ref", Data),
                ("summary", Data),
                ("description", Data),
                ("get", One(Place::Operation)),
                ("put", One(Place::Operation)),
                ("post", One(Place::Operation)),
                ("delete", One(Place::Operation)),
                ("options", One(Place::Operation)),
                ("head", One(Place::Operation)),
                ("patch", One(Place::Operation)),
                ("trace", One(Place::Operation)),
                ("servers", List(Place::Server)),
                ("parameters", List(Place::Parameter)),
            ],
            Self::Operation => &[
                ("tags", Data),
                ("summary", Data),
                ("description", Data),
                ("externalDocs", One(Place::ExternalDocs)),
                ("operationId", Data),
                ("parameters", List(Place::Parameter)),
                ("requestBody", One(Place::RequestBody)),
                ("responses", One(Place::Responses)),
                ("callbacks", Each(Place::Callback)),
                ("deprecated", Data),
                ("security", Data),
                ("servers", List(Place::Server)),
            ],
            Self::ExternalDocs => &[("description", Data), ("url", Data)],
            Self::Parameter => &[
                ("name", Data),
                ("in", Data),
                ("description", Data),
                ("required", Data),
                ("deprecated", Data),
                ("allowEmptyValue", Data),
                ("style", Data),
                ("explode", Data),
                ("allowReserved", Data),
                ("schema", One(Place::Schema)),
                ("example", Data),
                ("examples", Each(Place::Example)),
                ("content", Each(Place::MediaType)),
            ],
            Self::Header => &[
                ("description", Data),
                ("required", Data),
                ("deprecated", Data),
                ("allowEmptyValue", Data),
                ("style", Data),
                ("explode", Data),
                ("allowReserved", Data),
                ("schema", One(Place::Schema)),
                ("example", Data),
                ("examples", Each(Place::Example)),
                ("content", Each(Place::MediaType)),
            ],
            Self::RequestBody => &[
                ("description", Data),
                ("content", Each(Place::MediaType)),
                ("required", Data),
            ],
            Self::MediaType => &[
                ("schema", One(Place::Schema)),
                ("example", Data),
                ("examples", Each(Place::Example)),
                ("encoding", Each(Place::Encoding)),
            ],
            Self::Encoding => &[
                ("contentType", Data),
                ("headers", Each(Place::Header)),
                ("style", Data),
                ("explode", Data),
                ("allowReserved", Data),
            ],
            Self::Response => &[
                ("description", Data),
                ("headers", Each(Place::Header)),
                ("content", Each(Place::MediaType)),
                ("links", Each(Place::Link)),
            ],
            Self::Example => &[
                ("summary", Data),
                ("description", Data),
                ("value", Data),
                ("externalValue", Data),
            ],
            Self::Link => &[
                ("operationRef", Data),
                ("operationId", Data),
                ("parameters", Data),
                ("requestBody", Data),
                ("description", Data),
                ("server", One(Place::Server)),
            ],
            Self::Tag => &[
                ("name", Data),
                ("description", Data),
                ("externalDocs", One(Place::ExternalDocs)),
            ],
            Self::SecurityScheme => &[
                ("type", Data),
                ("description", Data),
                ("name", Data),
                ("in", Data),
                ("scheme", Data),
                ("bearerFormat", Data),
                ("flows", One(Place::OAuthFlows)),
                ("openIdConnectUrl", Data),
            ],
            Self::OAuthFlows => &[
                ("implicit", One(Place::OAuthFlow)),
                ("password", One(Place::OAuthFlow)),
                ("clientCredentials", One(Place::OAuthFlow)),
                ("authorizationCode", One(Place::OAuthFlow)),
            ],
            Self::OAuthFlow => &[
                ("authorizationUrl", Data),
                ("tokenUrl", Data),
                ("refreshUrl", Data),
                ("scopes", Data),
            ],
            Self::Schema => &[],
        }
    }

    /// What stands under the keys that are not fields, for objects whose keys are free.
    fn free(self) -> Option<Place> {
        match self {
            Self::Paths | Self::Callback => Some(Self::PathItem),
            Self::Responses => Some(Self::Response),
            _ => None,
        }
    }

    /// Whether a Reference Object may stand in its place.
    pub(crate) fn referenceable(self) -> bool {
        matches!(
            self,
            Self::Parameter
                | Self::RequestBody
                | Self::Response
                | Self::Callback
                | Self::Example
                | Self::Link
                | Self::Header
                | Self::SecurityScheme
        )
    }

    /// Whether `key` may stand in this object of an OpenAPI 3.1 document.
    pub(crate) fn knows(self, key: &str) -> bool {
        key.starts_with("x-")
            || match self.free() {
                Some(Self::PathItem) if self == Self::Paths => key.starts_with('/'),
                Some(_) => true,
                None => self.fields().iter().any(|(name, _)| *name == key),
            }
    }
}

/// Where a field's objects stand: the steps below the object, and their kind.
pub(crate) type Below = (Vec<String>, Place);

/// The objects and schemas directly below the object `map` at `place`, in document order.
pub(crate) fn below(place: Place, map: &Map<String, Value>) -> Vec<Below> {
    let mut found = Vec::new();
    if place == Place::Schema {
        for (key, value) in map {
            match vocabulary::shape(key) {
                Some(Shape::Schema) => found.push((vec![key.clone()], Place::Schema)),
                Some(Shape::Schemas) => push_list(&mut found, key, value, Place::Schema),
                Some(Shape::SchemaMap) => push_map(&mut found, key, value, Place::Schema),
                _ => {}
            }
        }
        return found;
    }
    if place.referenceable() && map.get("$ref").is_some_and(Value::is_string) {
        return found;
    }
    let fields = place.fields();
    for (key, value) in map {
        let content = fields.iter().find(|(name, _)| name == key).map(|(_, c)| *c);
        match content {
            Some(Data) => {}
            Some(One(inner)) => found.push((vec![key.clone()], inner)),
            Some(List(inner)) => push_list(&mut found, key, value, inner),
            Some(Each(inner)) => push_map(&mut found, key, value, inner),
            None => {
                if let Some(inner) = place.free().filter(|_| !key.starts_with("x-")) {
                    found.push((vec![key.clone()], inner));
                }
            }
        }
    }
    found
}

/// [`below`] in a lowered document, where the webhooks of 3.1 stand under `x-webhooks`.
pub(crate) fn below_lowered(place: Place, map: &Map<String, Value>) -> Vec<Below> {
    let mut found = below(place, map);
    if let (Place::Document, Some(webhooks)) = (place, map.get("x-webhooks")) {
        push_map(&mut found, "x-webhooks", webhooks, Place::PathItem);
    }
    found
}

fn push_list(found: &mut Vec<Below>, key: &str, value: &Value, place: Place) {
    if let Value::Array(list) = value {
        for at in 0..list.len() {
            found.push((vec![key.to_owned(), at.to_string()], place));
        }
    }
}

fn push_map(found: &mut Vec<Below>, key: &str, value: &Value, place: Place) {
    if let Value::Object(map) = value {
        for name in map.keys() {
            found.push((vec![key.to_owned(), name.clone()], place));
        }
    }
}
