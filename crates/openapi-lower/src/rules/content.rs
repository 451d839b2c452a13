//! `contentEncoding`, `contentMediaType`, `contentSchema`: base64 becomes `format: byte`, and
//! `application/octet-stream` becomes `format: binary`; others are lost. Validators ignore them.

use serde_json::Value;

use crate::context::Context;
use crate::loss::LossKind;
use crate::rewrite::SchemaRewrite;

pub(super) fn apply(rewrite: &mut SchemaRewrite<'_>, context: &mut Context<'_>) {
    let encoding = rewrite.take("contentEncoding");
    let media_type = rewrite.take("contentMediaType");
    let schema = rewrite.take("contentSchema");
    let is_text = rewrite.source.get("type").is_none_or(|types| match types {
        Value::Array(types) => types.iter().any(|t| t == "string"),
        one => one == "string",
    });
    let has_room = is_text && !rewrite.out.contains_key("format");
    let encoding_name = encoding.as_ref().and_then(Value::as_str);
    let mut encoding_preserved = encoding.is_none();
    let mut media_type_preserved = media_type.is_none();
    let octets = media_type
        .as_ref()
        .is_some_and(|t| t == "application/octet-stream");
    if encoding_name.is_some_and(|name| name.eq_ignore_ascii_case("base64")) && has_room {
        rewrite.out.insert("format".to_owned(), "byte".into());
        encoding_preserved = true;
        media_type_preserved |= octets;
    } else if encoding.is_none() && octets && has_room {
        rewrite.out.insert("format".to_owned(), "binary".into());
        media_type_preserved = true;
    }
    for (preserved, keyword, value) in [
        (encoding_preserved, "contentEncoding", &encoding),
        (media_type_preserved, "contentMediaType", &media_type),
    ] {
        if let (false, Some(value)) = (preserved, value) {
            context.lose(
                rewrite.at(keyword),
                "content",
                LossKind::Annotation,
                format!("`{keyword}` {value}"),
            );
        }
    }
    if schema.is_some() {
        context.lose(
            rewrite.at("contentSchema"),
            "content",
            LossKind::Annotation,
            "the schema of the decoded content",
        );
    }
}
