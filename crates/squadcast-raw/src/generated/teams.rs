// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `teams` area.

use std::collections::BTreeMap;
use serde::{Deserialize, Serialize};

/// Permissions in a team, by kind of entity and then by action. A permission that is absent is presumably not given.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Abilities {
    /// Permissions of the role on the escalation policies of the team.
    pub escalation_policies: Option<crate::teams::EscalationPolicyAbilities>,
    /// Permissions of the role on the schedules of the team.
    pub schedules: Option<crate::teams::ScheduleAbilities>,
    /// Permissions of the role on the services of the team.
    pub services: Option<crate::teams::ServiceAbilities>,
    /// Permissions of the role on the squads of the team.
    pub squads: Option<crate::teams::SquadAbilities>,
    /// Permissions of the role on the stakeholder groups of the team.
    pub stakeholder_groups: Option<crate::teams::StakeholderGroupAbilities>,
    /// Permissions of the role on the runbooks of the team.
    pub runbooks: Option<crate::teams::RunbookAbilities>,
    /// Permissions of the role on the postmortems of the team.
    pub postmortems: Option<crate::teams::PostmortemAbilities>,
    /// Permissions of the role on the status pages of the team.
    pub status_pages: Option<crate::teams::StatusPageAbilities>,
    /// Permissions of the role on the analytics of the team.
    pub team_analytics: Option<crate::teams::TeamAnalyticsAbilities>,
    /// Permissions of the role on the SLOs of the team.
    pub slos: Option<crate::teams::SloAbilities>,
    /// Permissions of the role on the webforms of the team.
    pub webforms: Option<crate::teams::WebformAbilities>,
    /// Permissions of the role on the workflows of the team.
    pub workflows: Option<crate::teams::WorkflowAbilities>,
    /// Permissions of the role on the global event rules of the team.
    pub ger: Option<crate::teams::GlobalEventRuleAbilities>,
    /// Permissions of the role on the routing numbers of the team.
    pub routing_numbers: Option<crate::teams::RoutingNumberAbilities>,
    /// Permissions of the role on the global on-call reminder rules of the team.
    pub global_oncall_reminder_rules: Option<crate::teams::GlobalOncallReminderRuleAbilities>,
    /// Members that the document leaves open, by their names.
    pub extra: BTreeMap<String, BTreeMap<String, bool>>,
}

squad_core::lenient_struct!(Abilities default {} { escalation_policies = "escalation_policies", schedules = "schedules", services = "services", squads = "squads", stakeholder_groups = "stakeholder_groups", runbooks = "runbooks", postmortems = "postmortems", status_pages = "status_pages", team_analytics = "team_analytics", slos = "slos", webforms = "webforms", workflows = "workflows", ger = "ger", routing_numbers = "routing_numbers", global_oncall_reminder_rules = "global_oncall_reminder_rules" } ..extra);

squad_core::request_struct! {
    Abilities {
    } {
        escalation_policies: crate::teams::EscalationPolicyAbilities,
        schedules: crate::teams::ScheduleAbilities,
        services: crate::teams::ServiceAbilities,
        squads: crate::teams::SquadAbilities,
        stakeholder_groups: crate::teams::StakeholderGroupAbilities,
        runbooks: crate::teams::RunbookAbilities,
        postmortems: crate::teams::PostmortemAbilities,
        status_pages: crate::teams::StatusPageAbilities,
        team_analytics: crate::teams::TeamAnalyticsAbilities,
        slos: crate::teams::SloAbilities,
        webforms: crate::teams::WebformAbilities,
        workflows: crate::teams::WorkflowAbilities,
        ger: crate::teams::GlobalEventRuleAbilities,
        routing_numbers: crate::teams::RoutingNumberAbilities,
        global_oncall_reminder_rules: crate::teams::GlobalOncallReminderRuleAbilities,
        extra: BTreeMap<String, BTreeMap<String, bool>>,
    }
}

/// Users to add to a team in one call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AddBulkTeamMemberRequest {
    /// One entry for each user to add.
    pub members: Vec<crate::teams::NewTeamMember>,
}

