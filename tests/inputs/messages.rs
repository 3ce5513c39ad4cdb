//! A link in what mail and chat programs make of it.

use base64::{Engine, engine::general_purpose::STANDARD};
use otog_checklist::{
    opinion::Opinion,
    share::{LIMITS, Refusal, link, pieces, read_file, status_parcel, text_parcel},
};

use super::{Input, Then, ours::FILE};
use crate::replicas::journal;

const ADDRESS: &str = "https://example.cn/a_b/qingdan/?x=1&y=2";

fn percent(text: &str) -> String {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    text.bytes().map(|byte| if kept(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// With something between every so many letters.
fn broken(text: &str, every: usize, between: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(every).map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join(between)
}

pub(super) fn inputs() -> Vec<Input> {
    let opinion = Opinion::embedded();
    let entries = read_file(&opinion, FILE.as_bytes(), LIMITS).unwrap();
    let count = entries.len();
    let whole = link(ADDRESS, &text_parcel(&opinion, &entries));
    let status = status_parcel(&opinion, &journal(entries.iter().cloned()));
    let told = read_status(&opinion, &status);
    let piece = link(ADDRESS, &pieces(&text_parcel(&opinion, &entries), 200).unwrap()[0]);
    let mail = format!("您好，链接：\r\n{whole}\r\n请查收。");
    let encoded = broken(&STANDARD.encode(&mail), 76, "\r\n");
    let (first, second) = whole.split_at(whole.len() - 120);
    let mut changed = whole.clone();
    let place = changed.len() - 30;
    let other = if &changed[place..=place] == "A" { "B" } else { "A" };
    changed.replace_range(place..=place, other);
    let brings = |name, text: String| Input(name, text.into_bytes(), Then::Brings(count));
    let refused = |name, text: &str, why| Input(name, text.as_bytes().to_vec(), Then::Refused(why));
    vec![
        brings("alone", whole.clone()),
        Input("status", link(ADDRESS, &status).into_bytes(), Then::Brings(told)),
        Input("of a file on this machine", link("", &status).into_bytes(), Then::Brings(told)),
        brings("in a sentence", format!("请看：{whole}，收到请回复")),
        brings("in brackets", format!("请看（{whole}）。")),
        brings("in angle brackets", format!("<{whole}>")),
        brings("in angle brackets with words", format!("请看 <{whole}> 谢谢\nThank you")),
        brings("as Markdown", format!("[清单]({whole})")),
        brings("as escaped Markdown", whole.replace('_', "\\_").replace('#', "\\#")),
        brings("in quotation marks", format!("\"{whole}\"")),
        brings("with a label", format!("[链接] {whole}")),
        brings("with Latin words after it", format!("{whole} see you tomorrow")),
        brings("with a line of letters after it", format!("{whole}\nregards\nBatu")),
        brings("the mark percent-encoded", whole.replace("#s=", "%23s=")),
        brings("the mark percent-encoded, all of it", whole.replace("#s=", "%23s%3D")),
        brings(
            "a safelink",
            format!(
                "https://apc01.safelinks.protection.outlook.com/?url={}&data=05%7C02%7C&reserved=0",
                percent(&whole)
            ),
        ),
        brings("encoded twice", format!("https://example.com/redirect?to={}&from=chat", percent(&percent(&whole)))),
        brings("QQ's warning page", format!("https://c.pc.qq.com/middlem.html?pfurl={}&pfuin=1", percent(&whole))),
        brings("in two lines", format!("{first}\n{second}")),
        brings("in two lines, indented", format!("{first}\r\n    {second}\r\n")),
        brings("in lines of 76 letters", broken(&whole, 76, "\r\n")),
        brings("quoted", format!("> 您好\n> {}\n> 谢谢", broken(&whole, 70, "\n> "))),
        brings("quoted twice", format!(">> {}", broken(&whole, 70, "\n>> "))),
        brings("as two messages", format!("巴图 2026/11/30 15:01:22\n{first}\n巴图 2026/11/30 15:01:25\n{second}\n")),
        brings("with unseen letters", broken(&whole, 40, "\u{200b}")),
        brings("with soft hyphens", broken(&whole, 30, "\u{ad}")),
        brings("with wide signs", whole.replace("#s=", "＃s＝")),
        brings("with the mark broken", whole.replace("#s=", "#\ns=")),
        brings("with entities", whole.replace("#s=", "&#35;s&#61;")),
        brings("with places to break", broken(&whole, 50, "<wbr>")),
        brings(
            "a mail that was saved as a page",
            format!("<html><body><p>您好</p><a href=\"{whole}\">清单</a></body></html>"),
        ),
        brings(
            "a mail as it travels",
            format!(
                "Content-Transfer-Encoding: quoted-printable\r\n\r\n{}",
                broken(&whole.replace('=', "=3D"), 72, "=\r\n")
            ),
        ),
        brings(
            "a saved mail",
            format!("From: batu@example.cn\r\nContent-Transfer-Encoding: base64\r\n\r\n{encoded}\r\n\r\n--x--"),
        ),
        brings("after one that was cut", format!("{}\n\n再发一次：\n<{whole}>", &whole[..whole.len() - 40])),
        refused("cut", &whole[..whole.len() - 9], Refusal::Cut),
        refused("cut after the mark", &whole[..whole.find("#s=").unwrap() + 3], Refusal::Cut),
        refused("cut, in a sentence", &format!("请看：{}… 谢谢", &whole[..300]), Refusal::Cut),
        refused("changed on its way", &changed, Refusal::Scrambled),
        refused("an address alone", ADDRESS, Refusal::NoLink),
        refused("another place in the list", "https://example.cn/#r1.1", Refusal::NoLink),
        refused("no link", "今天下午三点开会，请带上台账。", Refusal::NoLink),
        refused("a number", "55", Refusal::NoLink),
        Input("one of several codes", piece.into_bytes(), Then::Missing),
    ]
}

fn read_status(opinion: &Opinion, parcel: &[u8]) -> usize {
    match otog_checklist::share::open_parcel(opinion, parcel, LIMITS) {
        Ok(otog_checklist::share::Brought::Entries(entries)) => entries.len(),
        other => panic!("{other:?}"),
    }
}
