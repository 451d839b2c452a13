//! What is reported about a response: paths, counts, and nothing from one response in another.

use squad_core::wire::macros::try_variant;

use super::*;

fn reported_of(member: &str, value: Value) -> Vec<String> {
    reported::<Everything>(&json!({"id": "5f1e", member: value}), None)
}

#[test]
fn every_wrong_type_is_reported_by_both_types() {
    let kinds = [
        (json!("x"), "a string"),
        (json!(true), "a boolean"),
        (json!(7), "a number"),
        (json!(-7), "a number"),
        (json!(0.5), "a number"),
        (json!([["x"]]), "a list"),
        (json!({"x": {"y": 1}}), "an object"),
        (Value::Null, "null"),
    ];
    for (member, expected, fitting) in [
        ("text", "a string", "a string"),
        ("flag", "a boolean", "a boolean"),
        ("small", "an integer", "a number"),
        ("positive", "an integer", "a number"),
        ("fraction", "a number", "a number"),
        ("object", "an object", "an object"),
    ] {
        for (value, found) in &kinds {
            if *found == fitting {
                continue;
            }
            let lines = reported_of(member, value.clone());
            let first = lines.first().cloned().unwrap_or_default();
            assert_eq!(
                first,
                format!("{member}: expected {expected}, found {found}"),
                "{value}"
            );
        }
    }
    for (member, value, words) in [
        (
            "small",
            json!(1_u64 << 40),
            "an integer, found a number out of range",
        ),
        (
            "small",
            json!(-(1_i64 << 40)),
            "an integer, found a number out of range",
        ),
        (
            "positive",
            json!(-1),
            "an integer, found a number out of range",
        ),
        (
            "small",
            json!(0.5),
            "an integer, found a number with a fraction",
        ),
        (
            "scalar",
            Value::Null,
            "a string, a boolean or a number, found null",
        ),
        (
            "scalar",
            json!([1]),
            "a string, a boolean or a number, found a list",
        ),
        (
            "scalar",
            json!({}),
            "a string, a boolean or a number, found an object",
        ),
        (
            "time",
            json!("soon"),
            "an RFC 3339 time, found another string",
        ),
        ("time", json!(7), "an RFC 3339 time, found a number"),
        ("time", json!(true), "an RFC 3339 time, found a boolean"),
        ("date", json!([[1]]), "an RFC 3339 time, found a list"),
        (
            "date",
            json!({"x": [1]}),
            "an RFC 3339 time, found an object",
        ),
        (
            "theState",
            json!("ajar"),
            "a documented State, found \"ajar\"",
        ),
    ] {
        let line = format!("{member}: expected {words}");
        assert_eq!(reported_of(member, value.clone()), [line], "{value}");
    }
    // The ways to write that there is no value are not deviations.
    for (member, value) in [
        ("time", Value::Null),
        ("time", json!("")),
        ("time", json!("0001-01-01T00:00:00Z")),
        ("maybe", Value::Null),
        ("clearable", Value::Null),
        ("free", Value::Null),
    ] {
        assert_eq!(
            reported_of(member, value.clone()),
            [""; 0],
            "{member} = {value}"
        );
    }
}

#[test]
fn an_undocumented_enum_value_is_reported_by_its_first_characters() {
    let long = "é".repeat(60);
    assert_eq!(
        reported_of("theState", json!(long)),
        [format!(
            "theState: expected a documented State, found {:?}",
            "é".repeat(40)
        )]
    );
    let fits = "x".repeat(40);
    assert_eq!(
        reported_of("theState", json!(fits)),
        [format!(
            "theState: expected a documented State, found {fits:?}"
        )]
    );
}

#[test]
fn elements_are_reported_with_their_index() {
    let lines = reported::<Map2>(
        &json!({"k.1": [null, {"id": 1}, {"id": "a", "novel": 1}, null], "": [{"id": 7}]}),
        None,
    );
    assert_eq!(
        lines,
        [
            "k.1[0]: expected an element, found null",
            "k.1[1].id: expected a string, found a number",
            "k.1[3]: expected an element, found null",
            "[0].id: expected a string, found a number",
            "k.1[].novel: undocumented field",
        ]
    );
}

type Map2 = BTreeMap<String, Vec<Owner>>;

