//! The registry of rules: for each kind of change its name, where it applies, what it can do to
//! the set of allowed values, and what it means. Reports, the ignore file and the table in
//! `docs/drift.md` take their names from here. Where oasdiff has a name, it is used.

use super::value_change::ValueChange;
use crate::change::{Direction, Severity};

/// What part of a document a rule is about. It decides how the rule's name begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Scope {
    /// The document or an operation as a whole.
    Operation,
    /// A parameter, apart from its schema.
    Parameter,
    /// A request body, apart from its schema.
    RequestBody,
    /// A response or one of its headers, apart from their schemas.
    Response,
    /// The content of a request body or of a response.
    Content,
    /// A schema, wherever it is used.
    Schema,
    /// A field of an object; reported with the field's location, not the object's.
    Field,
    /// A field that is new or gone; the name says if it is required.
    FieldPresence,
    /// Descriptions, titles, examples and extensions, of schemas and of everything else.
    Documentation,
}

/// One rule.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Rule {
    /// The name, or what follows the location in it.
    pub(crate) stem: &'static str,
    pub(crate) scope: Scope,
    /// What a change under this rule can do to the set of allowed values.
    pub(crate) changes: &'static [ValueChange],
    /// What happened, in one sentence.
    pub(crate) text: &'static str,
}

impl Rule {
    /// The stem as words, for messages.
    pub(crate) fn words(&self) -> String {
        self.stem.replace('-', " ")
    }

    /// The severities that the rule can have in one direction.
    pub(crate) fn severities(&self, direction: Direction) -> Vec<Severity> {
        let mut out: Vec<Severity> = self
            .changes
            .iter()
            .flat_map(|change| change.severities(direction))
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    }
}

macro_rules! rules {
    ($($scope:ident { $($id:ident $stem:literal [$($change:ident)+] $text:literal)+ })+) => {
        $($(
            #[doc = $text]
            pub(crate) static $id: Rule = Rule {
                stem: $stem,
                scope: Scope::$scope,
                changes: &[$(ValueChange::$change),+],
                text: $text,
            };
        )+)+
        /// Every rule.
        pub(crate) static RULES: &[&Rule] = &[$($(&$id),+),+];
    };
}

