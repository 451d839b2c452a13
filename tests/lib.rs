//! Whole-workspace promises live in the test targets beside this file.
