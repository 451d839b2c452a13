//! What is told of an answer, and how much of it: places, counts, and nothing from one answer in another.

use squad_core::wire::attempt;

use super::*;

fn told_of(member: &str, value: Value) -> Vec<String> {
    told::<Everything>(&json!({"id": "5f1e", member: value}), None)
}

#[test]
fn every_wrong_type_is_told_in_the_words_of_both() {
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
        ("owner", "an object (Owner)", "an object"),
        ("map", "an object", "an object"),
        ("object", "an object", "an object"),
        ("nested", "a list", "a list"),
    ] {
        for (value, found) in &kinds {
            if *found == fitting {
                continue;
            }
            let lines = told_of(member, value.clone());
            let first = lines.first().cloned().unwrap_or_default();
            let found = match (member, *found) {
                ("nested", "an object") => "one object",
                (_, found) => found,
            };
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
            "an integer in range, found one out of range",
        ),
        (
            "small",
            json!(-(1_i64 << 40)),
            "an integer in range, found one out of range",
        ),
        (
            "positive",
            json!(-1),
            "an integer in range, found one out of range",
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
            "a string, a boolean or a number, found a list or an object",
        ),
        (
            "scalar",
            json!({}),
            "a string, a boolean or a number, found a list or an object",
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
        ("theState", json!("ajar"), "a listed State, found \"ajar\""),
    ] {
        let line = format!("{member}: expected {words}");
        assert_eq!(told_of(member, value.clone()), [line], "{value}");
    }
    // What the service writes for "none" is nothing odd.
    for (member, value) in [
        ("time", Value::Null),
        ("time", json!("")),
        ("time", json!("0001-01-01T00:00:00Z")),
        ("maybe", Value::Null),
        ("clearable", Value::Null),
        ("free", Value::Null),
    ] {
        assert_eq!(
            told_of(member, value.clone()),
            [""; 0],
            "{member} = {value}"
        );
    }
}

#[test]
fn an_unlisted_value_is_told_by_its_first_characters() {
    let long = "é".repeat(60);
    assert_eq!(
        told_of("theState", json!(long)),
        [format!(
            "theState: expected a listed State, found {:?}",
            "é".repeat(40)
        )]
    );
    let fits = "x".repeat(40);
    assert_eq!(
        told_of("theState", json!(fits)),
        [format!("theState: expected a listed State, found {fits:?}")]
    );
}

#[test]
fn elements_are_counted_as_they_stand() {
    let lines = told::<Map2>(
        &json!({"k.1": [null, "x", {"id": "a", "novel": 1}, null], "": [7]}),
        None,
    );
    assert_eq!(
        lines,
        [
            "k.1[0]: expected an element, found null",
            "k.1[1]: expected an object (Owner), found a string",
            "k.1[3]: expected an element, found null",
            "[0]: expected an object (Owner), found a number",
            "k.1[].novel: a field that nobody reads",
        ]
    );
}

type Map2 = BTreeMap<String, Vec<Owner>>;

#[test]
fn one_value_for_a_list_is_told_with_the_place_of_the_list() {
    assert_eq!(
        told_of("list", json!({"id": 7, "novel": 1})),
        [
            "list: expected a list, found one object",
            "list.id: expected a string, found a number",
            "list.novel: a field that nobody reads",
        ]
    );
}

#[test]
fn only_level_debug_tells() {
    struct Quiet(Told);
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
    let quiet = Told::default();
    tracing::subscriber::with_default(Quiet(quiet.clone()), || {
        decode::<Owner>(br#"{"id":1}"#, None).unwrap();
    });
    assert_eq!(*quiet.0.lock().unwrap(), [""; 0]);
}

#[test]
fn what_a_failed_form_found_is_neither_told_nor_counted() {
    // Forty oddities and forty unread fields in the form that does not fit, one of each in the one that does.
    let wrong: Vec<Value> = (0..40).map(|_| json!({"id": 1})).collect();
    let mut body = json!({"id": 5, "many": wrong});
    for nth in 0..40 {
        body[format!("novel{nth:02}")] = json!(nth);
    }
    let fitting = told::<Vec<Owner>>(&json!([body]), None);
    assert_eq!(told::<Vec<Form>>(&json!([body]), None), fitting);
    assert_eq!(
        fitting[0], "[0].id: expected a string, found a number",
        "{fitting:?}"
    );
    let before = json!({"id": 5, "novel": 1});
    let whole = told::<Vec<Form>>(&json!([before, body]), None);
    assert_eq!(whole.len(), 2 + 32 + 1, "{whole:?}");
    // A form that fails deep inside leaves no part of its path to the next.
    let deep = json!([{"id": 5, "deep": {"a": {"id": null}}}]);
    assert_eq!(
        told::<Vec<Form>>(&deep, None),
        [
            "[0].id: expected a string, found a number",
            "[].deep: a field that nobody reads"
        ]
    );
    // With nothing odd but in the failed form, nothing is told at all.
    assert_eq!(
        told::<Vec<Form>>(&json!([{"id": "a", "name": "b"}]), None),
        [""; 0]
    );
}

/// Reads much before it finds that its last member is missing.
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
fn an_attempt_that_succeeds_keeps_what_it_found() {
    let form = json!({"id": "7", "last": "x", "novel": 1});
    assert_eq!(
        told::<Form>(&form, None),
        [
            "id: expected an integer, found a string",
            "novel: a field that nobody reads"
        ]
    );
    assert_eq!(attempt(|| Ok::<_, ()>(5)), Ok(5));
    assert_eq!(attempt(|| Err::<(), _>(5)), Err(5));
}

/// An answer within an answer: JSON in a string.
#[derive(Debug)]
struct Embedded;

impl LenientDeserialize for Embedded {
    fn absent() -> Self {
        Self
    }

    fn receive<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::receive(deserializer)?;
        decode::<Owner>(text.as_bytes(), None)
            .map(|_| Self)
            .map_err(serde::de::Error::custom)
    }
}

