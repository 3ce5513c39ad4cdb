//! The inside of an open card: what it takes, why it was asked, where things stood. Comes later: see `web::later`.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{HISTORY, HISTORY_ITEM, Msg, Panel};

use super::{
    CardProps,
    fill_input::choice,
    fold::{Section, section},
    handling,
    parts::doubt,
    told, windows,
};

pub(crate) fn inside(props: &CardProps) -> Html {
    html! {
        <>
            { handling::handling(props) }
            { why(props) }
            { baseline(props) }
            { foot(props) }
        </>
    }
}

fn why(props: &CardProps) -> Html {
    let CardProps { asked, opinion, .. } = props;
    let findings: Vec<_> = asked.findings.iter().filter_map(|id| opinion.finding(*id)).collect();
    let mut places = vec![&*asked.cite];
    places.extend(findings.iter().map(|finding| &*finding.cite));
    section(
        props,
        Section::Why,
        windows().why,
        html! {
                <div class="why">
                    { for findings.iter().map(|finding| html! {
                        <p class="why__finding">
                            <b>{ finding.title.clone() }</b>{ windows().colon }{ finding.text.clone() }
                            { doubt(finding.note.as_deref()) }
                        </p>
                    }) }
                    <p class="why__cite">{ windows().cites }{ windows().colon }{ (windows().cite)(&places) }</p>
                    { doubt(asked.note.as_deref()) }
                </div>
        },
    )
}

fn baseline(props: &CardProps) -> Html {
    let figures: Vec<_> = props.opinion.baseline(&props.asked).collect();
    if figures.is_empty() {
        return Html::default();
    }
    section(
        props,
        Section::Baseline,
        windows().baseline,
        html! {
                <dl class="figures">
                    { for figures.into_iter().map(|figure| html! {
                        <div class="figure">
                            <dd class="figure__value">{ (windows().figure)(figure) }</dd>
                            <dt class="figure__label">
                                { (windows().figure_label)(figure) }
                                <span class="figure__cite">{ (windows().cite)(&[&figure.cite]) }</span>
                                { doubt(figure.note.as_deref()) }
                            </dt>
                        </div>
                    }) }
                </dl>
        },
    )
}

fn foot(props: &CardProps) -> Html {
    let CardProps { item, now, emit, .. } = props;
    let id = item.id;
    let open = emit.clone();
    let onclick = Callback::from(move |_| {
        open.emit(Msg::DraftsDiscarded(HISTORY.map(Rc::from).to_vec()));
        open.emit(choice(HISTORY_ITEM, &id.to_string(), ""));
        open.emit(Msg::PanelOpened(Panel::History));
    });
    html! {
        <p class="card__foot">
            if let Some(entry) = item.latest() {
                <span>{ (windows().last_change)(&told::who(entry), &told::when(*now, entry.id.time)) }</span>
            }
            <button class="btn btn--quiet" data-history-of={id.to_string()} {onclick}>{ windows().card_history }</button>
        </p>
    }
}
