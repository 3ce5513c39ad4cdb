//! The browser entry: mounts the page in place of what `index.html` shows until then.

fn main() {
    otog_checklist::web::show_panics();
    let root = web_sys::window().and_then(|window| window.document()).and_then(|page| page.get_element_by_id("app"));
    if let Some(root) = root {
        wasm_bindgen_futures::spawn_local(otog_checklist::web::open(root));
    }
}
