//! The bound on what one decoding may allocate, and on how deep a response is nested.

use squad_core::wire::Decoder;

use super::*;

/// The least limit with which `body` is decoded.
fn least_limit<T: LenientDeserialize>(body: &Value) -> usize {
    let body = body.to_string();
    let fits = |limit| {
        Decoder::new()
            .max_bytes(limit)
            .decode::<T>(body.as_bytes())
            .is_ok()
    };
    let (mut low, mut high) = (0, 1 << 30);
    assert!(fits(high));
    while low < high {
        let middle = (low + high) / 2;
        if fits(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

#[test]
fn what_is_charged_covers_the_elements_with_the_size_of_their_type() {
    let count = 1000;
    let owners = json!(vec![json!({"id": "a"}); count]);
    let least = least_limit::<Vec<Owner>>(&owners);
    assert!(least >= count * size_of::<Owner>(), "{least}");
    assert!(least <= 4 * count * (size_of::<Owner>() + 32), "{least}");

    let texts = least_limit::<Vec<String>>(&json!(vec!["a"; count]));
    assert!(texts >= count * (size_of::<String>() + 1), "{texts}");

    let map: Map<String, Value> = (0..count)
        .map(|nth| (nth.to_string(), json!({"id": "a"})))
        .collect();
    let entries = least_limit::<BTreeMap<String, Owner>>(&Value::Object(map.clone()));
    assert!(entries >= count * size_of::<(String, Owner)>(), "{entries}");

    for free in [json!(vec![0; count]), json!(map)] {
        let least = least_limit::<Value>(&free);
        assert!(least >= count * size_of::<Value>(), "{least}");
    }

    // A map of one entry takes a whole node.
    let maps =
        least_limit::<Vec<BTreeMap<String, Owner>>>(&json!(vec![json!({"a": {"id": "a"}}); count]));
    assert!(maps >= count * 11 * size_of::<(String, Owner)>(), "{maps}");

    let boxes = least_limit::<Vec<Box<Everything>>>(&json!(vec![json!({"id": "a"}); count]));
    assert!(boxes >= count * size_of::<Everything>(), "{boxes}");
}

#[test]
fn too_large_a_value_is_an_error_that_names_the_setting_wherever_it_is() {
    let many = json!(vec![json!({"id": "a"}); 1000]);
    let map = json!({"many": many});
    let decoder = Decoder::new().max_bytes(10_000);
    let messages = [
        decoder
            .decode::<Vec<Owner>>(many.to_string().as_bytes())
            .unwrap_err(),
        decoder
            .decode::<Value>(many.to_string().as_bytes())
            .unwrap_err(),
        decoder
            .decode::<Map<String, Value>>(map.to_string().as_bytes())
            .unwrap_err(),
        // A union must not fall back to its next variant.
        decoder
            .decode::<Vec<Either>>(many.to_string().as_bytes())
            .unwrap_err(),
        decoder
            .decode::<BTreeMap<String, Vec<Owner>>>(map.to_string().as_bytes())
            .unwrap_err(),
    ];
    for error in messages {
        assert!(
            error.message.contains("10000 bytes") && error.message.contains("`max_decoded_bytes`"),
            "{error}"
        );
    }
}

#[test]
fn the_limit_is_restored_after_each_decoding() {
    let body = json!([{"id": "a"}]).to_string();
    let decoder = Decoder::new().max_bytes(1000);
    for _ in 0..1000 {
        decoder.decode::<Vec<Owner>>(body.as_bytes()).unwrap();
    }
    assert!(
        Decoder::new()
            .max_bytes(10)
            .decode::<Vec<Owner>>(body.as_bytes())
            .is_err()
    );
    let owners: Vec<Owner> = serde_json::from_str(&body).unwrap();
    assert_eq!(owners.len(), 1);
}

#[test]
fn nesting_is_bounded_where_it_is_decoded_and_takes_no_stack_where_it_is_skipped() {
    let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let body = |depth| format!(r#"{{"id":"a","free":{}}}"#, deep(depth));
    assert!(decode::<Everything>(body(100).as_bytes(), None).is_ok());
    for depth in [200, 1_000_000] {
        let error = decode::<Everything>(body(depth).as_bytes(), None).unwrap_err();
        assert_eq!(error.message, "nested more than 128 levels deep");
        let skipped = format!(r#"{{"id":"a","novel":{}}}"#, deep(depth));
        assert_eq!(decode::<Owner>(skipped.as_bytes(), None).unwrap().id, "a");
        assert!(decode::<Owner>(&skipped.as_bytes()[..depth], None).is_err());
    }
}