squad_core::request_struct! {
    AddBulkTeamMemberRequest {
        members: Vec<crate::teams::NewTeamMember>,
    } {
    }
}

/// A user to add to a team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AddTeamMemberRequest {
    /// Id of the user to add to the team.
    pub user_id: String,
    /// Ids of the team's roles given to the member; for organizations on the RBAC model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_ids: Option<Vec<String>>,
    /// Role in the team for organizations on the OBAC model; one of this and the role ids is needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

squad_core::request_struct! {
    AddTeamMemberRequest {
        user_id: String,
    } {
        role_ids: Vec<String>,
        role: String,
    }
}

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AddedTeamMember {
    /// Id of the user who was added.
    pub user_id: Option<String>,
    /// Ids of the team's roles that the user was given.
    pub role_ids: Vec<String>,
}

squad_core::lenient_struct!(AddedTeamMember default {} { user_id = "user_id", role_ids = "role_ids" });

/// What was added to which team.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AddedTeamMembers {
    /// Id of the team that the users are now in.
    pub team_id: String,
    /// Users who were added.
    pub members: Vec<crate::teams::AddedTeamMember>,
}

squad_core::lenient_struct!(AddedTeamMembers default {} { team_id = "team_id", members = "members" });

/// A new team: its name, its purpose and the users it begins with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateTeamRequest {
    /// Name of the team as people will see it.
    pub name: String,
    /// Description of the team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Ids of the users who are in the team from the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_ids: Option<Vec<String>>,
}

squad_core::request_struct! {
    CreateTeamRequest {
        name: String,
    } {
        description: String,
        member_ids: Vec<String>,
    }
}

/// A new role for members of a team, with the permissions it gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateTeamRoleRequest {
    /// Name of the role as people will see it.
    pub name: String,
    /// Permissions of a member with the role.
    pub abilities: crate::teams::Abilities,
}

squad_core::request_struct! {
    CreateTeamRoleRequest {
        name: String,
        abilities: crate::teams::Abilities,
    } {
    }
}

/// The user that a team falls back to.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DefaultUser {
    /// Id of the user that the team falls back to.
    pub id: String,
}

squad_core::lenient_struct!(DefaultUser default {} { id = "id" });

/// Permissions of the role on the escalation policies of the team.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EscalationPolicyAbilities {
    /// Whether a member with the role may create new escalation policies in the team.
    pub create_escalation_policies: Option<bool>,
    /// Whether a member with the role may see the escalation policies of the team.
    pub read_escalation_policies: Option<bool>,
    /// Whether a member with the role may change the escalation policies of the team.
    pub update_escalation_policies: Option<bool>,
    /// Whether a member with the role may delete the escalation policies of the team.
    pub delete_escalation_policies: Option<bool>,
    /// Members that the document leaves open, by their names.
    pub extra: BTreeMap<String, bool>,
}

squad_core::lenient_struct!(EscalationPolicyAbilities default {} { create_escalation_policies = "create-escalation-policies", read_escalation_policies = "read-escalation-policies", update_escalation_policies = "update-escalation-policies", delete_escalation_policies = "delete-escalation-policies" } ..extra);

squad_core::request_struct! {
    EscalationPolicyAbilities {
    } {
        create_escalation_policies: bool,
        read_escalation_policies: bool,
        update_escalation_policies: bool,
        delete_escalation_policies: bool,
        extra: BTreeMap<String, bool>,
    }
}

/// Permissions of the role on the global event rules of the team.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GlobalEventRuleAbilities {
    /// Whether a member with the role may create new global event rules in the team.
    pub create_ger: Option<bool>,
    /// Whether a member with the role may see the global event rules of the team.
    pub read_ger: Option<bool>,
    /// Whether a member with the role may change the global event rules of the team.
    pub update_ger: Option<bool>,
    /// Whether a member with the role may delete the global event rules of the team.
    pub delete_ger: Option<bool>,
    /// Members that the document leaves open, by their names.
    pub extra: BTreeMap<String, bool>,
}

