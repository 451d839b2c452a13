//! Copies a team from one account to another: users, members, squads, escalation policies and services.
//!
//! ```sh
//! cargo run -p squadcast --example migrate_team
//! SQUADCAST_TARGET_REGION=eu SQUADCAST_TARGET_REFRESH_TOKEN=… SQUADCAST_ID_MAP=ids.json \
//!     APPLY=1 … cargo run -p squadcast --example migrate_team   # without APPLY=1 it is a dry run
//! ```
//!
//! What the target has under the same name (a user: the same e-mail address) is not created again, so that the program can be
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
        let found = teams.into_iter().find(|found| found.name == team.name);
        let copy = match found {
            None if self.is_planned("team", &team.name) => return self.rest_is_planned(team).await,
            None => {
                self.target
                    .teams()
                    .create(NewTeam::new(&*team.name))
                    .await?
            }
            Some(found) => found,
        };
        self.ids.insert(team.id.clone(), copy.id.clone());
        self.members(team, &copy).await?;
        self.squads(team, &copy).await?;
        self.policies(team, &copy).await?;
        self.services(team, &copy).await
    }

    /// Counts and prints an object to create. Returns whether it stays a plan.
    fn is_planned(&mut self, kind: &str, name: &str) -> bool {
        println!("  create {kind} {name}");
        self.created += 1;
        self.dry_run
    }

    async fn users(&mut self, team: &Team) -> Result<()> {
        let everyone = self.target.users().list().await?;
        for member in self.source.teams().members(team).list().await? {
            let user = self.source.users().get(&member).await?;
            let found = everyone
                .iter()
                .find(|found| found.email.eq_ignore_ascii_case(&user.email));
            let id = match found {
                Some(found) => found.id.clone(),
                None if self.is_planned("user", &user.email) => continue,
                None => {
                    let (first, last) = (&*user.first_name, &*user.last_name);
                    let new = NewUser::new(&*user.email, OrganizationRole::User, first, last);
                    self.target.users().add(new).await?.id
                }
            };
            self.ids.insert(user.id, id);
        }
        Ok(())
    }

    async fn members(&mut self, team: &Team, copy: &Team) -> Result<()> {
        let existing = self.target.teams().members(copy).list().await?;
        for member in self.source.teams().members(team).list().await? {
            let Some(user) = self.ids.get(&member.user_id).cloned() else {
                continue;
            };
            if existing.iter().all(|found| found.user_id != user)
                && !self.is_planned("member", &user)
            {
                let user: UserId = user.parse()?;
                self.target
                    .teams()
                    .members(copy)
                    .add(NewTeamMember::new(&user))
                    .await?;
            }
        }
        Ok(())
    }

    async fn squads(&mut self, team: &Team, copy: &Team) -> Result<()> {
        let existing = self.target.squads().list(copy).await?;
        for squad in self.source.squads().list(team).await? {
            if let Some(found) = existing.iter().find(|found| found.name == squad.name) {
                self.ids.insert(squad.id, found.id.clone());
                continue;
            }
            let members = squad
                .members
                .iter()
                .filter_map(|member| self.ids.get(&member.user_id));
            let members: Vec<UserId> = members.map(|id| id.parse()).collect::<Result<_, _>>()?;
            if members.is_empty() {
                println!(
                    "  skip squad {}: none of its members is in the team",
                    squad.name
                );
            } else if !self.is_planned("squad", &squad.name) {
                let new = members
                    .iter()
                    .fold(NewSquad::new(&*squad.name), NewSquad::owner);
                let created = self.target.squads().create(copy, new).await?;
                self.ids.insert(squad.id, created.id);
            }
        }
        Ok(())
    }

    async fn policies(&mut self, team: &Team, copy: &Team) -> Result<()> {
        let existing = self.target.escalation_policies().list(copy).await?;
        for policy in self.source.escalation_policies().list(team).await? {
            if let Some(found) = existing.iter().find(|found| found.name == policy.name) {
                self.ids.insert(policy.id, found.id.clone());
                continue;
            }
            let Some(new) = self.copied(&policy)? else {
                println!(
                    "  skip policy {}: nobody of its first step is in the target",
                    policy.name
                );
                continue;
            };
            if !self.is_planned("policy", &policy.name) {
                let created = self.target.escalation_policies().create(copy, new).await?;
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

    async fn services(&mut self, team: &Team, copy: &Team) -> Result<()> {
        let existing = self.target.services().list(copy).await?;
        for service in self.source.services().list(team).await? {
            if let Some(found) = existing.iter().find(|found| found.name == service.name) {
                self.ids.insert(service.id, found.id.clone());
                continue;
            }
            let Some(policy) = self.ids.get(&service.escalation_policy_id) else {
                println!(
                    "  skip service {}: its escalation policy was not copied",
                    service.name
                );
                continue;
            };
            let policy: EscalationPolicyId = policy.parse()?;
            if !self.is_planned("service", &service.name) {
                let new =
                    NewService::new(&*service.name, &policy).description(&*service.description);
                let created = self.target.services().create(copy, new).await?;
                self.ids.insert(service.id, created.id);
            }
        }
        Ok(())
    }

    /// Plans everything in a team that does not exist yet.
    async fn rest_is_planned(&mut self, team: &Team) -> Result<()> {
        for squad in self.source.squads().list(team).await? {
            self.is_planned("squad", &squad.name);
        }
        for policy in self.source.escalation_policies().list(team).await? {
            self.is_planned("policy", &policy.name);
        }
        for service in self.source.services().list(team).await? {
            self.is_planned("service", &service.name);
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
