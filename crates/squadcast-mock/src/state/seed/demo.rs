//! The demo data: users, teams with services, and the incidents of the last week.

use jiff::{SignedDuration, Timestamp};

use super::super::database::{Database, IdKind};
use super::super::incident::IncidentStatus::{self, Acknowledged, Resolved, Triggered};
use super::super::incident::{Assignee, AssigneeKind, IncidentEvent, Note, Tag};
use super::super::people::{Member, UserRole, slug};

/// First name, last name, e-mail address and role of the users other than the account owner.
const USERS: [(&str, &str, &str, UserRole); 3] = [
    ("Jonas", "Lind", "jonas@example.com", UserRole::User),
    ("Mira", "Castillo", "mira@example.com", UserRole::User),
    ("Tom", "Becker", "tom@example.com", UserRole::Stakeholder),
];

/// A team.
struct DemoTeam {
    name: &'static str,
    description: &'static str,
    /// First names; the first is the owner of the team.
    members: &'static [&'static str],
    /// Name and description.
    services: &'static [(&'static str, &'static str)],
}

const TEAMS: [DemoTeam; 2] = [
    DemoTeam {
        name: "Payments",
        description: "Takes the customers' money and gives it back",
        members: &["Grace", "Jonas", "Tom"],
        services: &[
            ("Checkout", "The page where customers pay"),
            ("Card Gateway", "The line to the banks"),
            ("Ledger", "Every booking, twice"),
        ],
    },
    DemoTeam {
        name: "Storefront",
        description: "Shows what there is to buy",
        members: &["Grace", "Mira"],
        services: &[
            ("Web Shop", "Product pages and baskets"),
            ("Search", "Finds products by a few letters"),
        ],
    },
];

/// An incident.
struct DemoIncident {
    service: &'static str,
    message: &'static str,
    status: IncidentStatus,
    priority: &'static str,
    hours_ago: i64,
    source: &'static str,
    alerts: i64,
    note: &'static str,
}

