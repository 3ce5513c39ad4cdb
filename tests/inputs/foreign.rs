//! Of other programs: built from the few bytes that tell what they are.

use std::io::{Cursor, Write};

use otog_checklist::{
    report::readback::Misread,
    share::{Foreign, Picture, Refusal},
};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{Input, Then};

/// An archive with these parts.
fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn open_document(kind: &str) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    archive.start_file("mimetype", stored).unwrap();
    archive.write_all(format!("application/vnd.oasis.opendocument.{kind}").as_bytes()).unwrap();
    archive.start_file("content.xml", SimpleFileOptions::default()).unwrap();
    archive.finish().unwrap().into_inner()
}

/// A compound file with these parts: its list of names, and what a part begins with.
fn compound(parts: &[&str], content: &[u8]) -> Vec<u8> {
    let mut file = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    file.resize(512, 0);
    for name in ["Root Entry"].iter().chain(parts) {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = u16::try_from(entry.len() + 2).unwrap();
        entry.resize(64, 0);
        entry.extend(length.to_le_bytes());
        entry.push(if *name == "Root Entry" { 5 } else { 2 });
        entry.resize(128, 0);
        file.extend(entry);
    }
    file.resize(file.len().next_multiple_of(512), 0);
    file.extend(content);
    file.resize(file.len().next_multiple_of(512), 0);
    file
}

fn bitmap() -> Vec<u8> {
    let mut file = b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\x18\0".to_vec();
    file.resize(58, 0xff);
    file
}

fn tape() -> Vec<u8> {
    let mut file = vec![0; 1024];
    file[..8].copy_from_slice(b"a.json\0\0");
    file[257..262].copy_from_slice(b"ustar");
    file
}

