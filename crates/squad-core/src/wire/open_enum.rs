//! Open enums: a value that is not documented is kept as it was received.

/// Declares an enum of the documented strings that also holds undocumented ones.
///
/// The enum decodes any string, serializes it unchanged, and is `Clone`, `Debug`, `Eq`, `Ord`, `Hash`, `Display`, `FromStr`,
/// `From<&str>`, `AsRef<str>` and `Default` (an empty unknown value).
///
/// ```
/// squad_core::open_enum! {
///     /// The form of an export.
///     pub enum ExportFormat {
///         /// JSON.
///         Json = "json",
///         /// Comma-separated values.
///         Csv = "csv",
///     }
/// }
/// assert_eq!(ExportFormat::from("csv"), ExportFormat::Csv);
/// assert_eq!(ExportFormat::from("parquet").as_str(), "parquet");
/// ```
#[macro_export]
macro_rules! open_enum {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)*
            /// An undocumented value, as it was received.
            Unknown(String),
        }

        impl $name {
            /// The documented values.
            pub const LISTED: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the value on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unknown(text) => text,
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    other => Self::Unknown(other.to_owned()),
                }
            }
        }

        $crate::__open_enum_impls!($name);
    };
}

/// The parts of [`open_enum!`](crate::open_enum) that do not depend on the values.
#[doc(hidden)]
#[macro_export]
macro_rules! __open_enum_impls {
    ($name:ident) => {
        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(Self::from(text))
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::QueryValue for $name {
            fn texts(&self, each: &mut dyn FnMut(&str)) {
                each(self.as_str());
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::Unknown(String::new())
            }
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::wire::LenientDeserialize::deserialize_lenient(deserializer)
            }
        }

        impl $name {
            fn from_wire(text: String) -> Self {
                let value = Self::from(text);
                if let Self::Unknown(text) = &value {
                    $crate::wire::macros::report_unknown_value(stringify!($name), text);
                }
                value
            }
        }

        impl $crate::wire::LenientDeserialize for $name {
            fn fallback() -> Self {
                Self::default()
            }

            fn deserialize_lenient<'de, D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                <String as $crate::wire::LenientDeserialize>::deserialize_lenient(deserializer)
                    .map(Self::from_wire)
            }

            fn deserialize_response<'de, D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                <String as $crate::wire::LenientDeserialize>::deserialize_response(deserializer)
                    .map(Self::from_wire)
            }
        }
    };
}
