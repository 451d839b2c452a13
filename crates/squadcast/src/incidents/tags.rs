//! The tags of an incident.

use squadcast_raw::incidents::{AppendTagRequest, UpdateTagRequest};
use std::collections::BTreeMap;

use super::{Incidents, Tag, TagUpdate, TaggedIncident};
use crate::{IdOf, Result, kind};

impl Incidents<'_> {
    /// Sets the tags of the incident to exactly these; the others are removed. A later one of the same key wins.
    ///
    /// ```
    /// # use squadcast::{IncidentId, Squadcast, incidents::Tag};
    /// # async fn example(client: &Squadcast, incident: IncidentId) -> squadcast::Result<()> {
    /// client.incidents().replace_tags(&incident, [("ticket", Tag::new("OPS-17", "#0f61dd"))]).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such incident, and every other [`Kind`](crate::Kind).
    pub async fn replace_tags(
        &self,
        incident: impl IdOf<kind::Incident>,
        tags: impl IntoIterator<Item = (impl Into<String>, Tag)>,
    ) -> Result<TaggedIncident> {
        let tags: BTreeMap<String, Tag> = tags
            .into_iter()
            .map(|(key, tag)| (key.into(), tag))
            .collect();
        Ok(self
            .client
            .raw()
            .tags_update_tag(incident.id_text(), &UpdateTagRequest::new(tags))
            .await?
            .into_inner())
    }

    /// Adds tags to those the incident has.
    ///
    /// ```
    /// # use squadcast::{IncidentId, Squadcast, incidents::TagUpdate};
    /// # async fn example(client: &Squadcast, incident: IncidentId) -> squadcast::Result<()> {
    /// let incident = client
    ///     .incidents()
    ///     .append_tags(&incident, [("ticket", TagUpdate::new().value("OPS-17"))])
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such incident, and every other [`Kind`](crate::Kind).
    pub async fn append_tags(
        &self,
        incident: impl IdOf<kind::Incident>,
        tags: impl IntoIterator<Item = (impl Into<String>, TagUpdate)>,
    ) -> Result<TaggedIncident> {
        let tags: BTreeMap<String, TagUpdate> = tags
            .into_iter()
            .map(|(key, tag)| (key.into(), tag))
            .collect();
        let request = AppendTagRequest::new().tags(tags);
        Ok(self
            .client
            .raw()
            .tags_append_tag(incident.id_text(), &request)
            .await?
            .into_inner())
    }
}
