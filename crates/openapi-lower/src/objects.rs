//! The objects of an OpenAPI document: which fields each has, and what value each field takes.
//!
//! One table for 3.1 and 3.0. The keywords inside a Schema Object are in `vocabulary`.

use serde_json::Value;

/// The kind of an object, as the OpenAPI specification names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum ObjectKind {
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
    Discriminator,
    Xml,
    Schema,
}

/// The value that a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    /// Any value; no object of the document is in it.
    Any,
    Text,
    Flag,
    /// A list of strings.
    Texts,
    /// Names to strings.
    TextMap,
    /// Names to any values.
    AnyMap,
    /// A list of Security Requirement Objects.
    Security,
    One(ObjectKind),
    List(ObjectKind),
    Map(ObjectKind),
}

use Field::{Any, AnyMap, Flag, List, Map, One, Security, Text, TextMap, Texts};

type Fields = &'static [(&'static str, Field)];

impl Field {
    /// Says what the value must be, if it is not.
    ///
    /// The objects in a field are not looked at: each is checked when it is lowered.
    pub(crate) fn mismatch(self, value: &Value) -> Option<&'static str> {
        let texts = |value: &Value| {
            value
                .as_array()
                .is_some_and(|list| list.iter().all(Value::is_string))
        };
        let map_of = |fits: &dyn Fn(&Value) -> bool| {
            value.as_object().is_some_and(|map| map.values().all(fits))
        };
        let (fits, expected) = match self {
            Any | One(_) => (true, ""),
            Text => (value.is_string(), "must be a string"),
            Flag => (value.is_boolean(), "must be true or false"),
            Texts => (texts(value), "must be a list of strings"),
            TextMap => (map_of(&Value::is_string), "must be an object of strings"),
            AnyMap | Map(_) => (value.is_object(), "must be an object"),
            List(_) => (value.is_array(), "must be a list"),
            Security => (
                value.as_array().is_some_and(|list| {
                    list.iter().all(|requirement| {
                        requirement
                            .as_object()
                            .is_some_and(|schemes| schemes.values().all(texts))
                    })
                }),
                "must be a list of objects whose values are lists of strings",
            ),
        };
        (!fits).then_some(expected)
    }
}

impl ObjectKind {
    fn fields(self) -> Fields {
        match self {
            Self::Document => DOCUMENT,
            Self::Info => INFO,
            Self::Contact => CONTACT,
            Self::License => LICENSE,
            Self::Server => SERVER,
            Self::ServerVariable => SERVER_VARIABLE,
            Self::Components => COMPONENTS,
            Self::PathItem => PATH_ITEM,
            Self::Operation => OPERATION,
            Self::ExternalDocs => EXTERNAL_DOCS,
            Self::Parameter => PARAMETER,
            Self::RequestBody => REQUEST_BODY,
            Self::MediaType => MEDIA_TYPE,
            Self::Encoding => ENCODING,
            Self::Response => RESPONSE,
            Self::Example => EXAMPLE,
            Self::Link => LINK,
            // A header is a parameter whose name and location are given by where it is used.
            Self::Header => PARAMETER.get(HEADER_STARTS_AT..).unwrap_or_default(),
            Self::Tag => TAG,
            Self::SecurityScheme => SECURITY_SCHEME,
            Self::OAuthFlows => OAUTH_FLOWS,
            Self::OAuthFlow => OAUTH_FLOW,
            Self::Discriminator => DISCRIMINATOR,
            Self::Xml => XML,
            Self::Paths | Self::Responses | Self::Callback | Self::Schema => &[],
        }
    }

    /// The kind of the members of an object whose keys are free.
    fn members(self) -> Option<Self> {
        match self {
            Self::Paths | Self::Callback => Some(Self::PathItem),
            Self::Responses => Some(Self::Response),
            _ => None,
        }
    }

