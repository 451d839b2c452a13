//! Maintainer's commands of this workspace.

fn main() {}
