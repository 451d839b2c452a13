"""Calls every operation of the vendor's Python SDK with valid input against the fake. See python-sdk.sh."""

import inspect
import json
import os
import re
import sys
import typing
import urllib.error
import urllib.request
from pathlib import Path

import pydantic
import squadcast
from squadcast._hooks import accesstokenhook
from squadcast.basesdk import BaseSDK

API = os.environ["SQUADCAST_API_URL"]
AUTHENTICATION = os.environ["SQUADCAST_AUTH_URL"]
REFRESH_TOKEN = os.environ["SQUADCAST_REFRESH_TOKEN"]
ROOT = Path(__file__).parents[2]
DOCUMENT = json.loads((ROOT / "crates/squadcast-mock/src/generated/squadcast.json").read_text())

sys.path.insert(0, str(Path(__file__).parent))
from python_sdk_differences import DIFFERENCES  # noqa: E402


# The document.

OPERATIONS = {
    node["operationId"]: (method.upper(), template, item, node)
    for template, item in DOCUMENT["paths"].items()
    for method, node in item.items()
    if isinstance(node, dict) and "operationId" in node
}


def resolve(node):
    while "$ref" in node:
        target = DOCUMENT
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def parameters(operation):
    _, _, item, node = OPERATIONS[operation]
    return [resolve(parameter) for parameter in item.get("parameters", []) + node.get("parameters", [])]


def body_schema(operation):
    body = OPERATIONS[operation][3].get("requestBody")
    if body is None:
        return None
    return next(iter(resolve(body)["content"].values())).get("schema", {})


# Plain requests, to prepare resources without the SDK.


def token():
    request = urllib.request.Request(f"{AUTHENTICATION}/oauth/access-token", headers={"X-Refresh-Token": REFRESH_TOKEN})
    with urllib.request.urlopen(request) as response:
        return json.load(response)["data"]["access_token"]


def send(method, path, body=None):
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(API + path, data=data, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request) as response:
            text = response.read()
    except urllib.error.HTTPError as error:
        raise Unprepared(f"{method} {path}: {error.code} {error.read().decode()}") from error
    return json.loads(text) if text else None


class Unprepared(Exception):
    """A resource that an operation needs could not be created."""


# Valid input: what the schema of the document requires, and ids of resources that exist.


class Input:
    """The values for one call. A path parameter is the id of a resource that was created for this call."""

    def __init__(self, operation):
        self.operation = operation
        self.ids = {}

    def path_parameters(self, template):
        values = {}
        segments = template.split("/")
        for index, segment in enumerate(segments):
            if segment.startswith("{"):
                name = segment.strip("{}")
                collection = "/".join(segments[:index])
                filled = collection.format(**values)
                values[name] = self.item(name, collection, filled)
                self.ids[name.lower().replace("_", "")] = values[name]
        return values

    def item(self, name, collection, filled):
        """Returns the id of a new item of a collection."""
        special = SPECIAL_ITEMS.get(name) or SPECIAL_ITEMS.get(collection)
        if special is not None:
            return special(self, filled)
        node = DOCUMENT["paths"].get(collection, {}).get("post")
        if node is None:
            raise Unprepared(f"nothing creates {collection}/{{{name}}}")
        return identity(self.create(node["operationId"], filled))

    def create(self, operation, path):
        query = self.query(operation)
        if query:
            path += "?" + urllib.parse.urlencode(query, doseq=True)
        return send("POST", path, self.body(operation))

    def query(self, operation):
        return {
            parameter["name"]: self.sample(parameter["schema"], parameter["name"])
            for parameter in parameters(operation)
            if parameter["in"] == "query" and parameter.get("required")
        }

    def body(self, operation):
        if operation in BODIES:
            return BODIES[operation](self)
        schema = body_schema(operation)
        return None if schema is None else self.sample(schema, "")

    def sample(self, schema, name):
        schema = resolve(schema)
        if "allOf" in schema:
            merged = {key: value for key, value in schema.items() if key != "allOf"}
            for part in map(resolve, schema["allOf"]):
                for key, value in part.items():
                    if key == "properties":
                        merged["properties"] = merged.get("properties", {}) | value
                    elif key == "required":
                        merged["required"] = merged.get("required", []) + value
                    else:
                        merged.setdefault(key, value)
            return self.sample(merged, name)
        for keyword in ("const", "default"):
            if keyword in schema and schema[keyword] is not None:
                return schema[keyword]
        if "enum" in schema:
            return schema["enum"][0]
        for keyword in ("oneOf", "anyOf"):
            if keyword in schema:
                rest = {key: value for key, value in schema.items() if key != keyword}
                return self.sample({"allOf": [schema[keyword][0], rest]} if rest else schema[keyword][0], name)
        kind = schema.get("type")
        kind = next(one for one in kind if one != "null") if isinstance(kind, list) else kind
        if kind == "object" or "properties" in schema:
            required = schema.get("required", [])
            properties = schema.get("properties", {})
            value = {key: self.sample(properties.get(key, {}), key) for key in required}
            if schema.get("minProperties", 0) > len(value):
                for key in list(properties)[: schema["minProperties"]]:
                    value.setdefault(key, self.sample(properties[key], key))
            return value
        if kind == "array":
            count = max(schema.get("minItems", 0), 1)
            return [self.sample(schema.get("items", {}), name) for _ in range(count)]
        reference = self.reference(name, kind)
        if reference is not None:
            return reference
        if kind in ("integer", "number"):
            return max(schema.get("minimum", 1), schema.get("exclusiveMinimum", 0) + 1)
        if kind == "boolean":
            return True
        return self.text(schema, name)

    def reference(self, name, kind):
        key = name.lower().replace("_", "")
        if key in self.ids:
            value = self.ids[key]
        elif key in REFERENCES:
            value = REFERENCES[key](self)
        else:
            return None
        return int(value) if kind in ("integer", "number") and str(value).isdigit() else value

    def text(self, schema, name):
        forms = {
            "date-time": "2026-03-02T12:00:00Z",
            "date": "2026-03-02",
            "time": "12:00:00",
            "email": f"interop-{next(NUMBERS)}@example.com",
            "uri": "https://example.com/interop",
        }
        if schema.get("format") in forms:
            return forms[schema["format"]]
        if name in TEXTS:
            return TEXTS[name]
        text = f"interop {name} {next(NUMBERS)}"
        for candidate in (text, "09:00", "#2f80ed", "P1", "62ff00000000000000000001", "7", "interop"):
            if "pattern" not in schema or re.search(schema["pattern"], candidate):
                return candidate[: schema.get("maxLength", len(candidate))]
        raise Unprepared(f"no text for {name}: {schema['pattern']}")
