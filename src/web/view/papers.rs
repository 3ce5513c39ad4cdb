//! 出材料: which paper, about what, for whom; and what is still missing in it.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::{
    app::{Drafts, Model, Msg, Now, PAPERS_SCOPE, PAPERS_STEP, place_id},
    desk::Paper,
    journal::{Field, Register},
    ledger::Ledger,
    opinion::{Day, Opinion},
    report::{Gap, Order, Scope, Step, Wants, handling},
    share::units,
    web::words::in_words,
};

use super::{
    dialog::Dialog,
    facts::facts,
    fill_input::choice,
    parts::{block, button, button_if, field, says},
    windows, words,
};

/// Beside the report: each with the names of its two buttons.
const FORMS: [(Paper, [&str; 2]); 6] = [
    (Paper::Overview, ["paper-overview", "print-overview"]),
    (Paper::Notice, ["paper-notice", "print-notice"]),
    (Paper::HandlingForms, ["paper-forms", "print-forms"]),
    (Paper::Reminders, ["paper-reminders", "print-reminders"]),
    (Paper::Ballot, ["paper-ballot", "print-ballot"]),
    (Paper::Count, ["paper-count", "print-count"]),
];

pub(super) fn papers(model: &Model, now: Now, emit: &Callback<Msg>) -> Html {
    html! {
        <Papers opinion={model.opinion.clone()} ledger={model.ledger.clone()} part={model.part().map(|part| part.unit.clone())}
            today={now.today()} busy={model.is_busy()} drafts={model.drafts.clone()} facts={facts(model, now, emit)} emit={emit.clone()} />
    }
}

#[derive(Clone, Debug, Properties)]
pub(super) struct PapersProps {
    opinion: Rc<Opinion>,
    ledger: Rc<Ledger>,
    /// Whose part the page shows: its papers hold nothing else.
    part: Option<Rc<str>>,
    today: Day,
    busy: bool,
    /// What is chosen here, and what is half typed in the facts.
    drafts: Rc<Drafts>,
    /// What the office fills in for its papers: of the same ledger.
    facts: Html,
    emit: Callback<Msg>,
}

impl PartialEq for PapersProps {
    fn eq(&self, other: &Self) -> bool {
        self.busy == other.busy
            && self.today == other.today
            && self.part == other.part
            && self.drafts == other.drafts
            && Rc::ptr_eq(&self.ledger, &other.ledger)
    }
}

impl PapersProps {
    /// Where nothing is chosen.
    fn scope(&self) -> Scope {
        self.part.clone().map_or(Scope::All, Scope::Unit)
    }

    /// What is chosen, which is kept over Esc, Back and a reload; of a part, no more than that.
    fn order(&self) -> Order {
        let said = |name| self.drafts.get(name).map(|draft| draft.text.to_string());
        let scope = said(PAPERS_SCOPE).filter(|_| self.part.is_none()).map_or_else(|| self.scope(), Scope::from);
        let is_final = said(PAPERS_STEP).as_deref() == Some(step_code(Step::Final));
        Order { scope, step: if is_final { Step::Final } else { Step::Comment } }
    }
}

fn step_code(step: Step) -> &'static str {
    match step {
        Step::Comment => "comment",
        Step::Final => "final",
    }
}

