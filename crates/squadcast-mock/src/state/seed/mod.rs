//! The seed data.

mod demo;

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
pub struct Seed(Contents);

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
        Self(Contents::Demo)
    }

    /// Returns an organization with one user, the account owner.
    pub fn empty() -> Self {
        Self(Contents::Empty)
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
        match self.0 {
            Contents::Demo => demo::fill(database, now),
            Contents::Empty => {}
        }
        token.secret
    }
}
