//! The app with the state in it: one HTML file. The state stands in a script element of a data type, which never runs.

const OPEN: &str = r#"<script type="application/json" id="otog-checklist-state">"#;
const ID: &str = r#"id="otog-checklist-state""#;
const CLOSE: &str = "</script>";

/// The page with `file` (an exchange file) as its state, in place of one that it has. `None`: not our page.
pub fn embed(html: &str, file: &str) -> Option<String> {
    // Nothing in it can end the script: in JSON, `<` stands in texts alone, and may be written so.
    let state = format!("{OPEN}{}{CLOSE}", file.trim().replace('<', "\\u003c"));
    if let Some((before, rest)) = html.split_once(OPEN) {
        let (_, after) = rest.split_once(CLOSE)?;
        return Some([before, &state, after].concat());
    }
    let (before, after) = html.split_once("</head>")?;
    Some([before, &state, "</head>", after].concat())
}

/// The exchange file in a page; `None` where there is none, or nothing in it. Programs that save a page anew may write
/// the tag's attributes in another order.
pub fn extract(html: &str) -> Option<&str> {
    let (before, rest) = html.split_once(ID)?;
    let (tag, rest) = (before.rsplit_once('<')?.1, rest.split_once('>')?.1);
    let state = rest.split_once(CLOSE)?.0.trim();
    Some(state).filter(|state| tag.starts_with("script") && !state.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_goes_in_and_comes_out() {
        let page = "<!doctype html><head><title>清单</title></head><body></body>";
        let with = embed(page, r#"{"a":"</script><b>"}"#).unwrap_or_default();
        assert_eq!(extract(&with), Some(r#"{"a":"\u003c/script>\u003cb>"}"#));
        let again = embed(&with, r#"{"b":1}"#).unwrap_or_default();
        assert_eq!(extract(&again), Some(r#"{"b":1}"#));
        assert_eq!(again.matches("otog-checklist-state").count(), 1);
        assert_eq!(extract(page), None);
        assert_eq!(embed("别的", "{}"), None);
    }
}
