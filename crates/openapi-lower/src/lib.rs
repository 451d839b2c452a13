//! OpenAPI 3.1 documents lowered to 3.0.3, with every loss listed.
