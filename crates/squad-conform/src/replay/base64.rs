//! The standard base64 of HAR files.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

const ENGINE: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

/// Decodes a text, with or without padding and line feeds; `None` if it is not base64.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let lines: String = text.split_ascii_whitespace().collect();
    ENGINE.decode(lines.trim_end_matches('=')).ok()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn texts_of_every_length_are_decoded_and_others_are_not() {
        for (text, bytes) in [
            ("", &b""[..]),
            ("Zg==", b"f"),
            ("Zm8=", b"fo"),
            ("Zm9v", b"foo"),
            ("Zm9vYg==", b"foob"),
            ("/+8=", b"\xFF\xEF"),
            ("Zm9v\r\nYmE=\n", b"fooba"),
        ] {
            assert_eq!(decode(text).as_deref(), Some(bytes), "{text}");
        }
        for text in ["Z", "Zm9v!", "é"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
