//! A window over the page: the browser's own `<dialog>`, which keeps the focus and gives it back.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::windows;

/// What just happened, told in the window that one is looking at.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Told(pub Html);

#[derive(Properties, PartialEq)]
pub(super) struct DialogProps {
    /// For tests and for the label: unique on the page.
    pub name: AttrValue,
    pub title: AttrValue,
    pub onclose: Callback<()>,
    pub children: Html,
}

#[component]
pub(super) fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    let Told(told) = use_context().unwrap_or_default();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            let dialog = node.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                open(dialog);
            }
            // Closing before it leaves the page is what gives the focus back.
            move || {
                if let Some(dialog) = dialog {
                    dialog.close();
                }
            }
        });
    }
    // Esc would close the window without the model. The page closes a window by no longer drawing it.
    let oncancel = {
        let onclose = props.onclose.clone();
        Callback::from(move |event: Event| {
            // A cancelled file picker inside the window sends the same event. It concerns the picker alone.
            if event.target_dyn_into::<HtmlDialogElement>().is_some() {
                event.prevent_default();
                onclose.emit(());
            }
        })
    };
    let title = format!("dialog-{}", props.name);
    html! {
        <dialog class="dialog" ref={node} data-dialog={props.name.clone()} aria-labelledby={title.clone()} {oncancel}>
            <div class="dialog__top">
                <div class="dialog__head">
                    <h2 class="dialog__title" id={title}>{ props.title.clone() }</h2>
                    <button class="btn btn--quiet" data-do="close" onclick={props.onclose.reform(|_| ())}>{ windows().close }</button>
                </div>
                { told }
            </div>
            <div class="dialog__body">{ props.children.clone() }</div>
        </dialog>
    }
}

/// Over everything else. In the gallery windows lie side by side, and none takes the focus.
fn open(dialog: &HtmlDialogElement) {
    if cfg!(feature = "gallery") && dialog.closest(".gallery").is_ok_and(|gallery| gallery.is_some()) {
        dialog.set_open(true);
    } else {
        dialog.show_modal().ok();
    }
}
