//! The demonstration: who is there, what they look after, and what happened to it in the last week.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::super::IncidentStatus::{self, Acknowledged, Resolved, Triggered};
use super::super::{
    Assignee, AssigneeKind, IncidentEvent, Kind, Member, Note, Tag, UserRole, World, slug,
};

/// Given name, family name, address and role of those who join the account owner.
const PEOPLE: [(&str, &str, &str, UserRole); 3] = [
    ("Jonas", "Lind", "jonas@example.com", UserRole::User),
    ("Mira", "Castillo", "mira@example.com", UserRole::User),
    ("Tom", "Becker", "tom@example.com", UserRole::Stakeholder),
];

/// A team of the demonstration.
struct Group {
    name: &'static str,
    description: &'static str,
    /// Given names; the first leads the team.
    members: &'static [&'static str],
    /// Name and description.
    services: &'static [(&'static str, &'static str)],
}

const GROUPS: [Group; 2] = [
    Group {
        name: "Payments",
        description: "Takes the customers' money and gives it back",
        members: &["Grace", "Jonas", "Tom"],
        services: &[
            ("Checkout", "The page where customers pay"),
            ("Card Gateway", "The line to the banks"),
            ("Ledger", "Every booking, twice"),
        ],
    },
    Group {
        name: "Storefront",
        description: "Shows what there is to buy",
        members: &["Grace", "Mira"],
        services: &[
            ("Web Shop", "Product pages and baskets"),
            ("Search", "Finds products by a few letters"),
        ],
    },
];

/// An incident of the demonstration.
struct Story {
    service: &'static str,
    message: &'static str,
    status: IncidentStatus,
    priority: &'static str,
    hours_ago: i64,
    source: &'static str,
    alerts: i64,
    note: &'static str,
}

/// A story of one alert that somebody sent through the API.
const fn story(
    hours_ago: i64,
    service: &'static str,
    message: &'static str,
    priority: &'static str,
    status: IncidentStatus,
) -> Story {
    Story {
        service,
        message,
        status,
        priority,
        hours_ago,
        source: "api",
        alerts: 1,
        note: "",
    }
}

impl Story {
    const fn alerts(mut self, source: &'static str, alerts: i64) -> Self {
        self.source = source;
        self.alerts = alerts;
        self
    }

    const fn note(mut self, note: &'static str) -> Self {
        self.note = note;
        self
    }
}

const STORIES: [Story; 12] = [
    story(
        160,
        "Card Gateway",
        "Card authorizations take longer than 3 s",
        "P1",
        Resolved,
    )
    .alerts("prometheus", 14)
    .note("The bank moved us to its second data centre; times are normal again."),
    story(
        146,
        "Ledger",
        "Nightly settlement finished 40 minutes late",
        "P3",
        Resolved,
    ),
    story(
        131,
        "Web Shop",
        "Product pages answer 404 after the release",
        "P2",
        Resolved,
    )
    .alerts("datadog", 6)
    .note("Rolled back to the release of Tuesday."),
    story(
        118,
        "Checkout",
        "Voucher field rejects valid codes",
        "P4",
        Resolved,
    ),
    story(
        97,
        "Search",
        "Search index is 2 hours behind",
        "P3",
        Resolved,
    )
    .alerts("grafana", 3),
    story(
        80,
        "Card Gateway",
        "Certificate of the bank link ends in 7 days",
        "P4",
        Resolved,
    )
    .note("Renewed, good for another year."),
    story(
        55,
        "Checkout",
        "Payment page throws for customers in Norway",
        "P2",
        Resolved,
    )
    .alerts("sentry", 22)
    .note("The currency table lacked NOK."),
    story(
        30,
        "Ledger",
        "Two bookings without a counterpart",
        "P2",
        Acknowledged,
    )
    .alerts("api", 2)
    .note("Both come from the refund job; looking at its log."),
    story(
        21,
        "Web Shop",
        "Images load slowly in Asia",
        "P4",
        Acknowledged,
    )
    .alerts("datadog", 5),
    story(
        5,
        "Checkout",
        "One in fifty checkouts times out",
        "P1",
        Triggered,
    )
    .alerts("prometheus", 9),
    story(
        3,
        "Card Gateway",
        "Refund queue grows faster than it drains",
        "P2",
        Triggered,
    )
    .alerts("grafana", 4),
    story(
        1,
        "Search",
        "Suggestions are empty for single letters",
        "P5",
        Triggered,
    ),
];

