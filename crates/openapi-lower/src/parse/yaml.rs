//! Parses YAML to the JSON value it represents.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, EnumAccess, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::error::ParseError;
use super::number;
use crate::pointer;

/// Parses a YAML 1.2 document to the JSON value it represents.
///
/// Keys are text as written (`200:`), merge keys (`<<`) and aliases are expanded, and only `true`
/// and `false` are booleans: `yes`, `on` and `no` are text. A byte order mark is skipped.
///
/// ```
/// let document = openapi_lower::from_yaml(
///     "200: &ok { description: Fine }\n201: { <<: *ok }\n",
/// )?;
/// assert_eq!(document["201"]["description"], "Fine");
/// # Ok::<(), openapi_lower::ParseError>(())
/// ```
///
/// # Errors
///
/// In addition to what is not YAML, rejects what JSON cannot represent: tags of an application,
/// keys that are not scalars, infinite numbers, and integers beyond 64 bits that a float cannot
/// represent exactly. Rejects duplicate keys, documents nested deeper than 128 levels, and aliases
/// that expand to many times the size of the text.
pub fn from_yaml(text: &str) -> Result<Value, ParseError> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let state = State::new(body);
    let deserializer = serde_norway::Deserializer::from_str(body);
    let parsed = Node(&state).deserialize(deserializer);
    parsed.map_err(|error| ParseError {
        pointer: pointer::descend("", &state.path.borrow()),
        message: error.to_string(),
    })
}

/// What one value costs in addition to its text.
const COST_OF_A_VALUE: usize = 8;

/// How many bytes the values may cost in any case.
const ALLOWANCE: usize = 1 << 20;

struct State {
    /// The tokens of the pointer to the current value.
    path: RefCell<Vec<String>>,
    /// What values may still cost, so that aliases cannot fill the memory.
    budget: Cell<usize>,
    /// Whether the text has an integer that may be too long for `i128`.
    has_long_integers: bool,
}

impl State {
    fn new(text: &str) -> Self {
        const DIGITS_OF_I128: usize = 39;
        let has_long_integers = text
            .split(|c: char| !c.is_ascii_digit())
            .any(|digits| digits.len() >= DIGITS_OF_I128);
        Self {
            path: RefCell::new(Vec::new()),
            budget: Cell::new(text.len().saturating_mul(8).saturating_add(ALLOWANCE)),
            has_long_integers,
        }
    }

    fn spend<E: Error>(&self, bytes: usize) -> Result<(), E> {
        let cost = bytes.saturating_add(COST_OF_A_VALUE);
        match self.budget.get().checked_sub(cost) {
            Some(left) => {
                self.budget.set(left);
                Ok(())
            }
            None => Err(E::custom(
                "the aliases expand to many times the size of the text",
            )),
        }
    }

    fn integer<E: Error>(&self, digits: &str) -> Result<Value, E> {
        number::exact_float(digits)
            .map(Value::from)
            .ok_or_else(|| E::custom(number::inexact(digits)))
    }

    fn push(&self, token: String) {
        self.path.borrow_mut().push(token);
    }

    /// Not called after an error, so that the path is the one of the invalid value.
    fn pop(&self) {
        self.path.borrow_mut().pop();
    }
}

/// Deserializes one value.
struct Node<'s>(&'s State);

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON can represent")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        self.0.spend(0).map(|()| Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        self.0.spend(0).map(|()| Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        self.0.spend(0).map(|()| value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        self.0.spend(0).map(|()| value.into())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        self.0.spend(0)?;
        self.0.integer(&value.to_string())
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        self.0.spend(0)?;
        self.0.integer(&value.to_string())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        self.0.spend(0)?;
        if !value.is_finite() {
            return Err(E::custom(format!("JSON has no number `{value}`")));
        }
        // An integer of more than 128 bits arrives as a float, and its digits are lost.
        if self.0.has_long_integers && value.abs() >= i128::MAX as f64 {
            return Err(E::custom(number::inexact(&format!("{value:.0}"))));
        }
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.0.spend(value.len()).map(|()| value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.0.spend(0)?;
        let mut list = Vec::new();
        loop {
            self.0.push(list.len().to_string());
            let item = items.next_element_seed(Node(self.0))?;
            self.0.pop();
            match item {
                Some(item) => list.push(item),
                None => return Ok(Value::Array(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        self.0.spend(0)?;
        let mut object = Map::new();
        while let Some(key) = entries.next_key_seed(Key)? {
            self.0.spend(key.len())?;
            self.0.push(key.clone());
            if object.contains_key(&key) {
                return Err(A::Error::custom(format!("duplicate key `{key}`")));
            }
            let value = entries.next_value_seed(Node(self.0))?;
            object.insert(key, value);
            self.0.pop();
        }
        self.merge(object)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Value, A::Error> {
        let (tag, _) = data.variant::<String>()?;
        Err(A::Error::custom(format!(
            "JSON has no tags such as `{tag}`"
        )))
    }
}

impl Node<'_> {
    /// Expands the merge key `<<`: the keys of the mapping itself take precedence.
    fn merge<E: Error>(&self, mut object: Map<String, Value>) -> Result<Value, E> {
        let merged = match object.shift_remove("<<") {
            None => return Ok(Value::Object(object)),
            Some(Value::Array(list)) => list,
            Some(one) => vec![one],
        };
        for source in merged {
            let Value::Object(source) = source else {
                return Err(E::custom("the merge key `<<` requires a mapping"));
            };
            for (key, value) in source {
                object.entry(key).or_insert(value);
            }
        }
        Ok(Value::Object(object))
    }
}

/// Deserializes a key as it is written, whatever type it looks like.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key that is a scalar")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<String, E> {
        Ok(value.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use serde::de::{Error as _, Unexpected, value::Error};

    use super::{Key, Node, State};

    #[test]
    fn errors_say_what_is_expected() {
        let state = State::new("");
        let node = Error::invalid_type(Unexpected::Bytes(b"x"), &Node(&state));
        assert_eq!(
            node.to_string(),
            "invalid type: byte array, expected a value that JSON can represent"
        );
        let key = Error::invalid_type(Unexpected::Seq, &Key);
        assert_eq!(
            key.to_string(),
            "invalid type: sequence, expected a key that is a scalar"
        );
    }
}
