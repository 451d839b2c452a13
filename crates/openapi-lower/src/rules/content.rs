//! `contentEncoding`, `contentMediaType`, `contentSchema`: base64 is `format: byte`, bare octets are
//! `format: binary`; what else they say about the text is lost. No validator checks them.

use serde_json::Value;

use crate::draft::Draft;
use crate::loss::LossKind;
use crate::lowering::Lowering;

pub(super) fn apply(draft: &mut Draft<'_>, lowering: &mut Lowering<'_>) {
    let encoding = draft.take("contentEncoding");
    let media_type = draft.take("contentMediaType");
    let schema = draft.take("contentSchema");
    let is_text = draft.source.get("type").is_none_or(|types| match types {
        Value::Array(types) => types.iter().any(|t| t == "string"),
        one => one == "string",
    });
    let free = is_text && !draft.out.contains_key("format");
    let encoding_name = encoding.as_ref().and_then(Value::as_str);
    let mut encoding_kept = encoding.is_none();
    let mut media_type_kept = media_type.is_none();
    let octets = media_type
        .as_ref()
        .is_some_and(|t| t == "application/octet-stream");
    if encoding_name.is_some_and(|name| name.eq_ignore_ascii_case("base64")) && free {
        draft.out.insert("format".to_owned(), "byte".into());
        encoding_kept = true;
        media_type_kept |= octets;
    } else if encoding.is_none() && octets && free {
        draft.out.insert("format".to_owned(), "binary".into());
        media_type_kept = true;
    }
    for (kept, keyword, value) in [
        (encoding_kept, "contentEncoding", &encoding),
        (media_type_kept, "contentMediaType", &media_type),
    ] {
        if let (false, Some(value)) = (kept, value) {
            lowering.lose(
                draft.at(keyword),
                "content",
                LossKind::Annotation,
                format!("that the text is {value}"),
            );
        }
    }
    if schema.is_some() {
        lowering.lose(
            draft.at("contentSchema"),
            "content",
            LossKind::Annotation,
            "the schema of what the text holds",
        );
    }
}
