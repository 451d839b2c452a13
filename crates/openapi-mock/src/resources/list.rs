//! Lists: which resources match the query, which page of them is returned, and how each of them is shown.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::collection::join_id;
use super::envelope::PageInfo;
use super::execute::{Computed, Request, StateError, id_value, text};
use super::names::canonical;
use super::shape::Shape;
use super::store::{Place, Resource, Store};
use super::{Action, Model};

/// Query parameters of pages; they select a page, not resources.
const PAGE_NUMBERS: [&str; 2] = ["page_number", "pageNumber"];
const PAGE_SIZES: [&str; 4] = ["page_size", "pageSize", "limit", "page-limit"];

/// The start of a cursor; the rest is an offset.
const CURSOR: &str = "after-";

/// The names in which a search looks.
const SEARCHED: [&str; 3] = ["name", "title", "description"];

impl Model {
    pub(super) fn list(
        &self,
        store: &Store,
        request: &Request<'_>,
        action: &Action,
        place: &Place,
    ) -> Result<Value, StateError> {
        let Some(envelope) = &action.envelope else {
            return Ok(super::envelope::example(
                request.document,
                request.operation,
            ));
        };
        let shelf = store.shelf(place);
        let filters = self.filters(request, place.collection);
        let found: Vec<&Resource> = shelf
            .into_iter()
            .flat_map(|shelf| shelf.iter())
            .filter(|resource| filters.iter().all(|filter| filter.matches(resource)))
            .filter(|resource| self.is_selected(store, request, place, resource))
            .collect();
        let (page, page_items) = paged(request, &found)?;
        let parent = self.parent(store, place);
        let items = page_items.iter().map(|resource| {
            self.render_below(store, request, &envelope.shape, place, resource, parent)
        });
        Ok(envelope.with_items(items.collect(), &page))
    }

    /// Returns whether the query parameters that do not name a field select a resource.
    fn is_selected(
        &self,
        store: &Store,
        request: &Request<'_>,
        place: &Place,
        resource: &Resource,
    ) -> bool {
        let at = self.computed(store, request, place, resource);
        let mut query = request.input.query.iter();
        query.all(|(name, value)| {
            let selects = request.outside.selects(&at, request.caller, name, value);
            selects.unwrap_or(true)
        })
    }

    /// Returns a resource and where it is.
    fn computed<'a>(
        &'a self,
        store: &'a Store,
        request: &Request<'_>,
        place: &'a Place,
        resource: &'a Resource,
    ) -> Computed<'a> {
        Computed {
            store,
            collection: &self.collections[place.collection].template,
            parents: &place.parents,
            resource,
            now: request.now,
        }
    }

    pub(super) fn matches(
        &self,
        request: &Request<'_>,
        collection: usize,
        resource: &Resource,
    ) -> bool {
        let filters = self.filters(request, collection);
        filters.iter().all(|filter| filter.matches(resource))
    }

    /// Returns the query parameters that select resources by a field.
    fn filters(&self, request: &Request<'_>, collection: usize) -> Vec<Filter> {
        let query = request.input.query.iter();
        query
            .filter_map(|(name, value)| self.filter(collection, name, value))
            .collect()
    }

    /// Returns the filter of a query parameter, or `None` if it is none.
    fn filter(&self, index: usize, name: &str, value: &Value) -> Option<Filter> {
        let collection = &self.collections[index];
        if PAGE_NUMBERS.contains(&name) || PAGE_SIZES.contains(&name) {
            return None;
        }
        let plain = name.trim_end_matches("[]");
        let plain = plain.strip_prefix("filters.").unwrap_or(plain);
        if plain == "search" {
            return Some(Filter::Search(text(value).to_lowercase()));
        }
        let key = self.names.key(plain);
        let unprefixed = key
            .strip_prefix(&collection.noun)
            .unwrap_or(&key)
            .to_owned();
        let singular = unprefixed
            .strip_suffix('s')
            .unwrap_or(&unprefixed)
            .to_owned();
        let keys = [key, unprefixed, singular];
        let known = |key: &&String| key.as_str() == "id" || collection.fields.contains(*key);
        let key = keys.iter().find(known)?.clone();
        if let (true, Ok(time)) = (key == "starttime" || key == "endtime", text(value).parse()) {
            return Some(Filter::Time(key, time));
        }
        let values = match value.as_array() {
            Some(values) => values.iter().map(text).collect(),
            None => vec![text(value)],
        };
        Some(Filter::Equal(key, values))
    }

    /// Returns the resource above a place.
    fn parent<'s>(&self, store: &'s Store, place: &Place) -> Option<&'s Resource> {
        let template = &self.collections[place.collection].template;
        let (item, _) = template.rsplit_once('/')?;
        let (base, keys) = super::collection::split(item);
        let index = *self.by_template.get(base)?;
        let before = place.parents.len().checked_sub(keys.len())?;
        let parents = Place {
            collection: index,
            parents: place.parents.get(..before)?.to_vec(),
        };
        store
            .shelf(&parents)?
            .get(&join_id(place.parents.get(before..)?))
    }

    /// Shows a resource.
    pub(super) fn render(
        &self,
        store: &Store,
        request: &Request<'_>,
        shape: &Shape,
        place: &Place,
        resource: &Resource,
    ) -> Value {
        let parent = self.parent(store, place);
        self.render_below(store, request, shape, place, resource, parent)
    }

    fn render_below(
        &self,
        store: &Store,
        request: &Request<'_>,
        shape: &Shape,
        place: &Place,
        resource: &Resource,
        parent: Option<&Resource>,
    ) -> Value {
        let collection = &self.collections[place.collection];
        let at = self.computed(store, request, place, resource);
        let computed = request.outside.computed(&at);
        let mut own = self.keyed(&computed);
        if collection.keys.len() == 1 {
            let id = id_value(collection, &resource.id);
            own.insert(self.names.key(&format!("{}id", collection.noun)), id);
        }
        for (key, index) in &collection.embedded {
            if shape.has(key) {
                let elements = self.embedded(store, request, place, &resource.id, *index);
                own.insert(key.clone(), elements);
            }
        }
        // The fields of a request are those of its own resource, and not of one that is embedded in it.
        let action = self.actions.get(&request.operation.id);
        let sent = match action.is_none_or(|action| action.collection == place.collection) {
            true => self.sent(request),
            false => Map::new(),
        };
        shape.render(request.document, &|key| {
            let inherited = || {
                let parent = parent.filter(|_| key.ends_with("id") && key != "id")?;
                parent.fields.get(key)
            };
            own.get(key)
                .or_else(|| resource.fields.get(key))
                .or_else(inherited)
                .or_else(|| request.shared.get(key))
                .or_else(|| sent.get(key))
        })
    }

    fn embedded(
        &self,
        store: &Store,
        request: &Request<'_>,
        place: &Place,
        id: &str,
        index: usize,
    ) -> Value {
        let place = self.below(place, id, index);
        let shape = self.shown_by(index);
        let resources = store
            .shelf(&place)
            .into_iter()
            .flat_map(|shelf| shelf.iter());
        let elements = resources.filter_map(|resource| {
            Some(self.render_below(store, request, shape?, &place, resource, None))
        });
        Value::Array(elements.collect())
    }

    /// Returns the form of the resources of a collection.
    pub(super) fn shown_by(&self, index: usize) -> Option<&Shape> {
        let operation = self.collections[index].shown_by.as_ref()?;
        Some(&self.actions.get(operation)?.envelope.as_ref()?.shape)
    }
}

