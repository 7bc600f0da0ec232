//! `cargo xtask`: every step from a fresh machine to a running, tested, packed app.
//!
//! What: installs what is missing into a cache folder outside the tree, builds, packs, serves,
//! tests, measures. Why here and not in shell scripts: the same steps on Linux, macOS and Windows,
//! with rustup's Rust and Node as the only things a person brings.

mod bench;
mod console;
mod data;
mod pack;
mod paths;
mod serve;
mod setup;
mod test;
mod web;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  run                      set up, build in release, pack, serve on 127.0.0.1
  build [--profile NAME]   set up, build and pack (release, or fast for a quick link)
  test [--only S] [--skip S]
                           every check and test; S is a step's name (test --list shows them)
  bench [NAME]             the benchmarks, all or one
  data --from FOLDER       write data/ from a source pack
  setup                    install what building and testing need, and stop
  serve [--dir D] [--port P]
                           serve a folder on 127.0.0.1
  help                     this text

Tools and npm parts go to ~/.cache/groundwork (GROUNDWORK_CACHE names another folder).";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rest = args.get(1..).unwrap_or_default();
    // Asked for anywhere: a question must not start a build.
    let asks = args.iter().any(|a| a == "--help" || a == "-h");
    let outcome = match args.first().map(String::as_str).filter(|_| !asks) {
        Some("run") => run(rest),
        Some("build") => build(rest),
        Some("test") => test::run(rest),
        Some("bench") => bench::run(rest),
        Some("data") => data::run(rest),
        Some("setup") => setup::everything().map(|_| ()),
        Some("serve") => serve::run(rest),
        None | Some("help") => {
            println!("{HELP}");
            Ok(())
        }
        Some(other) => Err(format!("unknown command {other:?}\n\n{HELP}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}

/// `cargo xtask build [--profile NAME]`
fn build(args: &[String]) -> Result<(), String> {
    let profile = console::option(args, "--profile")?.unwrap_or_else(|| "release".into());
    web::build(&profile)?.report();
    Ok(())
}

/// `cargo xtask run`
fn run(args: &[String]) -> Result<(), String> {
    build(args)?;
    serve::run(&[])
}
