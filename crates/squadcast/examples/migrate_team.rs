//! Copies a team from one account to another: users, members, squads, escalation policies and services.
//!
//! ```sh
//! cargo run -p squadcast --example migrate_team
//! SQUADCAST_TARGET_REGION=eu SQUADCAST_TARGET_REFRESH_TOKEN=… SQUADCAST_ID_MAP=ids.json \
//!     APPLY=1 … cargo run -p squadcast --example migrate_team   # without APPLY=1 it is a dry run
//! ```
//!
//! An object that the target has under the same name (a user: the same e-mail address) is not created again, so that the program can be
//! run until it is complete. The id map says what became of each id.
#![allow(clippy::print_stdout, missing_docs)]

mod support;

use std::collections::BTreeMap;
use std::env;
use std::time::Duration;

use serde_json::json;
use squadcast::escalation_policies::{EscalationPolicy, NewEscalationPolicy, Step, Via};
use squadcast::services::NewService;
use squadcast::squads::NewSquad;
use squadcast::teams::{NewTeam, NewTeamMember};
use squadcast::users::{NewUser, OrganizationRole};
use squadcast::{EscalationPolicyId, Region, SquadId, Squadcast, Team, UserId};
use squadcast_mock::Seed;
use support::{Result, Service};

/// The ids of the target by the ids of the source.
type IdMap = BTreeMap<String, String>;

struct Migration<'a> {
    source: &'a Squadcast,
    target: &'a Squadcast,
    dry_run: bool,
    ids: IdMap,
    created: usize,
}

#[tokio::main]
pub async fn main() -> Result<()> {
    let source = Service::connect().await?;
    let target = match env::var("SQUADCAST_TARGET_REFRESH_TOKEN") {
        Ok(token) => {
            let region: Region = env::var("SQUADCAST_TARGET_REGION")?.parse()?;
            Squadcast::builder()
                .region(region)
                .refresh_token(token)
                .build()?
        }
        Err(_) if source.fake.is_none() => {
            return Err("SQUADCAST_TARGET_REFRESH_TOKEN is not set".into());
        }
        Err(_) => Service::fake(Seed::empty()).await?.leak().client.clone(),
    };
    let team = source.team().await?;
    if source.fake.is_some() {
        prepare(&source, &team).await?;
    }

    println!("Dry run");
    let (_, planned) = migrate(&source.client, &target, &team, true).await?;
    println!("{planned} objects would be created\n");
    if !source.applies() {
        return Ok(());
    }
    let (ids, created) = migrate(&source.client, &target, &team, false).await?;
    println!("{created} objects created\n");
    if created != planned {
        println!("the dry run did not see all of them");
    }
    if let Ok(path) = env::var("SQUADCAST_ID_MAP") {
        std::fs::write(path, json!(ids).to_string())?;
    }
    let (again, created) = migrate(&source.client, &target, &team, false).await?;
    println!("{created} objects created by a second run");
    if created > 0 || again != ids {
        return Err("the second run is not idempotent".into());
    }
    Ok(())
}

async fn migrate(
    source: &Squadcast,
    target: &Squadcast,
    team: &Team,
    dry_run: bool,
) -> Result<(IdMap, usize)> {
    let mut migration = Migration {
        source,
        target,
        dry_run,
        ids: IdMap::new(),
        created: 0,
    };
    migration.run(team).await?;
    Ok((migration.ids, migration.created))
}

