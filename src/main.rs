//! Command line of relance: arguments and clock in, report and exit code out.

fn main() {}
