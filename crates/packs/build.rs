//! Has this crate built anew when files come or go in the folders that it embeds. `include_dir!` lists the files while
//! it is compiled and tells cargo of none that came later, so that a build that goes on from an earlier one missed them.

fn main() {
    println!("cargo:rerun-if-changed=../../packs");
    println!("cargo:rerun-if-changed=../../calendars");
}