impl Migration<'_> {
    async fn run(&mut self, team: &Team) -> Result<()> {
        self.users(team).await?;
        let teams = self.target.teams().list().await?;
        let mut copy = teams.into_iter().find(|found| found.name == team.name);
        if copy.is_none() && self.creates("team", &team.name, &team.id) {
            let new = NewTeam::new(&*team.name);
            copy = Some(self.target.teams().create(new).await?);
        }
        if let Some(copy) = &copy {
            self.ids.insert(team.id.clone(), copy.id.clone());
        }
        // In a dry run the copy may not exist; then nothing in it does.
        let copy = copy.as_ref();
        self.members(team, copy).await?;
        self.squads(team, copy).await?;
        self.policies(team, copy).await?;
        self.services(team, copy).await
    }

    /// Counts and prints an object to create. Returns whether to create it; in a dry run it gets an id that is not used.
    fn creates(&mut self, kind: &str, name: &str, id: &str) -> bool {
        println!("  create {kind} {name}");
        self.created += 1;
        if self.dry_run {
            self.ids.insert(id.to_owned(), "planned".to_owned());
        }
        !self.dry_run
    }

    async fn users(&mut self, team: &Team) -> Result<()> {
        let everyone = self.target.users().list().await?;
        for member in self.source.teams().members(team).list().await? {
            let user = self.source.users().get(&member).await?;
            let mut found = everyone.iter();
            let found = found.find(|found| found.email.eq_ignore_ascii_case(&user.email));
            if let Some(found) = found {
                self.ids.insert(user.id, found.id.clone());
            } else if self.creates("user", &user.email, &user.id) {
                let (first, last) = (&*user.first_name, &*user.last_name);
                let new = NewUser::new(&*user.email, OrganizationRole::User, first, last);
                let created = self.target.users().add(new).await?;
                self.ids.insert(user.id, created.id);
            }
        }
        Ok(())
    }

    async fn members(&mut self, team: &Team, copy: Option<&Team>) -> Result<()> {
        let existing = match copy {
            Some(copy) => self.target.teams().members(copy).list().await?,
            None => Vec::new(),
        };
        for member in self.source.teams().members(team).list().await? {
            let Some(user) = self.ids.get(&member.user_id).cloned() else {
                continue;
            };
            if existing.iter().all(|found| found.user_id != user)
                && self.creates("member", &user, &member.user_id)
                && let Some(copy) = copy
            {
                let new = NewTeamMember::new(user.parse::<UserId>()?);
                self.target.teams().members(copy).add(new).await?;
            }
        }
        Ok(())
    }

    async fn squads(&mut self, team: &Team, copy: Option<&Team>) -> Result<()> {
        let existing = match copy {
            Some(copy) => self.target.squads().list(copy).await?,
            None => Vec::new(),
        };
        for squad in self.source.squads().list(team).await? {
            let members = squad.members.iter();
            let members = members.filter_map(|member| self.ids.get(&member.user_id));
            let members: Vec<UserId> = members.map(|id| id.parse()).collect::<Result<_, _>>()?;
            let found = existing.iter().find(|found| found.name == squad.name);
            if let Some(found) = found {
                self.ids.insert(squad.id, found.id.clone());
            } else if members.is_empty() {
                println!("  skip squad {}: no member is in the team", squad.name);
            } else if self.creates("squad", &squad.name, &squad.id)
                && let Some(copy) = copy
            {
                let new = NewSquad::new(&*squad.name);
                let new = members.iter().fold(new, NewSquad::owner);
                let created = self.target.squads().create(copy, new).await?;
                self.ids.insert(squad.id, created.id);
            }
        }
        Ok(())
    }

    async fn policies(&mut self, team: &Team, copy: Option<&Team>) -> Result<()> {
        let existing = match copy {
            Some(copy) => self.target.escalation_policies().list(copy).await?,
            None => Vec::new(),
        };
        for policy in self.source.escalation_policies().list(team).await? {
            let found = existing.iter().find(|found| found.name == policy.name);
            if let Some(found) = found {
                self.ids.insert(policy.id, found.id.clone());
                continue;
            }
            let Some(new) = self.copied(&policy)? else {
                println!("  skip policy {}: it would notify no one", policy.name);
                continue;
            };
            if self.creates("policy", &policy.name, &policy.id)
                && let Some(copy) = copy
            {
                let policies = self.target.escalation_policies();
                let created = policies.create(copy, new).await?;
                self.ids.insert(policy.id, created.id);
            }
        }
        Ok(())
    }

    /// Copies the steps for users and squads that are in the id map.
    fn copied(&self, policy: &EscalationPolicy) -> Result<Option<NewEscalationPolicy>> {
        let mut new = NewEscalationPolicy::new(&*policy.name);
        let mut empty = true;
        for rule in &policy.rules {
            let minutes = u64::try_from(rule.escalation_time)?;
            let mut step = match minutes {
                0 => Step::at_once(),
                minutes => Step::after(Duration::from_secs(60 * minutes)),
            };
            let mut notified = 0;
            for entity in &rule.entities {
                let Some(id) = entity.id.as_ref().and_then(|id| self.ids.get(id)) else {
                    continue;
                };
                notified += 1;
                step = match entity.type_.as_ref() {
                    "squad" => step.notify_squad(id.parse::<SquadId>()?),
                    _ => step.notify_user(id.parse::<UserId>()?),
                };
            }
            if notified > 0 {
                let channels = rule.via.iter().map(|via| Via::from(via.as_str()));
                new = new.step(step.via(channels));
                empty = false;
            }
        }
        Ok((!empty).then_some(new))
    }

    async fn services(&mut self, team: &Team, copy: Option<&Team>) -> Result<()> {
        let existing = match copy {
            Some(copy) => self.target.services().list(copy).await?,
            None => Vec::new(),
        };
        for service in self.source.services().list(team).await? {
            let found = existing.iter().find(|found| found.name == service.name);
            let policy = self.ids.get(&service.escalation_policy_id).cloned();
            if let Some(found) = found {
                self.ids.insert(service.id, found.id.clone());
            } else if let Some(policy) = policy {
                let policy: EscalationPolicyId = policy.parse()?;
                let new = NewService::new(&*service.name, &policy);
                if self.creates("service", &service.name, &service.id)
                    && let Some(copy) = copy
                {
                    let new = new.description(&*service.description);
                    let created = self.target.services().create(copy, new).await?;
                    self.ids.insert(service.id, created.id);
                }
            } else {
                println!("  skip service {}: its policy was not copied", service.name);
            }
        }
        Ok(())
    }
}

/// Gives the fake a squad and an escalation policy for its services.
async fn prepare(source: &Service, team: &Team) -> Result<()> {
    let client = &source.client;
    let members = client.teams().members(team).list().await?;
    let squad = members
        .iter()
        .fold(NewSquad::new("Payments on call"), NewSquad::owner);
    let squad = client.squads().create(team, squad).await?;
    let step = Step::at_once().notify_squad(&squad).via([Via::Push]);
    let policy = NewEscalationPolicy::new("Payments").step(step);
    let policy = client.escalation_policies().create(team, policy).await?;
    let state = source.fake.as_ref().map(squadcast_mock::MockServer::state);
    for mut service in state.iter().flat_map(squadcast_mock::State::services) {
        service.escalation_policy_id = policy.id.clone();
        state
            .iter()
            .for_each(|state| state.put_service(service.clone()));
    }
    Ok(())
}
