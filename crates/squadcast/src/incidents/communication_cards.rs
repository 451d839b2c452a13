//! The communication cards of an incident: links to where people talk about it, Slack channels among them.

use squadcast_raw::incidents::{ArchiveSlackChannelRequest, CreateSlackChannelRequest};

use super::{CommunicationCard, CommunicationCardUpdate, NewCommunicationCard};
use crate::{CommunicationCardId, IdOf, IncidentId, List, Result, SlackChannelId, Squadcast, kind};

/// The communication cards of one incident. From
/// [`Incidents::communication_cards`](super::Incidents::communication_cards).
///
/// A card is named by itself, by its id or by the number that its id is.
#[derive(Debug, Clone)]
pub struct CommunicationCards<'a> {
    client: &'a Squadcast,
    incident: Box<str>,
}

impl<'a> CommunicationCards<'a> {
    pub(super) fn new(client: &'a Squadcast, incident: &str) -> Self {
        Self {
            client,
            incident: incident.into(),
        }
    }

    /// Lists the cards.
    pub fn list(&self) -> List<'a, CommunicationCard> {
        let (raw, incident) = (self.client.raw(), self.incident.clone());
        List::whole(async move {
            raw.communication_cards_get_all_communication_card(&incident)
                .await
                .map(crate::Response::into_inner)
        })
    }

    /// Adds a link.
    ///
    /// ```
    /// # use squadcast::{IncidentId, Squadcast, incidents::NewCommunicationCard};
    /// # async fn example(client: &Squadcast, incident: IncidentId) -> squadcast::Result<()> {
    /// let cards = client.incidents().communication_cards(&incident);
    /// let card = cards.add(NewCommunicationCard::new("other", "https://meet.example.com/x", "Bridge")).await?;
    /// cards.delete(&card).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such incident, and every other [`Kind`](crate::Kind).
    pub async fn add(&self, card: NewCommunicationCard) -> Result<CommunicationCard> {
        Ok(self
            .client
            .raw()
            .communication_cards_create_communication_card(&self.incident, &card)
            .await?
            .into_inner())
    }

    /// Replaces the title, the kind and the address of a card.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such card, and every other [`Kind`](crate::Kind).
    pub async fn update(
        &self,
        card: impl Into<CommunicationCardId>,
        update: CommunicationCardUpdate,
    ) -> Result<CommunicationCard> {
        let card = card.into();
        Ok(self
            .client
            .raw()
            .communication_cards_update_communication_card(&self.incident, card.as_str(), &update)
            .await?
            .into_inner())
    }

    /// Removes a card.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such card, and every other [`Kind`](crate::Kind).
    pub async fn delete(&self, card: impl Into<CommunicationCardId>) -> Result<()> {
        let card = card.into();
        self.client
            .raw()
            .communication_cards_delete_communication_card(&self.incident, card.as_str())
            .await?;
        Ok(())
    }

    /// Makes a channel in the connected Slack workspace, and a card for it. Every call makes another channel.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such incident, and every other [`Kind`](crate::Kind).
    pub async fn create_slack_channel(&self, name: impl Into<String>) -> Result<CommunicationCard> {
        let incident = IncidentId::new(&*self.incident)?;
        let request = CreateSlackChannelRequest::new(name, incident);
        Ok(self
            .client
            .raw()
            .communication_cards_create_slack_channel_in_communication_card(&request)
            .await?
            .into_inner())
    }

    /// Archives a Slack channel that was made for an incident. Its card stays, and stands for the channel here.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such channel, and every other [`Kind`](crate::Kind).
    pub async fn archive_slack_channel(
        &self,
        channel: impl IdOf<kind::SlackChannel>,
    ) -> Result<CommunicationCard> {
        let channel = SlackChannelId::new(channel.id_text())?;
        Ok(self
            .client
            .raw()
            .communication_cards_archive_slack_channel(&ArchiveSlackChannelRequest::new(channel))
            .await?
            .into_inner())
    }
}

impl From<&CommunicationCard> for CommunicationCardId {
    fn from(card: &CommunicationCard) -> Self {
        card.id.into()
    }
}

impl IdOf<kind::SlackChannel> for CommunicationCard {
    fn id_text(&self) -> &str {
        &self.channel_id
    }
}
