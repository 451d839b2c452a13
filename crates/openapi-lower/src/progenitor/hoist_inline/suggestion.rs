//! Suggests names for inline types, from the tokens of their pointers.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::pointer;

/// Suggests a name for the schema at a pointer that is not one of the `used` names (see [`plain`]).
pub(super) fn free_name(document: &Value, at: &str, used: &BTreeSet<String>) -> String {
    let name = words(document, at);
    let mut candidate = name.clone();
    let mut number = 2_u32;
    while used.contains(&plain(&candidate)) {
        candidate = format!("{name}{number}");
        number += 1;
    }
    candidate
}

fn words(document: &Value, at: &str) -> String {
    let tokens = pointer::tokens(at);
    let mut name: Vec<String> = Vec::new();
    let mut nth = 0;
    while let Some(token) = tokens.get(nth) {
        let next = tokens.get(nth + 1).map(String::as_str).unwrap_or_default();
        let above = tokens.get(..nth).unwrap_or_default();
        let mut used = 2;
        match (above, token.as_str()) {
            ([], "components") => name.push(pascal(tokens.get(2).map_or("", String::as_str))),
            ([], "paths" | "x-webhooks") => name.push(operation(document, &tokens)),
            (_, "properties" | "headers") => name.push(pascal(next)),
            (_, "parameters") => {
                let parameter = pointer::get(document, tokens.get(..nth + 2).unwrap_or_default());
                let own = parameter.and_then(|p| p.get("name")?.as_str());
                name.push(pascal(own.unwrap_or("parameter")));
            }
            (_, "responses") => name.push("Response".to_owned()),
            (_, "anyOf" | "oneOf") => {
                let variant = next.parse::<usize>().map_or(0, |n| n.saturating_add(1));
                name.push(format!("Variant{variant}"));
            }
            (_, "requestBody") => {
                name.push("Body".to_owned());
                used = 1;
            }
            (_, "items") => {
                match name.last_mut() {
                    Some(last) => *last = singular(last),
                    None => name.push("Item".to_owned()),
                }
                used = 1;
            }
            (_, "additionalProperties") => {
                name.push("Value".to_owned());
                used = 1;
            }
            _ => used = 1,
        }
        nth += match above {
            [] => 3,
            _ => used,
        };
    }
    match name.concat() {
        empty if empty.is_empty() => "Type".to_owned(),
        name => name,
    }
}

/// The operation's id, or its method and path.
fn operation(document: &Value, tokens: &[String]) -> String {
    let tokens = tokens.get(..3).unwrap_or_default();
    let id = pointer::get(document, tokens).and_then(|o| o.get("operationId")?.as_str());
    match (id, tokens) {
        (Some(id), _) => pascal(id),
        (None, [_, path, method]) => pascal(&format!("{method} {path}")),
        _ => String::new(),
    }
}

fn pascal(text: &str) -> String {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .map(|word| {
            let mut chars = word.chars();
            chars
                .next()
                .map(|first| first.to_ascii_uppercase().to_string() + chars.as_str())
                .unwrap_or_default()
        })
        .collect()
}

fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    match word.strip_suffix('s') {
        Some(stem) if !stem.ends_with(['s', 'u', 'i']) && !stem.is_empty() => stem.to_owned(),
        _ => format!("{word}Item"),
    }
}

/// A name in lower case and without punctuation, for comparison.
pub(super) fn plain(name: &str) -> String {
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::{free_name, pascal, plain, singular};

    #[test]
    fn name_of_a_list_becomes_singular() {
        for (list, item) in [
            ("Pets", "Pet"),
            ("Categories", "Category"),
            ("Status", "StatusItem"),
            ("Address", "AddressItem"),
            ("Axis", "AxisItem"),
            ("Sheep", "SheepItem"),
            ("s", "sItem"),
            ("", "Item"),
        ] {
            assert_eq!(singular(list), item);
        }
    }

    #[test]
    fn names_are_in_pascal_case_and_compared_without_case_and_punctuation() {
        assert_eq!(pascal("get /pets/{pet_id}/V2-tags"), "GetPetsPetIdV2Tags");
        assert_eq!(plain("Get_Pets-2.é"), "getpets2");
    }

    #[test]
    fn words_of_the_pointer_make_the_name() {
        let document = json!({
            "paths": {
                "/pets/{id}": {
                    "get": { "operationId": "list_pets" },
                    "put": {
                        "parameters": [{ "name": "sort-by" }, {}],
                        "operationId": 1,
                    },
                },
                "items": { "items": {} },
            },
            "x-webhooks": { "made": { "post": {} } },
        });
        for (at, name) in [
            ("/components/schemas/pet_kind", "PetKind"),
            ("/components/schemas/items/properties/kind", "ItemsKind"),
            ("/components/schemas/A/items", "AItem"),
            ("/components/schemas/As/items", "A"),
            ("/components/schemas/A/additionalProperties", "AValue"),
            ("/components/schemas/A/anyOf/0", "AVariant1"),
            ("/components/schemas/A/oneOf/9/properties/b", "AVariant10B"),
            ("/components/schemas/A/allOf/0/properties/b", "AB"),
            (
                "/components/schemas/A/properties/items/properties/c",
                "AItemsC",
            ),
            (
                "/paths/~1pets~1{id}/get/responses/2XX/content/a~1b/schema",
                "ListPetsResponse",
            ),
            (
                "/paths/~1pets~1{id}/get/responses/2XX/headers/x-kind/schema",
                "ListPetsResponseXKind",
            ),
            (
                "/paths/~1pets~1{id}/put/requestBody/content/a~1b/schema",
                "PutPetsIdBody",
            ),
            (
                "/paths/~1pets~1{id}/put/parameters/0/schema",
                "PutPetsIdSortBy",
            ),
            (
                "/paths/~1pets~1{id}/put/parameters/1/schema",
                "PutPetsIdParameter",
            ),
            ("/paths/items/items/requestBody", "ItemsItemsBody"),
            ("/x-webhooks/made/post/requestBody", "PostMadeBody"),
            ("/servers/0", "Type"),
            ("/other/schemas/A/items", "Item"),
            ("", "Type"),
        ] {
            assert_eq!(free_name(&document, at, &BTreeSet::new()), name, "{at}");
        }
    }

    #[test]
    fn used_names_get_the_first_free_number() {
        let at = "/components/schemas/Pet";
        let suggested = |used: &[&str]| {
            let used = used.iter().map(|name| (*name).to_owned()).collect();
            free_name(&json!({}), at, &used)
        };
        assert_eq!(suggested(&["dog"]), "Pet");
        assert_eq!(suggested(&["pet"]), "Pet2");
        assert_eq!(suggested(&["pet", "pet2", "pet3", "pet5"]), "Pet4");
    }
}
