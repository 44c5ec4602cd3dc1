//! The `carnet` program: nothing but the call into the library.
use std::process::ExitCode;

fn main() -> ExitCode {
    carnet::cli::main()
}
