//! The connection of the organization to Microsoft Teams.

use serde_json::{Map, Value, json};
use squadcast_raw::wire::{
    MS_TEAMS_CREATE_OR_UPDATE_MSTEAMS_CONFIGURATION as CREATE_OR_UPDATE,
    MS_TEAMS_GET_MSTEAMS_CONFIG,
};

use super::new_webhook::invalid;
use super::{ConnectedTeam, EventClass, IncidentActionAlertState, MsTeamsConfig};
use crate::request::request;
use crate::{Error, RequestBuilder, Result, Squadcast};

/// The connection to Microsoft Teams. From [`Squadcast::ms_teams`].
#[derive(Debug, Clone, Copy)]
pub struct MsTeams<'a> {
    client: &'a Squadcast,
}

/// A connection to Microsoft Teams to set up. Everything is disabled until it is set.
///
/// ```
/// use squadcast::extensions::{EventClass, NewMsTeamsConfig};
///
/// let config = NewMsTeamsConfig::new("tenant", "account")
///     .default_channel("19:abc@thread.tacv2", "Operations")
///     .events([EventClass::IncidentTriggered, EventClass::IncidentResolved])
///     .active(true);
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct NewMsTeamsConfig(Fields);

/// Changes to the connection. Fields that are not set keep their value.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct MsTeamsUpdate(Fields);

#[derive(Debug, Clone, Default)]
struct Fields {
    set: Map<String, Value>,
    problem: Option<Error>,
}

impl Fields {
    fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.set.insert(name.to_owned(), value.into());
    }

    /// Sets `value` as serialized, or keeps the error.
    fn serialized(&mut self, name: &str, value: &impl serde::Serialize) {
        match serde_json::to_value(value) {
            Ok(value) => self.set(name, value),
            Err(error) => {
                let invalid = invalid("the configuration cannot be written as JSON");
                self.problem = Some(invalid.with_source(error));
            }
        }
    }

    fn finish(self) -> Result<Map<String, Value>> {
        self.problem.map_or(Ok(self.set), Err)
    }
}

macro_rules! setters {
    ($name:ident) => {
        impl $name {
            /// Sets whether the connection is used.
            pub fn active(mut self, active: bool) -> Self {
                self.0.set("is_active", active);
                self
            }

            /// Posts to this channel by default. Both id and name are those of Microsoft Teams.
            #[doc(alias = "default_conversation_id")]
            pub fn default_channel(
                mut self,
                id: impl Into<String>,
                name: impl Into<String>,
            ) -> Self {
                self.0.set("default_conversation_id", id.into());
                self.0.set("default_conversation_name", name.into());
                self.0.set("is_default_active", true);
                self
            }

            /// Sets whether messages are posted to the default channel.
            pub fn default_channel_active(mut self, active: bool) -> Self {
                self.0.set("is_default_active", active);
                self
            }

            /// Sets whether messages are posted to the channels of single teams and services.
            pub fn custom_channels_active(mut self, active: bool) -> Self {
                self.0.set("is_custom_channels_active", active);
                self
            }

            /// Replaces the events that are posted.
            #[doc(alias = "triggers")]
            pub fn events(mut self, events: impl IntoIterator<Item = EventClass>) -> Self {
                let events: Vec<EventClass> = events.into_iter().collect();
                let triggers = json!({ "all_active": false, "custom": events });
                self.0.set("triggers", triggers);
                self
            }

            /// Posts every event.
            pub fn all_events(mut self) -> Self {
                self.0
                    .set("triggers", json!({ "all_active": true, "custom": [] }));
                self
            }

            /// Sets the switches of the incident actions that are posted.
            #[doc(alias = "custom_incident_alert_state")]
            pub fn incident_actions(mut self, switches: &IncidentActionAlertState) -> Self {
                self.0.serialized("custom_incident_alert_state", switches);
                self
            }

            /// Replaces the connected teams of Microsoft Teams, with their channels.
            pub fn connected_teams(
                mut self,
                teams: impl IntoIterator<Item = ConnectedTeam>,
            ) -> Self {
                let teams: Vec<ConnectedTeam> = teams.into_iter().collect();
                self.0.serialized("connected_teams", &teams);
                self
            }
        }
    };
}

setters!(NewMsTeamsConfig);
setters!(MsTeamsUpdate);

impl NewMsTeamsConfig {
    /// Creates a connection to a Microsoft tenant, set up by an account of Microsoft Teams.
    #[doc(alias = "from_id")]
    pub fn new(tenant: impl Into<String>, account: impl Into<String>) -> Self {
        let mut fields = Fields::default();
        fields.set("tenant_id", tenant.into());
        fields.set("from_id", account.into());
        fields.set("default_conversation_id", "");
        fields.set("default_conversation_name", "");
        for switch in [
            "is_active",
            "is_default_active",
            "is_custom_channels_active",
        ] {
            fields.set(switch, false);
        }
        fields.set("triggers", json!({ "all_active": false, "custom": [] }));
        fields.set("connected_teams", json!([]));
        Self(fields)
    }
}

impl MsTeamsUpdate {
    /// Creates an update that changes nothing yet.
    pub fn new() -> Self {
        Self::default()
    }
}

impl<'a> MsTeams<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Gets the configuration of the connection.
    ///
    /// Operation: `MSTeams_getMsteamsConfig`.
    pub fn get(&self) -> RequestBuilder<MsTeamsConfig> {
        self.client.raw().ms_teams_get_msteams_config().into()
    }

    /// Connects the organization, or replaces the whole configuration of the connection.
    ///
    /// Operation: `MSTeams_createOrUpdateMsteamsConfiguration`.
    pub fn replace(&self, config: NewMsTeamsConfig) -> RequestBuilder<MsTeamsConfig> {
        request(|| {
            let body = config.0.finish()?;
            let core = self.client.raw().core();
            Ok(core.call(&CREATE_OR_UPDATE).json(&body).request())
        })
    }

    /// Updates the configuration. Fields that the update does not set keep their value.
    ///
    /// The service replaces the whole configuration, so it is read first. A change that another writer makes in between is
    /// lost.
    ///
    /// ```
    /// # use squadcast::{Squadcast, extensions::MsTeamsUpdate};
    /// # async fn example(client: &Squadcast) -> squadcast::Result<()> {
    /// let update = MsTeamsUpdate::new().all_events();
    /// client.ms_teams().update(update).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the organization is not connected.
    ///
    /// Operation: `MSTeams_createOrUpdateMsteamsConfiguration`.
    pub fn update(&self, update: MsTeamsUpdate) -> RequestBuilder<MsTeamsConfig> {
        request(|| {
            let changes = update.0.finish()?;
            let core = self.client.raw().core().clone();
            let read = core
                .call(&MS_TEAMS_GET_MSTEAMS_CONFIG)
                .request::<Map<String, Value>>();
            Ok(read.and_then(move |mut body| {
                body.extend(changes);
                core.call(&CREATE_OR_UPDATE)
                    .json(&body)
                    .request::<MsTeamsConfig>()
            }))
        })
    }
}
