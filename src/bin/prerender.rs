//! Prints the page as it is delivered, before its program runs. `xtask` asks for it when it builds the site.

fn main() {
    print!("{}", otog_checklist::web::prerendered());
}
