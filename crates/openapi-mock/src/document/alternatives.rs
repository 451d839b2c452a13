//! Where a value violates a union: within the alternative that it selects.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;

/// A violation, and the JSON pointer of the part of the value that it is about.
pub(super) struct Located<'e> {
    pub(super) error: &'e ValidationError<'e>,
    pub(super) pointer: &'e str,
}

/// Replaces the violation of a union by those of the alternative that the value selects by its type and constant members, and
/// comes closest to. If it selects none, the violation stays, at the member that should select one if there is such a member.
pub(super) fn located<'e>(error: &'e ValidationError<'e>) -> Vec<Located<'e>> {
    let mut found = Vec::new();
    let mut open = vec![error];
    while let Some(error) = open.pop() {
        let pointer = error.instance_path().as_str();
        let (ValidationErrorKind::AnyOf { context }
        | ValidationErrorKind::OneOfNotValid { context }) = error.kind()
        else {
            found.push(Located { error, pointer });
            continue;
        };
        let selected = context
            .iter()
            .filter(|errors| selector(pointer, errors).is_none());
        match selected.min_by_key(|errors| errors.len()) {
            Some(errors) => open.extend(errors.iter().rev()),
            None => {
                let selectors = context
                    .iter()
                    .filter_map(|errors| selector(pointer, errors));
                let pointer = selectors
                    .max_by_key(|selector| selector.len())
                    .unwrap_or(pointer);
                found.push(Located { error, pointer });
            }
        }
    }
    found
}

/// The pointer of the value or the member by which a value does not select an alternative with these violations.
fn selector<'e>(union: &str, errors: &'e [ValidationError<'e>]) -> Option<&'e str> {
    let selects = |error: &&ValidationError<'e>| {
        let below = error.instance_path().as_str().strip_prefix(union);
        let depth = below.map(|below| below.matches('/').count());
        match error.kind() {
            ValidationErrorKind::Type { .. } => depth == Some(0),
            ValidationErrorKind::Constant { .. } => depth == Some(1),
            ValidationErrorKind::Enum { options } => {
                depth == Some(1) && options.as_array().is_some_and(|options| options.len() == 1)
            }
            _ => false,
        }
    };
    let error = errors.iter().find(selects)?;
    Some(error.instance_path().as_str())
}
