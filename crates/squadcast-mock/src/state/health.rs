//! Status pages: the health of pages and components, which follows from their open issues and maintenances.

use jiff::Timestamp;
use openapi_mock::resources::{Computed, Model, Resource};
use serde_json::{Map, Value, json};

/// The path of status pages.
pub(crate) const PAGES: &str = "/v4/statuspages";
const COMPONENTS: &str = "/v4/statuspages/{statuspageID}/components";
const ISSUES: &str = "/v4/statuspages/{statuspageID}/issues";
const MAINTENANCES: &str = "/v4/statuspages/{statuspageID}/maintenance";
const SUBSCRIBERS: &str = "/v4/statuspages/{statuspageID}/subscribers";

/// Name, machine-readable name and color of each status; the id is the position, counted from 1.
pub(crate) const STATUSES: [(&str, &str, &str); 4] = [
    ("Operational", "operational", "#0f9d58"),
    ("Degraded Performance", "degraded", "#f4b400"),
    ("Partial Outage", "partial-outage", "#ff6d00"),
    ("Major Outage", "major-outage", "#db4437"),
];

/// The states of an issue; the id is the position, counted from 1.
pub(crate) const STATES: [&str; 4] = ["Investigating", "Identified", "Monitoring", "Resolved"];

/// Returns the computed fields of a status page or of a resource below it; `null` for any other.
pub(super) fn fields(model: &Model, at: &Computed<'_>) -> Value {
    let page = at.parents.first().unwrap_or(&at.resource.id);
    let health = Health {
        model,
        at,
        page: page.as_str(),
    };
    match at.collection {
        PAGES => health.of_page(),
        COMPONENTS => health.of_component(),
        ISSUES => health.of_issue(),
        MAINTENANCES => health.of_maintenance(),
        _ => Value::Null,
    }
}

struct Health<'a> {
    model: &'a Model,
    at: &'a Computed<'a>,
    page: &'a str,
}

