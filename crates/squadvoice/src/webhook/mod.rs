//! Receiving processed leads: the service sends each one to a URL of the customer.
//!
//! The vendor documents neither a signature nor a secret, and registers the URL itself. So the receiver expects a secret in
//! the path of that URL, or in a header if the vendor can send one. Deliveries can come twice and in any order: use the
//! [`IdempotencyKey`].
//!
//! The receiver is independent of any web framework: it takes an [`http::Request`] with any body and returns an
//! [`http::Response`].
//!
//! ```
//! use squadvoice::webhook::Receiver;
//!
//! # async fn example(request: http::Request<String>) -> squadvoice::Result<()> {
//! // The URL to give to the vendor: https://example.com/leads/5Jt4pUc2b8vQ…
//! let receiver = Receiver::with_secret_in_path("5Jt4pUc2b8vQxL0mZr7w")?;
//! let response = receiver
//!     .handle(request, |delivery| async move {
//!         println!("{}: {:?}", delivery.key, delivery.lead);
//!         Ok::<_, std::io::Error>(())
//!     })
//!     .await;
//! assert_eq!(response.status(), 403); // this request had no secret
//! # Ok(())
//! # }
//! ```

mod body;
mod receiver;
mod secret;

use std::fmt;

use squad_core::auth::Fingerprint;

use crate::leads::Lead;

pub use receiver::Receiver;

/// A processed lead that was delivered.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Delivery {
    /// The lead.
    pub lead: Lead,
    /// Identifies the delivery.
    pub key: IdempotencyKey,
}

impl Delivery {
    fn new(lead: Lead) -> Self {
        let key = IdempotencyKey::of(&lead);
        Self { lead, key }
    }
}

/// Identifies what was delivered: the same for each delivery of a lead that was processed once.
///
/// It is made from the campaign, the lead and the time of processing, and consists of 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IdempotencyKey(Fingerprint);

impl IdempotencyKey {
    /// Returns the key of a lead.
    #[must_use]
    pub fn of(lead: &Lead) -> Self {
        let campaign = lead.campaign_id.as_deref().unwrap_or_default();
        let processed_at = lead.processed_at.map(|time| time.to_string());
        let parts = [
            campaign,
            lead.lead_id.as_str(),
            processed_at.as_deref().unwrap_or_default(),
        ];
        Self(Fingerprint::of("processed lead", &parts))
    }
}

impl fmt::Display for IdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
