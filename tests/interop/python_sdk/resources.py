"""Resources that the calls need, created with plain requests."""

import itertools
import json
import os
import urllib.error
import urllib.parse
import urllib.request

from document import DOCUMENT, OPERATIONS, Unprepared, body_schema, merged, parameters, sample

API = os.environ["SQUADCAST_API_URL"]
AUTHENTICATION = os.environ["SQUADCAST_AUTH_URL"]
REFRESH_TOKEN = os.environ["SQUADCAST_REFRESH_TOKEN"]
# Every incident of the demo data and of the ingestion of this run.
WINDOW = {"start_time": "2020-01-01T00:00:00Z", "end_time": "2100-01-01T00:00:00Z"}


def send(method, path, body=None, query=None):
    pairs = {name: str(value).lower() if isinstance(value, bool) else value for name, value in (query or {}).items()}
    url = API + path + ("?" + urllib.parse.urlencode(pairs, doseq=True) if pairs else "")
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request) as response:
            content = response.read()
    except urllib.error.HTTPError as error:
        raise Unprepared(f"{method} {path}: {error.code} {error.read().decode()[:300]}") from error
    return json.loads(content) if content else None


def access_token():
    request = urllib.request.Request(
        f"{AUTHENTICATION}/oauth/access-token", headers={"X-Refresh-Token": REFRESH_TOKEN}
    )
    with urllib.request.urlopen(request) as response:
        return json.load(response)["data"]["access_token"]


TOKEN = access_token()
TEAM = send("GET", "/v3/teams")["data"][0]["id"]
USERS = [user["id"] for user in send("GET", "/v3/users")["data"]]


def identity(response):
    """Returns the id of a created resource."""
    data = response["data"]
    data = data[0] if isinstance(data, list) else data
    for name in ("id", "ID", "rule_id", "request_id", "_id"):
        if name in data:
            return data[name]
    for value in data.values():
        if isinstance(value, dict) and "id" in value:
            return value["id"]
    raise Unprepared(f"no id in {sorted(data)}")


class Resources:
    """The ids and texts of one call. A path parameter is the id of a resource that was created for this call."""

    def __init__(self, operation):
        self.operation = operation
        # The operation whose input is made: that of the call, or one that prepares it.
        self.current = operation
        self.ids = {}

    def __call__(self, name, parent=""):
        """Returns the id or text of a parameter or field, if its schema is not enough."""
        if key(name) in self.ids:
            return self.ids[key(name)]
        for candidate in (f"{parent}.{name}", name, key(name)):
            if candidate in REFERENCES:
                return REFERENCES[candidate](self)
        return None

    def path(self, template):
        """Creates the resources of a path and returns their ids by the name of the parameter."""
        values = {}
        segments = template.split("/")
        for index, segment in enumerate(segments):
            if segment.startswith("{"):
                name = segment.strip("{}")
                collection = "/".join(segments[:index])
                values[name] = self.item(name, collection, collection.format(**values))
                self.ids[key(name)] = values[name]
        if self.operation in PREPARATIONS:
            PREPARATIONS[self.operation](self)
        return values

    def item(self, name, collection, path):
        special = ITEMS.get(collection)
        if special is not None:
            return special(self, path)
        node = DOCUMENT["paths"].get(collection, {}).get("post")
        if node is None:
            raise Unprepared(f"no operation creates {collection}/{{{name}}}")
        return self.create(node["operationId"], path)

    def create(self, operation, path=None):
        return identity(self.send(operation, path))

    def send(self, operation, path=None):
        method, template, _, _ = OPERATIONS[operation]
        self.current, previous = operation, self.current
        response = send(method, path or template, self.body(operation), self.query(operation))
        self.current = previous
        return response

    def query(self, operation):
        required = [one for one in parameters(operation) if one["in"] == "query" and one.get("required")]
        return {one["name"]: self.sample(one["schema"], one["name"]) for one in required}

    def parameter(self, operation, name):
        for one in parameters(operation):
            if one["name"] == name:
                return self.sample(one["schema"], name)
        raise Unprepared(f"the document has no parameter `{name}`")

    def body(self, operation):
        if operation in BODIES:
            return BODIES[operation](self)
        schema = body_schema(operation)
        return None if schema is None else self.sample(schema, "")

    def complete(self, operation, body, place):
        """Adds a field that the document does not require."""
        schema = merged(body_schema(operation))
        *parents, name = place
        for part in parents:
            if isinstance(part, int):
                schema = merged(schema["items"])
                body = body[part]
            elif isinstance(body, dict) and part in body:
                schema = merged(schema["properties"][part])
                body = body[part]
            # Otherwise the name of a member of a union.
        if name not in schema.get("properties", {}):
            raise Unprepared(f"the SDK requires `{name}`, which the document does not have")
        body[name] = self.sample(schema["properties"][name], name)

    def sample(self, schema, name):
        return sample(schema, name, self)


