//! The stores of this crate keep the promises of the trait.

use squad_core::auth::{FileStore, MemoryStore};
use squad_core::testing::check_store;

#[tokio::test]
async fn a_store_in_memory_and_one_of_files_keep_the_same_promises() {
    check_store(&MemoryStore::new(), "memory").await.unwrap();
    let directory = tempfile::tempdir().unwrap();
    let files = FileStore::new(directory.path().join("tokens")).unwrap();
    check_store(&files, "files").await.unwrap();
}
