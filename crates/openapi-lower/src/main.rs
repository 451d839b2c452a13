//! `openapi-lower FILE`: lowers an OpenAPI 3.1 document from the shell.
//!
//! The lowered document goes to standard output, the losses to standard error. Exit codes: 0 done,
//! 1 the document was refused, 2 wrong usage, or the file could not be read or written.

use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

use openapi_lower::{Loss, LowerError, Options, progenitor};
use serde_json::Value;

const USAGE: &str = "usage: openapi-lower FILE [--progenitor] [--allow WORD]... [--allow-any]

Writes FILE (OpenAPI 3.1, JSON or YAML; `-` reads standard input) as OpenAPI 3.0.3 to standard
output, in JSON, and what could not be kept to standard error.

  --progenitor   also take the steps for progenitor that need no table of names
  --allow WORD   keep WORD, which OpenAPI 3.1 does not know, as the extension `x-WORD`
  --allow-any    keep every such word
  --help         this text

exit codes: 0 done, 1 the document was refused, 2 wrong usage or the file cannot be read";

/// Why nothing was written.
enum Failure {
    Usage(String),
    Refused { file: String, error: LowerError },
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut errors = std::io::stderr().lock();
    if arguments.iter().any(|argument| argument == "--help") {
        return finish(writeln!(std::io::stdout(), "{USAGE}"), 0);
    }
    let read = read_arguments(&arguments).and_then(|mut asked| {
        let file = asked.file.take().ok_or("name a file")?;
        Ok((file, asked))
    });
    let (file, asked) = match read {
        Ok(read) => read,
        Err(what) => return finish(writeln!(errors, "{what}\n{USAGE}"), 2),
    };
    match run(&file, &asked) {
        Ok((document, losses)) => {
            for loss in &losses {
                if let Err(error) = writeln!(errors, "{file}{loss}") {
                    return finish(Err(error), 2);
                }
            }
            let text = format!("{document:#}\n");
            match std::io::stdout().write_all(text.as_bytes()) {
                Ok(()) => finish(writeln!(errors, "{file}: {} losses", losses.len()), 0),
                Err(error) => finish(
                    writeln!(errors, "the document cannot be written: {error}"),
                    2,
                ),
            }
        }
        Err(Failure::Usage(what)) => finish(writeln!(errors, "{what}"), 2),
        Err(Failure::Refused { file, error }) => {
            for refusal in error.refusals() {
                if let Err(error) = writeln!(errors, "{file}{refusal}") {
                    return finish(Err(error), 2);
                }
            }
            finish(
                writeln!(
                    errors,
                    "{file}: refused, {} reasons",
                    error.refusals().len()
                ),
                1,
            )
        }
    }
}

fn finish(written: std::io::Result<()>, code: u8) -> ExitCode {
    ExitCode::from(if written.is_ok() { code } else { 2 })
}

/// What was asked for.
#[derive(Default)]
struct Asked {
    file: Option<String>,
    for_progenitor: bool,
    options: Options,
}

fn read_arguments(arguments: &[String]) -> Result<Asked, String> {
    let mut asked = Asked::default();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--progenitor" => asked.for_progenitor = true,
            "--allow-any" => asked.options = asked.options.allow_any(),
            "--allow" => {
                let word = arguments.next().ok_or("name the word to allow")?;
                asked.options = asked.options.allow(word);
            }
            option if option.starts_with('-') && option != "-" => {
                return Err(format!("there is no option `{option}`"));
            }
            file if asked.file.is_none() => asked.file = Some(file.to_owned()),
            _ => return Err("name one file".to_owned()),
        }
    }
    Ok(asked)
}

fn run(file: &str, asked: &Asked) -> Result<(Value, Vec<Loss>), Failure> {
    let text = if file == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(Path::new(file))
    };
    let text =
        text.map_err(|error| Failure::Usage(format!("{file}: it cannot be read: {error}")))?;
    let document: Value = if text.trim_start().starts_with('{') {
        serde_json::from_str(&text)
            .map_err(|error| Failure::Usage(format!("{file}: it is not JSON: {error}")))?
    } else {
        openapi_lower::from_yaml(&text)
            .map_err(|error| Failure::Usage(format!("{file}: it is not YAML: {error}")))?
    };
    let lowered =
        openapi_lower::lower_with(&document, &asked.options).map_err(|error| Failure::Refused {
            file: file.to_owned(),
            error,
        })?;
    let (mut document, mut losses) = (lowered.document, lowered.losses);
    if asked.for_progenitor {
        losses.extend(progenitor::plain_steps(&mut document));
    }
    Ok((document, losses))
}
