//! The normal form of a schema: a nullable union of typed alternatives, with references followed,
//! `allOf` merged, and children as unvisited sites. Equivalent schemas have equal normal forms.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::Value;

use crate::document::SiteId;

/// Schemas that all apply; empty means no constraint.
pub(crate) type Conjunction = Vec<SiteId>;

/// JSON's types, and `Any` for a schema that names none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Type {
    Any,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

impl Type {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Type::Any => "any",
            Type::Boolean => "boolean",
            Type::Integer => "integer",
            Type::Number => "number",
            Type::String => "string",
            Type::Array => "array",
            Type::Object => "object",
        }
    }

    pub(crate) fn of_name(name: &str) -> Option<Type> {
        Some(match name {
            "boolean" => Type::Boolean,
            "integer" => Type::Integer,
            "number" => Type::Number,
            "string" => Type::String,
            "array" => Type::Array,
            "object" => Type::Object,
            _ => return None,
        })
    }
}

/// Formats of numbers that forbid no number.
pub(crate) const FLOATS: [&str; 3] = ["float", "double", "decimal"];

/// A limit on a number, a length or a count.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Limit {
    pub(crate) value: f64,
    pub(crate) exclusive: bool,
    pub(crate) site: SiteId,
}

/// The limits that a schema may set, each with its keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Bound {
    Min,
    Max,
    MinLength,
    MaxLength,
    MinItems,
    MaxItems,
    MinProperties,
    MaxProperties,
}

impl Bound {
    pub(crate) const ALL: [Bound; 8] = [
        Bound::Min,
        Bound::Max,
        Bound::MinLength,
        Bound::MaxLength,
        Bound::MinItems,
        Bound::MaxItems,
        Bound::MinProperties,
        Bound::MaxProperties,
    ];

    pub(crate) fn keyword(self) -> &'static str {
        match self {
            Bound::Min => "minimum",
            Bound::Max => "maximum",
            Bound::MinLength => "minLength",
            Bound::MaxLength => "maxLength",
            Bound::MinItems => "minItems",
            Bound::MaxItems => "maxItems",
            Bound::MinProperties => "minProperties",
            Bound::MaxProperties => "maxProperties",
        }
    }

    /// Whether a higher limit allows fewer values.
    pub(crate) fn is_lower(self) -> bool {
        matches!(
            self,
            Bound::Min | Bound::MinLength | Bound::MinItems | Bound::MinProperties
        )
    }

    pub(crate) fn applies_to(self, ty: Type) -> bool {
        match self {
            Bound::Min | Bound::Max => matches!(ty, Type::Integer | Type::Number),
            Bound::MinLength | Bound::MaxLength => ty == Type::String,
            Bound::MinItems | Bound::MaxItems => ty == Type::Array,
            Bound::MinProperties | Bound::MaxProperties => ty == Type::Object,
        }
    }
}

/// The values that an enum lists.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Values {
    pub(crate) list: Vec<Value>,
    /// Where each value is listed: one enum, or several members of a union.
    pub(crate) sites: Vec<SiteId>,
    pub(crate) site: SiteId,
    /// Other values of the type are allowed too.
    pub(crate) open: bool,
    /// The member of the union that allows them.
    pub(crate) opened_at: Option<SiteId>,
}

/// A named field of an object.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Property {
    pub(crate) schema: Conjunction,
    pub(crate) read_only: bool,
    pub(crate) write_only: bool,
}

/// Fields of an object without a name in the schema.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Additional {
    /// Not stated: additional fields are not part of the contract.
    Unstated,
    /// Any additional field is allowed.
    Open,
    /// No additional field.
    Closed,
    /// Additional fields of one schema: a map.
    Of(Conjunction),
}

/// The field that identifies the members of a union.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Discriminator {
    pub(crate) property: String,
    pub(crate) mapping: BTreeMap<String, String>,
    pub(crate) site: SiteId,
}

