//! The communication cards of an incident: links to chats, calls and Slack channels.

use std::borrow::Cow;

use squadcast_raw::incidents::{
    ArchiveSlackChannelRequest, CreateSlackChannelRequest, UpdateCommunicationCardRequest,
};

use super::{CommunicationCard, NewCommunicationCard};
use crate::id::identified;
use crate::request::{absent, request};
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

/// Changes to a communication card. Fields that are not set keep their value.
///
/// ```
/// use squadcast::incidents::CommunicationCardUpdate;
/// let update = CommunicationCardUpdate::new().title("War room");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct CommunicationCardUpdate {
    title: Option<String>,
    kind: Option<String>,
    url: Option<String>,
}

impl CommunicationCardUpdate {
    /// Creates an update without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the title.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the kind of the channel that the card leads to (`type` on the wire).
    #[doc(alias = "type")]
    pub fn kind(mut self, kind: impl Into<String>) -> Self {
        self.kind = Some(kind.into());
        self
    }

    /// Sets the address that the card opens.
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// Returns the body; fields that are not set are those of the card.
    fn over(self, card: CommunicationCard) -> UpdateCommunicationCardRequest {
        UpdateCommunicationCardRequest::new(
            self.title.unwrap_or(card.title),
            self.kind.unwrap_or(card.type_),
            self.url.unwrap_or(card.url),
        )
    }
}

impl<'a> CommunicationCards<'a> {
    pub(super) fn new(client: &'a Squadcast, incident: &str) -> Self {
        Self {
            client,
            incident: incident.into(),
        }
    }

    /// Lists the cards.
    ///
    /// Operation: `CommunicationCards_getAllCommunicationCard`.
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
    ///
    /// Operation: `CommunicationCards_createCommunicationCard`.
    pub fn add(&self, card: NewCommunicationCard) -> RequestBuilder<CommunicationCard> {
        let raw = self.client.raw();
        raw.communication_cards_create_communication_card(&self.incident, &card)
            .into()
    }

    /// Updates a card. Fields that the update does not set keep their value.
    ///
    /// The API replaces all of them, so this reads the cards first. A change that another caller makes between the two requests
    /// is lost.
    ///
    /// ```
    /// # use squadcast::{CommunicationCardId, IncidentId, Squadcast};
    /// # use squadcast::incidents::CommunicationCardUpdate;
    /// # async fn example(
    /// #     client: &Squadcast, incident: IncidentId, card: CommunicationCardId,
    /// # ) -> squadcast::Result<()> {
    /// let cards = client.incidents().communication_cards(&incident);
    /// let update = CommunicationCardUpdate::new().title("War room");
    /// cards.update(&card, update).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the card does not exist.
    ///
    /// Operation: `CommunicationCards_updateCommunicationCard`.
    pub fn update(
        &self,
        card: impl IdOf<kind::CommunicationCard>,
        update: CommunicationCardUpdate,
    ) -> RequestBuilder<CommunicationCard> {
        request(|| {
            let (incident, id) = (self.incident.clone(), CommunicationCardId::of(card)?);
            let raw = self.client.raw().clone();
            let all = self
                .client
                .raw()
                .communication_cards_get_all_communication_card(&self.incident);
            Ok(all.into_request().and_then(move |cards| {
                let card = cards.into_iter().find(|card| card.id == id.as_i64());
                let card = card.ok_or_else(|| absent("communication card", id))?;
                let body = update.over(card);
                let id = id.to_string();
                let put = raw.communication_cards_update_communication_card(&incident, &id, &body);
                Ok(RequestBuilder::from(put))
            }))
        })
    }

    /// Replaces the title, the type and the URL of a card by those of `card`, which was read before and changed.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the card does not exist.
    ///
    /// Operation: `CommunicationCards_updateCommunicationCard`.
    pub fn replace(&self, card: &CommunicationCard) -> RequestBuilder<CommunicationCard> {
        request(|| {
            let id = CommunicationCardId::of(card)?.to_string();
            let body = CommunicationCardUpdate::new().over(card.clone());
            let raw = self.client.raw();
            Ok(raw
                .communication_cards_update_communication_card(&self.incident, &id, &body)
                .into())
        })
    }

    /// Deletes a card.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the card does not exist.
    ///
    /// Operation: `CommunicationCards_deleteCommunicationCard`.
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
    ///
    /// Operation: `CommunicationCards_createSlackChannelInCommunicationCard`.
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
    ///
    /// Operation: `CommunicationCards_archiveSlackChannel`.
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
