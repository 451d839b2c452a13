//! What a service has to say beyond its document: names of one field, synonyms of collections, first values.

/// The facts that cannot be derived from a document. The default is empty: every document works without them.
#[derive(Debug, Default)]
pub struct Dictionary {
    /// Groups of names of one field, such as `owner_id` in requests and `owner.id` in responses. Names that differ only in
    /// case and separators, such as `createdAt` and `created_at`, are one name already, unless a group lists one of them.
    pub same: &'static [&'static [&'static str]],
    /// Fields that contain ids without saying so, or whose noun is not that of the collection: the noun or the whole name,
    /// and the path of the collection.
    pub nouns: &'static [(&'static str, &'static str)],
    /// Fields, as dotted paths, that contain ids of another kind than their name says.
    pub foreign: &'static [&'static str],
    /// The values that a field such as `type` uses for the collection of the id next to it.
    pub words: &'static [(&'static str, &'static str)],
    /// Values of new resources.
    pub initial: &'static [Initial],
    /// Collections whose resources have a name of their own, within the same parent and the same value of a field.
    pub unique: &'static [(&'static str, &'static str, Option<&'static str>)],
}

/// A value of new resources.
#[derive(Debug)]
pub struct Initial {
    /// The path of the collection.
    pub collection: &'static str,
    /// The name of the field.
    pub field: &'static str,
    /// The value, as JSON.
    pub value: &'static str,
}
