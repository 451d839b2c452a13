//! Alert sources, such as Prometheus, and the addresses at which a service receives their alerts.
//!
//! The vendor's reference does not list any of these requests:
//!
//! | request | evidence |
//! |---|---|
//! | `GET /v3/alert-sources` | sent by the vendor's Terraform provider, which decodes the fields of [`AlertSourceType`] |
//! | `GET /v3/catalog-services/{serviceID}/alert-sources` | sent by the vendor's Terraform provider, which decodes the ids |
//! | `PUT /v3/catalog-services/{serviceID}/alert-sources` | sent by the vendor's Terraform provider, with the ids of all sources |
//!
//! The address of a source is put together as the vendor's Terraform provider does.

use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use squad_core::Operation;
use squad_core::operation::{Method, Parameter, ParameterLocation, ResponseSpec};

use super::Service;
use crate::id::{identified, texts};
use crate::request::request;
use crate::{IdOf, List, RequestBuilder, ServiceId, Squadcast, kind};

const JSON: &[ResponseSpec] = &[ResponseSpec::new(200, Some("application/json"))];
const SERVICE: &[Parameter] = &[Parameter::new("serviceID", ParameterLocation::Path, true)];
const OF_SERVICE: &str = "/v3/catalog-services/{serviceID}/alert-sources";

static LIST_SOURCES: Operation = Operation::new(
    "AlertSources_listAlertSources",
    Method::Get,
    "/v3/alert-sources",
    "services",
)
.responses(JSON)
.envelope("data")
.idempotent();

static LIST_OF_SERVICE: Operation = Operation::new(
    "AlertSources_listAlertSourcesOfService",
    Method::Get,
    OF_SERVICE,
    "services",
)
.parameters(SERVICE)
.responses(JSON)
.envelope("data")
.idempotent();

/// The form of the response is not known; it is ignored.
static REPLACE_OF_SERVICE: Operation = Operation::new(
    "AlertSources_replaceAlertSourcesOfService",
    Method::Put,
    OF_SERVICE,
    "services",
)
.parameters(SERVICE)
.body("application/json", true)
.idempotent();

/// A kind of monitoring tool that can send alerts. From [`AlertSources::list`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars", extend("required" = ["_id"]))
)]
#[non_exhaustive]
pub struct AlertSourceType {
    /// Id of the alert source.
    #[cfg_attr(feature = "schemars", schemars(rename = "_id"))]
    pub id: String,
    /// Name for display (`type` on the wire).
    #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
    pub name: String,
    /// Heading of its description.
    pub heading: String,
    /// URL of its documentation.
    #[cfg_attr(feature = "schemars", schemars(rename = "supportDoc"))]
    pub support_doc: String,
    /// Whether the web app shows only the ingestion key of a service, and no URL.
    #[cfg_attr(feature = "schemars", schemars(rename = "displayKeyOnly"))]
    pub display_key_only: bool,
    /// Name in ingestion URLs.
    #[cfg_attr(feature = "schemars", schemars(rename = "shortName"))]
    pub short_name: String,
    /// Version in ingestion URLs.
    pub version: String,
    /// Whether the source can be used.
    #[cfg_attr(feature = "schemars", schemars(rename = "isValid"))]
    pub is_valid: bool,
    /// Whether the source is private.
    #[cfg_attr(feature = "schemars", schemars(rename = "isPrivate"))]
    pub is_private: bool,
    /// Whether the source was replaced by another one.
    pub deprecated: bool,
}

squad_core::lenient_struct!(AlertSourceType default { id = "_id" } {
    name = "type",
    heading = "heading",
    support_doc = "supportDoc",
    display_key_only = "displayKeyOnly",
    short_name = "shortName",
    version = "version",
    is_valid = "isValid",
    is_private = "isPrivate",
    deprecated = "deprecated",
});

impl AlertSourceType {
    /// Returns whether a service can use the source: it is valid, not private and not deprecated.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.is_valid && !self.is_private && !self.deprecated
    }
}

/// An alert source that is switched on for a service. From [`ServiceAlertSources::list`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars", extend("required" = ["alert_source_id"]))
)]
#[non_exhaustive]
pub struct ActiveAlertSource {
    /// Id of the alert source.
    pub alert_source_id: String,
}

squad_core::lenient_struct!(ActiveAlertSource default { alert_source_id = "alert_source_id" } {});

struct ActiveAlertSources {
    alert_sources: Vec<ActiveAlertSource>,
}

squad_core::lenient_struct!(ActiveAlertSources {} { alert_sources = "alert_sources" });

/// The alert sources that the service knows. From [`Squadcast::alert_sources`].
///
/// The vendor's reference does not list these requests; the vendor's Terraform provider sends them.
#[derive(Debug, Clone, Copy)]
pub struct AlertSources<'a> {
    client: &'a Squadcast,
}

impl<'a> AlertSources<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists all alert sources, also those that cannot be used.
    ///
    /// Operation: `AlertSources_listAlertSources`, a name of this crate; the request is not documented.
    pub fn list(&self) -> List<AlertSourceType> {
        List::from_request(all(self.client))
    }

    /// Lists the alert sources that a service can use.
    ///
    /// ```
    /// # use squadcast::Squadcast;
    /// # async fn example(client: &Squadcast) -> squadcast::Result<()> {
    /// for source in client.alert_sources().usable().await? {
    ///     println!("{}: {}", source.name, source.support_doc);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Operation: `AlertSources_listAlertSources`, a name of this crate; the request is not documented.
    pub fn usable(&self) -> List<AlertSourceType> {
        let all = all(self.client);
        List::from_request(all.map(|mut sources| {
            sources.retain(AlertSourceType::is_usable);
            sources
        }))
    }
}

