//! Has this crate built anew when migrations come or go. `sqlx::migrate!` lists the files while the crate is compiled and
//! tells cargo of none that came later, so that a build that goes on from an earlier one missed them.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
