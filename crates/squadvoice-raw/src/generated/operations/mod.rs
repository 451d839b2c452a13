// Made by `cargo xtask regen` from openapi/squadvoice.json. Do not edit.

//! The operations, an area a module.

#[cfg(feature = "crm")]
mod crm;
#[cfg(feature = "leads")]
mod leads;
#[cfg(feature = "leads-v1")]
mod leads_v1;
#[cfg(feature = "oauth")]
mod oauth;
