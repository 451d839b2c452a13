//! The filters of a list of incidents.

use squadcast_raw::incidents::{
    ExportIncidentsFilter, ExportSort, IncidentPriority, NotesFilter, ServiceOwnerFilter,
    SloAffectingFilter, YesOrNo,
};
use squadcast_raw::operations::incidents::IncidentsIncidentExport;

use crate::filter_value::filterable;
use crate::{FilterValue, UserOrSquad};

squad_core::open_enum! {
    /// The status of an incident.
    pub enum IncidentStatus {
        /// Raised, and not acknowledged yet.
        Triggered = "triggered",
        /// Acknowledged by a responder.
        Acknowledged = "acknowledged",
        /// Resolved.
        Resolved = "resolved",
        /// Suppressed by a rule, without notifications.
        Suppressed = "suppressed",
    }
}

#[cfg(feature = "schemars")]
squad_core::open_enum_schema!(IncidentStatus);

impl IncidentStatus {
    /// Creates a filter for a status that this version does not know.
    pub fn other(status: impl Into<String>) -> FilterValue<Self> {
        FilterValue::other(status)
    }
}

filterable! {
    IncidentStatus = "status",
    IncidentPriority = "priority",
    ExportSort = "order",
}

/// The filters of the export.
#[derive(Debug, Clone, Default)]
pub(super) struct Filters {
    pub(super) statuses: Vec<String>,
    pub(super) services: Vec<String>,
    pub(super) sources: Vec<String>,
    pub(super) assigned_to: Vec<String>,
    pub(super) users_and_their_squads: Vec<String>,
    pub(super) service_owner: Option<UserOrSquad>,
    pub(super) priorities: Vec<IncidentPriority>,
    pub(super) tags: Vec<String>,
    pub(super) slo_affecting: Option<SloAffectingFilter>,
    pub(super) slos: Vec<i32>,
    pub(super) starred: Option<YesOrNo>,
    pub(super) text: Option<String>,
    pub(super) notes: Option<NotesFilter>,
    pub(super) postmortem: Option<YesOrNo>,
    pub(super) sort_by: Option<ExportSort>,
}

impl Filters {
    /// Sets the filters of an export.
    pub(super) fn apply(&self, export: IncidentsIncidentExport) -> IncidentsIncidentExport {
        let mut export = export
            .status(&self.statuses)
            .services(&self.services)
            .sources(&self.sources)
            .assigned_to(&self.assigned_to)
            .assigned_to_user_i_ds_and_their_squads(&self.users_and_their_squads);
        if let Some(owner) = &self.service_owner {
            export = export.service_owner(owner.id());
        }
        export = export.priority(&self.priorities).tags(&self.tags);
        if let Some(affecting) = &self.slo_affecting {
            export = export.slo_affecting(affecting);
        }
        export = export.slos(&self.slos);
        if let Some(starred) = &self.starred {
            export = export.is_starred(starred);
        }
        if let Some(text) = &self.text {
            export = export.text_filter(text);
        }
        if let Some(notes) = &self.notes {
            export = export.notes(notes);
        }
        if let Some(postmortem) = &self.postmortem {
            export = export.retrospectives(postmortem);
        }
        if let Some(order) = &self.sort_by {
            export = export.sort_by(order);
        }
        export
    }

    /// Returns the names of the filters that the background export does not support.
    pub(super) fn unsupported_in_background(&self) -> Vec<&'static str> {
        [
            (self.slo_affecting.is_some(), "slo_affecting"),
            (!self.slos.is_empty(), "slo"),
            (self.starred.is_some(), "starred"),
            (self.text.is_some(), "text"),
            (self.postmortem.is_some(), "with_postmortem"),
            (self.sort_by.is_some(), "sort_by"),
        ]
        .into_iter()
        .filter_map(|(set, name)| set.then_some(name))
        .collect()
    }

    /// Converts the filters to the form of the background export.
    pub(super) fn in_background(self) -> ExportIncidentsFilter {
        let (users, squads) = match self.service_owner {
            Some(UserOrSquad::User(id)) => (vec![id.into()], Vec::new()),
            Some(UserOrSquad::Squad(id)) => (Vec::new(), vec![id.into()]),
            None => (Vec::new(), Vec::new()),
        };
        ExportIncidentsFilter::new(
            self.services,
            self.sources,
            ServiceOwnerFilter::new(users, squads),
            self.assigned_to,
            self.users_and_their_squads,
            self.statuses,
            self.priorities,
            self.tags,
            self.notes
                .map(|notes| notes.to_string())
                .unwrap_or_default(),
        )
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::fmt;

    use super::*;
    use crate::filter_value::Filterable;

    fn unknown_text_is_rejected_unless_it_is_meant<E: Filterable + fmt::Debug>() {
        for value in E::DOCUMENTED {
            let text: FilterValue<E> = value.as_ref().into();
            assert_eq!(&text.checked().unwrap(), value);
        }
        let misspelled: FilterValue<E> = "trigered".into();
        let error = misspelled.checked().unwrap_err();
        assert!(error.is_configuration());
        let message = error.message();
        assert!(message.contains(&format!("unknown {} \"trigered\"", E::NAME)));
        for value in E::DOCUMENTED {
            assert!(
                message.contains(&format!("`{}`", value.as_ref())),
                "{message}"
            );
        }
        let meant = FilterValue::<E>::other("trigered").checked().unwrap();
        assert_eq!(meant.as_ref(), "trigered");
    }

    #[test]
    fn unknown_value_of_a_filter_is_rejected_unless_it_is_meant() {
        unknown_text_is_rejected_unless_it_is_meant::<IncidentStatus>();
        unknown_text_is_rejected_unless_it_is_meant::<IncidentPriority>();
        unknown_text_is_rejected_unless_it_is_meant::<ExportSort>();
    }
}
