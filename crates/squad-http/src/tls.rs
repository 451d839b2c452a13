//! The TLS configuration: ring as the provider, whichever provider the program has installed for itself.

use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, ConfigBuilder, RootCertStore, WantsVerifier};
use rustls_platform_verifier::Verifier;
use squad_core::{Error, Kind, Result};

type Certificates = Vec<CertificateDer<'static>>;

/// A client certificate with its chain, and its private key.
#[derive(Debug)]
pub(crate) struct Identity {
    chain: Certificates,
    key: PrivateKeyDer<'static>,
}

/// Parses root certificates; each text must contain at least one.
pub(crate) fn certificates(pems: &[Vec<u8>]) -> Result<Certificates> {
    let mut roots = Vec::new();
    for pem in pems {
        roots.extend(parse_certificates(pem, "a root certificate")?);
    }
    Ok(roots)
}

fn parse_certificates(pem: &[u8], what: &str) -> Result<Certificates> {
    let parsed: std::result::Result<Certificates, _> =
        CertificateDer::pem_slice_iter(pem).collect();
    let parsed = parsed.map_err(|error| {
        Error::new(Kind::Configuration, format!("{what} is not valid PEM")).with_source(error)
    })?;
    if parsed.is_empty() {
        let message = format!("{what} is not valid PEM: it has no CERTIFICATE block");
        return Err(Error::new(Kind::Configuration, message));
    }
    Ok(parsed)
}

/// Parses a certificate chain with its private key.
pub(crate) fn identity(pem: &[u8]) -> Result<Identity> {
    let chain = parse_certificates(pem, "the client identity")?;
    let key = PrivateKeyDer::from_pem_slice(pem).map_err(|_| {
        let message = "the client identity has no valid private key block";
        Error::new(Kind::Configuration, message)
    })?;
    Ok(Identity { chain, key })
}

/// Creates the configuration for https.
pub(crate) fn config(
    extra: Certificates,
    identity: Option<Identity>,
    bundled: bool,
) -> Result<ClientConfig> {
    let builder = if bundled {
        builder()?.with_root_certificates(bundled_roots(extra)?)
    } else {
        builder()?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(system_verifier(extra)?))
    };
    let config = match identity {
        None => builder.with_no_client_auth(),
        Some(Identity { chain, key }) => {
            builder.with_client_auth_cert(chain, key).map_err(|error| {
                let message = "the certificate and the key of the client identity cannot be used";
                Error::new(Kind::Configuration, message).with_source(error)
            })?
        }
    };
    Ok(offering_http2(config))
}

/// Creates a configuration without trusted certificates, for plain http.
pub(crate) fn no_roots() -> Result<ClientConfig> {
    let config = builder()?
        .with_root_certificates(RootCertStore::empty())
        .with_no_client_auth();
    Ok(offering_http2(config))
}

fn system_verifier(extra: Certificates) -> Result<Verifier> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier = if extra.is_empty() {
        Verifier::new(provider)
    } else {
        with_extra_roots(extra, provider)
    };
    verifier.map_err(|error| {
        let message = "the root certificates of the system cannot be used; the feature `bundled-roots` of `squad-http` brings some";
        Error::new(Kind::Configuration, message).with_source(error)
    })
}

#[cfg(feature = "bundled-roots")]
fn bundled_roots(extra: Certificates) -> Result<RootCertStore> {
    let mut roots: RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
    for certificate in extra {
        roots.add(certificate).map_err(|error| {
            let message = "a root certificate cannot be used";
            Error::new(Kind::Configuration, message).with_source(error)
        })?;
    }
    Ok(roots)
}

#[cfg(not(feature = "bundled-roots"))]
fn bundled_roots(_extra: Certificates) -> Result<RootCertStore> {
    let message = "the feature `bundled-roots` of `squad-http` is not enabled";
    Err(Error::new(Kind::Configuration, message))
}

#[cfg(not(target_os = "android"))]
fn with_extra_roots(
    extra: Certificates,
    provider: Arc<rustls::crypto::CryptoProvider>,
) -> std::result::Result<Verifier, rustls::Error> {
    Verifier::new_with_extra_roots(extra, provider)
}

#[cfg(target_os = "android")]
fn with_extra_roots(
    _extra: Certificates,
    _provider: Arc<rustls::crypto::CryptoProvider>,
) -> std::result::Result<Verifier, rustls::Error> {
    Err(rustls::Error::General(
        "root certificates cannot be added on Android".to_owned(),
    ))
}

fn builder() -> Result<ConfigBuilder<ClientConfig, WantsVerifier>> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| {
            Error::new(Kind::Configuration, "TLS cannot be configured").with_source(error)
        })
}

fn offering_http2(mut config: ClientConfig) -> ClientConfig {
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    config
}
