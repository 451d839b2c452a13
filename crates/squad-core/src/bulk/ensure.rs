//! Creation of what does not exist.

use crate::Result;

/// An object that existed or was created. From [`ensure`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ensured<T> {
    /// The object existed. It was not changed.
    Existing(T),
    /// The object was created.
    Created(T),
}

impl<T> Ensured<T> {
    /// Returns the object.
    pub fn into_inner(self) -> T {
        match self {
            Self::Existing(value) | Self::Created(value) => value,
        }
    }

    /// Returns the object.
    pub const fn get(&self) -> &T {
        match self {
            Self::Existing(value) | Self::Created(value) => value,
        }
    }

    /// Returns whether the object was created.
    #[must_use]
    pub const fn is_created(&self) -> bool {
        matches!(self, Self::Created(_))
    }
}

/// Returns the object that `find` finds, and creates it if there is none.
///
/// If the creation fails with a conflict, because another client created the object in the meantime, it is looked up again.
/// An existing object is returned as it is, however much it differs from the one to create.
///
/// # Errors
/// The error of the look-up or of the creation. After a creation without a response, the next call finds the object if it was
/// created.
pub async fn ensure<T, F, C>(
    mut find: impl FnMut() -> F,
    create: impl FnOnce() -> C,
) -> Result<Ensured<T>>
where
    F: Future<Output = Result<Option<T>>>,
    C: IntoFuture<Output = Result<T>>,
{
    if let Some(existing) = find().await? {
        return Ok(Ensured::Existing(existing));
    }
    match create().await {
        Ok(created) => Ok(Ensured::Created(created)),
        Err(error) if error.is_conflict() => match find().await? {
            Some(existing) => Ok(Ensured::Existing(existing)),
            None => Err(error),
        },
        Err(error) => Err(error),
    }
}
