//! The document whose operations are mocked.

use openapi_mock::mocks::Area;
use serde_json::json;

/// Only constants can be areas, so the document is a text.
const DOCUMENT: &str = r##"{
    "paths": {
        "/items/{id}": {
            "parameters": [{ "name": "id", "in": "path", "schema": { "type": "string", "maxLength": 4 } }],
            "get": {
                "operationId": "getItem",
                "parameters": [
                    { "name": "id", "in": "query", "schema": { "type": "integer" } },
                    { "name": "tags", "in": "query", "schema": { "type": "array", "items": { "type": "string" } } },
                    { "name": "sort", "in": "query", "explode": false, "schema": { "type": "array", "items": { "type": "string" } } },
                    { "name": "X-Page", "in": "header", "schema": { "type": "integer" } }
                ],
                "responses": {
                    "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Data" } }, "text/csv": {} , "text/plain": { "schema": { "type": "string" } } } },
                    "202": { "content": { "application/json": { "schema": { "const": "later" } } } },
                    "404": { "content": { "application/json": { "schema": { "type": "object", "required": ["error"] } } } }
                }
            },
            "put": {
                "operationId": "putItem",
                "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Item" } } } },
                "responses": { "204": {} }
            },
            "delete": { "operationId": "deleteItem", "responses": { "204": {} } }
        },
        "/items/new": { "get": { "operationId": "newItem", "responses": { "204": {} } } },
        "/forms": {
            "post": {
                "operationId": "postForm",
                "requestBody": { "required": true, "content": { "application/x-www-form-urlencoded": { "schema": {
                    "type": "object", "properties": { "name": { "type": "string" }, "count": { "type": "string" } }
                } } } },
                "responses": { "204": {} }
            }
        }
    },
    "components": { "schemas": {
        "Item": {
            "type": "object", "required": ["name"],
            "properties": { "name": { "type": "string" }, "size": { "type": "integer" }, "note": { "type": ["string", "null"] } }
        },
        "Data": { "type": "object", "required": ["data"], "properties": { "data": {
            "type": "object", "required": ["name", "note"],
            "properties": { "name": { "type": "string" }, "note": { "type": ["string", "null"] } }
        } } }
    } }
}"##;

pub static AREA: Area = Area::new(
    DOCUMENT,
    |_, _, status, message| json!({ "error": message, "status": status }),
);
