// Made by `cargo xtask regen` from openapi/squadvoice.json. Do not edit.

//! The generated client, an area a module.

pub mod operations;
#[cfg(feature = "crm")]
pub mod crm;
#[cfg(feature = "leads")]
pub mod leads;
#[cfg(feature = "leads-v1")]
pub mod leads_v1;
#[cfg(feature = "oauth")]
pub mod oauth;
pub mod shared;
pub mod wire;