/// An incident with one alert of the source `api`.
const fn incident(
    hours_ago: i64,
    service: &'static str,
    message: &'static str,
    priority: &'static str,
    status: IncidentStatus,
) -> DemoIncident {
    DemoIncident {
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

impl DemoIncident {
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

const INCIDENTS: [DemoIncident; 12] = [
    incident(
        160,
        "Card Gateway",
        "Card authorizations take longer than 3 s",
        "P1",
        Resolved,
    )
    .alerts("prometheus", 14)
    .note("The bank moved us to its second data center; times are normal again."),
    incident(
        146,
        "Ledger",
        "Nightly settlement finished 40 minutes late",
        "P3",
        Resolved,
    ),
    incident(
        131,
        "Web Shop",
        "Product pages return 404 after the release",
        "P2",
        Resolved,
    )
    .alerts("datadog", 6)
    .note("Rolled back to the release of Tuesday."),
    incident(
        118,
        "Checkout",
        "Voucher field rejects valid codes",
        "P4",
        Resolved,
    ),
    incident(
        97,
        "Search",
        "Search index is 2 hours behind",
        "P3",
        Resolved,
    )
    .alerts("grafana", 3),
    incident(
        80,
        "Card Gateway",
        "Certificate of the bank link ends in 7 days",
        "P4",
        Resolved,
    )
    .note("Replaced, valid for another year."),
    incident(
        55,
        "Checkout",
        "Payment page throws for customers in Norway",
        "P2",
        Resolved,
    )
    .alerts("sentry", 22)
    .note("The currency table lacked NOK."),
    incident(
        30,
        "Ledger",
        "Two bookings without a counterpart",
        "P2",
        Acknowledged,
    )
    .alerts("api", 2)
    .note("Both come from the refund job; looking at its log."),
    incident(
        21,
        "Web Shop",
        "Images load slowly in Asia",
        "P4",
        Acknowledged,
    )
    .alerts("datadog", 5),
    incident(
        5,
        "Checkout",
        "One in fifty checkouts times out",
        "P1",
        Triggered,
    )
    .alerts("prometheus", 9),
    incident(
        3,
        "Card Gateway",
        "Refund queue grows faster than it drains",
        "P2",
        Triggered,
    )
    .alerts("grafana", 4),
    incident(
        1,
        "Search",
        "Suggestions are empty for single letters",
        "P5",
        Triggered,
    ),
];

/// Fills a database that has the account owner.
pub(super) fn fill(database: &mut Database, now: Timestamp) {
    for (first_name, last_name, email, role) in USERS {
        let user = database.new_user(first_name, last_name, email, role);
        database.users.push(user);
    }
    for team in &TEAMS {
        add_team(database, team, hours_before(now, 24 * 400));
    }
    for incident in &INCIDENTS {
        add_incident(database, incident, now);
    }
    database.add_examples(now);
}

fn add_team(database: &mut Database, demo: &DemoTeam, created_at: Timestamp) {
    let mut team = database.new_team(demo.name, demo.description, created_at);
    let mut roles = team.roles.iter().map(|role| role.id.as_str());
    let (admin, observer) = (
        roles.next().unwrap_or_default(),
        roles.next().unwrap_or_default(),
    );
    let mut members = Vec::new();
    for name in demo.members {
        let user = database.users.iter().find(|user| user.first_name == *name);
        let (role_id, role) = if members.is_empty() {
            (admin, "owner")
        } else {
            (observer, "member")
        };
        members.extend(user.map(|user| Member::new(&user.id, &[role_id], Some(role))));
    }
    team.members = members;
    let policy = database.escalation_policy(&team, created_at);
    for (name, description) in demo.services {
        let mut service = database.new_service(&team.id, name, &policy, created_at);
        service.description = (*description).to_owned();
        database.services.push(service);
    }
    let owner = database
        .users
        .first()
        .map_or("", |user| user.id.as_str())
        .to_owned();
    let team_id = Some(team.id.clone());
    database.add_schedule(&team, created_at);
    database.record("team".to_owned(), "created", &owner, team_id, created_at);
    database.teams.push(team);
}

fn add_incident(database: &mut Database, demo: &DemoIncident, now: Timestamp) {
    let triggered_at = hours_before(now, demo.hours_ago);
    let Some(service) = database
        .services
        .iter()
        .find(|service| service.name == demo.service)
        .cloned()
    else {
        return;
    };
    let assignee_id = database
        .team(&service.team_id)
        .ok()
        .and_then(|team| team.members.get(1))
        .map(|member| member.user_id.clone())
        .unwrap_or_default();
    let mut incident = database.new_incident(&service.id, demo.message, triggered_at);
    incident.priority = Some(demo.priority.to_owned());
    incident.alert_source = demo.source.to_owned();
    incident.assignee = Some(Assignee {
        kind: AssigneeKind::User,
        id: assignee_id.clone(),
        since: triggered_at,
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
        .insert("service".to_owned(), tag(&slug(demo.service), "#27ae60"));
    for minutes in 1..demo.alerts {
        incident.events.push(IncidentEvent {
            message: demo.message.to_owned(),
            at: minutes_after(triggered_at, minutes),
            deduplicated: true,
        });
    }
    // The changes of status go through the same functions as requests; from `Triggered` none of them can fail.
    if demo.status >= Acknowledged {
        let _ = incident.acknowledge(&assignee_id, minutes_after(triggered_at, 6));
    }
    if !demo.note.is_empty() {
        incident.notes.push(Note {
            id: database.next_id(IdKind::Note),
            user_id: assignee_id.clone(),
            message: demo.note.to_owned(),
            attachments: Vec::new(),
            created_at: minutes_after(triggered_at, 25),
            updated_at: minutes_after(triggered_at, 25),
        });
    }
    if demo.status == Resolved {
        let _ = incident.resolve(&assignee_id, demo.note, minutes_after(triggered_at, 48));
    }
    database.incidents.push(incident);
}

fn hours_before(now: Timestamp, hours: i64) -> Timestamp {
    now.saturating_sub(SignedDuration::from_hours(hours))
        .unwrap_or(now)
}

fn minutes_after(time: Timestamp, minutes: i64) -> Timestamp {
    time.saturating_add(SignedDuration::from_mins(minutes))
        .unwrap_or(time)
}