#[component]
fn Papers(props: &PapersProps) -> Html {
    let words = words();
    let emit = &props.emit;
    let order = props.order();
    let gaps = {
        let (opinion, ledger) = (props.opinion.clone(), props.ledger.clone());
        let drawn_from = (Rc::as_ptr(&ledger), props.today, order.clone());
        use_memo(drawn_from, move |(_, today, order)| handling::gaps(&opinion, &ledger, *today, order))
    };
    let ask = |name, label, paper| {
        button_if(!props.busy, "btn", name, label, emit, Msg::PaperAsked(paper, order.scope.clone()))
    };
    let print = |name, paper| {
        let msg = Msg::PaperForPrint(paper, order.scope.clone());
        button_if(!props.busy, "btn", name, windows().paper_print, emit, msg)
    };
    html! {
        <Dialog name="papers" title={words.papers} onclose={emit.reform(|()| Msg::PanelClosed)}>
            { field(windows().papers_scope, scopes(props, &order.scope)) }
            { block(windows().paper_report, html! {
                <>
                    <div class="choice" role="radiogroup" aria-label={windows().papers_step}>
                        { for [(Step::Comment, windows().step_comment), (Step::Final, windows().step_final)].map(|(one, label)| {
                            let choose = emit.reform(move |_: Event| choice(PAPERS_STEP, step_code(one), step_code(Step::Comment)));
                            html! {
                                <label class="choice__item">
                                    <input type="radio" name="step" checked={order.step == one} onchange={choose} />
                                    { label }
                                </label>
                            }
                        }) }
                    </div>
                    { missing(props, &gaps) }
                    if props.part.is_none() {
                        { props.facts.clone() }
                    }
                    <p class="dialog__actions">
                        { button_if(!props.busy, "btn btn--main", "paper-report", windows().paper_docx, emit,
                            Msg::PaperAsked(Paper::Report(order.step), order.scope.clone())) }
                        { print("print-report", Paper::Report(order.step)) }
                    </p>
                </>
            }) }
            { block(windows().paper_forms, html! {
                <>
                    { for FORMS.iter().map(|(paper, [in_word, on_paper])| html! {
                        <div class="field" role="group" aria-label={(windows().paper_name)(*paper)}>
                            <span class="field__name">{ (windows().paper_name)(*paper) }</span>
                            <div class="dialog__actions">
                                { ask(in_word, windows().paper_word, *paper) }
                                { print(on_paper, *paper) }
                            </div>
                        </div>
                    }) }
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
                <p role="status">{ windows().paper_busy }{ " " }{ button("btn btn--quiet", "paper-stop", windows().call_off, emit, Msg::CalledOff) }</p>
            }
        </Dialog>
    }
}

/// All of it, an area, or what one unit has a part in.
fn scopes(props: &PapersProps, scope: &Scope) -> Html {
    let words = words();
    let opinion = in_words(&props.opinion);
    let chosen = String::from(scope.clone());
    let stood = String::from(props.scope());
    let onchange = props.emit.reform(move |event: Event| {
        let list = event.target_dyn_into::<HtmlSelectElement>();
        choice(PAPERS_SCOPE, &list.map_or(stood.clone(), |list| list.value()), &stood)
    });
    let option = |scope: Scope, label: String| {
        let value = String::from(scope);
        html! { <option value={value.clone()} selected={value == chosen}>{ label }</option> }
    };
    if let Some(unit) = &props.part {
        let only = option(Scope::Unit(unit.clone()), unit.to_string());
        return html! { <select class="field__input" data-scope="" {onchange}>{ only }</select> };
    }
    html! {
        <select class="field__input" data-scope="" {onchange}>
            { option(Scope::All, windows().scope_all.to_owned()) }
            { for opinion.areas().iter().map(|area| option(Scope::Area(area.id), (words.area_title)(&area.numeral, &area.title))) }
            { for units(&props.ledger).into_iter().map(|unit| option(Scope::Unit(unit.clone()), unit.to_string())) }
        </select>
    }
}

/// What is missing, by kind, in the page's language. What the ledger would fill leads to its place; the rest is named.
fn missing(props: &PapersProps, gaps: &[Gap]) -> Html {
    let words = windows();
    if gaps.is_empty() {
        return html! { <p class="form__hint">{ words.gaps_none }</p> };
    }
    let mut kinds: Vec<(&Wants, Vec<&Register>)> = Vec::new();
    for gap in gaps {
        match kinds
            .iter_mut()
            .find(|(wants, places)| are_one(wants, &gap.wants) && places.is_empty() == gap.place.is_none())
        {
            Some((_, places)) => places.extend(&gap.place),
            None => kinds.push((&gap.wants, gap.place.iter().collect())),
        }
    }
    let (in_list, by_hand): (Vec<_>, Vec<_>) = kinds.into_iter().partition(|(_, places)| !places.is_empty());
    let by_hand: Vec<String> = by_hand.iter().map(|(wants, _)| (words.wants)(wants)).collect();
    html! {
        <>
            <p class="form__hint">{ (words.gaps_lead)(gaps.len()) }</p>
            <div class="lacks" data-gaps={gaps.len().to_string()}>{ for in_list.iter().map(|(wants, places)| kind(props, wants, places)) }</div>
            if !by_hand.is_empty() {
                <p class="form__hint">{ words.gaps_by_hand }{ words.colon }</p>
                <ul class="gaps" data-by-hand="">{ for by_hand.into_iter().map(|what| html! { <li>{ what }</li> }) }</ul>
            }
        </>
    }
}

/// What the office fills in is one list.
fn are_one(one: &Wants, other: &Wants) -> bool {
    one == other || matches!((one, other), (Wants::Fact(_), Wants::Fact(_)))
}

fn kind(props: &PapersProps, wants: &Wants, places: &[&Register]) -> Html {
    let what = if matches!(wants, Wants::Fact(_)) { windows().facts.to_owned() } else { (windows().wants)(wants) };
    let opinion = in_words(&props.opinion);
    html! {
        <details class="erase" data-wants={places.len().to_string()}>
            <summary class="erase__open">{ (windows().counted)(&what, places.len()) }</summary>
            <ul class="gaps">
                { for places.iter().map(|place| html! {
                    <li>
                        <button class="gaps__link" data-gap={place_id(place)} onclick={says(&props.emit, Msg::PlaceAsked((*place).clone()))}>
                            if let Field::Office(_) = place.field {
                                { (windows().field)(&place.field) }
                            } else {
                                { (windows().subject)(&opinion, place) }
                            }
                        </button>
                    </li>
                }) }
            </ul>
        </details>
    }
}
