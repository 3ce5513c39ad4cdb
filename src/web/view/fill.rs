//! Fields that are being written in. What is half-typed is kept here, whatever is drawn around it meanwhile: another
//! tab's change, or a new day, must not wipe it.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::more_words;

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
    /// For tests, and for the element's id.
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

    fn show(&self, shown: AttrValue, locked: bool, oninput: Callback<InputEvent>, rest: Leaving) -> Html {
        let Leaving { onchange, onblur } = rest;
        let (id, hint) = (self.name.clone(), (!self.hint.is_empty()).then_some(self.hint));
        let class = "field__input";
        if self.kind == Kind::Text {
            return html! {
                <textarea {class} {id} data-fill={self.name.clone()} rows="3" maxlength="10000" placeholder={hint}
                    value={shown} disabled={locked} {oninput} {onchange} {onblur} />
            };
        }
        let (kind, list, numbers) = match self.kind {
            Kind::Day => ("date", None, None),
            Kind::Count => ("number", None, Some("0")),
            Kind::Unit => ("text", Some("units"), None),
            Kind::Line | Kind::Text => ("text", None, None),
        };
        html! {
            <input {class} {id} data-fill={self.name.clone()} type={kind} {list} min={numbers} maxlength="300"
                autocomplete="off" placeholder={hint} value={shown} disabled={locked} {oninput} {onchange} {onblur} />
        }
    }
}

fn width(kind: Kind) -> &'static str {
    if kind == Kind::Text { "field field--wide" } else { "field" }
}

#[derive(Default)]
struct Leaving {
    onchange: Callback<Event>,
    onblur: Callback<FocusEvent>,
}

fn written(target: Option<web_sys::EventTarget>) -> String {
    let Some(target) = target else { return String::new() };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(other) => other.dyn_into::<HtmlTextAreaElement>().map(|text| text.value()).unwrap_or_default(),
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct FillProps {
    pub blank: Blank,
    pub locked: bool,
    pub onfill: Callback<String>,
    /// What belongs to the field, below it.
    #[prop_or_default]
    pub children: Html,
}

/// A field that is saved when one leaves it.
#[component]
pub(super) fn Fill(FillProps { blank, locked, onfill, children }: &FillProps) -> Html {
    // What is being typed, and what stood there when that began.
    let draft = use_state(|| None::<(AttrValue, AttrValue)>);
    let oninput = {
        let (draft, value) = (draft.clone(), blank.value.clone());
        Callback::from(move |event: InputEvent| {
            let began = draft.as_ref().map_or_else(|| value.clone(), |(_, began)| began.clone());
            draft.set(Some((written(event.target()).into(), began)));
        })
    };
    let onchange = {
        let (draft, onfill) = (draft.clone(), onfill.clone());
        Callback::from(move |event: Event| {
            onfill.emit(written(event.target()));
            draft.set(None);
        })
    };
    // Turning to another window leaves the field as well, and says nothing of a change.
    let onblur = {
        let (draft, onfill) = (draft.clone(), onfill.clone());
        Callback::from(move |_| {
            if let Some((text, began)) = draft.as_ref()
                && text != began
            {
                onfill.emit(text.to_string());
            }
            draft.set(None);
        })
    };
    let shown = draft.as_ref().map_or_else(|| blank.value.clone(), |(text, _)| text.clone());
    let overtaken = draft.as_ref().is_some_and(|(_, began)| *began != blank.value);
    html! {
        // On paper the text itself is shown, and whole.
        <div class={width(blank.kind)} data-said={shown.clone()}>
            <label class="field__name" for={blank.name.clone()}>{ blank.label.clone() }</label>
            { blank.show(shown, *locked, oninput, Leaving { onchange, onblur }) }
            if overtaken {
                <small class="field__news" role="status">{ (more_words().overtaken)(&blank.value) }</small>
            }
            { children.clone() }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct SheetProps {
    /// For tests: `note-r1.1`.
    pub name: AttrValue,
    pub blanks: Vec<Blank>,
    pub submit: &'static str,
    pub locked: bool,
    /// What was written, in the order of the blanks. `false`: something is missing, and all is kept.
    pub onsubmit: Callback<Vec<String>, bool>,
    #[prop_or_default]
    pub children: Html,
}

/// Several fields that are saved together, by a button.
#[component]
pub(super) fn Sheet(props: &SheetProps) -> Html {
    let drafts = use_state(|| vec![None::<AttrValue>; props.blanks.len()]);
    let shown: Vec<AttrValue> = props
        .blanks
        .iter()
        .zip(drafts.iter())
        .map(|(blank, draft)| draft.clone().unwrap_or_else(|| blank.value.clone()))
        .collect();
    let onsubmit = {
        let (drafts, shown, say) = (drafts.clone(), shown.clone(), props.onsubmit.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if say.emit(shown.iter().map(|text| text.trim().to_owned()).collect()) {
                drafts.set(vec![None; drafts.len()]);
            }
        })
    };
    html! {
        <form class="sheet" data-sheet={props.name.clone()} {onsubmit}>
            { for props.blanks.iter().zip(shown).enumerate().map(|(place, (blank, text))| {
                let drafts = drafts.clone();
                let oninput = Callback::from(move |event: InputEvent| {
                    let mut new = (*drafts).clone();
                    new[place] = Some(written(event.target()).into());
                    drafts.set(new);
                });
                html! {
                    <div class={width(blank.kind)}>
                        <label class="field__name" for={blank.name.clone()}>{ blank.label.clone() }</label>
                        { blank.show(text, props.locked, oninput, Leaving::default()) }
                    </div>
                }
            }) }
            { props.children.clone() }
            <button class="btn" type="submit" data-do={props.name.clone()} disabled={props.locked}>{ props.submit }</button>
        </form>
    }
}
