//! What other paths of this host keep, and is only looked at. Comes later: see `web::later`.

use std::rc::Rc;

use crate::{
    app::{Elsewhere, Msg},
    journal::StepId,
    vec_map::VecMap,
};

use super::{copy, durable::Durable, local};

pub(super) async fn look(document: Rc<str>) -> Option<Msg> {
    let mut found = Vec::new();
    for (name, answered) in local::others(&document).ok()? {
        if !segments(&name).await.is_empty() {
            found.push(Elsewhere { path: copy::path_of(&name).into(), answered });
        }
    }
    (!found.is_empty()).then_some(Msg::FoundElsewhere(found))
}

pub(super) async fn read(path: Rc<str>) -> Msg {
    let segments = segments(&copy::name_of(&path)).await;
    Msg::ElsewhereRead(path, segments.into_iter().map(|(_, text)| text).collect())
}

/// Of both stores.
async fn segments(name: &str) -> VecMap<StepId, Rc<str>> {
    let mut segments: VecMap<_, _> = local::segments_of(name).unwrap_or_default().into_iter().collect();
    if let Ok(Some(durable)) = Durable::existing(name).await {
        let all = durable.all().await.unwrap_or_default();
        all.into_iter().for_each(|segment| _ = segments.insert(segment.key, segment.text));
    }
    segments
}
