//! Generated structs: serialized member by member, with the fields that the document leaves open.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::MapAccess;
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::super::budget::charge_entry;
use super::{LenientDeserialize, ValueSeed};

/// The field that holds the members without a field of their own (`additionalProperties` of the document).
pub trait AdditionalProperties {
    /// Decodes and adds the value of the member `name`, which `object` has just named.
    ///
    /// # Errors
    /// Those of decoding the value.
    fn deserialize_member<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        object: &mut A,
    ) -> Result<(), A::Error>;

    /// Returns the members with their values.
    fn members(&self) -> impl Iterator<Item = (&String, &impl Serialize)>;

    /// Says why the members must not be serialized, for example because some are missing.
    fn rejection(&self) -> Option<&'static str> {
        None
    }
}

impl<T: LenientDeserialize + Serialize> AdditionalProperties for BTreeMap<String, T> {
    fn deserialize_member<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        object: &mut A,
    ) -> Result<(), A::Error> {
        charge_entry(self, name)?;
        let value = object.next_value_seed(ValueSeed(PhantomData))?;
        self.insert(name.to_owned(), value);
        Ok(())
    }

    fn members(&self) -> impl Iterator<Item = (&String, &impl Serialize)> {
        self.iter()
    }
}

impl AdditionalProperties for Map<String, Value> {
    fn deserialize_member<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        object: &mut A,
    ) -> Result<(), A::Error> {
        super::free::insert_member(self, name, object)
    }

    fn members(&self) -> impl Iterator<Item = (&String, &impl Serialize)> {
        self.iter()
    }
}

/// Serializes an object. Used by the code of `lenient_struct!`.
pub struct ObjectSerializer<S: Serializer>(Result<S::SerializeMap, S::Error>);

impl<S: Serializer> ObjectSerializer<S> {
    /// Starts an object.
    pub fn new(serializer: S) -> Self {
        Self(serializer.serialize_map(None))
    }

    /// Serializes a member, unless its value is omitted.
    pub fn field<T: LenientDeserialize + Serialize>(&mut self, name: &'static str, value: &T) {
        if !value.is_omitted() {
            self.entry(name, value);
        }
    }

    /// Serializes a member, with `null` for `None`.
    pub fn or_null<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        self.entry(name, value);
    }

    /// Serializes a required time; the service takes an empty string for none.
    pub fn or_empty<T: fmt::Display>(&mut self, name: &'static str, time: &Option<T>) {
        match time {
            Some(time) => self.entry(name, &format_args!("{time}")),
            None => self.entry(name, ""),
        }
    }

    /// Serializes the members without a field of their own.
    pub fn additional_properties(&mut self, properties: &impl AdditionalProperties) {
        if let Some(why) = properties.rejection() {
            self.0 = Err(serde::ser::Error::custom(why));
        }
        for (name, value) in properties.members() {
            self.entry(name, value);
        }
    }

    fn entry(&mut self, name: &str, value: &(impl Serialize + ?Sized)) {
        if let Ok(object) = &mut self.0
            && let Err(error) = object.serialize_entry(name, value)
        {
            self.0 = Err(error);
        }
    }

    /// Ends the object.
    ///
    /// # Errors
    /// The first error of the serializer.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.0?.end()
    }
}