def key(name):
    return name.lower().replace("_", "")


NUMBERS = itertools.count(1)


def ingest(**alert):
    """Triggers an incident with an alert and returns its id."""
    key = send("GET", "/v3/services", query={"owner_id": TEAM})["data"][0]["api_key"]
    message = f"interop incident {next(NUMBERS)}"
    send("POST", f"/v2/incidents/api/{key}", {"message": message, "description": message, **alert})
    found = send("GET", "/v3/incidents/export", query={**WINDOW, "type": "json", "owner_id": TEAM, "textFilter": message})
    return found["incidents"][-1]["id"]


def team_role(resources):
    team = resources.ids.get("teamid", TEAM)
    return send("GET", f"/v3/teams/{team}/roles")["data"][0]["id"]


def new_role(resources, path):
    """Creates a role of a team. The response is the team, with the role last."""
    resources.send("Teams_createTeamRole", path)
    return send("GET", path)["data"][-1]["id"]


def member(resources, path):
    user = resources.create("Users_addUser")
    send("POST", path, {"user_id": user, "role_ids": [team_role(resources)]})
    return user


def squad_member(resources, path):
    """Returns a member of the squad that the path was created with."""
    return send("GET", path.removesuffix("/members"))["data"]["members"][0]["user_id"]


def responder(_, path):
    send("PUT", path, {"additional_responders": [{"id": USERS[2], "type": "user"}]})
    return USERS[2]


def creates(operation):
    return lambda resources: resources.create(operation)


def component(resources):
    page = resources.ids["statuspageid"]
    return resources.create("Components_createComponent", f"/v4/statuspages/{page}/components")


def ruleset(resources, path):
    resources.send("GlobalEventRules_createRuleset", path)
    return resources("alert_source_version")


def overlay(operation):
    """Returns a function that creates an overlay for the alert source `api`."""

    def create(resources, path):
        if operation != resources.operation:
            resources.send(operation, f"{path}/api")
        return "api"

    return create


def audit_log(resources, path):
    query = resources.query("AuditLogs_listAuditLogs") | {"startDate": "2020-01-01", "endDate": "2100-01-01"}
    return send("GET", path, query=query)["data"][0]["id"]


def status_page(resources, path):
    """Creates a page, or returns one with a subscriber, because no operation creates a subscriber."""
    if resources.operation != "StatusPages_deleteSubscriberById":
        return resources.create("StatusPages_createStatusPage")
    pages = send("GET", path, query=resources.query("StatusPages_listStatusPages") | {"pageSize": 100})["data"]
    pages = [page["id"] for page in pages if send("GET", f"{path}/{page['id']}/subscribers")["data"]]
    if not pages:
        raise Unprepared("no page has a subscriber")
    return pages[0]


def merge(resources):
    """Merges the incident of the call into another one."""
    children = [resources.ids["incidentid"]]
    body = {"owner_id": TEAM, "parent_incident_id": ingest(), "children": children}
    send("POST", "/v3/incidents/merge", body)


def postmortem(resources):
    resources.send("Postmortems_createPostmortem", f"/v3/incidents/{resources.ids['incidentid']}/postmortem")


def snooze(resources):
    path = f"/v3/incidents/{resources.ids['incidentid']}/snooze"
    resources.send("SnoozeNotifications_snoozeIncidentNotifications", path)


def calendar_link(resources):
    resources.send("Export_createScheduleIcalLink", f"/v4/schedules/{resources.ids['scheduleid']}/ical-link")


def reminders(resources):
    resources.send("GlobalOncallReminderRules_createGlobalOncallReminderRules")


def slack_channel(resources):
    channel = resources.send("CommunicationCards_createSlackChannelInCommunicationCard")["data"]
    resources.ids["slackchannelid"] = channel.get("channel_id") or channel.get("id")


