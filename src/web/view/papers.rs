//! 出材料: which paper, about what, for whom; and what is still missing in it.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::{
    app::{Model, Msg, Now},
    desk::Paper,
    journal::Journal,
    ledger::Ledger,
    opinion::{Day, Opinion},
    report::{Order, Scope, Source, Step, outline::Outline},
    share::units,
};

use super::{
    dialog::Dialog,
    in_words,
    parts::{block, button, button_if, field},
    windows, words,
};

/// Gaps listed; the rest are counted.
const LISTED: usize = 12;

pub(super) fn papers(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    html! {
        <Papers opinion={model.opinion.clone()} journal={Rc::new(model.journal.clone())} ledger={model.ledger.clone()}
            today={now.today()} offset_minutes={now.offset_minutes} busy={model.waiting.is_some()} emit={emit.clone()} />
    }
}

#[derive(Clone, Debug, Properties)]
pub(super) struct PapersProps {
    opinion: Rc<Opinion>,
    journal: Rc<Journal>,
    ledger: Rc<Ledger>,
    today: Day,
    offset_minutes: i32,
    busy: bool,
    emit: Callback<Msg>,
}

impl PartialEq for PapersProps {
    /// A ledger that is the same came from the same journal, as far as a paper's gaps go.
    fn eq(&self, other: &Self) -> bool {
        self.busy == other.busy && self.today == other.today && Rc::ptr_eq(&self.ledger, &other.ledger)
    }
}

#[component]
fn Papers(props: &PapersProps) -> Html {
    let words = words();
    let emit = &props.emit;
    let scope = use_state(|| Scope::All);
    let step = use_state(|| Step::Comment);
    let order = Order { scope: (*scope).clone(), step: *step };
    let ask = |name, label, paper| {
        button_if(!props.busy, "btn", name, label, emit, Msg::PaperAsked(paper, order.scope.clone()))
    };
    html! {
        <Dialog name="papers" title={words.papers} onclose={emit.reform(|()| Msg::PanelClosed)}>
            { field(windows().papers_scope, scopes(props, &scope)) }
            { block(windows().paper_report, html! {
                <>
                    <div class="choice" role="radiogroup" aria-label={windows().papers_step}>
                        { for [(Step::Comment, windows().step_comment), (Step::Final, windows().step_final)].map(|(one, label)| {
                            let choose = step.clone();
                            html! {
                                <label class="choice__item">
                                    <input type="radio" name="step" checked={*step == one}
                                        onchange={Callback::from(move |_: Event| choose.set(one))} />
                                    { label }
                                </label>
                            }
                        }) }
                    </div>
                    { gaps(props, &order) }
                    <p class="dialog__actions">
                        { button_if(!props.busy, "btn btn--main", "paper-report", windows().paper_docx, emit,
                            Msg::PaperAsked(Paper::Report(order.step), order.scope.clone())) }
                    </p>
                </>
            }) }
            { block(windows().paper_ledger, html! {
                <>
                    <p class="form__hint">{ windows().paper_ledger_hint }</p>
                    <p class="dialog__actions">
                        { ask("paper-xlsx", windows().paper_xlsx, Paper::Workbook) }
                        { ask("paper-csv", windows().paper_csv, Paper::Csv) }
                        { ask("paper-md", windows().paper_md, Paper::Markdown) }
                    </p>
                </>
            }) }
            { block(windows().paper_dates, html! {
                <>
                    <p class="form__hint">{ windows().paper_dates_hint }</p>
                    <p class="dialog__actions">{ ask("paper-ics", windows().paper_ics, Paper::Calendar) }</p>
                </>
            }) }
            if props.busy {
                <p role="status">{ windows().paper_busy }{ " " }{ button("btn btn--quiet", "paper-stop", windows().call_off, emit, Msg::DeskCalledOff) }</p>
            }
        </Dialog>
    }
}

/// All of it, an area, or what one unit has a part in.
fn scopes(props: &PapersProps, scope: &UseStateHandle<Scope>) -> Html {
    let words = words();
    let opinion = in_words(&props.opinion);
    let chosen = String::from((**scope).clone());
    let set = scope.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(list) = event.target_dyn_into::<HtmlSelectElement>() {
            set.set(Scope::from(list.value()));
        }
    });
    let option = |scope: Scope, label: String| {
        let value = String::from(scope);
        html! { <option value={value.clone()} selected={value == chosen}>{ label }</option> }
    };
    html! {
        <select class="field__input" data-scope="" {onchange}>
            { option(Scope::All, windows().scope_all.to_owned()) }
            { for opinion.areas().iter().map(|area| option(Scope::Area(area.id), (words.area_title)(&area.numeral, &area.title))) }
            { for units(&props.ledger).into_iter().map(|unit| option(Scope::Unit(unit.clone()), unit.to_string())) }
        </select>
    }
}

fn gaps(props: &PapersProps, order: &Order) -> Html {
    let words = windows();
    let source = Source {
        opinion: &props.opinion,
        journal: &props.journal,
        ledger: &props.ledger,
        today: props.today,
        offset_minutes: props.offset_minutes,
    };
    let gaps = Outline::of(source, order).gaps();
    if gaps.is_empty() {
        return html! { <p class="form__hint">{ words.gaps_none }</p> };
    }
    let mut counted: Vec<(String, usize)> = Vec::new();
    for gap in &gaps {
        match counted.iter_mut().find(|(known, _)| known == gap) {
            Some((_, count)) => *count += 1,
            None => counted.push((gap.clone(), 1)),
        }
    }
    html! {
        <>
            <p class="form__hint">{ (words.gaps_lead)(gaps.len()) }</p>
            <ul class="gaps" data-gaps={gaps.len().to_string()}>
                { for counted.iter().take(LISTED).map(|(what, count)| html! {
                    <li>{ what.clone() }if *count > 1 { { format!(" × {count}") } }</li>
                }) }
            </ul>
        </>
    }
}
