//! The desk's entry in its worker: `src/web/page/desk.js` calls it.

#[cfg(target_arch = "wasm32")]
mod worker {
    use js_sys::{Array, Function, Uint8Array};
    use otog_checklist::desk::{Failure, perform};
    use wasm_bindgen::prelude::*;

    /// `[product or failure as JSON, attachment, …]`
    #[wasm_bindgen]
    #[expect(unreachable_pub, reason = "the script beside it reaches it")]
    pub fn work(job: &str, attachments: Vec<Uint8Array>, progress: &Function) -> Array {
        let attachments: Vec<_> = attachments.iter().map(Uint8Array::to_vec).collect();
        let mut tell = |done: usize, of: usize| {
            // Who does not listen misses nothing but the progress.
            progress.call2(&JsValue::NULL, &done.into(), &of.into()).ok();
        };
        let job = serde_json::from_str(job).map_err(|_| Failure::Failed);
        let (product, files) = match job.and_then(|job| perform(job, &attachments, &mut tell)) {
            Ok((product, files)) => (Ok(product), files),
            Err(undone) => (Err(undone), Vec::new()),
        };
        let answer = Array::of1(&serde_json::to_string(&product).unwrap_or_default().into());
        for file in files {
            answer.push(&Uint8Array::from(&*file));
        }
        answer
    }
}

fn main() {}
