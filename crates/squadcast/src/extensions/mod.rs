//! Extensions: outgoing webhooks, and the connection to Microsoft Teams.
//!
//! ```no_run
//! use squadcast::Squadcast;
//! use squadcast::extensions::{NewWebhook, WebhookAddress, WebhookUpdate};
//!
//! # async fn example() -> squadcast::Result<()> {
//! let client = Squadcast::from_env()?;
//!
//! let address = WebhookAddress::post("https://hooks.example.com/squadcast");
//! let chat = NewWebhook::new("Chat", "event", address)
//!     .on("incident", "triggered")
//!     .header("x-token", "secret");
//! let chat = client.webhooks().create(chat).await?;
//!
//! // Another token; everything else is kept.
//! let rotated = WebhookUpdate::new().header("x-token", "new secret");
//! client.webhooks().update(&chat, rotated).await?;
//!
//! for webhook in client.webhooks().list().await? {
//!     println!("{} {}", webhook.id, webhook.name);
//! }
//! println!("{:?}", client.ms_teams().get().await?.triggers);
//! # Ok(())
//! # }
//! ```

mod ms_teams;
mod new_webhook;
mod webhooks;

pub use ms_teams::{MsTeams, MsTeamsUpdate, NewMsTeamsConfig};
pub use new_webhook::{NewWebhook, WebhookAddress, WebhookUpdate};
pub use squadcast_raw::extensions::{
    ChannelConfiguration, ConnectedTeams as ConnectedTeam, EventClass, IncidentActionAlertState,
    MsTeamsConfigResponse as MsTeamsConfig, SquadCastServiceMapping as PostedService, Triggers,
    WebhookListItem as WebhookSummary, WebhookResponse as Webhook, WebhookTrigger, WebhookUrl,
};
pub use squadcast_raw::shared::{WebhookFilter, WebhookFilterCondition};
pub use webhooks::Webhooks;

use crate::id::identified;
use crate::kind;

identified!(kind::Webhook: Webhook.id, WebhookSummary.id);