    /// The value that a key takes, or `None` if OpenAPI 3.1 has no such field in this object.
    pub(crate) fn field(self, key: &str) -> Option<Field> {
        if key.starts_with("x-") {
            return Some(Any);
        }
        match self.members() {
            Some(_) if self == Self::Paths && !key.starts_with('/') => None,
            Some(member) => Some(One(member)),
            None => self
                .fields()
                .iter()
                .find(|(name, _)| *name == key)
                .map(|(_, field)| *field),
        }
    }

    /// Whether a Reference Object may take the place of this object.
    pub(crate) fn is_referenceable(self) -> bool {
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
}

const DOCUMENT: Fields = &[
    // The version is checked first, and may be a number.
    ("openapi", Any),
    ("info", One(ObjectKind::Info)),
    ("jsonSchemaDialect", Text),
    ("servers", List(ObjectKind::Server)),
    ("paths", One(ObjectKind::Paths)),
    ("webhooks", Map(ObjectKind::PathItem)),
    ("components", One(ObjectKind::Components)),
    ("security", Security),
    ("tags", List(ObjectKind::Tag)),
    ("externalDocs", One(ObjectKind::ExternalDocs)),
];

const INFO: Fields = &[
    ("title", Text),
    ("summary", Text),
    ("description", Text),
    ("termsOfService", Text),
    ("contact", One(ObjectKind::Contact)),
    ("license", One(ObjectKind::License)),
    ("version", Text),
];

const CONTACT: Fields = &[("name", Text), ("url", Text), ("email", Text)];

const LICENSE: Fields = &[("name", Text), ("identifier", Text), ("url", Text)];

const SERVER: Fields = &[
    ("url", Text),
    ("description", Text),
    ("variables", Map(ObjectKind::ServerVariable)),
];

const SERVER_VARIABLE: Fields = &[("enum", Texts), ("default", Text), ("description", Text)];

const COMPONENTS: Fields = &[
    ("schemas", Map(ObjectKind::Schema)),
    ("responses", Map(ObjectKind::Response)),
    ("parameters", Map(ObjectKind::Parameter)),
    ("examples", Map(ObjectKind::Example)),
    ("requestBodies", Map(ObjectKind::RequestBody)),
    ("headers", Map(ObjectKind::Header)),
    ("securitySchemes", Map(ObjectKind::SecurityScheme)),
    ("links", Map(ObjectKind::Link)),
    ("callbacks", Map(ObjectKind::Callback)),
    ("pathItems", Map(ObjectKind::PathItem)),
];

const PATH_ITEM: Fields = &[
    ("$ref", Text),
    ("summary", Text),
    ("description", Text),
    ("get", One(ObjectKind::Operation)),
    ("put", One(ObjectKind::Operation)),
    ("post", One(ObjectKind::Operation)),
    ("delete", One(ObjectKind::Operation)),
    ("options", One(ObjectKind::Operation)),
    ("head", One(ObjectKind::Operation)),
    ("patch", One(ObjectKind::Operation)),
    ("trace", One(ObjectKind::Operation)),
    ("servers", List(ObjectKind::Server)),
    ("parameters", List(ObjectKind::Parameter)),
];

const OPERATION: Fields = &[
    ("tags", Texts),
    ("summary", Text),
    ("description", Text),
    ("externalDocs", One(ObjectKind::ExternalDocs)),
    ("operationId", Text),
    ("parameters", List(ObjectKind::Parameter)),
    ("requestBody", One(ObjectKind::RequestBody)),
    ("responses", One(ObjectKind::Responses)),
    ("callbacks", Map(ObjectKind::Callback)),
    ("deprecated", Flag),
    ("security", Security),
    ("servers", List(ObjectKind::Server)),
];

const EXTERNAL_DOCS: Fields = &[("description", Text), ("url", Text)];

const HEADER_STARTS_AT: usize = 2;

const PARAMETER: Fields = &[
    ("name", Text),
    ("in", Text),
    ("description", Text),
    ("required", Flag),
    ("deprecated", Flag),
    ("allowEmptyValue", Flag),
    ("style", Text),
    ("explode", Flag),
    ("allowReserved", Flag),
    ("schema", One(ObjectKind::Schema)),
    ("example", Any),
    ("examples", Map(ObjectKind::Example)),
    ("content", Map(ObjectKind::MediaType)),
];

const REQUEST_BODY: Fields = &[
    ("description", Text),
    ("content", Map(ObjectKind::MediaType)),
    ("required", Flag),
];

const MEDIA_TYPE: Fields = &[
    ("schema", One(ObjectKind::Schema)),
    ("example", Any),
    ("examples", Map(ObjectKind::Example)),
    ("encoding", Map(ObjectKind::Encoding)),
];

const ENCODING: Fields = &[
    ("contentType", Text),
    ("headers", Map(ObjectKind::Header)),
    ("style", Text),
    ("explode", Flag),
    ("allowReserved", Flag),
];

const RESPONSE: Fields = &[
    ("description", Text),
    ("headers", Map(ObjectKind::Header)),
    ("content", Map(ObjectKind::MediaType)),
    ("links", Map(ObjectKind::Link)),
];

const EXAMPLE: Fields = &[
    ("summary", Text),
    ("description", Text),
    ("value", Any),
    ("externalValue", Text),
];

const LINK: Fields = &[
    ("operationRef", Text),
    ("operationId", Text),
    ("parameters", AnyMap),
    ("requestBody", Any),
    ("description", Text),
    ("server", One(ObjectKind::Server)),
];

const TAG: Fields = &[
    ("name", Text),
    ("description", Text),
    ("externalDocs", One(ObjectKind::ExternalDocs)),
];

const SECURITY_SCHEME: Fields = &[
    ("type", Text),
    ("description", Text),
    ("name", Text),
    ("in", Text),
    ("scheme", Text),
    ("bearerFormat", Text),
    ("flows", One(ObjectKind::OAuthFlows)),
    ("openIdConnectUrl", Text),
];

const OAUTH_FLOWS: Fields = &[
    ("implicit", One(ObjectKind::OAuthFlow)),
    ("password", One(ObjectKind::OAuthFlow)),
    ("clientCredentials", One(ObjectKind::OAuthFlow)),
    ("authorizationCode", One(ObjectKind::OAuthFlow)),
];

const OAUTH_FLOW: Fields = &[
    ("authorizationUrl", Text),
    ("tokenUrl", Text),
    ("refreshUrl", Text),
    ("scopes", TextMap),
];

const DISCRIMINATOR: Fields = &[("propertyName", Text), ("mapping", TextMap)];

const XML: Fields = &[
    ("name", Text),
    ("namespace", Text),
    ("prefix", Text),
    ("attribute", Flag),
    ("wrapped", Flag),
];

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Field, ObjectKind};

    #[test]
    fn header_is_a_parameter_without_name_and_location() {
        for absent in ["name", "in"] {
            assert_eq!(ObjectKind::Header.field(absent), None);
        }
        for present in ["description", "schema", "content"] {
            assert_eq!(
                ObjectKind::Header.field(present),
                ObjectKind::Parameter.field(present)
            );
        }
    }

    #[test]
    fn every_field_accepts_its_own_values_and_rejects_null() {
        let security = json!([{ "key": [] }, { "oauth": ["read"] }]);
        let cases: [(Field, Value, Value); 8] = [
            (Field::Text, json!("a"), json!(1)),
            (Field::Flag, json!(true), json!("true")),
            (Field::Texts, json!(["a"]), json!(["a", null])),
            (Field::TextMap, json!({ "a": "b" }), json!({ "a": 1 })),
            (Field::AnyMap, json!({ "a": null }), json!([])),
            (Field::Security, security, json!([{ "key": null }])),
            (Field::List(ObjectKind::Tag), json!([null]), json!({})),
            (Field::Map(ObjectKind::Tag), json!({ "a": null }), json!([])),
        ];
        for (field, valid, invalid) in cases {
            assert_eq!(field.mismatch(&valid), None, "{field:?}");
            assert!(field.mismatch(&invalid).is_some(), "{field:?}");
            assert!(field.mismatch(&Value::Null).is_some(), "{field:?}");
        }
        assert_eq!(Field::Any.mismatch(&Value::Null), None);
    }
}
