//! Examples of texts by the names of their fields.

/// The time in every example.
pub(super) const SAMPLE_TIME: &str = "2026-01-05T09:30:00Z";

/// Returns an example of a text field with this name and format.
pub(super) fn example_text(name: &str, format: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let ends = |ending: &str| lower.ends_with(ending);
    let has = |part: &str| lower.contains(part);
    match format {
        "date-time" => return SAMPLE_TIME.to_owned(),
        "date" => return "2026-01-05".to_owned(),
        "time" => return "09:30:00Z".to_owned(),
        "email" => return "grace@example.com".to_owned(),
        "uri" | "url" => return format!("https://example.com/{lower}"),
        "uuid" => return "3f2b8f6e-5d1c-4a59-9a4b-0c7de5f2a111".to_owned(),
        _ => {}
    }
    let is_email = has("email") && !ends("prefix") && !ends("_on");
    if !is_email && is_id(name) {
        return sample_id(name);
    }
    if let Some(word) = type_word(name) {
        return word.to_owned();
    }
    let fixed = if is_email {
        "grace@example.com"
    } else if ends("_at") || name.ends_with("At") {
        SAMPLE_TIME
    } else if has("url") || has("link") {
        "https://example.com/sample"
    } else if has("timezone") || has("time_zone") {
        "Europe/Berlin"
    } else if ends("date")
        || ends("till")
        || lower == "ends_on"
        || ends("time")
        || has("time_of")
        || has("timeof")
        || lower == "timestamp"
    {
        SAMPLE_TIME
    } else if has("color") || has("colour") || lower == "primary" || lower == "secondary" {
        "#2f80ed"
    } else if has("phone") || ends("contact_number") {
        "5550100"
    } else if has("dial_code") {
        "+49"
    } else if has("ipaddress") || has("ip_address") || lower == "arecord" {
        "192.0.2.10"
    } else if has("expression") {
        "payload.severity == \"high\""
    } else if ends("prefix") {
        "checkout"
    } else if ends("name") {
        "Morning shift"
    } else if has("description") {
        "Looks after the checkout in the morning"
    } else if has("message") {
        "The incident is resolved"
    } else {
        return name.replace(['_', '-', '.'], " ").trim().to_owned();
    };
    fixed.to_owned()
}

/// Returns whether a field has an id: its own, that of another resource, or that of the user who changed it.
fn is_id(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lower == "id"
        || ["_id", "Id", "ID", "_by", "By"]
            .iter()
            .any(|ending| name.ends_with(ending))
}

/// Returns the example of a field that names the type of another one, such as `ownerType`.
fn type_word(name: &str) -> Option<&'static str> {
    match name {
        "owner_type" => Some("team"),
        name if name.ends_with("ownerType") || name.ends_with("owner_type") => Some("user"),
        _ => None,
    }
}

/// Returns an id of 24 hexadecimal digits that depends on `seed` alone.
#[must_use]
pub fn sample_id(seed: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in seed.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("6f000000{hash:016x}")
}
