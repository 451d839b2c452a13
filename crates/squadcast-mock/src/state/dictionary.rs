//! What the document does not say about its resources: names of one field, references by other names, first values.

use std::sync::LazyLock;

use openapi_mock::resources::{Dictionary, Initial, Model};

use crate::document;

static MODEL: LazyLock<Option<Model>> = LazyLock::new(|| {
    let document = document::embedded().ok()?;
    Some(Model::derive(document, dictionary()))
});

/// Returns the model of the resources in the document. It is derived once per process. `None` if the document is invalid,
/// with which no server starts.
pub(crate) fn model() -> Option<&'static Model> {
    MODEL.as_ref()
}

/// The facts of the Squadcast API.
fn dictionary() -> Dictionary {
    Dictionary {
        same: SAME,
        nouns: NOUNS,
        foreign: FOREIGN,
        words: WORDS,
        initial: INITIAL,
        unique: UNIQUE,
    }
}

/// Names of one field in requests and responses. `owner_id` is the id of a team wherever it is; `ownerID` is not.
pub(crate) const SAME: &[&[&str]] = &[
    &["team_id", "teamID", "owner_id", "owner.id"],
    &[
        "organization_id",
        "organizationID",
        "organizationId",
        "org_id",
        "orgID",
    ],
    &[
        "created_at",
        "createdAt",
        "created.at",
        "exportedAt",
        "subscribedOn",
    ],
    &["updated_at", "updatedAt", "updated.at", "lastUpdatedAt"],
    &["created_by", "createdBy", "created.user_id", "author_id"],
    &["updated_by", "updatedBy", "updated.user_id"],
    &["participantGroups", "rotationParticipants"],
    &["global_event_rule_id", "ger_id"],
    &["pageID", "statuspageID", "PageID", "status_page_id"],
    &["components", "componentIDs", "ComponentIDList"],
    &["trigger", "event"],
];

/// References by another name than that of their collection.
const NOUNS: &[(&str, &str)] = &[
    ("owner_id", "/v3/teams"),
    ("squadcast_team", "/v3/teams"),
    ("squadcastteam", "/v3/teams"),
    ("squadcastservice", "/v3/services"),
    ("route_to", "/v3/services"),
    ("dependencies", "/v3/services"),
    ("swapuser", "/v3/users"),
    ("member_ids", "/v3/users"),
    ("replaceWith", "/v3/users"),
    ("parentincident", "/v3/incidents"),
    ("slo", "/v3/slo"),
];

/// Ids of another service, and ids of the elements themselves.
const FOREIGN: &[&str] = &["connected_teams.*.team_id", "slo_actions.*.id"];

/// The values of a `type` next to an id. An old schedule has no collection.
const WORDS: &[(&str, &str)] = &[
    ("user", "/v3/users"),
    ("USER", "/v3/users"),
    ("squad", "/v4/squads"),
    ("SQUAD", "/v4/squads"),
    ("team", "/v3/teams"),
    ("SERVICE", "/v3/services"),
    ("escalation_policy", "/v3/escalation-policies"),
    ("escalationpolicy", "/v3/escalation-policies"),
    ("schedulev2", "/v4/schedules"),
];

const INITIAL: &[Initial] = &[
    Initial {
        collection: "/v3/workflows",
        field: "enabled",
        value: "true",
    },
    Initial {
        collection: "/v3/slo",
        field: "is_active",
        value: "true",
    },
    Initial {
        collection: "/v3/slo",
        field: "is_healthy",
        value: "true",
    },
];

/// The document says "unique within the team" and "unique within the schedule" of these names.
const UNIQUE: &[(&str, &str, Option<&str>)] = &[
    ("/v4/squads", "name", Some("team_id")),
    ("/v4/schedules/{scheduleID}/rotations", "name", None),
];