pub(super) fn inputs() -> Vec<Input> {
    let foreign = |name, bytes: Vec<u8>, what| Input(name, bytes, Then::Refused(Refusal::Foreign(what)));
    let refused = |name, bytes: &[u8], why| Input(name, bytes.to_vec(), Then::Refused(why));
    let drawn = |name, bytes: &[u8], kind| Input(name, bytes.to_vec(), Then::Drawn(kind));
    let not_ours = || Then::Misread(|why| matches!(why, Misread::NotOurs | Misread::NotAWorkbook));
    let types = ("[Content_Types].xml", "<Types/>");
    // The first records of an old workbook, and the one that says that it is behind a password.
    let records = b"\x09\x08\x10\0\0\x06\x05\0\xbb\x0d\xcc\x07\0\0\0\0\x06\0\0\0";
    let locked = [&records[..], b"\x2f\0\x06\0\0\0\x11\x22\x33\x44"].concat();
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>"#;
    vec![
        foreign("汇报.docx", zipped(&[types, ("word/document.xml", "")]), Foreign::Text),
        foreign("汇报.xlsx", zipped(&[("docProps/app.xml", ""), ("word/document.xml", "")]), Foreign::Text),
        foreign("汇报.odt", open_document("text"), Foreign::Text),
        foreign("汇报.doc", compound(&["1Table", "WordDocument"], b""), Foreign::Text),
        foreign("汇报.wps", compound(&["WordDocument", "Data"], b""), Foreign::Text),
        foreign("works.wps", compound(&["CONTENTS"], b""), Foreign::Text),
        foreign("汇报.rtf", br"{\rtf1\ansi {\b x}}".to_vec(), Foreign::Text),
        foreign("汇报.json", br"{\rtf1}".to_vec(), Foreign::Text),
        foreign("演示.pptx", zipped(&[types, ("ppt/presentation.xml", "")]), Foreign::Slides),
        foreign("演示.odp", open_document("presentation"), Foreign::Slides),
        foreign("演示.dps", compound(&["PowerPoint Document"], b""), Foreign::Slides),
        foreign("报告.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(), Foreign::Pdf),
        foreign("清单.json", b"\n\n%PDF-1.4\n".to_vec(), Foreign::Pdf),
        foreign("公文.ofd", zipped(&[("OFD.xml", ""), ("Doc_0/Document.xml", "")]), Foreign::Ofd),
        foreign("公文.zip", zipped(&[("ofd.xml", "")]), Foreign::Ofd),
        foreign("各单位.zip", zipped(&[("农牧局.json", "{}"), ("水利局.json", "{}")]), Foreign::Archive),
        foreign("各单位.xlsx", zipped(&[("农牧局.xlsx", "PK")]), Foreign::Archive),
        foreign("空.zip", zipped(&[]), Foreign::Archive),
        foreign("各单位.rar", b"Rar!\x1a\x07\x01\0".to_vec(), Foreign::Archive),
        foreign("各单位.7z", b"7z\xbc\xaf\x27\x1c\0\x04".to_vec(), Foreign::Archive),
        foreign("各单位.gz", b"\x1f\x8b\x08\0\0\0\0\0".to_vec(), Foreign::Archive),
        foreign("各单位.tar", tape(), Foreign::Archive),
        foreign("台账.xlsx", compound(&["EncryptionInfo", "EncryptedPackage"], b""), Foreign::Protected),
        foreign("台账.docx", compound(&["EncryptedPackage"], b""), Foreign::Protected),
        foreign("台账.xls", compound(&["Workbook"], &locked), Foreign::Protected),
        foreign("台账.ods", zipped(&[("mimetype", ""), ("encrypted-package", "")]), Foreign::Protected),
        foreign("期限.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_vec(), Foreign::Calendar),
        foreign("期限.txt", "\u{feff}BEGIN:VCALENDAR\r\n".into(), Foreign::Calendar),
        foreign("来信.msg", compound(&["__nameid_version1.0", "__substg1.0_0037001F"], b""), Foreign::Mail),
        foreign("winmail.dat", b"\x78\x9f\x3e\x22\x01\0".to_vec(), Foreign::Mail),
        foreign("现场.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0".to_vec(), Foreign::Media),
        foreign("录音.m4a", b"\0\0\0\x20ftypM4A \0\0\0\0".to_vec(), Foreign::Media),
        foreign("录音.mp3", b"ID3\x04\0\0".to_vec(), Foreign::Media),
        foreign("录音.wav", b"RIFF\x24\0\0\0WAVEfmt ".to_vec(), Foreign::Media),
        foreign("安装.exe", b"MZ\x90\0\x03\0\0\0".to_vec(), Foreign::Program),
        foreign("程序", b"\x7fELF\x02\x01\x01".to_vec(), Foreign::Program),
        drawn("二维码.png", b"\x89PNG\r\n\x1a\n", Picture::Common),
        drawn("二维码.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", Picture::Common),
        drawn("二维码.json", b"GIF89a\x01\0\x01\0", Picture::Common),
        drawn("二维码.webp", b"RIFF\x24\0\0\0WEBPVP8 ", Picture::Common),
        drawn("二维码.avif", b"\0\0\0\x20ftypavif\0\0\0\0", Picture::Common),
        drawn("二维码.bmp", &bitmap(), Picture::Common),
        drawn("照片.heic", b"\0\0\0\x18ftypheic\0\0\0\0", Picture::Heic),
        drawn("照片.jpg", b"\0\0\0\x1cftypmif1\0\0\0\0", Picture::Heic),
        drawn("扫描.tif", b"II*\0\x08\0\0\0", Picture::Tiff),
        drawn("二维码.svg", svg.as_bytes(), Picture::Drawing),
        drawn("二维码.xml", format!("<?xml version=\"1.0\"?>\n<!-- x -->\n{svg}").as_bytes(), Picture::Drawing),
        Input("别的.xlsx", zipped(&[types, ("xl/workbook.xml", "<workbook/>")]), not_ours()),
        Input("别的.ods", open_document("spreadsheet"), not_ours()),
        Input("别的.et", compound(&["Workbook"], records), not_ours()),
        refused("别的.json", br#"{"type":"FeatureCollection","features":[]}"#, Refusal::NotOurs),
        refused("数组.json", b"[1, 2, 3]", Refusal::NotOurs),
        refused("文字.json", "今天开会，下周再报。".as_bytes(), Refusal::NoLink),
        refused("BM开头的.txt", "BM 的会议改到周三。".as_bytes(), Refusal::NoLink),
        refused("MZ.txt", b"MZ is short for something.", Refusal::NoLink),
        refused("表.csv", "序号,事项\n1,完成".as_bytes(), Refusal::NoLink),
        refused("文字, GBK.txt", &encoding_rs::GBK.encode("今天开会，下周再报。").0, Refusal::NoLink),
        refused("网页.html", b"<!DOCTYPE html><html><title>x</title></html>", Refusal::NoState),
        refused("网页.mht", b"<html><body>x</body></html>", Refusal::NoState),
        refused("数据.xml", b"<?xml version=\"1.0\"?><w:document/>", Refusal::NoLink),
        refused("数据.bin", &[0, 0xff, 0xfe, 0x80, 1, 2, 3], Refusal::NotJson),
        refused("数据.db", b"SQLite format 3\0\x10\0", Refusal::NotJson),
    ]
}
