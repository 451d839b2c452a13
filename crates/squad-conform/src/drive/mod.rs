//! Drives every operation of a document through the client.

mod access;
mod collections;
mod fakes;
mod inputs;
mod items;
mod session;
mod write;

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use openapi_mock::resources::{self, Reference};
use openapi_mock::{Operation, ParameterLocation};
use serde_json::{Map, Value};
use squad_core::{BaseUrls, Client, Error, Kind, Result, RetryPolicy};
use squad_http::Http;

use self::access::{Access, Failure};
use self::collections::{BEFORE, REFERENCES};
use self::fakes::Fake;
pub use self::fakes::{against_fakes_of, serve};
use self::session::Session;
pub use self::write::{Prefix, removing, writing};
use crate::Api;
use crate::arguments::Arguments;
use crate::check::Conformance;
use crate::contract::Contract;
use crate::difference::Side;
use crate::exchange::{Received, Sent};
use crate::report::Report;

/// Drives every operation against a fake service, a fresh one for each.
///
/// # Errors
/// If a fake cannot be started, or the client cannot be built.
pub async fn against_fake(api: Api) -> Result<Report> {
    let check = Conformance::keeping(contract(api)?, 1);
    drive_all(&check).await?;
    Ok(check.report())
}

/// Returns the traffic of every operation with a fake service.
///
/// # Errors
/// If a fake cannot be started, or the client cannot be built.
pub async fn traffic(api: Api) -> Result<Vec<(Sent, Option<Received>)>> {
    let check = Conformance::keeping(contract(api)?, usize::MAX);
    drive_all(&check).await?;
    Ok(check.kept())
}

async fn drive_all(check: &Conformance) -> Result<()> {
    let api = check.contract().api();
    for operation in check.contract().document().operations() {
        let fake = Fake::start(api).await?;
        against(check, &fake.target, &operation.id).await?;
    }
    Ok(())
}

/// Drives one operation against a fake service.
async fn against(check: &Conformance, target: &Target, operation: &str) -> Result<()> {
    let client = client(check, target.urls.clone(), &target.credential).await?;
    let mut known = known(check, &target.credential);
    known.extend(target.known.clone());
    let session = Session::new(client, check.clone(), Access::Everything, known)
        .with_references(references(target.api)?);
    drive_with_what_it_needs(session, operation).await;
    Ok(())
}

/// How a run authenticates.
#[derive(Clone)]
pub enum Credential {
    /// A refresh token, which is exchanged for an access token once.
    RefreshToken(String),
    /// An access token.
    AccessToken(String),
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::RefreshToken(_) => "RefreshToken",
            Self::AccessToken(_) => "AccessToken",
        })
    }
}

/// A service that operations are driven against.
#[derive(Debug, Clone)]
pub struct Target {
    /// The API.
    pub api: Api,
    /// The base URLs.
    pub urls: BaseUrls,
    /// The credential.
    pub credential: Credential,
    /// Values of parameters and fields that are known, such as the id of a campaign.
    pub known: Map<String, Value>,
}

/// Drives every operation that only reads against a service.
///
/// # Errors
/// If the client cannot be built, or the credential is rejected.
pub async fn reading(target: &Target) -> Result<Report> {
    let check = Conformance::keeping(contract(target.api)?, 1);
    read(target, &check).await?;
    Ok(check.report())
}

/// Drives every operation that only reads, and returns the client.
async fn read(target: &Target, check: &Conformance) -> Result<Client> {
    let client = client(check, target.urls.clone(), &target.credential).await?;
    let mut known = known(check, &target.credential);
    known.extend(target.known.clone());
    let mut session = Session::new(client.clone(), check.clone(), Access::Read, known)
        .with_references(references(target.api)?);
    for operation in check.contract().document().operations() {
        match Access::Read.allows(operation) {
            true => drive(&mut session, operation).await,
            false => {
                check.lock().row(&operation.id).note =
                    Some("not tried: it is not a read".to_owned())
            }
        }
    }
    Ok(client)
}

/// The fields of each operation that contain ids of other resources.
fn references(api: Api) -> Result<Arc<HashMap<String, Vec<Reference>>>> {
    let mut references: HashMap<String, Vec<Reference>> = HashMap::new();
    if api == Api::Squadcast {
        for reference in squadcast_mock::references().map_err(unstarted)? {
            let operation = reference.operation.clone();
            references.entry(operation).or_default().push(reference);
        }
        for (operation, field, collection) in REFERENCES {
            let reference = Reference {
                operation: (*operation).to_owned(),
                query: false,
                field: (*field).to_owned(),
                target: resources::Target::Collection((*collection).to_owned()),
            };
            references
                .entry((*operation).to_owned())
                .or_default()
                .push(reference);
        }
    }
    Ok(Arc::new(references))
}

