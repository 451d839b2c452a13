//! Tests of what a case evaluates, and of how cases are combined.

use std::rc::Rc;

use serde_json::json;

use super::{Case, Evaluated, MAX_CASES, pruned};

fn evaluated(names: &[&str]) -> Evaluated {
    let names = names.iter().map(|name| (*name).to_owned()).collect();
    Evaluated {
        names,
        ..Evaluated::default()
    }
}

fn case(condition: i32, names: &[&str]) -> Case {
    Case {
        conditions: vec![Rc::new(json!(condition))],
        evaluated: evaluated(names),
    }
}

#[test]
fn case_that_evaluates_as_much_covers_another_one() {
    let everything = || Evaluated {
        all_properties: true,
        ..Evaluated::default()
    };
    let patterns = || Evaluated {
        patterns: ["^x-".to_owned()].into(),
        ..Evaluated::default()
    };
    let all_items = || Evaluated {
        all_items: true,
        ..Evaluated::default()
    };
    let first = |first_items| Evaluated {
        first_items,
        ..Evaluated::default()
    };
    let contained = |value: i32| Evaluated {
        contained: vec![Rc::new(json!(value))],
        ..Evaluated::default()
    };
    let mut closed = first(2);
    closed.all_properties = true;
    for (one, other, covers, is_covered) in [
        (evaluated(&["a"]), evaluated(&["a"]), true, true),
        (evaluated(&["a", "b"]), evaluated(&["a"]), true, false),
        (evaluated(&["a"]), evaluated(&["b"]), false, false),
        (everything(), evaluated(&["a"]), true, false),
        (everything(), everything(), true, true),
        (everything(), patterns(), true, false),
        (patterns(), evaluated(&[]), true, false),
        (patterns(), evaluated(&["a"]), false, false),
        (all_items(), first(1), true, false),
        (all_items(), contained(1), true, false),
        (all_items(), all_items(), true, true),
        (first(2), first(1), true, false),
        (first(1), first(1), true, true),
        (first(1), contained(1), false, false),
        (contained(1), contained(2), false, false),
        (contained(1), evaluated(&[]), true, false),
        (everything(), all_items(), false, false),
        (closed, everything(), true, false),
    ] {
        assert_eq!(one.covers(&other), covers, "{one:?} {other:?}");
        assert_eq!(other.covers(&one), is_covered, "{other:?} {one:?}");
    }
}

#[test]
fn both_of_two_schemas_add_what_they_evaluate() {
    let mut sum = Evaluated {
        first_items: 1,
        contained: vec![Rc::new(json!(1))],
        ..evaluated(&["a"])
    };
    sum.add(&Evaluated {
        all_properties: true,
        all_items: true,
        first_items: 2,
        patterns: ["^x-".to_owned()].into(),
        contained: vec![Rc::new(json!(1)), Rc::new(json!(2))],
        ..evaluated(&["b"])
    });
    let expected = Evaluated {
        all_properties: true,
        names: ["a".to_owned(), "b".to_owned()].into(),
        patterns: ["^x-".to_owned()].into(),
        all_items: true,
        first_items: 2,
        contained: vec![Rc::new(json!(1)), Rc::new(json!(2))],
    };
    assert_eq!(sum, expected);
    sum.add(&evaluated(&[]));
    assert_eq!(sum, expected);
    sum.add(&expected);
    assert_eq!(sum, expected);
}

#[test]
fn covered_cases_are_removed_and_their_number_is_limited() {
    let names = |cases: Vec<Case>| -> Vec<Vec<String>> {
        let kept = pruned(cases).unwrap_or_default().into_iter();
        kept.map(|case| case.evaluated.names.into_iter().collect())
            .collect()
    };
    // A later case removes those that it covers, and one that is covered is not added.
    assert_eq!(
        names(vec![case(1, &["a"]), case(2, &[]), case(1, &["a", "b"])]),
        [vec![], vec!["a".to_owned(), "b".to_owned()]]
    );
    assert_eq!(names(vec![Case::default(), case(1, &[])]), [vec![""; 0]]);
    let both = case(1, &["a"]).with(&case(2, &["b"])).with(&case(1, &[]));
    assert_eq!(both.conditions, [Rc::new(json!(1)), Rc::new(json!(2))]);
    for (count, is_kept) in [(MAX_CASES, true), (MAX_CASES + 1, false)] {
        let cases = (0..).map(|n| case(n, &[])).take(count).collect();
        assert_eq!(pruned(cases).is_some(), is_kept);
    }
}
