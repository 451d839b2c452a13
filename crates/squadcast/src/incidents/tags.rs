//! The tags of an incident.

use std::collections::BTreeMap;

use squadcast_raw::incidents::{AppendTagRequest, UpdateTagRequest};

use super::{Incidents, Tag, TagUpdate, TaggedIncident};
use crate::{IdOf, RequestBuilder, kind};

impl Incidents<'_> {
    /// Replaces all tags of the incident. If a key occurs twice, the last tag wins.
    ///
    /// ```
    /// # use squadcast::{IncidentId, Squadcast, incidents::Tag};
    /// # async fn example(
    /// #     client: &Squadcast, incident: IncidentId,
    /// # ) -> squadcast::Result<()> {
    /// let tags = [("ticket", Tag::new("OPS-17", "#0f61dd"))];
    /// client.incidents().replace_tags(&incident, tags).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    ///
    /// Operation: `Tags_updateTag`.
    pub fn replace_tags(
        &self,
        incident: impl IdOf<kind::Incident>,
        tags: impl IntoIterator<Item = (impl Into<String>, Tag)>,
    ) -> RequestBuilder<TaggedIncident> {
        let body = UpdateTagRequest::new(by_key(tags));
        let raw = self.client.raw();
        raw.tags_update_tag(&incident.id(), &body).into()
    }

    /// Adds tags to the incident.
    ///
    /// ```
    /// # use squadcast::{IncidentId, Squadcast, incidents::TagUpdate};
    /// # async fn example(
    /// #     client: &Squadcast, incident: IncidentId,
    /// # ) -> squadcast::Result<()> {
    /// let tags = [("ticket", TagUpdate::new().value("OPS-17"))];
    /// client.incidents().append_tags(&incident, tags).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the incident does not exist.
    ///
    /// Operation: `Tags_appendTag`.
    pub fn append_tags(
        &self,
        incident: impl IdOf<kind::Incident>,
        tags: impl IntoIterator<Item = (impl Into<String>, TagUpdate)>,
    ) -> RequestBuilder<TaggedIncident> {
        let body = AppendTagRequest::new().tags(by_key(tags));
        let raw = self.client.raw();
        raw.tags_append_tag(&incident.id(), &body).into()
    }
}

fn by_key<T>(tags: impl IntoIterator<Item = (impl Into<String>, T)>) -> BTreeMap<String, T> {
    let tags = tags.into_iter();
    tags.map(|(key, tag)| (key.into(), tag)).collect()
}
