//! Removes comments and indentation from scripts and style sheets. Compression does the rest.

/// A script without comment lines and indentation. No text of ours or of wasm-bindgen's runs over several lines.
pub(super) fn script(source: &str) -> String {
    let mut inside = false;
    let mut lines = Vec::new();
    for line in source.lines().map(str::trim).filter(|line| !line.is_empty()) {
        inside |= line.starts_with("/*");
        if !inside && !line.starts_with("//") {
            lines.push(line);
        }
        inside &= !line.ends_with("*/");
    }
    lines.join("\n")
}

/// A sheet without comments and needless space.
pub(super) fn sheet(source: &str) -> String {
    let mut small = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(letter) = rest.chars().next() {
        let taken = match letter {
            '"' => 2 + rest[1..].find('"').unwrap_or(rest.len() - 2),
            '/' if rest.starts_with("/*") => {
                rest = rest.split_once("*/").map_or("", |(_, after)| after);
                continue;
            }
            _ if letter.is_whitespace() => {
                if !small.ends_with([' ', '{', '}', ';', ',']) {
                    small.push(' ');
                }
                rest = rest.trim_start();
                continue;
            }
            _ => letter.len_utf8(),
        };
        if matches!(letter, '{' | '}' | ';') && small.ends_with(' ') {
            small.pop();
        }
        if letter == '}' && small.ends_with(';') {
            small.pop();
        }
        small.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    small.trim().to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_sheet_means_the_same_with_less() {
        let source = "/* why */\n.a, .b > i {\n  color: red;\n  content: \" ; /* \";\n}\n@media (x: 1) { .c :hover { margin: 0 -1px; } }\n";
        let small = ".a,.b > i{color: red;content: \" ; /* \"}@media (x: 1){.c :hover{margin: 0 -1px}}";
        assert_eq!(super::sheet(source), small);
    }

    #[test]
    fn a_script_keeps_its_lines() {
        let source = "/**\n * @param {x}\n */\nfunction a() {\n    // why\n    return \"// b\";\n}\n/* c */\nlet d;\n";
        assert_eq!(super::script(source), "function a() {\nreturn \"// b\";\n}\nlet d;");
    }
}