rules! {
    Operation {
        API_REMOVED_WITHOUT_DEPRECATION "api-removed-without-deprecation" [Lost] "An operation is gone."
        API_REMOVED_WITH_DEPRECATION "api-removed-with-deprecation" [Lost] "A deprecated operation is gone."
        ENDPOINT_ADDED "endpoint-added" [Wider] "An operation is new."
        API_PATH_CHANGED "api-path-changed" [Crossed] "An operation has another path."
        API_METHOD_CHANGED "api-method-changed" [Crossed] "An operation has another method."
        API_OPERATION_ID_ADDED "api-operation-id-added" [Wider] "An operation without an operationId has one."
        API_OPERATION_ID_REMOVED "api-operation-id-removed" [Crossed] "An operationId is gone or another one; generated functions are named after it."
        ENDPOINT_DEPRECATED "endpoint-deprecated" [Noted] "An operation is deprecated."
        ENDPOINT_REACTIVATED "endpoint-reactivated" [Noted] "An operation is no longer deprecated."
        API_TAG_ADDED "api-tag-added" [Same] "An operation has another tag."
        API_TAG_REMOVED "api-tag-removed" [Same] "A tag of an operation is gone."
        API_SECURITY_ADDED "api-security-added" [Wider] "Another way to authenticate is accepted."
        API_SECURITY_REMOVED "api-security-removed" [Wider Crossed] "A way to authenticate is no longer accepted."
        API_SECURITY_SCOPE_CHANGED "api-security-scope-changed" [Wider Crossed] "Other scopes are required."
        API_SERVER_ADDED "api-server-added" [Wider] "A server is new."
        API_SERVER_REMOVED "api-server-removed" [Lost] "A server is gone."
        CALLBACKS_CHANGED "callbacks-changed" [Crossed] "The callbacks differ; they are compared as text."
        INFO_CHANGED "info-changed" [Same] "The document's `info` differs. Reported with `--documentation`."
        TAGS_CHANGED "tags-changed" [Same] "The document's list of tags differs. Reported with `--documentation`."
    }
    Parameter {
        NEW_REQUEST_PATH_PARAMETER "new-request-path-parameter" [Crossed] "A path parameter is new."
        NEW_REQUIRED_REQUEST_PARAMETER "new-required-request-parameter" [Crossed] "A required parameter is new."
        NEW_OPTIONAL_REQUEST_PARAMETER "new-optional-request-parameter" [Wider] "An optional parameter is new."
        REQUEST_PARAMETER_REMOVED "request-parameter-removed" [Lost] "A parameter is gone."
        REQUEST_PARAMETER_MOVED "request-parameter-moved" [Crossed] "A parameter goes into another part of the request."
        REQUEST_PARAMETER_RENAMED "request-parameter-renamed" [Same] "A path parameter has another name at the same position."
        REQUEST_PARAMETER_BECAME_REQUIRED "request-parameter-became-required" [Narrower] "A parameter is required now."
        REQUEST_PARAMETER_BECAME_OPTIONAL "request-parameter-became-optional" [Wider] "A parameter is optional now."
        REQUEST_PARAMETER_SERIALIZATION_CHANGED "request-parameter-serialization-changed" [Crossed] "A list or an object is serialized in another style."
        REQUEST_PARAMETER_DEPRECATED "request-parameter-deprecated" [Noted] "A parameter is deprecated."
        REQUEST_PARAMETER_REACTIVATED "request-parameter-reactivated" [Noted] "A parameter is no longer deprecated."
        REQUEST_PARAMETER_EMPTY_VALUE_ALLOWED "request-parameter-empty-value-allowed" [Wider] "`allowEmptyValue` is set."
        REQUEST_PARAMETER_EMPTY_VALUE_FORBIDDEN "request-parameter-empty-value-forbidden" [Narrower] "`allowEmptyValue` is no longer set."
        REQUEST_PARAMETER_RESERVED_ALLOWED "request-parameter-reserved-allowed" [Crossed] "`allowReserved` is set."
        REQUEST_PARAMETER_RESERVED_FORBIDDEN "request-parameter-reserved-forbidden" [Crossed] "`allowReserved` is no longer set."
    }
    RequestBody {
        REQUEST_BODY_REMOVED "request-body-removed" [Lost] "The request body is gone."
        REQUEST_BODY_ADDED_REQUIRED "request-body-added-required" [Crossed] "A required request body is new."
        REQUEST_BODY_ADDED_OPTIONAL "request-body-added-optional" [Wider] "An optional request body is new."
        REQUEST_BODY_BECAME_REQUIRED "request-body-became-required" [Narrower] "The request body is required now."
        REQUEST_BODY_BECAME_OPTIONAL "request-body-became-optional" [Wider] "The request body is optional now."
    }
    Response {
        RESPONSE_SUCCESS_STATUS_ADDED "response-success-status-added" [Wider] "A success status is new."
        RESPONSE_SUCCESS_STATUS_REMOVED "response-success-status-removed" [Narrower Lost] "A success status is gone."
        RESPONSE_SUCCESS_STATUS_CHANGED "response-success-status-changed" [Crossed] "Success has another status."
        RESPONSE_NON_SUCCESS_STATUS_ADDED "response-non-success-status-added" [Wider] "An error status is new."
        RESPONSE_NON_SUCCESS_STATUS_REMOVED "response-non-success-status-removed" [Narrower] "An error status is gone."
        REQUIRED_RESPONSE_HEADER_REMOVED "required-response-header-removed" [Lost] "A required response header is gone."
        OPTIONAL_RESPONSE_HEADER_REMOVED "optional-response-header-removed" [Lost] "An optional response header is gone."
        RESPONSE_HEADER_ADDED "response-header-added" [Wider] "A response header is new."
        RESPONSE_HEADER_BECAME_REQUIRED "response-header-became-required" [Narrower] "A response header is required now."
        RESPONSE_HEADER_BECAME_OPTIONAL "response-header-became-optional" [Wider] "A response header is optional now."
    }
    Content {
        MEDIA_TYPE_ADDED "media-type-added" [Wider Crossed Same] "A content type is new."
        MEDIA_TYPE_REMOVED "media-type-removed" [Wider Narrower Lost Same] "A content type is gone."
        MEDIA_TYPE_NAME_GENERALIZED "media-type-name-generalized" [Wider] "A content type became a range that contains it."
        MEDIA_TYPE_NAME_SPECIALIZED "media-type-name-specialized" [Narrower] "A range of content types became one of them."
        ENCODING_CHANGED "encoding-changed" [Crossed] "The parts of a form body are encoded in another way."
    }
    Schema {
        TYPE_CHANGED "type-changed" [Wider Narrower Crossed] "The type differs, or is stated on one side alone."
        TYPE_GENERALIZED "type-generalized" [Wider Same] "Another type is allowed too."
        TYPE_SPECIALIZED "type-specialized" [Narrower Same] "A type is no longer allowed."
        BECAME_NULLABLE "became-nullable" [Wider] "`null` is allowed now."
        BECAME_NOT_NULLABLE "became-not-nullable" [Narrower] "`null` is no longer allowed."
        ANY_OF_ADDED "any-of-added" [Wider Same] "A member of an `anyOf` is new."
        ANY_OF_REMOVED "any-of-removed" [Narrower Same] "A member of an `anyOf` is gone."
        ONE_OF_ADDED "one-of-added" [Wider Same] "A member of a `oneOf` is new."
        ONE_OF_REMOVED "one-of-removed" [Narrower Same] "A member of a `oneOf` is gone."
        BECAME_ENUM "became-enum" [Narrower Same] "The values are listed now."
        BECAME_NOT_ENUM "became-not-enum" [Wider Same] "The values are no longer listed."
        ENUM_VALUE_ADDED "enum-value-added" [Wider Same] "A listed value is new."
        ENUM_VALUE_REMOVED "enum-value-removed" [Narrower Same] "A listed value is gone."
        ENUM_OPENED "enum-opened" [Wider] "Values in addition to those listed are allowed."
        ENUM_CLOSED "enum-closed" [Narrower] "Only the listed values are allowed."
        MIN_SET "min-set" [Narrower] "`minimum` is set."
        MIN_UNSET "min-unset" [Wider] "`minimum` is no longer set."
        MIN_INCREASED "min-increased" [Narrower] "`minimum` is higher."
        MIN_DECREASED "min-decreased" [Wider] "`minimum` is lower."
        MAX_SET "max-set" [Narrower] "`maximum` is set."
        MAX_UNSET "max-unset" [Wider] "`maximum` is no longer set."
        MAX_INCREASED "max-increased" [Wider] "`maximum` is higher."
        MAX_DECREASED "max-decreased" [Narrower] "`maximum` is lower."
        MIN_LENGTH_SET "min-length-set" [Narrower] "`minLength` is set."
        MIN_LENGTH_UNSET "min-length-unset" [Wider] "`minLength` is no longer set."
        MIN_LENGTH_INCREASED "min-length-increased" [Narrower] "`minLength` is higher."
        MIN_LENGTH_DECREASED "min-length-decreased" [Wider] "`minLength` is lower."
        MAX_LENGTH_SET "max-length-set" [Narrower] "`maxLength` is set."
        MAX_LENGTH_UNSET "max-length-unset" [Wider] "`maxLength` is no longer set."
        MAX_LENGTH_INCREASED "max-length-increased" [Wider] "`maxLength` is higher."
        MAX_LENGTH_DECREASED "max-length-decreased" [Narrower] "`maxLength` is lower."
        MIN_ITEMS_SET "min-items-set" [Narrower] "`minItems` is set."
        MIN_ITEMS_UNSET "min-items-unset" [Wider] "`minItems` is no longer set."
        MIN_ITEMS_INCREASED "min-items-increased" [Narrower] "`minItems` is higher."
        MIN_ITEMS_DECREASED "min-items-decreased" [Wider] "`minItems` is lower."
        MAX_ITEMS_SET "max-items-set" [Narrower] "`maxItems` is set."
        MAX_ITEMS_UNSET "max-items-unset" [Wider] "`maxItems` is no longer set."
        MAX_ITEMS_INCREASED "max-items-increased" [Wider] "`maxItems` is higher."
        MAX_ITEMS_DECREASED "max-items-decreased" [Narrower] "`maxItems` is lower."
        MIN_PROPERTIES_SET "min-properties-set" [Narrower] "`minProperties` is set."
        MIN_PROPERTIES_UNSET "min-properties-unset" [Wider] "`minProperties` is no longer set."
        MIN_PROPERTIES_INCREASED "min-properties-increased" [Narrower] "`minProperties` is higher."
        MIN_PROPERTIES_DECREASED "min-properties-decreased" [Wider] "`minProperties` is lower."
        MAX_PROPERTIES_SET "max-properties-set" [Narrower] "`maxProperties` is set."
        MAX_PROPERTIES_UNSET "max-properties-unset" [Wider] "`maxProperties` is no longer set."
        MAX_PROPERTIES_INCREASED "max-properties-increased" [Wider] "`maxProperties` is higher."
        MAX_PROPERTIES_DECREASED "max-properties-decreased" [Narrower] "`maxProperties` is lower."
        FORMAT_CHANGED "format-changed" [Same Wider Narrower Crossed] "The `format` differs."
        PATTERN_ADDED "pattern-added" [Narrower] "A `pattern` is new."
        PATTERN_REMOVED "pattern-removed" [Wider] "A `pattern` is gone."
        PATTERN_CHANGED "pattern-changed" [Crossed] "The `pattern` differs."
        MULTIPLE_OF_CHANGED "multiple-of-changed" [Wider Narrower Crossed] "`multipleOf` differs."
        UNIQUE_ITEMS_ADDED "unique-items-added" [Narrower] "The items must be unique now."
        UNIQUE_ITEMS_REMOVED "unique-items-removed" [Wider] "The items need not be unique now."
        CONSTRAINT_CHANGED "constraint-changed" [Wider Narrower Crossed] "Another keyword differs; it is compared as text."
        DISCRIMINATOR_ADDED "discriminator-added" [Same] "A `discriminator` is new."
        DISCRIMINATOR_REMOVED "discriminator-removed" [Same] "A `discriminator` is gone."
        DISCRIMINATOR_PROPERTY_NAME_CHANGED "discriminator-property-name-changed" [Crossed] "The discriminator is another field."
        DISCRIMINATOR_MAPPING_ADDED "discriminator-mapping-added" [Wider] "A value of the discriminator is new."
        DISCRIMINATOR_MAPPING_REMOVED "discriminator-mapping-removed" [Narrower] "A value of the discriminator is gone."
        ADDITIONAL_PROPERTIES_OPENED "additional-properties-opened" [Same Wider] "Any additional field is allowed."
        ADDITIONAL_PROPERTIES_CLOSED "additional-properties-closed" [Same Lost] "Additional fields are no longer allowed."
        ADDITIONAL_PROPERTIES_TYPE_ADDED "additional-properties-type-added" [Wider Narrower] "The additional fields have a schema now."
        ADDITIONAL_PROPERTIES_TYPE_REMOVED "additional-properties-type-removed" [Lost Wider] "The additional fields have no schema now."
        DEFAULT_VALUE_ADDED "default-value-added" [Default] "A default is documented."
        DEFAULT_VALUE_REMOVED "default-value-removed" [Default] "A default is no longer documented."
        DEFAULT_VALUE_CHANGED "default-value-changed" [Default] "The default is another value."
        DEPRECATED "deprecated" [Noted] "The schema is deprecated."
        REACTIVATED "reactivated" [Noted] "The schema is no longer deprecated."
        COMPONENT_RENAMED "component-renamed" [Same] "A component has another name and the same meaning."
    }
    Field {
        BECAME_REQUIRED "became-required" [Narrower] "A field is required now."
        BECAME_OPTIONAL "became-optional" [Wider Same] "A field is optional now."
        BECAME_READ_ONLY "became-read-only" [Lost] "A field is no longer sent."
        BECAME_NOT_READ_ONLY "became-not-read-only" [Wider] "A field that was received alone can be sent."
        BECAME_WRITE_ONLY "became-write-only" [Lost] "A field is no longer received."
        BECAME_NOT_WRITE_ONLY "became-not-write-only" [Wider] "A field that was sent alone is received."
    }
    FieldPresence {
        PROPERTY_ADDED "property-added" [Same Narrower Wider Crossed] "A field is new."
        PROPERTY_REMOVED "property-removed" [Lost Same Wider] "A field is gone."
    }
    Documentation {
        DESCRIPTION_CHANGED "description-changed" [Same] "A description, summary or comment differs. Reported with `--documentation`."
        TITLE_CHANGED "title-changed" [Same] "A title differs. Reported with `--documentation`."
        EXAMPLE_CHANGED "example-changed" [Same] "An example differs. Reported with `--documentation`."
        EXTERNAL_DOCS_CHANGED "external-docs-changed" [Same] "A link to further documentation differs. Reported with `--documentation`."
        EXTENSION_CHANGED "extension-changed" [Same] "An extension differs. Reported with `--documentation`."
    }
}
