//! The communication cards of an incident: links to chats, calls and Slack channels.

use std::borrow::Cow;

use squadcast_raw::incidents::{ArchiveSlackChannelRequest, CreateSlackChannelRequest};

use super::{CommunicationCard, CommunicationCardUpdate, NewCommunicationCard};
use crate::id::identified;
use crate::request::request;
use crate::{
    CommunicationCardId, IdOf, IncidentId, List, RequestBuilder, SlackChannelId, Squadcast, kind,
};

/// The communication cards of one incident. From
/// [`Incidents::communication_cards`](super::Incidents::communication_cards).
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
    pub fn list(&self) -> List<CommunicationCard> {
        let raw = self.client.raw();
        List::from_request(raw.communication_cards_get_all_communication_card(&self.incident))
    }

    /// Adds a card with a link.
    ///
    /// ```
    /// # use squadcast::{IncidentId, Squadcast, incidents::NewCommunicationCard};
    /// # async fn example(
    /// #     client: &Squadcast, incident: IncidentId,
    /// # ) -> squadcast::Result<()> {
    /// let cards = client.incidents().communication_cards(&incident);
    /// let link = "https://meet.example.com/x";
    /// let card = NewCommunicationCard::new("other", link, "Bridge");
    /// let card = cards.add(card).await?;
    /// cards.delete(&card).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    pub fn add(&self, card: NewCommunicationCard) -> RequestBuilder<CommunicationCard> {
        let raw = self.client.raw();
        raw.communication_cards_create_communication_card(&self.incident, &card)
            .into()
    }

    /// Replaces the title, the type and the URL of a card.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the card does not exist.
    pub fn update(
        &self,
        card: impl IdOf<kind::CommunicationCard>,
        update: CommunicationCardUpdate,
    ) -> RequestBuilder<CommunicationCard> {
        request(|| {
            let card = CommunicationCardId::of(card)?.to_string();
            let raw = self.client.raw();
            Ok(raw
                .communication_cards_update_communication_card(&self.incident, &card, &update)
                .into())
        })
    }

    /// Deletes a card.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the card does not exist.
    pub fn delete(&self, card: impl IdOf<kind::CommunicationCard>) -> RequestBuilder<()> {
        request(|| {
            let card = CommunicationCardId::of(card)?.to_string();
            let raw = self.client.raw();
            let deleted = raw.communication_cards_delete_communication_card(&self.incident, &card);
            Ok(deleted.into_request().map(drop))
        })
    }

    /// Creates a channel in the connected Slack workspace, and a card for it. Every call creates another channel.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    pub fn create_slack_channel(
        &self,
        name: impl Into<String>,
    ) -> RequestBuilder<CommunicationCard> {
        request(|| {
            let incident = IncidentId::new(&*self.incident)?;
            let body = CreateSlackChannelRequest::new(name, incident);
            let raw = self.client.raw();
            Ok(raw
                .communication_cards_create_slack_channel_in_communication_card(&body)
                .into())
        })
    }

    /// Archives a Slack channel that was created for an incident. Give the card or the id of the channel; the card is kept.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the channel does not exist.
    pub fn archive_slack_channel(
        &self,
        channel: impl IdOf<kind::SlackChannel>,
    ) -> RequestBuilder<CommunicationCard> {
        request(|| {
            let body = ArchiveSlackChannelRequest::new(SlackChannelId::of(channel)?);
            let raw = self.client.raw();
            Ok(raw.communication_cards_archive_slack_channel(&body).into())
        })
    }
}

impl IdOf<kind::CommunicationCard> for CommunicationCard {
    fn id(&self) -> Cow<'_, str> {
        self.id.to_string().into()
    }
}

identified!(kind::SlackChannel: CommunicationCard.channel_id);