#[test]
fn deviations_are_events_of_level_debug() {
    struct Quiet(Events);
    impl tracing::Subscriber for Quiet {
        fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
            *metadata.level() <= tracing::Level::INFO
        }
        fn new_span(&self, attributes: &tracing::span::Attributes<'_>) -> tracing::span::Id {
            self.0.new_span(attributes)
        }
        fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}
        fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}
        fn event(&self, event: &tracing::Event<'_>) {
            self.0.event(event);
        }
        fn enter(&self, _: &tracing::span::Id) {}
        fn exit(&self, _: &tracing::span::Id) {}
    }
    let quiet = Events::default();
    crate::support::ask_all_subscribers();
    tracing::subscriber::with_default(Quiet(quiet.clone()), || {
        decode::<Owner>(br#"{"id":1}"#, None).unwrap();
    });
    assert_eq!(*quiet.0.lock().unwrap(), [""; 0]);
}

#[test]
fn deviations_of_a_failed_variant_are_neither_reported_nor_counted() {
    // Forty deviations and forty undocumented fields in the variant that does not fit, one of each in the one that does.
    let wrong: Vec<Value> = (0..40).map(|_| json!({"id": 1})).collect();
    let mut body = json!({"id": 5, "many": wrong});
    for nth in 0..40 {
        body[format!("novel{nth:02}")] = json!(nth);
    }
    let fitting = reported::<Vec<Owner>>(&json!([body]), None);
    assert_eq!(reported::<Vec<Form>>(&json!([body]), None), fitting);
    assert_eq!(
        fitting[0], "[0].id: expected a string, found a number",
        "{fitting:?}"
    );
    let before = json!({"id": 5, "novel": 1});
    let whole = reported::<Vec<Form>>(&json!([before, body]), None);
    assert_eq!(whole.len(), 2 + 32 + 1, "{whole:?}");
    // A variant that fails deep inside leaves no part of its path to the next.
    let deep = json!([{"id": 5, "deep": {"a": {"id": null}}}]);
    assert_eq!(
        reported::<Vec<Form>>(&deep, None),
        [
            "[0].id: expected a string, found a number",
            "[].deep: undocumented field"
        ]
    );
    // With no deviation except in the failed variant, nothing is reported.
    assert_eq!(
        reported::<Vec<Form>>(&json!([{"id": "a", "name": "b"}]), None),
        [""; 0]
    );
}

/// Decodes much before its last member is found missing.
#[derive(Debug, PartialEq, Clone)]
struct Demanding {
    id: i64,
    many: Vec<Owner>,
    deep: BTreeMap<String, Wrapped>,
    last: String,
}
squad_core::lenient_struct!(Demanding { last = "last" } { id = "id", many = "many", deep = "deep" });

#[derive(Debug, PartialEq, Clone)]
enum Form {
    Demanding(Demanding),
    Bare(Owner),
}
squad_core::untagged_union!(Form { Demanding, Bare });

#[test]
fn a_variant_that_succeeds_keeps_its_deviations() {
    let form = json!({"id": "7", "last": "x", "novel": 1});
    assert_eq!(
        reported::<Form>(&form, None),
        [
            "id: expected an integer, found a string",
            "novel: undocumented field"
        ]
    );
    assert_eq!(try_variant(|| Ok::<_, ()>(5)), Ok(5));
    assert_eq!(try_variant(|| Err::<(), _>(5)), Err(5));
}

/// A response within a response: JSON in a string.
#[derive(Debug)]
struct Embedded;

impl LenientDeserialize for Embedded {
    fn fallback() -> Self {
        Self
    }

    fn deserialize_lenient<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let text = String::deserialize_lenient(deserializer)?;
        decode::<Owner>(text.as_bytes(), None)
            .map(|_| Self)
            .map_err(serde::de::Error::custom)
    }
}