/// A condition on a resource.
enum Filter {
    Equal(String, Vec<String>),
    Search(String),
    /// The resource ends after a start, or begins before an end.
    Time(String, Timestamp),
}

impl Filter {
    fn matches(&self, resource: &Resource) -> bool {
        match self {
            Self::Equal(key, values) if key == "id" => values.contains(&resource.id),
            Self::Equal(key, values) => match resource.fields.get(key) {
                // A field that was never set has its smallest value.
                None | Some(Value::Null) => values.iter().any(|value| value == "false"),
                Some(field) => equals(field, values, 0),
            },
            Self::Search(text) => SEARCHED.iter().any(|name| {
                let field = resource.fields.get(&canonical(name));
                let field = field.and_then(Value::as_str);
                field.is_some_and(|field| field.to_lowercase().contains(text))
            }),
            Self::Time(key, time) => {
                let (other, after) = match key.as_str() {
                    "starttime" => ("endtime", true),
                    _ => ("starttime", false),
                };
                let field = resource.fields.get(other).and_then(Value::as_str);
                let field = field.and_then(|text| text.parse::<Timestamp>().ok());
                field.is_none_or(|field| if after { field > *time } else { field < *time })
            }
        }
    }
}

fn equals(field: &Value, values: &[String], depth: usize) -> bool {
    match field {
        Value::Array(items) if depth < 3 => {
            items.iter().any(|item| equals(item, values, depth + 1))
        }
        Value::Object(fields) if depth < 3 => fields
            .values()
            .any(|field| equals(field, values, depth + 1)),
        field => values.contains(&text(field)),
    }
}

/// Returns the requested page.
fn paged<'r>(
    request: &Request<'_>,
    found: &[&'r Resource],
) -> Result<(PageInfo, Vec<&'r Resource>), StateError> {
    let query = &request.input.query;
    let number = |names: &[&str]| -> Result<Option<usize>, StateError> {
        let Some((name, value)) = names
            .iter()
            .find_map(|name| Some((name, query.get(*name)?)))
        else {
            return Ok(None);
        };
        let number = text(value).parse::<usize>().ok();
        let invalid = || StateError::Query((*name).to_string(), "is not a number".to_owned());
        number.map(Some).ok_or_else(invalid)
    };
    let total = found.len();
    let size = number(&PAGE_SIZES)?.filter(|size| *size > 0);
    let limit = size.unwrap_or(total.max(1));
    let page = number(&PAGE_NUMBERS)?.unwrap_or(1).max(1);
    let cursor = query
        .get("cursor")
        .map(text)
        .filter(|text| !text.is_empty());
    let offset = match (&cursor, number(&["offset"])?) {
        (Some(cursor), _) => {
            let offset = cursor
                .strip_prefix(CURSOR)
                .and_then(|text| text.parse().ok());
            let invalid = || StateError::Query("cursor".to_owned(), "is not a cursor".to_owned());
            offset.ok_or_else(invalid)?
        }
        (None, Some(offset)) => offset,
        (None, None) => (page - 1).saturating_mul(limit),
    };
    let end = offset.saturating_add(limit);
    let info = PageInfo {
        total,
        offset,
        limit,
        next: (end < total).then(|| format!("{CURSOR}{end}")),
        previous: (offset > 0).then(|| format!("{CURSOR}{}", offset.saturating_sub(limit))),
    };
    let items = found.iter().skip(offset).take(limit).copied().collect();
    Ok((info, items))
}
