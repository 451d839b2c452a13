//! The order of resources, and the places where they are.

use serde_json::{Map, Value, json};

use super::super::Resource;
use super::super::store::{Place, Shelf, Store};

#[test]
fn shelf_has_an_order_and_the_store_has_places() {
    let resource = |id: &str, field: u64| {
        let fields: Map<String, Value> = [("f".to_owned(), json!(field))].into_iter().collect();
        Resource {
            id: id.to_owned(),
            fields,
        }
    };
    let order = |shelf: &Shelf| {
        shelf
            .iter()
            .map(|it| it.id.clone())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let mut shelf = Shelf::default();
    for id in ["a", "b", "c", "a"] {
        shelf.insert(resource(id, 0));
    }
    assert_eq!(order(&shelf), "a b c");
    shelf.reorder(&["c".to_owned(), "x".to_owned()]);
    assert_eq!(order(&shelf), "c a b");
    assert!(shelf.remove("x").is_none());
    assert_eq!(shelf.remove("a").unwrap().id, "a");
    assert_eq!(
        (order(&shelf), shelf.get("a").is_none()),
        ("c b".to_owned(), true)
    );
    let mut store = Store::new();
    let place = |collection: usize, parents: &[&str]| Place {
        collection,
        parents: parents.iter().map(|it| (*it).to_owned()).collect(),
    };
    for (collection, parents, id) in [
        (0, vec!["2"], "x"),
        (0, vec!["1", "b"], "y"),
        (0, vec!["1", "a"], "z"),
        (1, vec!["1"], "w"),
    ] {
        store
            .shelf_mut(place(collection, &parents))
            .insert(resource(id, collection as u64));
    }
    store.shelf_mut(place(0, &["0"]));
    let first =
        |store: &Store, collection: usize| store.first(collection).map(|(_, it)| it.id.clone());
    assert_eq!(
        (first(&store, 0).as_deref(), first(&store, 1).as_deref()),
        (Some("z"), Some("w"))
    );
    assert_eq!(first(&store, 2), None);
    let mut found = store.places_where(|it| it.fields["f"] == 0);
    found.sort_by(|a, b| a.1.cmp(&b.1));
    assert_eq!(
        found.iter().map(|(_, id)| id.as_str()).collect::<Vec<_>>(),
        ["x", "y", "z"]
    );
    store.remove_below(&[0], &["1".to_owned()]);
    assert_eq!(
        (first(&store, 0).as_deref(), first(&store, 1).as_deref()),
        (Some("x"), Some("w"))
    );
    assert_eq!(
        [
            store.next_number(0),
            store.next_number(0),
            store.next_number(1)
        ],
        [1, 2, 1]
    );
    assert_eq!(store.next_text(), "6b0000000000000000000001");
    assert_eq!(store.next_text().len(), 24);
}
