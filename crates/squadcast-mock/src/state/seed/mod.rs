//! The seed data.

mod demo;
mod load;

use jiff::Timestamp;

use super::database::{Database, IdKind};
use super::people::UserRole;

/// The data that a [`MockServer`](crate::MockServer) starts with.
///
/// ```
/// # async fn example() -> Result<(), squadcast_mock::MockError> {
/// use squadcast_mock::{MockServer, Seed};
///
/// let mock = MockServer::builder().seed(Seed::empty()).start().await?;
/// assert!(mock.state().teams().is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Seed {
    contents: Contents,
    incidents: u32,
}

#[derive(Debug, Clone, Copy, Default)]
enum Contents {
    #[default]
    Demo,
    Empty,
}

impl Seed {
    /// Returns a small organization that accepts payments: two teams, four users, five services, and twelve incidents of
    /// the last week.
    pub fn demo() -> Self {
        Self::new(Contents::Demo)
    }

    /// Returns an organization with one user, the account owner.
    pub fn empty() -> Self {
        Self::new(Contents::Empty)
    }

    /// Adds this number of incidents of the last 90 days, oldest first, to the demo data; one in twenty is not resolved.
    ///
    /// ```
    /// use squadcast_mock::{MockServer, Seed};
    ///
    /// let builder = MockServer::builder().seed(Seed::demo().incidents(10_000));
    /// # let _ = builder;
    /// ```
    #[must_use]
    pub fn incidents(mut self, count: u32) -> Self {
        self.incidents = count;
        self
    }

    fn new(contents: Contents) -> Self {
        Self {
            contents,
            incidents: 0,
        }
    }

    /// Fills the database and returns the account owner's refresh token.
    pub(crate) fn fill(self, database: &mut Database, now: Timestamp) -> String {
        let owner = database.new_user(
            "Grace",
            "Okafor",
            "grace@example.com",
            UserRole::AccountOwner,
        );
        let id = database.next_id(IdKind::ApiToken);
        let token = database.tokens.issue(id, &owner.id);
        database.users.push(owner);
        match self.contents {
            Contents::Demo => demo::fill(database, now),
            Contents::Empty => {}
        }
        load::fill(database, self.incidents, now);
        token.secret
    }
}
