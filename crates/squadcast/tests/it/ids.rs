//! The id of each resource: of the resource itself, and not of another one that it contains.
#![cfg(feature = "all")]

use squadcast::incidents::{
    AdditionalResponder, AdditionalResponderDetails, AttachedRunbook, CommunicationCard,
    ExportedIncident, IncidentRunbook, ListedPostmortem, MergedIncident, Note, NoteAuthor,
    Postmortem, TaggedIncident, TriggeredWebhook, UserOrSquad,
};
use squadcast::raw::shared::RbacOwner;
use squadcast::services::{EscalationPolicyBasic, ServiceSlack};
use squadcast::teams::{DefaultUser, TeamBase, TeamMember, TeamRole};
use squadcast::users::ApiToken;
use squadcast::{
    CommunicationCardId, Id, IdKind, IdOf, Incident, Service, SquadId, Team, User, UserId, kind,
};

/// Asserts that the resource identifies itself by `expected`, directly and by reference.
#[track_caller]
fn identifies<K: IdKind>(resource: impl IdOf<K>, expected: &str) {
    assert_eq!(resource.id(), expected);
    assert_eq!(Id::<K>::of(&resource).unwrap().to_string(), expected);
}

/// Fills the named field of a default value with the expected id, and the other fields with a wrong one.
macro_rules! check {
    ($($kind:ident: $type:ident.$field:ident $(not $($other:ident),+)?;)*) => {$({
        let mut resource = $type::default();
        $($(resource.$other = "another".to_owned().into();)+)?
        resource.$field = "expected".to_owned();
        identifies::<kind::$kind>(resource, "expected");
    })*};
}

#[test]
fn resource_gives_the_id_of_its_kind() {
    check! {
        ApiToken: ApiToken.id;
        EscalationPolicy: EscalationPolicyBasic.id not name;
        Incident: ExportedIncident.id;
        Incident: Incident.id not service_id, alert_source_id, organization_id;
        Incident: ListedPostmortem.incident_id not id;
        Incident: MergedIncident.id;
        Incident: Postmortem.incident_id not id;
        Incident: TaggedIncident.id;
        Note: Note.id;
        Responder: AdditionalResponder.id;
        Responder: AdditionalResponderDetails.id;
        Runbook: AttachedRunbook.runbook_id;
        Runbook: IncidentRunbook.runbook_id not id;
        Service: Service.id not name;
        SlackChannel: CommunicationCard.channel_id;
        SlackChannel: ServiceSlack.channel_id;
        Team: RbacOwner.id;
        Team: Team.id not name;
        Team: TeamBase.id not name;
        TeamRole: TeamRole.id not name;
        User: DefaultUser.id;
        User: NoteAuthor.id;
        User: TeamMember.user_id;
        User: User.id not first_name;
        Webhook: TriggeredWebhook.id;
    }
}

#[test]
fn card_is_identified_by_its_number() {
    let mut card = CommunicationCard::default();
    card.id = 17;
    card.channel_id = "C1".to_owned();
    identifies::<kind::CommunicationCard>(&card, "17");
    identifies::<kind::CommunicationCard>(CommunicationCardId::from(17), "17");
}

#[test]
fn users_and_squads_are_responders() {
    let (user, squad): (UserId, SquadId) = ("u1".parse().unwrap(), "q1".parse().unwrap());
    identifies::<kind::Responder>(UserOrSquad::from(&user), "u1");
    identifies::<kind::Responder>(UserOrSquad::from(&squad), "q1");
    identifies::<kind::Responder>(user, "u1");
    identifies::<kind::Responder>(squad, "q1");
}

#[test]
fn resource_without_an_id_is_rejected() {
    assert!(Id::<kind::Incident>::of(Incident::default()).is_err());
    assert!(CommunicationCardId::of(CommunicationCard::default()).is_err());
}
