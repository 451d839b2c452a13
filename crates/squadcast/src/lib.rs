//! Client of the Squadcast API (SolarWinds Incident Response).
