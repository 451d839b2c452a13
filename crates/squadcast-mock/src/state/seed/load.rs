//! Many incidents, for load tests: the same ones in every run, in the services that exist.

use jiff::{SignedDuration, Timestamp};

use super::super::database::Database;
use super::super::incident::{Assignee, AssigneeKind, Incident, Tag};

/// The time over which the incidents are spread.
const SPAN: SignedDuration = SignedDuration::from_hours(24 * 90);

/// One incident in this number is not resolved.
const OPEN_ONE_IN: u32 = 20;

const MESSAGES: [&str; 6] = [
    "Error rate above 5 %",
    "Latency above 2 s",
    "Disk is almost full",
    "Health check fails",
    "Queue grows faster than it drains",
    "Certificate expires soon",
];

const SOURCES: [&str; 4] = ["api", "prometheus", "datadog", "grafana"];

const ENVIRONMENTS: [&str; 3] = ["production", "staging", "test"];

/// Adds incidents, oldest first, to a database that has services.
pub(super) fn fill(database: &mut Database, count: u32, now: Timestamp) {
    let services: Vec<(String, String)> = database
        .services
        .iter()
        .map(|service| {
            let team = database.team(&service.team_id).ok();
            let member = team.and_then(|team| team.members.last());
            let user_id = member.map_or("", |member| member.user_id.as_str());
            (service.id.clone(), user_id.to_owned())
        })
        .collect();
    let first = database.next_incident_number();
    for (index, (service, user_id)) in (0..count).zip(services.iter().cycle()) {
        let age = SPAN * (count - index).cast_signed() / count.cast_signed();
        let created_at = now.saturating_sub(age).unwrap_or(now);
        let number = first.saturating_add(u64::from(index));
        let message = choose(&MESSAGES, index);
        let mut incident = database.numbered_incident(number, service, message, created_at);
        complete(&mut incident, index, user_id);
        database.incidents.push(incident);
    }
}

/// Sets what an incident has in addition to its message, and resolves most of them.
fn complete(incident: &mut Incident, index: u32, user_id: &str) {
    let at = incident.created_at;
    let later = |minutes| {
        at.saturating_add(SignedDuration::from_mins(minutes))
            .unwrap_or(at)
    };
    incident.alert_source = choose(&SOURCES, index).to_owned();
    incident.priority = Some(format!("P{}", index % 5 + 1));
    incident.tags.insert(
        "environment".to_owned(),
        Tag {
            value: choose(&ENVIRONMENTS, index).to_owned(),
            color: "#2f80ed".to_owned(),
        },
    );
    incident.assignee = Some(Assignee {
        kind: AssigneeKind::User,
        id: user_id.to_owned(),
        since: at,
    });
    if !index.is_multiple_of(OPEN_ONE_IN) {
        // A triggered incident can be acknowledged and resolved.
        let _ = incident.acknowledge(user_id, later(5));
        let _ = incident.resolve(user_id, "", later(40));
    }
}

fn choose(texts: &[&'static str], index: u32) -> &'static str {
    texts
        .get(index as usize % texts.len().max(1))
        .copied()
        .unwrap_or_default()
}
