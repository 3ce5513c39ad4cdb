//! Workbooks changed in their XML, as no library writes them but other programs do.

use std::io::{Cursor, Read, Write};

/// A workbook whose parts can be changed.
pub(crate) struct Edited {
    parts: Vec<(String, Vec<u8>)>,
}

impl Edited {
    pub(crate) fn of(file: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
        let parts = (0..archive.len()).map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        });
        Self { parts: parts.collect() }
    }

    pub(crate) fn part(&mut self, name: &str, change: impl Fn(String) -> String) -> &mut Self {
        let (_, bytes) = self.parts.iter_mut().find(|(part, _)| part == name).unwrap();
        *bytes = change(String::from_utf8(bytes.clone()).unwrap()).into_bytes();
        self
    }

    pub(crate) fn without(&mut self, name: &str) -> &mut Self {
        self.parts.retain(|(part, _)| part != name);
        self
    }

    /// Another cell in place of this one. `inside` is what stands within `<c r="…"`.
    pub(crate) fn cell(&mut self, part: &str, place: &str, inside: &str) -> &mut Self {
        self.part(part, |sheet| {
            let start = sheet.find(&format!("<c r=\"{place}\"")).unwrap_or_else(|| panic!("no {place}"));
            let rest = &sheet[start..];
            let open = rest.find('>').unwrap();
            let end = if rest[..open].ends_with('/') { open + 1 } else { rest.find("</c>").unwrap() + 4 };
            format!("{}<c r=\"{place}\"{inside}{}", &sheet[..start], &rest[end..])
        })
    }

    /// A number format for cells: the number of its style.
    pub(crate) fn style(&mut self, code: &str) -> usize {
        let mut number = 0;
        let code = code.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
        let styles = self.parts.iter_mut().find(|(part, _)| part == "xl/styles.xml").unwrap();
        let text = String::from_utf8(styles.1.clone()).unwrap();
        let start = text.find("<cellXfs").unwrap();
        let end = text.find("</cellXfs>").unwrap();
        number += text[start..end].matches("<xf ").count();
        let id = 300 + number;
        let own = format!("<numFmt numFmtId=\"{id}\" formatCode=\"{code}\"/></numFmts>");
        let text = if text.contains("</numFmts>") {
            text.replace("</numFmts>", &own)
        } else {
            text.replace("<fonts", &format!("<numFmts count=\"1\">{own}<fonts"))
        };
        let text = text.replace("</cellXfs>", &format!("<xf numFmtId=\"{id}\" fontId=\"0\" fillId=\"0\"/></cellXfs>"));
        styles.1 = text.into_bytes();
        number
    }

    /// A style with one of the formats that have numbers only.
    pub(crate) fn built_in(&mut self, id: u32) -> usize {
        let number = self.style("0");
        self.part("xl/styles.xml", |styles| {
            styles
                .replace(&format!("<xf numFmtId=\"{}\" fontId", 300 + number), &format!("<xf numFmtId=\"{id}\" fontId"))
        });
        number
    }

    pub(crate) fn file(&self) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.parts {
            archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            archive.write_all(bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }
}