squad_core::lenient_struct!(GlobalEventRuleAbilities default {} { create_ger = "create-ger", read_ger = "read-ger", update_ger = "update-ger", delete_ger = "delete-ger" } ..extra);

squad_core::request_struct! {
    GlobalEventRuleAbilities {
    } {
        create_ger: bool,
        read_ger: bool,
        update_ger: bool,
        delete_ger: bool,
        extra: BTreeMap<String, bool>,
    }
}

/// Permissions of the role on the global on-call reminder rules of the team.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GlobalOncallReminderRuleAbilities {
    /// Whether a member with the role may create new global on-call reminder rules in the team.
    pub create_global_oncall_reminder_rules: Option<bool>,
    /// Whether a member with the role may see the global on-call reminder rules of the team.
    pub read_global_oncall_reminder_rules: Option<bool>,
    /// Whether a member with the role may change the global on-call reminder rules of the team.
    pub update_global_oncall_reminder_rules: Option<bool>,
    /// Whether a member with the role may delete the global on-call reminder rules of the team.
    pub delete_global_oncall_reminder_rules: Option<bool>,
    /// Members that the document leaves open, by their names.
    pub extra: BTreeMap<String, bool>,
}

squad_core::lenient_struct!(GlobalOncallReminderRuleAbilities default {} { create_global_oncall_reminder_rules = "create-global-oncall-reminder-rules", read_global_oncall_reminder_rules = "read-global-oncall-reminder-rules", update_global_oncall_reminder_rules = "update-global-oncall-reminder-rules", delete_global_oncall_reminder_rules = "delete-global-oncall-reminder-rules" } ..extra);

squad_core::request_struct! {
    GlobalOncallReminderRuleAbilities {
    } {
        create_global_oncall_reminder_rules: bool,
        read_global_oncall_reminder_rules: bool,
        update_global_oncall_reminder_rules: bool,
        delete_global_oncall_reminder_rules: bool,
        extra: BTreeMap<String, bool>,
    }
}

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NewTeamMember {
    /// Id of the user to add to the team.
    pub user_id: String,
    /// Role in the team for organizations on the OBAC model; one of this and the role ids is needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Ids of the team's roles given to the member; for organizations on the RBAC model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_ids: Option<Vec<String>>,
}

squad_core::request_struct! {
    NewTeamMember {
        user_id: String,
    } {
        role: String,
        role_ids: Vec<String>,
    }
}

/// Permissions of the role on the postmortems of the team.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PostmortemAbilities {
    /// Whether a member with the role may create new postmortems in the team.
    pub create_postmortems: Option<bool>,
    /// Whether a member with the role may see the postmortems of the team.
    pub read_postmortems: Option<bool>,
    /// Whether a member with the role may change the postmortems of the team.
    pub update_postmortems: Option<bool>,
    /// Whether a member with the role may delete the postmortems of the team.
    pub delete_postmortems: Option<bool>,
    /// Members that the document leaves open, by their names.
    pub extra: BTreeMap<String, bool>,
}

squad_core::lenient_struct!(PostmortemAbilities default {} { create_postmortems = "create-postmortems", read_postmortems = "read-postmortems", update_postmortems = "update-postmortems", delete_postmortems = "delete-postmortems" } ..extra);

squad_core::request_struct! {
    PostmortemAbilities {
    } {
        create_postmortems: bool,
        read_postmortems: bool,
        update_postmortems: bool,
        delete_postmortems: bool,
        extra: BTreeMap<String, bool>,
    }
}

/// Permissions of the role on the routing numbers of the team.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RoutingNumberAbilities {
    /// Whether a member with the role may create new routing numbers in the team.
    pub create_routing_numbers: Option<bool>,
    /// Whether a member with the role may see the routing numbers of the team.
    pub read_routing_numbers: Option<bool>,
    /// Whether a member with the role may change the routing numbers of the team.
    pub update_routing_numbers: Option<bool>,
    /// Whether a member with the role may delete the routing numbers of the team.
    pub delete_routing_numbers: Option<bool>,
    /// Members that the document leaves open, by their names.
    pub extra: BTreeMap<String, bool>,
}

