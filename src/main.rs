//! The `carnet` program: nothing but the call into the library.
fn main() {}
