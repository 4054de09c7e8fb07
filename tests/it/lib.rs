//! Nothing to build: the tests are in `main.rs`.