/// The client of a run, which authenticates with an access token.
async fn client(check: &Conformance, urls: BaseUrls, credential: &Credential) -> Result<Client> {
    let token = match credential {
        Credential::RefreshToken(token) => exchanged(check, urls.clone(), token).await?,
        Credential::AccessToken(token) => token.clone(),
    };
    builder(check, urls).static_token(token).build()
}

/// The values that follow from the credential: operations with a credential in a header get it.
fn known(check: &Conformance, credential: &Credential) -> Map<String, Value> {
    let mut known = Map::new();
    if let Credential::RefreshToken(token) = credential {
        let parameters = check
            .contract()
            .document()
            .operations()
            .iter()
            .flat_map(|one| &one.parameters);
        for parameter in parameters.filter(|one| one.location == ParameterLocation::Header) {
            known.insert(parameter.name.clone(), token.clone().into());
        }
    }
    known
}

fn contract(api: Api) -> Result<Contract> {
    Contract::of(api).map_err(|reason| Error::new(Kind::Configuration, reason))
}

fn unstarted(error: impl std::error::Error) -> Error {
    Error::new(
        Kind::Configuration,
        format!("the fake service does not start: {error}"),
    )
}

fn builder(check: &Conformance, urls: BaseUrls) -> squad_core::ClientBuilder {
    let client = Client::builder()
        .base_urls(urls)
        .retry(RetryPolicy::disabled())
        .deadline(Duration::from_secs(60));
    check.observe(client, Http::new())
}

/// Exchanges a refresh token for an access token.
async fn exchanged(check: &Conformance, urls: BaseUrls, refresh_token: &str) -> Result<String> {
    let client = builder(check, urls).build()?;
    let mut arguments = Arguments::default();
    let name = "X-Refresh-Token".to_owned();
    arguments.values.insert(name, refresh_token.into());
    let call = Api::Squadcast.call(&client, "Auth_getAccessToken", &arguments);
    let decoded = match call {
        Some(call) => call.await?,
        None => None,
    };
    let token =
        decoded.and_then(|decoded| Some(decoded.value.get("access_token")?.as_str()?.to_owned()));
    token.ok_or_else(|| Error::new(Kind::UnexpectedResponse, "the response has no access token"))
}

/// Calls an operation and returns its value, or the whole response if it is streamed; `None` if the client has no method for it.
async fn called(
    client: &Client,
    check: &Conformance,
    operation: &str,
    values: Map<String, Value>,
) -> Option<Result<Value>> {
    let arguments = Arguments {
        values,
        ..Arguments::default()
    };
    let call = check.contract().api().call(client, operation, &arguments)?;
    let decoded = call.await;
    Some(decoded.map(|decoded| decoded.map_or_else(|| check.last_json(), |one| one.value)))
}

/// Drives one operation, and before it those that it needs.
async fn drive_with_what_it_needs(mut session: Session, id: &str) {
    let check = session.check.clone();
    let before = BEFORE.iter().find(|(operation, _)| *operation == id);
    let before = before.map_or(&[][..], |(_, before)| before);
    for id in before.iter().chain([&id]) {
        if let Some(operation) = check.contract().document().operation(id) {
            drive(&mut session, operation).await;
        }
    }
}

/// Drives one operation, and adds to the report why it was not tried or failed.
async fn drive(session: &mut Session, operation: &Operation) {
    let check = session.check.clone();
    let is_fake = session.access == Access::Everything;
    match session.call(operation).await {
        Ok(_) => {}
        Err(Failure::NoId(collection)) => {
            check.lock().row(&operation.id).note =
                Some(format!("not tried: no id of {collection} was found"));
        }
        Err(Failure::Call(error)) => {
            let is_untried = !is_fake && (error.is_permission() || error.is_not_found());
            // Of a fake, the call that fails can be one that this one needs.
            let failing = error.operation_id().filter(|_| is_fake);
            let failing = failing.unwrap_or(&operation.id);
            if failing != operation.id {
                let note = format!("not tried: {failing} failed");
                check.lock().row(&operation.id).note = Some(note);
            }
            failed(&check, failing, &error, is_untried, is_fake);
        }
    }
}

/// Adds to the report that a call has failed; with `is_untried`, that the account has nothing to call it with.
fn failed(check: &Conformance, operation: &str, error: &Error, is_untried: bool, is_fake: bool) {
    let mut report = check.lock();
    let row = report.row(operation);
    match error.status() {
        // The documented success was not seen.
        Some(status) if is_untried => {
            row.decoded.forget_ok();
            row.note = Some(format!("not tried: the status was {}", status.as_u16()));
        }
        // The response was checked, and what differs is in the report.
        Some(status) if status.is_success() => {}
        Some(status) => {
            let mut what = format!("status {} is not a success", status.as_u16());
            // The message of a real service can contain values.
            if is_fake {
                what.push_str(&format!(" ({})", error.message()));
            }
            row.fail(Side::Received, what);
        }
        None => row.fail(
            Side::Sent,
            format!("was not sent: {}", error.kind().as_str()),
        ),
    }
}