# Items whose collection has no operation that creates one and returns its id.
ITEMS = {
    "/v3/incidents": lambda resources, _: ingest(),
    "/v3/incidents/{incidentID}/additional-responders": responder,
    "/v3/incidents/{incidentID}/actions/circleci/rebuild": lambda resources, _: "7",
    "/v3/incidents/{incidentID}/actions/webhook": lambda resources, _: resources.create("Webhooks_createWebhook"),
    "/v3/incidents/{incidentID}/mark-slo-incident-false-postive": lambda resources, _: "true",
    "/v3/slo/{sloID}/incident/{incidentID}/false-positive": lambda resources, _: "true",
    "/v3/audit-logs": audit_log,
    "/v3/audit-logs/export/history": lambda resources, _: resources.create("AuditLogs_exportAuditLogs"),
    "/v3/exports": lambda resources, _: resources.create("Incidents_incidentExportAsync"),
    "/v3/global-event-rules/{ger_id}/rulesets": ruleset,
    "/v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}": lambda resources, _: resources(
        "alertsourceshortname"
    ),
    "/v3/services/{serviceID}/overlays/custom-content": overlay("Overlay_createOrUpdateNotificationTemplateOverlay"),
    "/v3/services/{serviceID}/overlays/dedup-key": overlay("Overlay_updateDedupKeyOverlay"),
    "/v3/teams/{teamId}/members": member,
    "/v3/teams/{teamId}/roles": new_role,
    "/v4/squads/{squadID}/members": squad_member,
    "/v4/statuspages": status_page,
    "/v4/statuspages/{statuspageID}/subscribers": lambda resources, path: send("GET", path)["data"][0]["id"],
}
# Ids and texts by the name of the parameter or field, with that of its parent, or in lower case without underscores.
REFERENCES = {
    "ownerID": lambda resources: USERS[1] if resources.current.startswith("Schedules_") else TEAM,
    "participants.id": lambda resources: USERS[1],
    "group.id": lambda resources: USERS[1],
    "route_to.entity_id": lambda resources: USERS[1],
    "action.route_to": creates("Services_createService"),
    "slo_owner_id": lambda resources: USERS[1],
    "squadcastserviceid": creates("Services_createService"),
    "userids": lambda resources: USERS[1],
    "squadids": creates("Squads_createSquad"),
    "incident_id": lambda resources: ingest(),
    "ownerid": lambda resources: TEAM,
    "owner": lambda resources: TEAM,
    "entity_owner.id": lambda resources: TEAM,
    "teamid": lambda resources: TEAM,
    "squadcastteamid": lambda resources: TEAM,
    "formownerid": lambda resources: TEAM,
    "userid": lambda resources: USERS[1],
    "memberids": lambda resources: USERS[1],
    "replacewith": lambda resources: USERS[0],
    "swapuserid": lambda resources: USERS[0],
    "reassignTo.id": lambda resources: USERS[1],
    "reassignTo.type": lambda resources: "user",
    "reassign_to.id": lambda resources: USERS[1],
    "reassign_to.type": lambda resources: "user",
    "additional_responders.id": lambda resources: USERS[2],
    "additional_responders.type": lambda resources: "user",
    "roleids": team_role,
    "dependencies": creates("Services_createService"),
    "services": creates("Services_createService"),
    "serviceids": creates("Services_createService"),
    "serviceid": creates("Services_createService"),
    "services.service_id": creates("Services_createService"),
    "escalationpolicyid": creates("EscalationPolicies_createEscalationPolicies"),
    "runbooks": creates("Runbooks_createRunbook"),
    "components": component,
    "incidentids": lambda resources: ingest(),
    "parentincidentid": lambda resources: ingest(),
    "children": lambda resources: ingest(),
    "alertsourceversion": lambda resources: "v1",
    "alertsourceshortname": lambda resources: "api",
    "from": lambda resources: "2026-03-02T12:00:00Z",
    "to": lambda resources: "2026-03-03T12:00:00Z",
    "fromdate": lambda resources: "2026-03-02T12:00:00Z",
    "todate": lambda resources: "2026-03-03T12:00:00Z",
    "priority": lambda resources: "P1",
    "sort": lambda resources: "asc",
    "timeoutinmins": lambda resources: 5,
    "rollingwindowinmins": lambda resources: 5,
    "timezone": lambda resources: "Europe/Berlin",
    "filters.isPublic": lambda resources: "true",
    "offset": lambda resources: "1",
    "limit": lambda resources: "10",
}
# What exists before the call, in addition to the resources of its path.
PREPARATIONS = {
    "Incidents_unmergeIncident": merge,
    "Services_getServicesByName": lambda resources: resources.ids.update(
        name=send("GET", "/v3/services", query={"owner_id": TEAM})["data"][0]["name"]
    ),
    "Export_deleteIcalLink": calendar_link,
    "Export_getScheduleIcalLink": calendar_link,
    "Export_refreshScheduleIcalLink": calendar_link,
    "GlobalOncallReminderRules_getGlobalOncallReminderRules": reminders,
    "GlobalOncallReminderRules_updateGlobalOncallReminderRules": reminders,
    "CommunicationCards_archiveSlackChannel": slack_channel,
    "SnoozeNotifications_unsnoozeIncidentNotifications": snooze,
    "Postmortems_deletePostmortemByIncident": postmortem,
    "Postmortems_getPostmortemByIncident": postmortem,
    "Postmortems_updatePostmortemByIncident": postmortem,
}
# Bodies for which the values of the names are not enough.
BODIES = {
    "Schedules_pauseresumeSchedule": lambda resources: {"action": "pause"},
    "Users_deleteUser": lambda resources: {
        "user_id": resources.create("Users_addUser"),
        "swap_user_id": USERS[0],
        "suppress_incidents": False,
        "reassign_incidents": True,
    },
}
