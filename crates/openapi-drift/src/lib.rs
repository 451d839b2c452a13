//! Semantic differences of two OpenAPI documents, classed for a client.