impl<'a> Health<'a> {
    fn resources(&self, collection: &str) -> Vec<&'a Resource> {
        self.model
            .resources(self.at.store, collection, &[self.page])
    }

    fn list(&self, resource: &'a Resource, name: &str) -> &'a [Value] {
        let list = self.model.field(resource, name).and_then(Value::as_array);
        list.map_or(&[], Vec::as_slice)
    }

    /// Returns the state of an issue: the last one that was posted.
    fn state(&self, issue: &'a Resource) -> u64 {
        let last = self.list(issue, "issues").last();
        last.and_then(|detail| detail.get("stateID")?.as_u64())
            .unwrap_or(1)
    }

    /// Returns the issues that are not resolved.
    fn open_issues(&self) -> Vec<&'a Resource> {
        let mut issues = self.resources(ISSUES);
        issues.retain(|issue| self.state(issue) < STATES.len() as u64);
        issues
    }

    /// Returns the worst status of a component in the open issues, or of every component.
    fn component_status(&self, id: Option<u64>) -> u64 {
        let issues = self.open_issues().into_iter();
        let components = issues.flat_map(|issue| self.list(issue, "components"));
        let own = components.filter(|component| id.is_none() || id_of(component) == id);
        let statuses = own.filter_map(|component| component.get("statusID")?.as_u64());
        statuses.max().unwrap_or(1)
    }

    fn page_status(&self) -> u64 {
        let issues = self.open_issues().into_iter();
        let own = issues.filter_map(|issue| self.model.field(issue, "statusID")?.as_u64());
        own.chain([self.component_status(None)]).max().unwrap_or(1)
    }

    /// Returns whether a maintenance is going on for a component, or for any.
    fn in_maintenance(&self, id: Option<u64>) -> bool {
        self.resources(MAINTENANCES).into_iter().any(|maintenance| {
            let mut components = self.list(maintenance, "components").iter();
            self.progress(maintenance) == "in progress"
                && (id.is_none() || components.any(|component| id_of(component) == id))
        })
    }

    fn progress(&self, maintenance: &Resource) -> &'static str {
        let time = |name: &str| -> Option<Timestamp> {
            self.model.field(maintenance, name)?.as_str()?.parse().ok()
        };
        match (time("startTime"), time("endTime")) {
            (Some(start), _) if self.at.now < start => "upcoming",
            (_, Some(end)) if self.at.now >= end => "over",
            _ => "in progress",
        }
    }

    fn level(&self, status: u64, id: Option<u64>) -> Map<String, Value> {
        let mut fields = Map::new();
        fields.insert("statusID".to_owned(), json!(status));
        fields.insert("status".to_owned(), shown_status(status));
        let maintenance = self.in_maintenance(id);
        fields.insert("underMaintenance".to_owned(), json!(maintenance));
        let shown = json!({ "id": 5, "name": "Under Maintenance", "slug": "under-maintenance", "color": "#2f80ed" });
        fields.insert("statusMaintenance".to_owned(), shown);
        fields
    }

    fn of_page(&self) -> Value {
        let mut fields = self.level(self.page_status(), None);
        let subscribers = self.resources(SUBSCRIBERS).len();
        fields.insert("subscribersCount".to_owned(), json!(subscribers));
        Value::Object(fields)
    }

    fn of_component(&self) -> Value {
        let id = self.at.resource.id.parse().ok();
        Value::Object(self.level(self.component_status(id), id))
    }

    fn of_issue(&self) -> Value {
        let issue = self.at.resource;
        let mut fields = self.level(self.page_status(), None);
        let components = self.list(issue, "components").iter().map(|component| {
            let id = id_of(component);
            let status = component
                .get("statusID")
                .and_then(Value::as_u64)
                .unwrap_or(1);
            let mut shown = self.level(status, id);
            shown.insert("id".to_owned(), json!(id));
            shown.insert("name".to_owned(), json!(self.name(id)));
            Value::Object(shown)
        });
        let components: Vec<Value> = components.collect();
        let details = self.list(issue, "issues").iter().map(|detail| {
            let state = detail.get("stateID").and_then(Value::as_u64).unwrap_or(1);
            let mut detail = detail.clone();
            detail["state"] = shown_state(state);
            detail
        });
        let details: Vec<Value> = details.collect();
        let state = shown_state(self.state(issue));
        for (name, value) in [
            ("components", json!(components)),
            ("issues", json!(details)),
            ("currentState", state.clone()),
            ("currentIssueState", state),
            ("pageStatus", shown_status(self.page_status())),
        ] {
            fields.insert(name.to_owned(), value);
        }
        Value::Object(fields)
    }

    fn of_maintenance(&self) -> Value {
        let maintenance = self.at.resource;
        let components = self
            .list(maintenance, "components")
            .iter()
            .map(|component| {
                let id = id_of(component);
                json!({ "id": id, "name": self.name(id) })
            });
        let components: Vec<Value> = components.collect();
        json!({ "components": components, "maintenanceState": self.progress(maintenance) })
    }

    fn name(&self, id: Option<u64>) -> &'a str {
        let id = id.map(|id| id.to_string()).unwrap_or_default();
        let component = self
            .model
            .resource(self.at.store, COMPONENTS, &[self.page], &id);
        let name = component.and_then(|it| self.model.field(it, "name")?.as_str());
        name.unwrap_or("")
    }
}

/// Returns the id of a component: a number, or an object with one.
fn id_of(component: &Value) -> Option<u64> {
    component.as_u64().or_else(|| component.get("id")?.as_u64())
}

fn shown_status(id: u64) -> Value {
    let at = usize::try_from(id.saturating_sub(1)).unwrap_or(0);
    let (name, slug, color) = STATUSES.get(at).copied().unwrap_or(STATUSES[0]);
    json!({ "id": id, "name": name, "slug": slug, "color": color })
}

fn shown_state(id: u64) -> Value {
    let at = usize::try_from(id.saturating_sub(1)).unwrap_or(0);
    let name = STATES.get(at).copied().unwrap_or(STATES[0]);
    json!({ "id": id, "name": name, "slug": name.to_lowercase(), "color": "#2f80ed" })
}
