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
    url = API + path + ("?" + urllib.parse.urlencode(query, doseq=True) if query else "")
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
        self.ids = {}

    def __call__(self, name):
        """Returns the id or text of a parameter or field, if its schema is not enough."""
        name = key(name)
        if name not in self.ids and name in REFERENCES:
            return REFERENCES[name](self)
        return self.ids.get(name)

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
        method, template, _, _ = OPERATIONS[operation]
        return identity(send(method, path or template, self.body(operation), self.query(operation)))

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
    body = resources.body("Teams_createTeamRole")
    send("POST", path, body)
    return send("GET", path)["data"][-1]["id"]


def member(resources, path):
    user = resources.create("Users_addUser")
    send("POST", path, {"user_id": user, "role_ids": [team_role(resources)]})
    return user


def squad_member(resources, path):
    """Returns a member of the squad that the path was created with."""
    return send("GET", path.removesuffix("/members"))["data"]["members"][0]["userID"]


def responder(_, path):
    send("PUT", path, {"additional_responders": [{"id": USERS[2], "type": "user"}]})
    return USERS[2]


def service(resources):
    return resources.create("Services_createService")


def ruleset(resources, path):
    body = resources.body("GlobalEventRules_createRuleset")
    send("POST", path, body)
    return body["alert_source_version"]


def overlay(operation):
    """Returns a function that creates an overlay for the alert source `api`."""

    def create(resources, path):
        if operation != resources.operation:
            send("PUT", f"{path}/api", resources.body(operation))
        return "api"

    return create


def audit_log(resources, path):
    return send("GET", path, query=resources.query("AuditLogs_listAuditLogs"))["data"][0]["id"]


def first(path):
    return lambda resources, collection: send("GET", collection)["data"][0][path]


def merge(resources):
    """Merges the incident of the call into another one."""
    children = [resources.ids["incidentid"]]
    body = {"owner_id": TEAM, "parent_incident_id": ingest(), "children": children}
    send("POST", "/v3/incidents/merge", body)


def postmortem(resources):
    path = f"/v3/incidents/{resources.ids['incidentid']}/postmortem"
    send("POST", path, resources.body("Postmortems_createPostmortem"))


# Items whose collection has no operation that creates one and returns its id.
ITEMS = {
    "/v3/incidents": lambda resources, _: ingest(),
    "/v3/incidents/{incidentID}/additional-responders": responder,
    "/v3/incidents/{incidentID}/actions/circleci/rebuild": lambda resources, _: "7",
    "/v3/incidents/{incidentID}/actions/webhook": lambda resources, _: resources.create("Webhooks_createWebhook"),
    "/v3/incidents/{incidentID}/mark-slo-incident-false-postive": lambda resources, _: "true",
    "/v3/slo/{sloID}/incident": lambda resources, _: ingest(),
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
    "/v4/statuspages/{statuspageID}/subscribers": first("id"),
}
# Ids and texts by the name of the parameter or field, in lower case without underscores.
REFERENCES = {
    "ownerid": lambda resources: TEAM,
    "teamid": lambda resources: TEAM,
    "owner": lambda resources: TEAM,
    "userid": lambda resources: USERS[1],
    "memberids": lambda resources: USERS[1],
    "swapuserid": lambda resources: USERS[0],
    "roleids": team_role,
    "dependencies": service,
    "serviceids": service,
    "serviceid": service,
    "incidentids": lambda resources: ingest(),
    "parentincidentid": lambda resources: ingest(),
    "children": lambda resources: ingest(),
    "alertsourceversion": lambda resources: "v1",
    "alertsourceshortname": lambda resources: "api",
    "offset": lambda resources: "1",
    "limit": lambda resources: "10",
}
# What exists before the call, in addition to the resources of its path.
PREPARATIONS = {
    "Incidents_unmergeIncident": merge,
    "Services_getServicesByName": lambda resources: resources.ids.update(
        name=send("GET", "/v3/services", query={"owner_id": TEAM})["data"][0]["name"]
    ),
    "Postmortems_deletePostmortemByIncident": postmortem,
    "Postmortems_getPostmortemByIncident": postmortem,
    "Postmortems_updatePostmortemByIncident": postmortem,
}
# Bodies for which the values of the names are not enough.
BODIES = {
    "Users_deleteUser": lambda resources: {
        "user_id": resources.create("Users_addUser"),
        "swap_user_id": USERS[0],
        "suppress_incidents": False,
        "reassign_incidents": True,
    },
}
