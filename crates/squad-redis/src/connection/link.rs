//! One established connection: to a server, to a cluster, or to the primary that sentinels name.

use redis::aio::{ConnectionLike as _, MultiplexedConnection};
use redis::{AsyncConnectionConfig, Client, Cmd, ConnectionInfo, RedisError, RedisResult, Value};
use secrecy::ExposeSecret as _;

use super::failure::{Failure, FailureKind};
use super::settings::{Credentials, Settings, Topology};

#[derive(Clone)]
pub(super) enum Link {
    Single(MultiplexedConnection),
    #[cfg(feature = "cluster")]
    Cluster(redis::cluster_async::ClusterConnection),
}

impl Link {
    pub(super) async fn send(&mut self, command: &Cmd) -> RedisResult<Value> {
        let response = match self {
            Self::Single(connection) => connection.req_packed_command(command).await,
            #[cfg(feature = "cluster")]
            Self::Cluster(connection) => connection.req_packed_command(command).await,
        };
        response.and_then(Value::extract_error)
    }

    /// Sends a command without a key to the node that has `key`.
    pub(super) async fn send_to_node_of(&mut self, key: &str, command: Cmd) -> RedisResult<Value> {
        match self {
            Self::Single(_) => {
                let _ = key;
                self.send(&command).await
            }
            #[cfg(feature = "cluster")]
            Self::Cluster(connection) => {
                use redis::cluster_routing::{Route, RoutingInfo, SingleNodeRoutingInfo, SlotAddr};
                let route = Route::new(slot(key), SlotAddr::Master);
                let node = SingleNodeRoutingInfo::SpecificNode(route);
                connection
                    .route_command(command, RoutingInfo::SingleNode(node))
                    .await
            }
        }
    }

    pub(super) async fn open(settings: &Settings) -> Result<Self, Failure> {
        if settings.uses_tls() && rustls::crypto::CryptoProvider::get_default().is_none() {
            // Another thread may have installed one meanwhile, which serves as well.
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        let credentials = credentials(settings).await?;
        let opened = match &settings.topology {
            Topology::Single => single(settings, credentials.as_ref()).await,
            #[cfg(feature = "cluster")]
            Topology::Cluster => cluster(settings, credentials.as_ref()).await,
            #[cfg(feature = "sentinel")]
            Topology::Sentinel(name) => sentinel(settings, name, credentials.as_ref()).await,
        };
        opened.map_err(|error| Failure::of(&error, &settings.host()))
    }
}

async fn credentials(settings: &Settings) -> Result<Option<Credentials>, Failure> {
    let Some(callback) = &settings.credentials else {
        return Ok(None);
    };
    let called = tokio::time::timeout(settings.connect_timeout, callback()).await;
    let message = match called {
        Ok(Ok(credentials)) => return Ok(Some(credentials)),
        Ok(Err(error)) => format!("the callback for the credentials of Redis failed: {error}"),
        Err(_) => "the callback for the credentials of Redis did not return in time".to_owned(),
    };
    Err(Failure::new(FailureKind::Away, message))
}

fn with_credentials(server: &ConnectionInfo, credentials: Option<&Credentials>) -> ConnectionInfo {
    let Some(credentials) = credentials else {
        return server.clone();
    };
    let mut own = server.redis_settings().clone();
    own = own.set_password(credentials.password.expose_secret());
    if let Some(user) = &credentials.user {
        own = own.set_username(user);
    }
    server.clone().set_redis_settings(own)
}

fn connection_config(settings: &Settings) -> AsyncConnectionConfig {
    AsyncConnectionConfig::new()
        .set_connection_timeout(Some(settings.connect_timeout))
        .set_response_timeout(Some(settings.response_timeout))
}

async fn single(settings: &Settings, credentials: Option<&Credentials>) -> RedisResult<Link> {
    let server = settings.servers.first().ok_or_else(no_server)?;
    let server = with_credentials(server, credentials);
    let client = match settings.has_certificates() {
        true => Client::build_with_tls(server, settings.certificates())?,
        false => Client::open(server)?,
    };
    let config = connection_config(settings);
    let connection = client
        .get_multiplexed_async_connection_with_config(&config)
        .await?;
    Ok(Link::Single(connection))
}

fn no_server() -> RedisError {
    RedisError::from((redis::ErrorKind::InvalidClientConfig, "no server is set"))
}

#[cfg(feature = "cluster")]
async fn cluster(settings: &Settings, credentials: Option<&Credentials>) -> RedisResult<Link> {
    let servers: Vec<_> = settings
        .servers
        .iter()
        .map(|server| with_credentials(server, credentials))
        .collect();
    let mut builder = redis::cluster::ClusterClientBuilder::new(servers)
        .connection_timeout(settings.connect_timeout)
        .response_timeout(settings.response_timeout)
        .retries(2);
    if settings.has_certificates() {
        builder = builder.certs(settings.certificates());
    }
    let connection = builder.build()?.get_async_connection().await?;
    Ok(Link::Cluster(connection))
}

#[cfg(feature = "sentinel")]
async fn sentinel(
    settings: &Settings,
    name: &str,
    credentials: Option<&Credentials>,
) -> RedisResult<Link> {
    use redis::sentinel::{SentinelClientBuilder, SentinelServerType};

    let sentinels = settings.servers.iter().map(|server| server.addr().clone());
    let mut builder = SentinelClientBuilder::new(sentinels, name, SentinelServerType::Master)?;
    let first = settings.servers.first().ok_or_else(no_server)?;
    let own = with_credentials(first, credentials)
        .redis_settings()
        .clone();
    builder = builder.set_client_to_redis_db(own.db());
    if let Some(user) = own.username() {
        builder = builder.set_client_to_redis_username(user);
    }
    if let Some(password) = own.password() {
        builder = builder.set_client_to_redis_password(password);
    }
    if settings.uses_tls() {
        builder = builder
            .set_client_to_redis_tls_mode(redis::TlsMode::Secure)
            .set_client_to_redis_certificates(settings.certificates())
            .set_client_to_sentinel_certificates(settings.certificates());
    }
    let mut client = builder.build()?;
    let config = connection_config(settings);
    let connection = client.get_async_connection_with_config(&config).await?;
    Ok(Link::Single(connection))
}

/// The hash slot of the tag of `key`: CRC-16/XMODEM modulo 16,384.
#[cfg(feature = "cluster")]
fn slot(key: &str) -> u16 {
    let tag = key
        .split_once('{')
        .and_then(|(_, rest)| rest.split_once('}'));
    let tag = tag.map_or(key, |(tag, _)| tag);
    let crc = tag.bytes().fold(0_u16, |crc, byte| {
        (0..8).fold(crc ^ (u16::from(byte) << 8), |crc, _| match crc & 0x8000 {
            0 => crc << 1,
            _ => (crc << 1) ^ 0x1021,
        })
    });
    crc % 16_384
}

#[cfg(all(test, feature = "cluster"))]
mod tests {
    #[test]
    fn slots_are_those_of_redis() {
        // `redis-cli cluster keyslot`
        assert_eq!(super::slot("123456789"), 12_739);
        assert_eq!(super::slot("a{123456789}b"), 12_739);
    }
}
