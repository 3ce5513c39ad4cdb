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
    let ours = html.split_once(OPEN).and_then(|(_, rest)| content(rest));
    ours.or_else(|| html.match_indices(ID).find_map(|(place, _)| anew(html, place)))
}

/// In a tag that was written anew, and has the id at this place.
fn anew(html: &str, place: usize) -> Option<&str> {
    let tag = html[..place].rsplit_once('<')?.1;
    let rest = html[place..].split_once('>')?.1;
    content(rest).filter(|_| tag.starts_with("script"))
}

fn content(rest: &str) -> Option<&str> {
    Some(rest.split_once(CLOSE)?.0.trim()).filter(|state| !state.is_empty())
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
        let other = page.replace("<title>", "<meta id=\"otog-checklist-state\"><title>");
        assert_eq!(extract(&other), None);
        assert_eq!(
            extract(&embed(&other, "{}").unwrap_or_default()),
            Some("{}"),
            "the id in another tag hides nothing"
        );
        let anew = with.replace(
            "<script type=\"application/json\" id=\"otog-checklist-state\">",
            "<script id=\"otog-checklist-state\" type=\"application/json\">",
        );
        assert_ne!(anew, with);
        assert_eq!(extract(&anew), extract(&with), "its attributes stand in another order");
        assert_eq!(embed("别的", "{}"), None);
    }
}