#[test]
fn one_decoding_within_another_disturbs_neither() {
    // One oddity of the outer answer before the inner ones, one behind them.
    let rows = |inner: &str| json!([["x"], {"y": inner}, 5]);
    let outer = [
        "[0]: expected an object, found a list",
        "[2]: expected an object, found a number",
    ];
    let lines = told::<Vec<BTreeMap<String, Embedded>>>(&rows(r#"{"id":"a"}"#), None);
    assert_eq!(lines, outer);
    // Each reading of the outer answer reads the inner one, which tells its own.
    let inner = [
        "id: expected a string, found a number",
        "novel: a field that nobody reads",
    ];
    let lines = told::<Vec<BTreeMap<String, Embedded>>>(&rows(r#"{"id":1,"novel":2}"#), None);
    assert_eq!(lines, [inner, inner, outer].concat());
    let error = read::<Vec<BTreeMap<String, Embedded>>>(&rows(r#"{"novel":2}"#)).unwrap_err();
    assert_eq!(
        (error.path.as_str(), error.to_string().as_str()),
        ("[1].y", "missing field `id`")
    );
    // The oddity of the outer answer is not forgotten over the inner one.
    let lines = told::<BTreeMap<String, Embedded>>(&json!({"y": "{\"id\":\"a\"}"}), None);
    assert_eq!(lines, [""; 0]);
    let lines = told::<Vec<Option<Embedded>>>(&json!([null, r#"{"id":"a"}"#]), None);
    assert_eq!(lines, ["[0]: expected an element, found null"]);
}

#[test]
fn nothing_of_one_answer_is_told_of_the_next() {
    read::<Vec<Everything>>(&json!([{"id": 1, "novel": 1}, {"id": null}])).unwrap_err();
    assert_eq!(told::<Owner>(&json!({"id": "a"}), None), [""; 0]);
    assert_eq!(
        told::<Owner>(&json!({"id": "a", "other": 1}), None),
        ["other: a field that nobody reads"]
    );
    let error = read::<Owner>(&json!({})).unwrap_err();
    assert_eq!(error.path, ".");
}

#[test]
fn the_fields_that_nobody_reads_are_told_in_part_and_counted() {
    let row = |names: std::ops::Range<usize>| -> Value {
        let mut row = json!({"id": "a"});
        for nth in names {
            row[format!("novel{nth:03}")] = json!(nth);
        }
        row
    };
    let lines = told::<Vec<Owner>>(&json!([row(0..32), row(0..32)]), None);
    assert_eq!(lines.len(), 32, "{lines:?}");
    assert_eq!(lines[31], "[].novel031: a field that nobody reads");
    let lines = told::<Vec<Owner>>(&json!([row(0..33), row(0..34)]), None);
    assert_eq!(lines.len(), 33, "{lines:?}");
    assert_eq!(lines[32], ": 3 more members that nobody reads");
}

#[test]
fn exactly_as_many_oddities_as_are_told_leave_none_over() {
    let rows = |many: usize| json!(vec![json!({"id": 1}); many]);
    assert_eq!(told::<Vec<Owner>>(&rows(32), None).len(), 32);
    let lines = told::<Vec<Owner>>(&rows(33), None);
    assert_eq!(lines[32..], [": 1 more oddities"]);
}

#[test]
fn an_answer_with_an_odd_field_of_a_name_of_its_own_in_every_row_is_told_in_part() {
    // Every entry holds a union whose first form fails after it found something.
    let entry = |nth: usize| (format!("k{nth:04}"), json!({"id": nth, "novel": 1}));
    let body = Value::Object((0..2_000).map(entry).collect());
    let lines = told::<BTreeMap<String, Form>>(&body, None);
    assert_eq!(lines.len(), 32 + 1 + 32 + 1);
    assert_eq!(lines[32], ": 1968 more oddities");
    assert_eq!(lines[33], "k0000.novel: a field that nobody reads");
    assert_eq!(lines[65], ": 1968 more members that nobody reads");
}
