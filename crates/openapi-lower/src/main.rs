//! The command `openapi-lower FILE`: lowers an OpenAPI 3.1 document.
//!
//! The lowered document goes to standard output, the losses to standard error. Exit codes: 0 lowered,
//! 1 the document was rejected, 2 wrong usage, or the file could not be read, parsed or written.

use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

use openapi_lower::{Loss, LowerError, Options, ParseError, progenitor};
use serde_json::Value;

const USAGE: &str = "usage: openapi-lower FILE [OPTIONS]

Lowers FILE (OpenAPI 3.1 in JSON or YAML; `-` for standard input) to OpenAPI 3.0.3. Writes the
lowered document in JSON to standard output, and the losses to standard error.

options:
  --progenitor      apply the steps for progenitor that need no table of names
  --allow NAME      keep the unknown field or keyword NAME as the extension `x-NAME`; may occur several times
  --allow-any       keep every unknown field and keyword as an extension
  --honor-nullable  accept null for `nullable: true`, which OpenAPI 3.1 does not have
  --help            print this help

exit codes:
  0  the document was lowered
  1  the document was rejected
  2  wrong usage, or the file could not be read, parsed or written";

/// Why no document was written.
enum Failure {
    /// The file could not be read or parsed.
    Input(String),
    Rejected(LowerError),
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut errors = std::io::stderr().lock();
    if arguments.iter().any(|argument| argument == "--help") {
        return exit(writeln!(std::io::stdout(), "{USAGE}"), 0);
    }
    let (file, command) = match parse_arguments(&arguments) {
        Ok(parsed) => parsed,
        Err(message) => return exit(writeln!(errors, "{message}\n{USAGE}"), 2),
    };
    match run(&file, &command) {
        Ok((document, losses)) => {
            for loss in &losses {
                if let Err(error) = writeln!(errors, "{file}{loss}") {
                    return exit(Err(error), 2);
                }
            }
            let text = format!("{document:#}\n");
            match std::io::stdout().write_all(text.as_bytes()) {
                Ok(()) => exit(writeln!(errors, "{file}: losses: {}", losses.len()), 0),
                Err(error) => exit(
                    writeln!(errors, "the document could not be written: {error}"),
                    2,
                ),
            }
        }
        Err(Failure::Input(message)) => exit(writeln!(errors, "{file}{message}"), 2),
        Err(Failure::Rejected(error)) => {
            for problem in error.problems() {
                if let Err(error) = writeln!(errors, "{file}{problem}") {
                    return exit(Err(error), 2);
                }
            }
            let problems = error.problems().len();
            exit(
                writeln!(errors, "{file}: rejected, problems: {problems}"),
                1,
            )
        }
    }
}

/// The exit code, or 2 if the message could not be written.
fn exit(written: std::io::Result<()>, code: u8) -> ExitCode {
    ExitCode::from(if written.is_ok() { code } else { 2 })
}

#[derive(Default)]
struct Command {
    for_progenitor: bool,
    options: Options,
}

fn parse_arguments(arguments: &[String]) -> Result<(String, Command), String> {
    let mut file = None;
    let mut command = Command::default();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--progenitor" => command.for_progenitor = true,
            "--allow-any" => command.options = command.options.allow_any(),
            "--allow" => {
                let name = arguments.next().ok_or("--allow requires a NAME")?;
                command.options = command.options.allow(name);
            }
            "--honor-nullable" => command.options = command.options.honor_nullable(),
            option if option.starts_with('-') && option != "-" => {
                return Err(format!("unknown option `{option}`"));
            }
            path if file.is_none() => file = Some(path.to_owned()),
            path => return Err(format!("only one FILE is accepted, not also `{path}`")),
        }
    }
    Ok((file.ok_or("FILE is required")?, command))
}

fn run(file: &str, command: &Command) -> Result<(Value, Vec<Loss>), Failure> {
    let text = if file == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(Path::new(file))
    };
    let text = text.map_err(|error| Failure::Input(format!(": could not be read: {error}")))?;
    let document = parse(file, &text)?;
    let lowered =
        openapi_lower::lower_with(&document, &command.options).map_err(Failure::Rejected)?;
    let (mut document, mut losses) = (lowered.document, lowered.losses);
    if command.for_progenitor {
        losses.extend(progenitor::plain_steps(&mut document));
    }
    Ok((document, losses))
}

/// Parses by the extension of the file, or else by the first character of the text.
fn parse(file: &str, text: &str) -> Result<Value, Failure> {
    let extension = Path::new(file).extension().and_then(|e| e.to_str());
    let is_json = match extension {
        Some("json") => true,
        Some("yaml" | "yml") => false,
        _ => text
            .trim_start_matches('\u{feff}')
            .trim_start()
            .starts_with('{'),
    };
    let (format, parsed) = if is_json {
        ("JSON", openapi_lower::from_json(text))
    } else {
        ("YAML", openapi_lower::from_yaml(text))
    };
    parsed.map_err(|error: ParseError| Failure::Input(format!("{error} (parsed as {format})")))
}
