//! What a caller of [`crate::lower_with`] may choose.

use std::collections::BTreeSet;

/// Options for lowering.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    allowed: BTreeSet<String>,
    allow_any: bool,
    honor_nullable: bool,
}

impl Options {
    /// Accepts an unknown field or keyword: `NAME` becomes the extension `x-NAME`.
    ///
    /// Unknown names are rejected by default.
    ///
    /// ```
    /// # fn main() -> Result<(), openapi_lower::LowerError> {
    /// let options = openapi_lower::Options::default().allow("internal");
    /// let document = serde_json::json!({
    ///     "openapi": "3.1.0",
    ///     "info": { "title": "Pets", "version": "1", "internal": true },
    /// });
    /// let lowered = openapi_lower::lower_with(&document, &options)?;
    /// assert_eq!(lowered.document["info"]["x-internal"], true);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn allow(mut self, name: impl Into<String>) -> Self {
        self.allowed.insert(name.into());
        self
    }

    /// Accepts every unknown field and keyword, as [`Options::allow`] does.
    ///
    /// ```
    /// # fn main() -> Result<(), openapi_lower::LowerError> {
    /// let options = openapi_lower::Options::default().allow_any();
    /// let document = serde_json::json!({
    ///     "openapi": "3.1.0",
    ///     "info": { "title": "Pets", "version": "1" },
    ///     "components": { "schemas": { "Pet": { "faker": "animal" } } },
    /// });
    /// let lowered = openapi_lower::lower_with(&document, &options)?;
    /// let pet = &lowered.document["components"]["schemas"]["Pet"];
    /// assert_eq!(pet["x-faker"], "animal");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn allow_any(mut self) -> Self {
        self.allow_any = true;
        self
    }

    /// Honors `nullable: true` in a 3.1 document: null is valid in addition.
    ///
    /// OpenAPI 3.1 has no `nullable`. By default it is removed and listed as a loss.
    ///
    /// ```
    /// # fn main() -> Result<(), openapi_lower::LowerError> {
    /// let document = serde_json::json!({
    ///     "openapi": "3.1.0",
    ///     "info": { "title": "Pets", "version": "1" },
    ///     "components": { "schemas": {
    ///         "Name": { "type": "string", "nullable": true },
    ///     } },
    /// });
    /// let name = "/components/schemas/Name";
    ///
    /// let lowered = openapi_lower::lower(&document)?;
    /// let expected = serde_json::json!({ "type": "string" });
    /// assert_eq!(lowered.document.pointer(name), Some(&expected));
    /// assert_eq!(lowered.losses[0].rule, "nullable");
    ///
    /// let options = openapi_lower::Options::default().honor_nullable();
    /// let lowered = openapi_lower::lower_with(&document, &options)?;
    /// let expected = serde_json::json!({ "type": "string", "nullable": true });
    /// assert_eq!(lowered.document.pointer(name), Some(&expected));
    /// assert!(lowered.losses.is_empty());
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn honor_nullable(mut self) -> Self {
        self.honor_nullable = true;
        self
    }

    pub(crate) fn allows(&self, name: &str) -> bool {
        self.allow_any || self.allowed.contains(name)
    }

    pub(crate) fn honors_nullable(&self) -> bool {
        self.honor_nullable
    }
}
