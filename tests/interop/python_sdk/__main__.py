"""Calls every operation of the vendor's Python SDK with valid input against the fake. See python-sdk.sh."""

import inspect
import json
import os
import re
import sys

import pydantic
import squadcast
from squadcast._hooks import accesstokenhook
from squadcast.basesdk import BaseSDK

import resources
from differences import DIFFERENCES
from document import OPERATIONS, Unprepared
from resources import Resources

# Options that every method has.
COMMON = {"retries", "server_url", "timeout_ms", "http_headers", "accept_header_override"}


def methods(sdk):
    """Returns the methods of the SDK by operation id."""
    found = {}
    work = [("", sdk)]
    while work:
        path, node = work.pop()
        for name in getattr(node, "_sub_sdk_map", {}):
            work.append((name, getattr(node, name)))
        for name, value in vars(node).items():
            if isinstance(value, BaseSDK) and name != "parent_ref" and "_sub_sdk_map" not in vars(type(node)):
                work.append((f"{path}.{name}", value))
        for name, method in inspect.getmembers(node, inspect.ismethod):
            if not name.startswith("_") and not name.endswith("_async"):
                operation = re.search(r'operation_id="(\w+)"', inspect.getsource(method))
                if operation:
                    found[operation[1]] = (f"{path}.{name}", method)
    return found


def arguments(operation, method):
    """Returns valid arguments: what the document or the SDK requires, and resources that exist."""
    created = Resources(operation)
    values = created.path(OPERATIONS[operation][1]) | created.query(operation)
    body = created.body(operation)
    names = [name for name in inspect.signature(method).parameters if name not in COMMON]
    wrapper = re.search(r"request = \(?\s*models\.(\w+)\(", inspect.getsource(method))
    if not wrapper:
        return {"request": body} if names else {}
    model = getattr(squadcast.models, wrapper[1])
    fields = model.model_fields
    if not any(has_metadata(field, ("path", "query", "header", "request")) for field in fields.values()):
        return renamed(names, typed(created, operation, model, body))
    result = {}
    for name, field in fields.items():
        if not has_metadata(field, ("request",)):
            alias = field.alias or name
            if alias not in values and field.is_required():
                values[alias] = created.parameter(operation, alias)
            if alias in values:
                value = str(values[alias]) if field.annotation is str else values[alias]
                result |= renamed(names, {name: value})
        elif name not in names:
            result |= renamed(names, typed(created, operation, model_of(field.annotation), body))
        elif "bytes" in str(field.annotation):
            result[name] = json.dumps(body).encode()
        else:
            result[name] = body
    return result


def has_metadata(field, kinds):
    return any(getattr(one, kind, None) for one in field.metadata for kind in kinds)


def model_of(annotation):
    candidates = [annotation, *getattr(annotation, "__args__", ())]
    return next(one for one in candidates if hasattr(one, "model_fields"))


def renamed(names, fields):
    """Names the fields as the arguments: `type_`, because `type` is a function of Python."""
    return {name if name in names else f"{name}_": value for name, value in fields.items()}


def typed(created, operation, model, body):
    """Returns the fields of a body as the types of the SDK. What only the SDK requires is added."""
    for _ in range(5):
        try:
            value = model.model_validate(body or {})
        except pydantic.ValidationError as error:
            missing = [one["loc"] for one in error.errors() if one["type"] == "missing"]
            if not missing:
                raise
            for place in missing:
                created.complete(operation, body, place)
        else:
            return {name: getattr(value, name) for name in value.model_fields_set}
    raise Unprepared("the SDK requires more than the document has")


def call(operation, method):
    """Returns why a call differs, or `None`."""
    try:
        values = arguments(operation, method)
    except Unprepared as error:
        return f"not called: {error}"
    except Exception as error:
        return f"the SDK rejects the input of the document: {summary(error)}"
    try:
        method(**values)
    except squadcast.errors.ResponseValidationError as error:
        return f"the SDK rejects the response: {summary(error.cause or error)}"
    except squadcast.errors.SquadcastSDKError as error:
        return f"{error.raw_response.status_code}: {error.body[:300]}"
    except Exception as error:
        return f"the SDK fails: {summary(error)}"
    return None


def summary(error):
    if hasattr(error, "errors"):
        places = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
        return "; ".join(places[:3])
    return f"{type(error).__name__}: {error}"[:300]


def main():
    url = f"{resources.AUTHENTICATION}/oauth/access-token"
    # The SDK computes the host of the tokens from that of the API, so it would request one from the vendor.
    accesstokenhook._resolve_refresh_url = lambda *_: url
    sdk = squadcast.SquadcastSDK(refresh_token_auth=resources.REFRESH_TOKEN, server_url=resources.API)
    chosen = sys.argv[1:]
    unexplained = 0
    totals = {"ok": 0, "differs": 0}
    print("| operation | result | why |\n|---|---|---|")
    for operation, (path, method) in sorted(methods(sdk).items()):
        if chosen and operation not in chosen:
            continue
        reason = call(operation, method)
        known = DIFFERENCES.get(operation)
        result = "ok" if reason is None else "differs"
        totals[result] += 1
        why = reason or ""
        if (reason is None) != (known is None):
            unexplained += 1
            why = f"UNEXPLAINED {why}" if reason else f"expected: {known}"
        elif known:
            why = known
        print(f"| {operation} | {result} | {why} |".replace("\n", " "))
    print(f"\n{totals['ok']} ok, {totals['differs']} differ, {unexplained} unexplained")
    sys.exit(unexplained > 0)


main()