squad_core::lenient_struct!(RoutingNumberAbilities default {} { create_routing_numbers = "create-routing-numbers", read_routing_numbers = "read-routing-numbers", update_routing_numbers = "update-routing-numbers", delete_routing_numbers = "delete-routing-numbers" } ..extra);

squad_core::request_struct! {
    RoutingNumberAbilities {
    } {
        create_routing_numbers: bool,
        read_routing_numbers: bool,
        update_routing_numbers: bool,
        delete_routing_numbers: bool,
        extra: BTreeMap<String, bool>,
    }
}

/// Permissions of the role on the runbooks of the team.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RunbookAbilities {
    /// Whether a member with the role may create new runbooks in the team.
    pub create_runbooks: Option<bool>,
    /// Whether a member with the role may see the runbooks of the team.
    pub read_runbooks: Option<bool>,
    /// Whether a member with the role may change the runbooks of the team.
    pub update_runbooks: Option<bool>,
    /// Whether a member with the role may delete the runbooks of the team.
    pub delete_runbooks: Option<bool>,
    /// Members that the document leaves open, by their names.
    pub extra: BTreeMap<String, bool>,
}

squad_core::lenient_struct!(RunbookAbilities default {} { create_runbooks = "create-runbooks", read_runbooks = "read-runbooks", update_runbooks = "update-runbooks", delete_runbooks = "delete-runbooks" } ..extra);

squad_core::request_struct! {
    RunbookAbilities {
    } {
        create_runbooks: bool,
        read_runbooks: bool,
        update_runbooks: bool,
        delete_runbooks: bool,
        extra: BTreeMap<String, bool>,
    }
}

/// Permissions of the role on the schedules of the team.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ScheduleAbilities {
    /// Whether a member with the role may create new schedules in the team.
    pub create_schedules: Option<bool>,
    /// Whether a member with the role may see the schedules of the team.
    pub read_schedules: Option<bool>,
    /// Whether a member with the role may change the schedules of the team.
    pub update_schedules: Option<bool>,
    /// Whether a member with the role may delete the schedules of the team.
    pub delete_schedules: Option<bool>,
    /// Members that the document leaves open, by their names.
    pub extra: BTreeMap<String, bool>,
}

squad_core::lenient_struct!(ScheduleAbilities default {} { create_schedules = "create-schedules", read_schedules = "read-schedules", update_schedules = "update-schedules", delete_schedules = "delete-schedules" } ..extra);

squad_core::request_struct! {
    ScheduleAbilities {
    } {
        create_schedules: bool,
        read_schedules: bool,
        update_schedules: bool,
        delete_schedules: bool,
        extra: BTreeMap<String, bool>,
    }
}

/// Permissions of the role on the services of the team.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ServiceAbilities {
    /// Whether a member with the role may create new services in the team.
    pub create_services: Option<bool>,
    /// Whether a member with the role may see the services of the team.
    pub read_services: Option<bool>,
    /// Whether a member with the role may change the services of the team.
    pub update_services: Option<bool>,
    /// Whether a member with the role may delete the services of the team.
    pub delete_services: Option<bool>,
    /// Members that the document leaves open, by their names.
    pub extra: BTreeMap<String, bool>,
}

squad_core::lenient_struct!(ServiceAbilities default {} { create_services = "create-services", read_services = "read-services", update_services = "update-services", delete_services = "delete-services" } ..extra);

squad_core::request_struct! {
    ServiceAbilities {
    } {
        create_services: bool,
        read_services: bool,
        update_services: bool,
        delete_services: bool,
        extra: BTreeMap<String, bool>,
    }
}

/// Permissions of the role on the SLOs of the team.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SloAbilities {
    /// Whether a member with the role may create new SLOs in the team.
    pub create_slos: Option<bool>,
    /// Whether a member with the role may see the SLOs of the team.
    pub read_slos: Option<bool>,
    /// Whether a member with the role may change the SLOs of the team.
    pub update_slos: Option<bool>,
    /// Whether a member with the role may delete the SLOs of the team.
    pub delete_slos: Option<bool>,
    /// Members that the document leaves open, by their names.
    pub extra: BTreeMap<String, bool>,
}