/// The alert sources of one service. From [`Services::alert_sources`](super::Services::alert_sources).
///
/// The vendor's reference does not list these requests; the vendor's Terraform provider sends them.
///
/// ```
/// # use squadcast::{ServiceId, Squadcast};
/// # async fn example(client: &Squadcast, checkout: ServiceId) -> squadcast::Result<()> {
/// let usable = client.alert_sources().usable().await?;
/// let prometheus = usable.iter().filter(|source| source.short_name == "prometheus");
/// let sources = client.services().alert_sources(&checkout);
/// sources.replace(prometheus).await?;
/// for (source, address) in sources.addresses().await? {
///     // An address is a secret.
///     std::fs::write(&source.short_name, address.expose()).ok();
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct ServiceAlertSources<'a> {
    client: &'a Squadcast,
    service: Box<str>,
}

impl<'a> ServiceAlertSources<'a> {
    pub(super) fn new(client: &'a Squadcast, service: &str) -> Self {
        Self {
            client,
            service: service.into(),
        }
    }

    /// Lists the ids of the alert sources that are switched on.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the service does not exist.
    ///
    /// Operation: `AlertSources_listAlertSourcesOfService`, a name of this crate; the request is not documented.
    pub fn list(&self) -> List<ActiveAlertSource> {
        List::from_request(self.active())
    }

    /// Switches on these alert sources, and all others off.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the service does not exist.
    ///
    /// Operation: `AlertSources_replaceAlertSourcesOfService`, a name of this crate; the request is not documented.
    pub fn replace<S: IdOf<kind::AlertSource>>(
        &self,
        sources: impl IntoIterator<Item = S>,
    ) -> RequestBuilder<()> {
        request(|| {
            let service = ServiceId::new(&*self.service)?;
            let body = json!({ "alert_sources": texts(sources)? });
            let call = self.client.raw().core().call(&REPLACE_OF_SERVICE);
            Ok(call.path("serviceID", service).json(&body).request())
        })
    }

    /// Gets the address of each alert source that is switched on: where its alerts are sent to. Takes three requests.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the service does not exist.
    ///
    /// Operations: `AlertSources_listAlertSourcesOfService` and `AlertSources_listAlertSources`, names of this crate for
    /// requests that are not documented, and `Services_getServiceById`.
    #[doc(alias = "ingestion_urls")]
    pub fn addresses(&self) -> RequestBuilder<Vec<(AlertSourceType, IngestionAddress)>> {
        let (client, service) = (self.client.clone(), self.service.clone());
        self.active().and_then(move |active| {
            all(&client).and_then(move |mut sources| {
                sources.retain(|source| {
                    let mut active = active.iter();
                    active.any(|active| active.alert_source_id == source.id)
                });
                let base = client.clone();
                let service = client.raw().services_get_service_by_id(&service);
                service.into_request().map(move |service| {
                    let sources = sources.into_iter();
                    let with_address = sources.map(|source| {
                        let address = address(&base, &service, &source);
                        (source, address)
                    });
                    with_address.collect()
                })
            })
        })
    }

    fn active(&self) -> RequestBuilder<Vec<ActiveAlertSource>> {
        let call = self.client.raw().core().call(&LIST_OF_SERVICE);
        let active = call.path("serviceID", &self.service);
        active
            .request()
            .map(|active: ActiveAlertSources| active.alert_sources)
    }
}

/// Where the alerts of a source are sent to. It is a secret: whoever knows it can send alerts to the service.
#[derive(Debug, Clone)]
pub struct IngestionAddress {
    form: IngestionForm,
    text: SecretString,
}

/// The form of an [`IngestionAddress`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IngestionForm {
    /// A webhook URL.
    Url,
    /// An e-mail address.
    Email,
    /// The ingestion key of the service, for a source that is set up with the key alone.
    Key,
}

impl IngestionAddress {
    /// Returns whether it is a URL, an e-mail address or a key.
    #[must_use]
    pub const fn form(&self) -> IngestionForm {
        self.form
    }

    /// Returns the address itself, a secret.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.text.expose_secret()
    }
}

/// Puts the address of a source together.
pub(super) fn address(
    client: &Squadcast,
    service: &Service,
    source: &AlertSourceType,
) -> IngestionAddress {
    let (form, text) = if source.short_name == "email" {
        (IngestionForm::Email, service.email.clone())
    } else if source.display_key_only {
        (IngestionForm::Key, service.api_key.clone())
    } else {
        let base = client.raw().core().base_urls().api().as_str();
        let base = base.trim_end_matches('/');
        let (version, name, key) = (&source.version, &source.short_name, &service.api_key);
        let url = format!("{base}/{version}/incidents/{name}/{key}");
        (IngestionForm::Url, url)
    };
    IngestionAddress {
        form,
        text: text.into(),
    }
}

fn all(client: &Squadcast) -> RequestBuilder<Vec<AlertSourceType>> {
    client.raw().core().call(&LIST_SOURCES).request()
}

identified!(kind::AlertSource: AlertSourceType.id, ActiveAlertSource.alert_source_id);
