//! The APIs, and calls of their operations by operationId.

use std::fmt;

use futures_util::future::{BoxFuture, FutureExt as _};
use futures_util::stream::TryStreamExt as _;
use serde_json::json;
use squad_core::operation::Operation;
use squad_core::{ByteStream, Client, Result, json_rows};
use squadcast_raw::incidents::ExportedIncident;
use squadcast_raw::wire::INCIDENTS_INCIDENT_EXPORT;

use crate::arguments::{Arguments, Decoded};
use crate::{squadcast_calls, squadvoice_calls};

/// An API that has a document and a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Api {
    /// Squadcast.
    Squadcast,
    /// SquadVoice.
    SquadVoice,
}

impl Api {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Squadcast, Self::SquadVoice];

    /// Returns the name, such as `squadcast`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Squadcast => "squadcast",
            Self::SquadVoice => "squadvoice",
        }
    }

    /// Returns the effective document that the client was generated from, as JSON.
    #[must_use]
    pub fn document(self) -> &'static str {
        match self {
            Self::Squadcast => squadcast_mock::DOCUMENT,
            Self::SquadVoice => squadvoice_mock::DOCUMENT,
        }
    }

    /// Returns the wire table of the client.
    #[must_use]
    pub fn wire(self) -> &'static [&'static Operation] {
        match self {
            Self::Squadcast => squadcast_raw::wire::ALL,
            Self::SquadVoice => squadvoice_raw::wire::ALL,
        }
    }

    /// Calls the generated method of an operation. Returns `None` if there is no such method, and no value if the response is
    /// streamed.
    pub fn call(
        self,
        client: &Client,
        operation: &str,
        arguments: &Arguments,
    ) -> Option<BoxFuture<'static, Result<Option<Decoded>>>> {
        let (client, arguments) = (client.clone(), arguments.clone());
        match self {
            Self::Squadcast => {
                squadcast_calls::call(squadcast_raw::Client::new(client), operation, arguments)
            }
            Self::SquadVoice => {
                squadvoice_calls::call(squadvoice_raw::Client::new(client), operation, arguments)
            }
        }
    }

    /// Decodes the rows of a streamed JSON response, in the form of the response. Returns `None` if the operation has none.
    pub(crate) fn rows(
        self,
        client: &Client,
        operation: &str,
    ) -> Option<BoxFuture<'static, Result<Option<Decoded>>>> {
        if self != Self::Squadcast || operation != INCIDENTS_INCIDENT_EXPORT.id {
            return None;
        }
        let request = client.call(&INCIDENTS_INCIDENT_EXPORT);
        let request = request.request::<ByteStream>();
        let decoded = async move {
            let rows = json_rows::<ExportedIncident>(request.await?, &["incidents"]);
            let rows: Vec<ExportedIncident> = rows.try_collect().await?;
            Ok(Decoded::of(&json!({ "incidents": rows })))
        };
        Some(decoded.boxed())
    }
}

impl fmt::Display for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