squad_core::lenient_struct!(SloAbilities default {} { create_slos = "create-slos", read_slos = "read-slos", update_slos = "update-slos", delete_slos = "delete-slos" } ..extra);

squad_core::request_struct! {
    SloAbilities {
    } {
        create_slos: bool,
        read_slos: bool,
        update_slos: bool,
        delete_slos: bool,
        extra: BTreeMap<String, bool>,
    }
}

/// Permissions of the role on the squads of the team.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SquadAbilities {
    /// Whether a member with the role may create new squads in the team.
    pub create_squads: Option<bool>,
    /// Whether a member with the role may see the squads of the team.
    pub read_squads: Option<bool>,
    /// Whether a member with the role may change the squads of the team.
    pub update_squads: Option<bool>,
    /// Whether a member with the role may delete the squads of the team.
    pub delete_squads: Option<bool>,
    /// Members that the document leaves open, by their names.
    pub extra: BTreeMap<String, bool>,
}

squad_core::lenient_struct!(SquadAbilities default {} { create_squads = "create-squads", read_squads = "read-squads", update_squads = "update-squads", delete_squads = "delete-squads" } ..extra);

squad_core::request_struct! {
    SquadAbilities {
    } {
        create_squads: bool,
        read_squads: bool,
        update_squads: bool,
        delete_squads: bool,
        extra: BTreeMap<String, bool>,
    }
}

/// Permissions of the role on the stakeholder groups of the team.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StakeholderGroupAbilities {
    /// Whether a member with the role may create new stakeholder groups in the team.
    pub create_stakeholder_groups: Option<bool>,
    /// Whether a member with the role may see the stakeholder groups of the team.
    pub read_stakeholder_groups: Option<bool>,
    /// Whether a member with the role may change the stakeholder groups of the team.
    pub update_stakeholder_groups: Option<bool>,
    /// Whether a member with the role may delete the stakeholder groups of the team.
    pub delete_stakeholder_groups: Option<bool>,
    /// Members that the document leaves open, by their names.
    pub extra: BTreeMap<String, bool>,
}

squad_core::lenient_struct!(StakeholderGroupAbilities default {} { create_stakeholder_groups = "create-stakeholder-groups", read_stakeholder_groups = "read-stakeholder-groups", update_stakeholder_groups = "update-stakeholder-groups", delete_stakeholder_groups = "delete-stakeholder-groups" } ..extra);

squad_core::request_struct! {
    StakeholderGroupAbilities {
    } {
        create_stakeholder_groups: bool,
        read_stakeholder_groups: bool,
        update_stakeholder_groups: bool,
        delete_stakeholder_groups: bool,
        extra: BTreeMap<String, bool>,
    }
}

/// Permissions of the role on the status pages of the team.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StatusPageAbilities {
    /// Whether a member with the role may create new status pages in the team.
    pub create_status_pages: Option<bool>,
    /// Whether a member with the role may see the status pages of the team.
    pub read_status_pages: Option<bool>,
    /// Whether a member with the role may change the status pages of the team.
    pub update_status_pages: Option<bool>,
    /// Whether a member with the role may delete the status pages of the team.
    pub delete_status_pages: Option<bool>,
    /// Members that the document leaves open, by their names.
    pub extra: BTreeMap<String, bool>,
}

squad_core::lenient_struct!(StatusPageAbilities default {} { create_status_pages = "create-status-pages", read_status_pages = "read-status-pages", update_status_pages = "update-status-pages", delete_status_pages = "delete-status-pages" } ..extra);

squad_core::request_struct! {
    StatusPageAbilities {
    } {
        create_status_pages: bool,
        read_status_pages: bool,
        update_status_pages: bool,
        delete_status_pages: bool,
        extra: BTreeMap<String, bool>,
    }
}

