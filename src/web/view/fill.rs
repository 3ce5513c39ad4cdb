//! Text fields. What is typed is a draft in the model. So another tab's change, a new day or a closed card does not
//! wipe it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{DraftState, Drafts, Msg};

use super::{
    fill_input::{Input, trouble},
    more_words,
    parts::button_of,
    windows,
};

/// What kind of thing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Line,
    /// Several lines.
    Text,
    /// A unit: those already named are offered.
    Unit,
    Day,
    Count,
}

/// One field to be filled in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Blank {
    /// For tests, for the element's id, and for the draft.
    pub name: AttrValue,
    pub label: AttrValue,
    pub kind: Kind,
    /// What is there now.
    pub value: AttrValue,
    pub hint: &'static str,
}

impl Blank {
    pub(super) fn new(name: impl Into<AttrValue>, label: &'static str, kind: Kind) -> Self {
        Self { name: name.into(), label: label.into(), kind, value: AttrValue::default(), hint: "" }
    }

    pub(super) fn saying(self, value: impl Into<AttrValue>) -> Self {
        Self { value: value.into(), ..self }
    }

    pub(super) fn hinting(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }

    fn draft_name(&self) -> Rc<str> {
        self.name.as_str().into()
    }

    /// What the field shows; the past is shown as it was.
    pub(super) fn shown(&self, drafts: &Drafts, locked: bool) -> AttrValue {
        if locked { self.value.clone() } else { drafts.shown(&self.name, &self.value).to_owned().into() }
    }
}

fn width(kind: Kind) -> &'static str {
    if kind == Kind::Text { "field field--wide" } else { "field" }
}

#[derive(Properties, PartialEq)]
pub(super) struct FillProps {
    pub blank: Blank,
    pub locked: bool,
    pub drafts: Rc<Drafts>,
    pub emit: Callback<Msg>,
    /// What belongs to the field, below it.
    #[prop_or_default]
    pub children: Html,
}

/// A field that is saved when one leaves it.
#[component]
pub(super) fn Fill(FillProps { blank, locked, drafts, emit, children }: &FillProps) -> Html {
    html! {
        // On paper the text itself is shown, and whole.
        <div class={width(blank.kind)} data-said={blank.shown(drafts, *locked)}>
            <label class="field__name" for={blank.name.clone()}>{ blank.label.clone() }</label>
            <Input blank={blank.clone()} locked={*locked} drafts={drafts.clone()} emit={emit.clone()} />
            if !*locked { { waiting(blank, drafts, emit) } }
            { children.clone() }
        </div>
    }
}

/// What a draft waits for, where it does: that others wrote meanwhile, or that it was left half typed.
fn waiting(blank: &Blank, drafts: &Drafts, emit: &Callback<Msg>) -> Html {
    let Some(draft) = drafts.get(&blank.name).filter(|draft| draft.state != DraftState::Entered) else {
        return Html::default();
    };
    let name = blank.draft_name();
    let overtaken = *draft.began != *blank.value;
    let left = draft.state == DraftState::Left;
    let whole = trouble(blank.kind, &draft.text).is_none();
    let keep = emit.reform({
        let name = name.clone();
        move |_| Msg::FieldLeft(name.clone())
    });
    html! {
        <>
            if overtaken {
                <small class="field__news" role="status">{ (more_words().overtaken)(&blank.value) }</small>
            } else if left && whole {
                <small class="field__news" role="status">{ more_words().draft_left }</small>
            }
            if overtaken || left {
                <p class="field__draft" data-draft={name.to_string()}>
                    if left && whole { { button_of("btn btn--quiet", "draft-keep", windows().keep, keep) } }
                    { discard(vec![name], emit) }
                </p>
            }
        </>
    }
}

/// 放弃草稿
pub(super) fn discard(names: Vec<Rc<str>>, emit: &Callback<Msg>) -> Html {
    let onclick = emit.reform(move |_| Msg::DraftsDiscarded(names.clone()));
    button_of("btn btn--quiet", "draft-discard", more_words().draft_discard, onclick)
}

#[derive(Properties, PartialEq)]
pub(super) struct SheetProps {
    /// For tests: `note-r1.1`.
    pub name: AttrValue,
    pub blanks: Vec<Blank>,
    /// Drafts of what else is chosen in it.
    #[prop_or_default]
    pub also: Vec<Rc<str>>,
    pub submit: &'static str,
    /// Whether there is something to write it into.
    #[prop_or(true)]
    pub able: bool,
    pub locked: bool,
    pub drafts: Rc<Drafts>,
    pub emit: Callback<Msg>,
    /// Gets the texts in the order of the blanks. It returns `false` if something is missing; then all texts are kept.
    pub onsubmit: Callback<Vec<String>, bool>,
    #[prop_or_default]
    pub children: Html,
}

impl SheetProps {
    fn names(&self) -> Vec<Rc<str>> {
        self.blanks.iter().map(Blank::draft_name).chain(self.also.iter().cloned()).collect()
    }

    /// Dates that can not be written are told at their fields.
    fn submit(&self) {
        let shown = |blank: &Blank| blank.shown(&self.drafts, self.locked).trim().to_owned();
        let wrong = self.blanks.iter().filter(|blank| trouble(blank.kind, &shown(blank)).is_some());
        let wrong: Vec<Rc<str>> = wrong.map(Blank::draft_name).collect();
        if wrong.is_empty() {
            if self.onsubmit.emit(self.blanks.iter().map(shown).collect()) {
                self.emit.emit(Msg::DraftsEntered(self.names()));
            }
        } else {
            wrong.into_iter().for_each(|name| self.emit.emit(Msg::FieldLeft(name)));
        }
    }
}

/// Several fields that are saved together, by a button.
#[component]
pub(super) fn Sheet(props: &SheetProps) -> Html {
    let SheetProps { name, blanks, locked, drafts, emit, .. } = props;
    let onsubmit = {
        let props = SheetProps {
            name: name.clone(),
            blanks: blanks.clone(),
            also: props.also.clone(),
            drafts: drafts.clone(),
            emit: emit.clone(),
            onsubmit: props.onsubmit.clone(),
            children: Html::default(),
            ..*props
        };
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            props.submit();
        })
    };
    let begun = !locked && props.names().iter().any(|name| drafts.get(name).is_some());
    html! {
        <form class="sheet" data-sheet={name.clone()} {onsubmit}>
            { for blanks.iter().map(|blank| html! {
                <div class={width(blank.kind)}>
                    <label class="field__name" for={blank.name.clone()}>{ blank.label.clone() }</label>
                    <Input blank={blank.clone()} locked={*locked} drafts={drafts.clone()} emit={emit.clone()} />
                </div>
            }) }
            { props.children.clone() }
            <div class="sheet__end">
                <button class="btn" type="submit" data-do={name.clone()} disabled={*locked || !props.able}>{ props.submit }</button>
                if begun { { discard(props.names(), emit) } }
            </div>
        </form>
    }
}
