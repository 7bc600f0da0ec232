//! A small web server for one folder on this machine: enough for a person to look at the build and
//! for the browser tests. Not for the open internet.

use crate::{console, paths};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The first port that is tried.
const PORT: u16 = 8731;
/// The longest request head that is read, bytes.
const HEAD: u64 = 16 * 1024;

/// `cargo xtask serve [--dir D] [--port P]`: serves until it is ended.
///
/// # Errors
/// When no port is free or the folder has no index.html.
pub fn run(args: &[String]) -> Result<(), String> {
    let folder = console::option(args, "--dir")?.map_or_else(paths::dist, PathBuf::from);
    if !folder.join("index.html").is_file() {
        return Err(format!("{}: no index.html", folder.display()));
    }
    let listener = match console::option(args, "--port")? {
        Some(port) => {
            let port = port.parse().map_err(|_| format!("--port {port}: not a port"))?;
            TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| error.to_string())?
        }
        None => (PORT..PORT + 100)
            .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
            .ok_or("no free port")?,
    };
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("\n  Groundwork       http://{address}/");
    println!("  as one file      {}", folder.join("groundwork.html").display());
    println!("  Ctrl-C stops.\n");
    // A test reads the address from here.
    std::io::stdout().flush().map_err(|error| error.to_string())?;
    for stream in listener.incoming().flatten() {
        let folder = folder.clone();
        std::thread::spawn(move || {
            // A reader who goes away in mid-answer is no concern of ours.
            let _ = answer(stream, &folder);
        });
    }
    Ok(())
}

fn answer(stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream.try_clone()?.take(HEAD));
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut line = String::new();
    // The rest of the head is read so that closing does not reset the connection.
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    let mut words = first.split_whitespace();
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    if method != "GET" && method != "HEAD" {
        return send(stream, "405 Method Not Allowed", "text/plain", b"", false);
    }
    let Some(file) = locate(folder, target).filter(|file| file.is_file()) else {
        return send(
            stream,
            "404 Not Found",
            "text/plain",
            b"not found\n",
            method == "GET",
        );
    };
    let body = std::fs::read(&file)?;
    send(stream, "200 OK", media_type(&file), &body, method == "GET")
}

fn send(
    mut stream: TcpStream,
    status: &str,
    kind: &str,
    body: &[u8],
    with_body: bool,
) -> std::io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if with_body {
        stream.write_all(body)?;
    }
    stream.flush()
}

/// The file that a request target names inside `folder`; `None` for anything that would leave it.
fn locate(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut file = folder.to_path_buf();
    for part in path.split('/') {
        // Names in the build are letters, digits, dots and dashes: nothing needs decoding.
        if part.starts_with('.')
            || !part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
        {
            return None;
        }
        if !part.is_empty() {
            file.push(part);
        }
    }
    if path.is_empty() || path.ends_with('/') {
        file.push("index.html");
    }
    Some(file)
}

/// The media type of a file, by its ending.
pub fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_never_leaves_the_folder() {
        let folder = Path::new("dist");
        for target in [
            "/../Cargo.toml",
            "/%2e%2e/x",
            "/a/../../x",
            "/.git/config",
            "x",
            "//etc/..",
            "/c:\\x",
        ] {
            let found = locate(folder, target);
            assert!(
                found.is_none_or(|file| file.starts_with(folder) && !file.to_string_lossy().contains("..")),
                "{target}"
            );
        }
        assert_eq!(locate(folder, "/").unwrap(), folder.join("index.html"));
        assert_eq!(
            locate(folder, "/icons/a-1.png?x=/../y").unwrap(),
            folder.join("icons/a-1.png")
        );
    }

    #[test]
    fn web_assembly_is_served_under_its_own_type() {
        assert_eq!(media_type(Path::new("a.wasm")), "application/wasm");
        assert_eq!(
            media_type(Path::new("a.webmanifest")),
            "application/manifest+json"
        );
    }
}
