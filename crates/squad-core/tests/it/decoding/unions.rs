//! Tagged and untagged unions.

use super::*;

#[test]
fn an_untagged_union_is_the_first_variant_that_can_be_decoded() {
    let bare = json!({"id": "o1", "name": "Ada", "novel": 1});
    assert!(matches!(decoded(&bare).unwrap(), Either::Bare(owner) if owner.name == "Ada"));
    let wrapped = json!({"owner": {"id": "o1", "name": 5}});
    assert!(
        matches!(decoded(&wrapped).unwrap(), Either::Wrapped(wrapped) if wrapped.owner.id == "o1")
    );
    // Deviations of the variant that does not fit are not reported.
    assert_eq!(
        reported::<Vec<Either>>(&json!([bare]), None),
        ["[].novel: undocumented field"]
    );
    let both_wrong = json!([{"id": "x"}, {"owner": {"name": 1, "novel": 2}}]);
    let error = decoded::<Vec<Either>>(&both_wrong).unwrap_err();
    assert_eq!(
        (error.path.as_str(), error.message.as_str()),
        ("[1]", "none of the variants of Either")
    );
    // The path is that of the union, wherever in it the last variant failed.
    let deep = decoded::<Vec<Either>>(&json!([{"id": null}])).unwrap_err();
    assert_eq!(deep.path, "[0]");
    assert_eq!(deep.to_string(), deep.message);
}

#[test]
fn a_tagged_union_is_decoded_by_its_tag() {
    let note: Action = decoded(&json!({"kind": "note", "id": "n", "name": "x"})).unwrap();
    assert!(matches!(&note, Action::Note(owner) if owner.id == "n"));
    assert_eq!(
        serde_json::to_value(&note).unwrap(),
        json!({"kind": "note", "id": "n", "name": "x"})
    );
    let other = json!({"kind": "song", "notes": [1]});
    assert_eq!(
        serde_json::to_value(decoded::<Action>(&other).unwrap()).unwrap(),
        other
    );
    assert_eq!(
        reported::<Vec<Action>>(
            &json!([other, {"name": 5, "kind": "note", "id": "n", "novel": 1}]),
            None
        ),
        [
            r#"[0]: expected a documented Action, found "song""#,
            "[1].name: expected a string, found a number",
            "[].novel: undocumented field",
        ]
    );
    for (body, path) in [
        (json!([{"id": "n"}]), "[0]"),
        (json!([{"kind": 5, "id": "n"}]), "[0]"),
        (json!([{"kind": "note", "id": null}]), "[0].id"),
    ] {
        assert_eq!(
            decoded::<Vec<Action>>(&body).unwrap_err().path,
            path,
            "{body}"
        );
    }
}
