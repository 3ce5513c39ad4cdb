//! The table.

mod shapes;

use std::{
    collections::{BTreeMap, VecDeque},
    rc::Rc,
    time::{Duration, Instant},
};

use otog_checklist::{
    app::{Boot, Effect, Model, Msg, Now, Stored, update},
    desk::perform,
    journal::{Device, Replica, StepId},
    opinion::Opinion,
};
use shapes::{SHAPES, Shape};

const NOW: Now = Now { ms: 1_795_492_800_000, offset_minutes: 480 };

pub(crate) fn run() {
    println!(
        "{:<26}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}",
        "shape", "size", "KB", "read", "preview", "merge", "open", "piece"
    );
    for shape in SHAPES {
        [1, 2, 4].into_iter().for_each(|times| row(&shape, times * shape.size));
    }
    println!("\nfiles just below what the page reads by itself, 256 KB");
    for shape in SHAPES {
        let per_thing = (shape.file)(2000).len() / 2000;
        let size = (250 << 10) / per_thing.max(1);
        row(&shape, size - size % 1000.min(size / 2));
    }
}

fn row(shape: &Shape, size: usize) {
    let file = (shape.file)(size);
    let kilobytes = file.len() >> 10;
    let mut page = Page::open(Vec::new());
    page.tell(Msg::FileRead { name: "来件.json".into(), content: Ok(file.into()) });
    let told = page.model.preview.as_ref().map(|preview| preview.sum.new);
    let (read, preview) = (page.desk, page.thread);
    page.tell(Msg::MergeAccepted);
    let merge = page.thread - preview;
    let longest = page.longest;
    let start = Instant::now();
    Page::open(page.stored.into_iter().collect());
    let open = start.elapsed();
    let [read, preview, merge, open, longest] = [read, preview, merge, open, longest].map(|time| time.as_millis());
    let refused = if told.is_none() { "  not taken" } else { "" };
    println!("{:<26}{size:>9}{kilobytes:>9}{read:>9}{preview:>9}{merge:>9}{open:>9}{longest:>9}{refused}", shape.name);
}

/// A page without a browser, and how long its thread and its desk were at work.
struct Page {
    model: Model,
    stored: BTreeMap<StepId, Rc<str>>,
    desk: Duration,
    thread: Duration,
    longest: Duration,
}

impl Page {
    fn open(segments: Vec<(StepId, Rc<str>)>) -> Self {
        let boot = Boot { segments: Ok(segments), ..Boot::empty(Replica::new(Device::from_random(3), 1)) };
        let stored = boot.segments.iter().flatten().cloned().collect::<BTreeMap<_, _>>();
        let keys = stored.keys().copied().collect();
        let (model, _) = Model::boot(Rc::new(Opinion::embedded()), boot);
        let (desk, thread, longest) = Default::default();
        let mut page = Self { model, stored, desk, thread, longest };
        page.tell(Msg::DurableOpened(Ok(Stored { keys, ..Stored::default() })));
        page
    }

    fn tell(&mut self, msg: Msg) {
        let mut told = VecDeque::from([msg]);
        while let Some(msg) = told.pop_front() {
            let start = Instant::now();
            let effects = update(&mut self.model, NOW, msg);
            let took = start.elapsed();
            self.thread += took;
            self.longest = self.longest.max(took);
            told.extend(effects.into_iter().filter_map(|effect| self.perform(effect)));
        }
    }

    fn perform(&mut self, effect: Effect) -> Option<Msg> {
        match effect {
            Effect::SaveDurable { segments, .. } => {
                let keys = segments.iter().map(|segment| segment.key).collect();
                self.stored.extend(segments.into_iter().map(|segment| (segment.key, segment.text)));
                Some(Msg::DurableSaved(keys, Ok(())))
            }
            Effect::AskDesk { ticket, job, attachments } => {
                let attachments: Vec<_> = attachments.iter().map(|bytes| bytes.to_vec()).collect();
                let start = Instant::now();
                let result = perform(job, &attachments, &mut |_, _| {});
                self.desk += start.elapsed();
                let parts = |files: Vec<Vec<u8>>| files.into_iter().map(Rc::from).collect();
                Some(Msg::DeskAnswered { ticket, result: result.map(|(product, files)| (product, parts(files))) })
            }
            Effect::Breathe(work) => Some(Msg::Breathed(work)),
            _ => None,
        }
    }
}
