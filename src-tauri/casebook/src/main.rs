//! The terminal door: `casebook`. It reads arguments, the passphrase and the clock, calls one verb of the house and
//! prints its answer: JSON on stdout, Vietnamese sentences on stderr.

mod terminal;

/// What is given back is wiped: a passphrase on its way through this program leaves no copy behind.
#[global_allocator]
static WIPES: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> std::process::ExitCode {
    casebook::casebook::process::guard();
    terminal::run()
}
