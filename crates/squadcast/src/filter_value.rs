//! Values of filters: documented ones, and others that are named as such.
#![allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "an area without filters can be built alone"
)]

use std::fmt;

use crate::{Error, Kind, Result};

/// A value of a filter. Documented values and text convert into it.
///
/// Text that is not a documented value is an error when the list is used, because a misspelled filter would match nothing.
/// Use [`FilterValue::other`] for a value that this version does not know.
///
/// ```
/// use squadcast::FilterValue;
/// use squadcast::incidents::{IncidentPriority, IncidentStatus};
///
/// let triggered: FilterValue<_> = IncidentStatus::Triggered.into();
/// assert_eq!(triggered, "triggered".into());
/// let new = FilterValue::<IncidentPriority>::other("P0");
/// # let _ = new;
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterValue<E> {
    value: E,
    undocumented: bool,
}

/// An enum whose values can be filtered by.
pub trait Filterable: sealed::Sealed {
    /// The filter's name in messages, for example `status`.
    const NAME: &'static str;
}

pub(crate) mod sealed {
    pub trait Sealed: for<'t> From<&'t str> + AsRef<str> + PartialEq + 'static {
        const DOCUMENTED: &'static [Self];
    }
}

/// Implements [`Filterable`] for an enum, with its name in messages.
macro_rules! filterable {
    ($($type:ident = $name:literal,)*) => {$(
        impl $crate::filter_value::Filterable for $type {
            const NAME: &'static str = $name;
        }

        impl $crate::filter_value::sealed::Sealed for $type {
            const DOCUMENTED: &'static [Self] = Self::LISTED;
        }
    )*};
}

pub(crate) use filterable;

impl<E: Filterable> FilterValue<E> {
    /// Creates a value that this version does not know.
    pub fn other(value: impl Into<String>) -> Self {
        Self {
            value: E::from(&value.into()),
            undocumented: true,
        }
    }

    /// Returns the value, if it is documented or explicitly another one.
    pub(crate) fn checked(self) -> Result<E> {
        if self.undocumented || E::DOCUMENTED.contains(&self.value) {
            return Ok(self.value);
        }
        let documented: Vec<String> = E::DOCUMENTED
            .iter()
            .map(|value| format!("`{}`", value.as_ref()))
            .collect();
        let given: String = self.value.as_ref().chars().take(40).collect();
        Err(Error::new(
            Kind::Configuration,
            format!(
                "unknown {} {given:?}; the documented values are {}; use `FilterValue::other` for another one; no request was sent",
                E::NAME,
                documented.join(", ")
            ),
        ))
    }
}

impl<E: Filterable> From<E> for FilterValue<E> {
    fn from(value: E) -> Self {
        Self {
            value,
            undocumented: false,
        }
    }
}

impl<E: Filterable> From<&str> for FilterValue<E> {
    fn from(text: &str) -> Self {
        E::from(text).into()
    }
}

impl<E: Filterable> From<String> for FilterValue<E> {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl<E: Filterable + fmt::Display> fmt::Display for FilterValue<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}
