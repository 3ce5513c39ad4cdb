//! How reading, previewing, merging and opening grow with files that are shaped to hurt (`cargo bench --bench growth`):
//! each shape at one, two and four times its size, in milliseconds, without a browser. It prints; it asserts nothing.
//!
//! ```text
//! read      bytes to entries, at the desk where the file is large
//! preview   entries to the preview: a copy of the journal, folded
//! merge     accepted, until all of it is handed to the stores
//! open      the page opens with all of it stored
//! piece     the longest piece of work on the page's own thread, of reading, previewing and merging
//! ```

#[cfg(not(target_arch = "wasm32"))]
#[path = "growth/mod.rs"]
mod measure;

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    measure::run();
}
