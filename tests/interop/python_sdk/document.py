"""The effective document, and valid input made from its schemas."""

import itertools
import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
DOCUMENT = json.loads((ROOT / "crates/squadcast-mock/src/generated/squadcast.json").read_text())
NUMBERS = itertools.count(1)

OPERATIONS = {
    node["operationId"]: (method.upper(), template, item, node)
    for template, item in DOCUMENT["paths"].items()
    for method, node in item.items()
    if isinstance(node, dict) and "operationId" in node
}

FORMATS = {
    "date-time": "2026-03-02T12:00:00Z",
    "date": "2026-03-02",
    "time": "12:00:00",
    "uri": "https://example.com/interop",
}


class Unprepared(Exception):
    """An operation has no valid input, because a resource that it needs could not be created."""


def resolve(node):
    while "$ref" in node:
        target = DOCUMENT
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def parameters(operation):
    _, _, item, node = OPERATIONS[operation]
    return [resolve(one) for one in item.get("parameters", []) + node.get("parameters", [])]


def body_schema(operation):
    body = OPERATIONS[operation][3].get("requestBody")
    return None if body is None else next(iter(resolve(body)["content"].values())).get("schema", {})


def merged(schema):
    """Merges the members of `allOf` into one schema, and chooses the first member of a union."""
    schema = resolve(schema)
    parts = [{key: value for key, value in schema.items() if key not in ("allOf", "anyOf", "oneOf")}]
    parts += map(merged, schema.get("allOf", []))
    for keyword in ("oneOf", "anyOf"):
        parts += map(merged, [one for one in schema.get(keyword, []) if one][:1])
    result = {}
    for part in parts:
        for key, value in part.items():
            if key == "properties":
                result[key] = result.get(key, {}) | value
            elif key == "required":
                result[key] = result.get(key, []) + value
            else:
                result.setdefault(key, value)
    return result


def sample(schema, name, values, parent=""):
    """Returns a value that the schema permits, with the required fields. `values` knows ids and texts by their names."""
    schema = merged(schema)
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = next(one for one in kind if one != "null")
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    if kind == "object" or "properties" in schema:
        properties = schema.get("properties", {})
        required = list(schema.get("required", []))
        required += [key for key in properties if key not in required][: schema.get("minProperties", 0)]
        return {key: sample(properties.get(key, {}), key, values, name) for key in dict.fromkeys(required)}
    if kind == "array":
        count = max(schema.get("minItems", 0), 1)
        return [sample(schema.get("items", {}), name, values, parent) for _ in range(count)]
    known = values(name, parent)
    if known is not None:
        return int(known) if kind in ("integer", "number") else known
    if kind in ("integer", "number"):
        return max(schema.get("minimum", 1), schema.get("exclusiveMinimum", 0) + 1)
    if kind == "boolean":
        return True
    return text(schema, name)


def text(schema, name):
    if schema.get("format") == "email" or "email" in name:
        return f"interop-{next(NUMBERS)}@example.com"
    if schema.get("format") in FORMATS:
        return FORMATS[schema["format"]]
    candidates = [f"interop {name} {next(NUMBERS)}", "interop", "09:00", "#2f80ed", "P1", "7", "62ff00000000000000000001"]
    for candidate in candidates:
        candidate = candidate[: schema.get("maxLength", len(candidate))]
        if re.search(schema.get("pattern", ""), candidate):
            return candidate
    raise Unprepared(f"no text for `{name}` matches {schema['pattern']}")
