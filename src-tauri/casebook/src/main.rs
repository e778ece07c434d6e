//! The terminal door: `casebook`. It reads arguments, the passphrase and the clock, calls one verb of the house and
//! prints its answer: JSON on stdout, Vietnamese sentences on stderr.

mod terminal;

fn main() -> std::process::ExitCode {
    casebook::casebook::process::guard();
    terminal::run()
}
