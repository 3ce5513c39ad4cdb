//! The whole app as one file, with the state inside. Comes later: see `web::later`.

use crate::{desk::Failure, journal::Device, share::embed};

use super::{clock, files, offline};

/// Under this name, which it answers with.
pub(super) async fn save(name: String, file: &str) -> Result<String, Failure> {
    let page = offline::whole_page().await.ok_or_else(offline::not_fetched)?;
    download(&page, &name, file).ok_or(Failure::Failed)?;
    Ok(name)
}

fn download(page: &str, name: &str, file: &str) -> Option<()> {
    let page = named(&embed(page, file)?, clock::new_device());
    files::download(name, page.as_bytes()).ok()
}

/// The page as a copy with a name of its own, in place of one that it has: so its state stays apart from the others'.
fn named(page: &str, copy: Device) -> String {
    let (html, rest) = page.split_at(page.find("<head").unwrap_or_default());
    let html = html.split(" data-copy=\"").next().unwrap_or(html).trim_end().trim_end_matches('>');
    format!("{html} data-copy=\"{copy}\">\n{rest}")
}
