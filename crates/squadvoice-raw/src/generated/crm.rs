// Made by `cargo xtask regen` from openapi/squadvoice.json. Do not edit.

//! The types of the `crm` area.

use std::collections::BTreeMap;
use serde::{Deserialize, Serialize};
use squad_core::wire::Scalar;

/// A lead that was created in a CRM.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NewCrmLead {
    /// Id of the lead in the CRM, at most 255 characters long.
    pub lead_id: String,
    /// Phone number, at most 12 characters long: a country code of two digits fits, a `+` before it does not.
    pub phone_number: String,
    /// Name of the person to be called, at most 48 characters long.
    pub contact_name: String,
    /// Members that the document leaves open, by their names.
    #[serde(flatten)]
    pub extra: BTreeMap<String, Scalar>,
}

squad_core::request_struct! {
    NewCrmLead {
        lead_id: String,
        phone_number: String,
        contact_name: String,
    } {
        extra: BTreeMap<String, Scalar>,
    }
}