#[test]
fn nested_decodings_do_not_affect_each_other() {
    // One deviation of the outer response before the inner ones, one behind them.
    let rows = |inner: &str| json!([null, {"y": inner}, null]);
    let outer = [
        "[0]: expected an element, found null",
        "[2]: expected an element, found null",
    ];
    let lines = reported::<Vec<BTreeMap<String, Embedded>>>(&rows(r#"{"id":"a"}"#), None);
    assert_eq!(lines, outer);
    // Each pass over the outer response decodes the inner one, which reports its own.
    let inner = [
        "id: expected a string, found a number",
        "novel: undocumented field",
    ];
    let lines = reported::<Vec<BTreeMap<String, Embedded>>>(&rows(r#"{"id":1,"novel":2}"#), None);
    assert_eq!(lines, [inner, inner, outer].concat());
    let error = decoded::<Vec<BTreeMap<String, Embedded>>>(&rows(r#"{"novel":2}"#)).unwrap_err();
    assert_eq!(
        (error.path.as_str(), error.to_string().as_str()),
        ("[1].y", "missing field `id`")
    );
    // The inner decoding does not reset the count of the outer one.
    let lines = reported::<BTreeMap<String, Embedded>>(&json!({"y": "{\"id\":\"a\"}"}), None);
    assert_eq!(lines, [""; 0]);
    let lines = reported::<Vec<Option<Embedded>>>(&json!([null, r#"{"id":"a"}"#]), None);
    assert_eq!(lines, ["[0]: expected an element, found null"]);
}

#[test]
fn nothing_of_one_response_is_reported_for_the_next() {
    decoded::<Vec<Everything>>(&json!([{"id": 1, "novel": 1}, {"id": null}])).unwrap_err();
    assert_eq!(reported::<Owner>(&json!({"id": "a"}), None), [""; 0]);
    assert_eq!(
        reported::<Owner>(&json!({"id": "a", "other": 1}), None),
        ["other: undocumented field"]
    );
    let error = decoded::<Owner>(&json!({})).unwrap_err();
    assert_eq!(error.path, ".");
}

#[test]
fn undocumented_fields_are_located_in_part_and_counted() {
    let row = |names: std::ops::Range<usize>| -> Value {
        let mut row = json!({"id": "a"});
        for nth in names {
            row[format!("novel{nth:03}")] = json!(nth);
        }
        row
    };
    let lines = reported::<Vec<Owner>>(&json!([row(0..32), row(0..32)]), None);
    assert_eq!(lines.len(), 32, "{lines:?}");
    assert_eq!(lines[31], "[].novel031: undocumented field");
    let lines = reported::<Vec<Owner>>(&json!([row(0..33), row(0..34)]), None);
    assert_eq!(lines.len(), 33, "{lines:?}");
    assert_eq!(lines[32], ".: 3 more undocumented fields");
}

#[test]
fn exactly_as_many_deviations_as_are_located_leave_no_summary() {
    let rows = |many: usize| json!(vec![json!({"id": 1}); many]);
    assert_eq!(reported::<Vec<Owner>>(&rows(32), None).len(), 32);
    let lines = reported::<Vec<Owner>>(&rows(33), None);
    assert_eq!(lines[32..], [".: 1 more deviations"]);
}

#[test]
fn distinct_undocumented_fields_are_located_in_part() {
    // Every entry is a union whose first variant fails after it reported a deviation.
    let entry = |nth: usize| (format!("k{nth:04}"), json!({"id": nth, "novel": 1}));
    let body = Value::Object((0..2_000).map(entry).collect());
    let lines = reported::<BTreeMap<String, Form>>(&body, None);
    assert_eq!(lines.len(), 32 + 1 + 32 + 1);
    assert_eq!(lines[32], ".: 1968 more deviations");
    assert_eq!(lines[33], "k0000.novel: undocumented field");
    assert_eq!(lines[65], ".: 1968 more undocumented fields");
}

#[test]
fn deviations_are_reported_with_their_path_and_without_values() {
    let body = json!({"data": [
        {"id": "a", "text": 4_242, "novel": {"secret": "canary"}},
        {"id": "b", "novel": 2, "owner": {"id": "o", "extra": "canary"}, "list": [null, {"id": 7}], "time": "canary"},
    ], "meta": 1});
    assert_eq!(
        reported::<Vec<Everything>>(&body, Some("data")),
        [
            "data[0].text: expected a string, found a number",
            "data[1].list[0]: expected an element, found null",
            "data[1].list[1].id: expected a string, found a number",
            "data[1].time: expected an RFC 3339 time, found another string",
            "data[].novel: undocumented field",
            "data[].owner.extra: undocumented field",
            "meta: undocumented field",
        ]
    );
}

#[test]
fn many_deviations_are_located_in_part_and_counted() {
    let rows: Vec<Value> = (0..100).map(|_| json!({"id": 1, "novel": 1})).collect();
    let lines = reported::<Vec<Owner>>(&json!(rows), None);
    assert_eq!(lines[0], "[0].id: expected a string, found a number");
    let located = lines.iter().filter(|line| line.contains("].id")).count();
    assert_eq!(
        lines[located..],
        [
            format!(".: {} more deviations", rows.len() - located),
            "[].novel: undocumented field".to_owned(),
        ]
    );
}