/// Fills a world that has its account owner.
pub(super) fn sow(world: &mut World, now: Timestamp) {
    for (first_name, last_name, email, role) in PEOPLE {
        let user = world.new_user(first_name, last_name, email, role);
        world.users.push(user);
    }
    for group in &GROUPS {
        found(world, group, ago(now, 24 * 400));
    }
    for story in &STORIES {
        tell(world, story, now);
    }
}

fn found(world: &mut World, group: &Group, founded: Timestamp) {
    let mut team = world.new_team(group.name, group.description, founded);
    let mut roles = team.roles.iter().map(|role| role.id.as_str());
    let (lead, other) = (
        roles.next().unwrap_or_default(),
        roles.next().unwrap_or_default(),
    );
    let mut members = Vec::new();
    for name in group.members {
        let user = world.users.iter().find(|user| user.first_name == *name);
        let (role_id, role) = if members.is_empty() {
            (lead, "owner")
        } else {
            (other, "member")
        };
        members.extend(user.map(|user| Member::new(&user.id, &[role_id], Some(role))));
    }
    team.members = members;
    let policy = world.next_id(Kind::EscalationPolicy);
    let maintainer = team.members.first().map(|member| member.user_id.clone());
    for (name, description) in group.services {
        let mut service = world.new_service(&team.id, name, &policy, founded);
        service.description = (*description).to_owned();
        service.settings.insert(
            "maintainer".to_owned(),
            json!({ "id": maintainer, "type": "user" }),
        );
        world.services.push(service);
    }
    world.teams.push(team);
}

fn tell(world: &mut World, story: &Story, now: Timestamp) {
    let began = ago(now, story.hours_ago);
    let Some(service) = world
        .services
        .iter()
        .find(|service| service.name == story.service)
        .cloned()
    else {
        return;
    };
    let on_duty = world
        .team(&service.team_id)
        .ok()
        .and_then(|team| team.members.get(1))
        .map(|member| member.user_id.clone())
        .unwrap_or_default();
    let mut incident = world.new_incident(&service.id, story.message, began);
    incident.priority = Some(story.priority.to_owned());
    incident.alert_source = story.source.to_owned();
    incident.assignee = Some(Assignee {
        kind: AssigneeKind::User,
        id: on_duty.clone(),
        since: began,
    });
    let tag = |value: &str, color: &str| Tag {
        value: value.to_owned(),
        color: color.to_owned(),
    };
    incident
        .tags
        .insert("environment".to_owned(), tag("production", "#2f80ed"));
    incident
        .tags
        .insert("service".to_owned(), tag(&slug(story.service), "#27ae60"));
    for extra in 1..story.alerts {
        incident.events.push(IncidentEvent {
            message: story.message.to_owned(),
            at: after(began, extra),
            deduplicated: true,
        });
    }
    // The changes are those that the service itself would make; from `Triggered` none of them can fail.
    if story.status >= Acknowledged {
        let _ = incident.acknowledge(&on_duty, after(began, 6));
    }
    if !story.note.is_empty() {
        incident.notes.push(Note {
            id: world.next_id(Kind::Note),
            user_id: on_duty.clone(),
            message: story.note.to_owned(),
            attachments: Vec::new(),
            created_at: after(began, 25),
            updated_at: after(began, 25),
        });
    }
    if story.status == Resolved {
        let _ = incident.resolve(&on_duty, story.note, after(began, 48));
    }
    world.incidents.push(incident);
}

fn ago(now: Timestamp, hours: i64) -> Timestamp {
    now.saturating_sub(SignedDuration::from_hours(hours))
        .unwrap_or(now)
}

fn after(began: Timestamp, minutes: i64) -> Timestamp {
    began
        .saturating_add(SignedDuration::from_mins(minutes))
        .unwrap_or(began)
}