/// Permissions of the role on the analytics of the team.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TeamAnalyticsAbilities {
    /// Whether a member with the role may see the team's analytics.
    pub read_team_analytics: Option<bool>,
    /// Members that the document leaves open, by their names.
    pub extra: BTreeMap<String, bool>,
}

squad_core::lenient_struct!(TeamAnalyticsAbilities default {} { read_team_analytics = "read-team-analytics" } ..extra);

squad_core::request_struct! {
    TeamAnalyticsAbilities {
    } {
        read_team_analytics: bool,
        extra: BTreeMap<String, bool>,
    }
}

/// A team with its members and roles.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TeamBase {
    /// Id by which other operations name the team; the `owner_id` of what the team owns.
    pub id: String,
    /// Time at which the team was created, presumably RFC 3339.
    pub created_at: String,
    /// Time of the last change to the team, presumably RFC 3339.
    pub updated_at: String,
    /// Id of the user who created the team.
    pub created_by: String,
    /// Id of the organization that the team is part of.
    pub organization_id: String,
    /// Name of the team as people see it.
    pub name: String,
    /// Description of the team; may be empty.
    pub description: String,
    /// Form of the team's name that fits into a URL.
    pub slug: String,
    /// Users in the team, with their roles.
    pub members: Vec<crate::teams::TeamMember>,
    /// Roles that members of the team can have.
    pub roles: Vec<crate::teams::TeamRole>,
    /// Whether this is the default team of the organization.
    pub default: bool,
    /// User that the team falls back to; null or absent if there is none.
    pub default_user: Option<crate::teams::DefaultUser>,
}

squad_core::lenient_struct!(TeamBase default { id = "id" } { created_at = "created_at", updated_at = "updated_at", created_by = "created_by", organization_id = "organization_id", name = "name", description = "description", slug = "slug", members = "members", roles = "roles", default = "default", default_user = "default_user" });

/// A user in a team, with the user's roles and permissions in it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TeamMember {
    /// Id of the user who is in the team.
    pub user_id: String,
    /// Role in the team, in organizations on the OBAC model.
    pub role: Option<String>,
    /// Ids of the team's roles that the member has, in organizations on the RBAC model.
    pub role_ids: Vec<String>,
    /// Permissions of the member in the team.
    pub abilities: Option<crate::teams::Abilities>,
}

squad_core::lenient_struct!(TeamMember default { user_id = "user_id" } { role = "role", role_ids = "role_ids", abilities = "abilities" });

/// Organization that the team is part of.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TeamOrganization {
    /// Id of the team's organization.
    pub id: String,
    /// Name of the organization as people see it.
    pub name: String,
    /// Form of the organization's name that fits into a URL.
    pub slug: String,
}

squad_core::lenient_struct!(TeamOrganization default {} { id = "id", name = "name", slug = "slug" });

/// A role that members of a team can have.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TeamRole {
    /// Id by which members refer to the role.
    pub id: String,
    /// Name of the role as people see it.
    pub name: String,
    /// Form of the role's name that fits into a URL.
    pub slug: String,
    /// Whether the role came with the team instead of being created by a user.
    pub default: bool,
    /// Permissions of a member with the role.
    pub abilities: Option<crate::teams::Abilities>,
}

squad_core::lenient_struct!(TeamRole default { id = "id" } { name = "name", slug = "slug", default = "default", abilities = "abilities" });

/// A team with its members, its roles and its organization.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TeamWithOrganization {
    /// Id by which other operations name the team; the `owner_id` of what the team owns.
    pub id: String,
    /// Time at which the team was created, presumably RFC 3339.
    pub created_at: String,
    /// Time of the last change to the team, presumably RFC 3339.
    pub updated_at: String,
    /// Id of the user who created the team.
    pub created_by: String,
    /// Id of the organization that the team is part of.
    pub organization_id: String,
    /// Name of the team as people see it.
    pub name: String,
    /// Description of the team; may be empty.
    pub description: String,
    /// Form of the team's name that fits into a URL.
    pub slug: String,
    /// Users in the team, with their roles.
    pub members: Vec<crate::teams::TeamMember>,
    /// Roles that members of the team can have.
    pub roles: Vec<crate::teams::TeamRole>,
    /// Whether this is the default team of the organization.
    pub default: bool,
    /// Organization that the team is part of.
    pub organization: crate::teams::TeamOrganization,
    /// User that the team falls back to; null or absent if there is none.
    pub default_user: Option<crate::teams::DefaultUser>,
}

