//! The `carnet` program: nothing but the call into the library.
use std::process::ExitCode;

/// Records and lists are many small texts: this allocator spares a tenth of the time of an import
/// or of a new computation of everyone's due dates.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    carnet::cli::main()
}
