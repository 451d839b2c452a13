//! A stateful fake of the Squadcast API that checks every request against the document.