/// One typed alternative of a schema.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Alternative {
    pub(crate) ty: Type,
    /// Where it is written: the member of the union, or the schema itself.
    pub(crate) origin: SiteId,
    /// The member of a union that it comes from, which may refer to `origin`.
    pub(crate) member: Option<SiteId>,
    /// The name of the component, if it is one.
    pub(crate) component: Option<String>,
    pub(crate) values: Option<Values>,
    pub(crate) bounds: BTreeMap<Bound, Limit>,
    pub(crate) format: Option<(String, SiteId)>,
    pub(crate) patterns: BTreeMap<String, SiteId>,
    pub(crate) multiple_of: Option<(f64, SiteId)>,
    pub(crate) unique_items: Option<SiteId>,
    pub(crate) items: Conjunction,
    /// Shared between the normal forms of all schemas that refer to it.
    pub(crate) properties: Rc<BTreeMap<String, Property>>,
    pub(crate) required: Rc<BTreeMap<String, SiteId>>,
    /// Fields without which a response is an error (`x-identifying`).
    pub(crate) identifying: BTreeSet<String>,
    pub(crate) additional: Additional,
    pub(crate) additional_site: Option<SiteId>,
    pub(crate) discriminator: Option<Discriminator>,
    /// Keywords that are compared as text: `not`, `if`, `contains` and so on.
    pub(crate) opaque: BTreeMap<String, (String, SiteId)>,
}

impl Alternative {
    pub(crate) fn new(ty: Type, origin: SiteId) -> Self {
        Alternative {
            ty,
            origin,
            member: None,
            component: None,
            values: None,
            bounds: BTreeMap::new(),
            format: None,
            patterns: BTreeMap::new(),
            multiple_of: None,
            unique_items: None,
            items: Vec::new(),
            properties: Rc::default(),
            required: Rc::default(),
            identifying: BTreeSet::new(),
            additional: Additional::Unstated,
            additional_site: None,
            discriminator: None,
            opaque: BTreeMap::new(),
        }
    }

    /// Whether it lists all its values, and they are numbers.
    pub(crate) fn is_listed_number(&self) -> bool {
        matches!(self.ty, Type::Integer | Type::Number)
            && self.values.as_ref().is_some_and(|values| !values.open)
    }

    /// Whether it allows every number. A floating-point format forbids none.
    pub(crate) fn is_any_number(&self) -> bool {
        let mut plain = self.clone();
        let format = plain.format.take();
        let forbids = format.is_some_and(|(f, _)| !FLOATS.contains(&f.as_str()));
        self.ty == Type::Number && !forbids && plain.is_plain()
    }

    /// Whether it states nothing but its type.
    pub(crate) fn is_plain(&self) -> bool {
        self.values.is_none() && self.is_unbounded()
    }

    /// Whether it states nothing but its type and the values it lists.
    pub(crate) fn is_unbounded(&self) -> bool {
        self.bounds.is_empty()
            && self.format.is_none()
            && self.patterns.is_empty()
            && self.multiple_of.is_none()
            && self.unique_items.is_none()
            && self.items.is_empty()
            && self.properties.is_empty()
            && self.required.is_empty()
            && self.identifying.is_empty()
            && self.additional == Additional::Unstated
            && self.opaque.is_empty()
    }
}

/// The keyword that joins the members of a union.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joined {
    /// `anyOf`.
    AnyOf,
    /// `oneOf`.
    OneOf,
    /// A list of types, or no union at all.
    Types,
}

/// A schema in normal form.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// `null` is allowed.
    pub(crate) nullable: bool,
    /// Where null is allowed, if a member of a union does.
    pub(crate) null_at: Option<SiteId>,
    pub(crate) alternatives: Vec<Alternative>,
    pub(crate) joined: Joined,
    pub(crate) origin: SiteId,
    pub(crate) components: Vec<String>,
    pub(crate) default: Option<(Value, SiteId)>,
    pub(crate) deprecated: Option<SiteId>,
    /// Descriptions, titles, examples and extensions.
    pub(crate) documentation: BTreeMap<String, Vec<String>>,
}

impl Node {
    pub(crate) fn nothing(origin: SiteId) -> Self {
        Node {
            nullable: false,
            null_at: None,
            alternatives: Vec::new(),
            joined: Joined::Types,
            origin,
            components: Vec::new(),
            default: None,
            deprecated: None,
            documentation: BTreeMap::new(),
        }
    }

    pub(crate) fn any(origin: SiteId) -> Self {
        let mut node = Node::nothing(origin);
        node.nullable = true;
        node.alternatives = vec![Alternative::new(Type::Any, origin)];
        node
    }

    pub(crate) fn is_any(&self) -> bool {
        matches!(self.alternatives.as_slice(), [only] if only.ty == Type::Any)
    }
}
