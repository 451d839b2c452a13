//! What the fake service remembers when it starts.

mod demo;

use jiff::Timestamp;

use super::{Kind, UserRole, World};

/// What a [`MockServer`](crate::MockServer) starts with.
#[derive(Debug, Clone, Copy, Default)]
pub struct Seed(Contents);

#[derive(Debug, Clone, Copy, Default)]
enum Contents {
    #[default]
    Demo,
    Empty,
}

impl Seed {
    /// A small organization that takes payments: two teams, four users, five services, and twelve incidents of the last week.
    pub fn demo() -> Self {
        Self(Contents::Demo)
    }

    /// One user, the account owner, and nothing else.
    pub fn empty() -> Self {
        Self(Contents::Empty)
    }

    /// Fills the world; answers the account owner's refresh token.
    pub(crate) fn sow(self, world: &mut World, now: Timestamp) -> String {
        let owner = world.new_user(
            "Grace",
            "Okafor",
            "grace@example.com",
            UserRole::AccountOwner,
        );
        let id = world.next_id(Kind::ApiToken);
        let token = world.tokens.issue(id, &owner.id);
        world.users.push(owner);
        if let Contents::Demo = self.0 {
            demo::sow(world, now);
        }
        token.secret
    }
}