squad_core::lenient_struct!(TeamWithOrganization default { id = "id" } { created_at = "created_at", updated_at = "updated_at", created_by = "created_by", organization_id = "organization_id", name = "name", description = "description", slug = "slug", members = "members", roles = "roles", default = "default", organization = "organization", default_user = "default_user" });

/// New roles of a member of a team; one of the two fields is needed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateTeamMemberRequest {
    /// Ids of the team's roles given to the member; for organizations on the RBAC model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_ids: Option<Vec<String>>,
    /// Role in the team for organizations on the OBAC model; one of this and the role ids is needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

impl Default for UpdateTeamMemberRequest {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    UpdateTeamMemberRequest {
    } {
        role_ids: Vec<String>,
        role: String,
    }
}

/// Changes to a team. The members are required.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateTeamRequest {
    /// New name of the team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// New description of the team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// All members that the team is to have.
    pub members: Vec<crate::teams::NewTeamMember>,
}

squad_core::request_struct! {
    UpdateTeamRequest {
        members: Vec<crate::teams::NewTeamMember>,
    } {
        name: String,
        description: String,
    }
}

/// Changes to a role of a team; both fields are optional.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateTeamRoleRequest {
    /// New name of the role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// New permissions of the role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub abilities: Option<crate::teams::Abilities>,
}

impl Default for UpdateTeamRoleRequest {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    UpdateTeamRoleRequest {
    } {
        name: String,
        abilities: crate::teams::Abilities,
    }
}

/// Permissions of the role on the webforms of the team.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WebformAbilities {
    /// Whether a member with the role may create new webforms in the team.
    pub create_webforms: Option<bool>,
    /// Whether a member with the role may see the webforms of the team.
    pub read_webforms: Option<bool>,
    /// Whether a member with the role may change the webforms of the team.
    pub update_webforms: Option<bool>,
    /// Whether a member with the role may delete the webforms of the team.
    pub delete_webforms: Option<bool>,
    /// Members that the document leaves open, by their names.
    pub extra: BTreeMap<String, bool>,
}

squad_core::lenient_struct!(WebformAbilities default {} { create_webforms = "create-webforms", read_webforms = "read-webforms", update_webforms = "update-webforms", delete_webforms = "delete-webforms" } ..extra);

squad_core::request_struct! {
    WebformAbilities {
    } {
        create_webforms: bool,
        read_webforms: bool,
        update_webforms: bool,
        delete_webforms: bool,
        extra: BTreeMap<String, bool>,
    }
}

/// Permissions of the role on the workflows of the team.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WorkflowAbilities {
    /// Whether a member with the role may create new workflows in the team.
    pub create_workflows: Option<bool>,
    /// Whether a member with the role may see the workflows of the team.
    pub read_workflows: Option<bool>,
    /// Whether a member with the role may change the workflows of the team.
    pub update_workflows: Option<bool>,
    /// Whether a member with the role may delete the workflows of the team.
    pub delete_workflows: Option<bool>,
    /// Members that the document leaves open, by their names.
    pub extra: BTreeMap<String, bool>,
}

squad_core::lenient_struct!(WorkflowAbilities default {} { create_workflows = "create-workflows", read_workflows = "read-workflows", update_workflows = "update-workflows", delete_workflows = "delete-workflows" } ..extra);

squad_core::request_struct! {
    WorkflowAbilities {
    } {
        create_workflows: bool,
        read_workflows: bool,
        update_workflows: bool,
        delete_workflows: bool,
        extra: BTreeMap<String, bool>,
    }
}
