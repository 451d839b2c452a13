//! Settings from environment variables.

use std::env::VarError;

use secrecy::SecretString;
use squad_core::auth::{OAuth2Source, RefreshToken};
use zeroize::Zeroizing;

use crate::auth::{Credentials, OAuthClient};
use crate::{BRAND_VARIABLE, Brand, Error, Kind, Result};

pub(crate) const API_URL: &str = "SQUADVOICE_API_URL";
pub(crate) const AUTHENTICATION_URL: &str = "SQUADVOICE_AUTH_URL";
const ACCESS_TOKEN: &str = "SQUADVOICE_ACCESS_TOKEN";
const REFRESH_TOKEN: &str = "SQUADVOICE_REFRESH_TOKEN";
const CLIENT_ID: &str = "SQUADVOICE_CLIENT_ID";
const CLIENT_SECRET: &str = "SQUADVOICE_CLIENT_SECRET";
const USERNAME: &str = "SQUADVOICE_USERNAME";
const PASSWORD: &str = "SQUADVOICE_PASSWORD";

/// The credential that the environment contains.
pub(crate) enum Found {
    AccessToken(SecretString),
    Source(OAuth2Source),
}

/// Reads variables; `std::env::var` outside tests.
pub(crate) struct Environment<F>(pub(crate) F);

impl<F: Fn(&str) -> Result<String, VarError>> Environment<F> {
    /// Returns a variable without the white space around it; `None` if it is not set or empty.
    pub(crate) fn get(&self, name: &str) -> Result<Option<Zeroizing<String>>> {
        match (self.0)(name) {
            Ok(value) => {
                let value = Zeroizing::new(value);
                let text = Zeroizing::new(value.trim().to_owned());
                Ok(Some(text).filter(|text| !text.is_empty()))
            }
            Err(VarError::NotPresent) => Ok(None),
            // The error of the standard library would contain the value.
            Err(VarError::NotUnicode(_)) => Err(invalid(name, "is not valid Unicode")),
        }
    }

    fn required(&self, name: &str, purpose: &str) -> Result<Zeroizing<String>> {
        self.get(name)?
            .ok_or_else(|| invalid(name, &format!("is not set; {purpose} needs it")))
    }

    /// Returns the brand; SquadStack if the variable is not set.
    pub(crate) fn brand(&self) -> Result<Brand> {
        match self.get(BRAND_VARIABLE)? {
            Some(name) => name
                .parse()
                .map_err(|error: Error| invalid(BRAND_VARIABLE, error.message())),
            None => Ok(Brand::default()),
        }
    }

    /// Returns the one credential that is set.
    pub(crate) fn credential(&self) -> Result<Found> {
        let mut set = Vec::new();
        for name in [ACCESS_TOKEN, REFRESH_TOKEN, PASSWORD] {
            if let Some(value) = self.get(name)? {
                set.push((name, SecretString::from(value.as_str())));
            }
        }
        let mut set = set.into_iter();
        let (name, secret) = match (set.next(), set.next()) {
            (Some(only), None) => only,
            (Some((first, _)), Some((second, _))) => {
                return Err(invalid(
                    first,
                    &format!("and {second} are both set; set only one of them"),
                ));
            }
            (None, _) => {
                let message = format!(
                    "there is no credential; set {ACCESS_TOKEN}, {PASSWORD} or {REFRESH_TOKEN}, or call a method of the builder"
                );
                return Err(Error::new(Kind::Configuration, message));
            }
        };
        if name == ACCESS_TOKEN {
            return Ok(Found::AccessToken(secret));
        }
        let client = OAuthClient::new(
            self.required(CLIENT_ID, name)?.as_str(),
            self.required(CLIENT_SECRET, name)?.as_str(),
        );
        Ok(Found::Source(if name == PASSWORD {
            let username = self.required(USERNAME, name)?;
            let credentials = Credentials::new(client, username.as_str(), secret)?;
            OAuth2Source::password(credentials.0)
        } else {
            let token = RefreshToken::new(secret)?;
            OAuth2Source::refresh_token(client.id, client.secret, token)?
        }))
    }
}

fn invalid(name: &str, problem: &str) -> Error {
    Error::new(
        Kind::Configuration,
        format!("the environment variable {name} {problem}"),
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::HashMap;

    use super::*;

    fn environment(
        variables: &[(&'static str, &'static str)],
    ) -> Environment<impl Fn(&str) -> Result<String, VarError>> {
        let variables: HashMap<_, _> = variables.iter().copied().collect();
        Environment(move |name: &str| {
            let value = variables.get(name).copied();
            value.map(str::to_owned).ok_or(VarError::NotPresent)
        })
    }

    #[test]
    fn brand_is_parsed_and_defaults_to_the_present_one() {
        assert_eq!(environment(&[]).brand().unwrap(), Brand::SquadStack);
        let named = environment(&[(BRAND_VARIABLE, " SquadVoice\n")]);
        assert_eq!(named.brand().unwrap(), Brand::SquadVoice);
        let error = environment(&[(BRAND_VARIABLE, "mars")])
            .brand()
            .unwrap_err();
        for brand in Brand::ALL {
            assert!(error.to_string().contains(brand.as_str()), "{error}");
        }
    }

    #[test]
    fn one_credential_is_required() {
        const CLIENT: [(&str, &str); 2] = [(CLIENT_ID, "id"), (CLIENT_SECRET, "canary")];
        let problem = |variables: &[(&'static str, &'static str)]| {
            let found = environment(variables).credential();
            let error = found.err().map(|error| error.to_string());
            assert!(!error.clone().unwrap_or_default().contains("canary"));
            error.unwrap_or_default()
        };
        assert!(problem(&[]).contains("there is no credential"));
        assert_eq!(problem(&[(ACCESS_TOKEN, "token")]), "");
        assert!(problem(&[(ACCESS_TOKEN, "canary"), (PASSWORD, "canary")]).contains("both set"));
        assert!(problem(&[(PASSWORD, "canary")]).contains(CLIENT_ID));
        assert!(problem(&[(PASSWORD, "canary"), CLIENT[0], CLIENT[1]]).contains(USERNAME));
        let user = (USERNAME, "me@example.com");
        assert_eq!(
            problem(&[(PASSWORD, "pass word"), CLIENT[0], CLIENT[1], user]),
            ""
        );
        assert_eq!(
            problem(&[(REFRESH_TOKEN, "token"), CLIENT[0], CLIENT[1]]),
            ""
        );
    }
}
