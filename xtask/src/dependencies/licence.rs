//! SPDX expressions: `MIT OR (Apache-2.0 AND BSD-3-Clause)`. Old crates write `/` for `OR`.

use spdx::{Expression, ParseMode};

/// As crates have been published for years: `/`, and identifiers that SPDX has replaced since.
const MODE: ParseMode = ParseMode { allow_slash_as_or_operator: true, allow_deprecated: true, ..ParseMode::STRICT };

/// Whether the licences that are `allowed` satisfy the expression; `None`: it is no expression.
pub(super) fn holds(expression: &str, allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
    let read = Expression::parse_mode(expression, MODE);
    Some(read.ok()?.evaluate(|licence| allowed(&licence.to_string())))
}

#[cfg(test)]
mod tests {
    use super::holds;

    fn told(expression: &str) -> Option<bool> {
        holds(expression, &|licence| ["MIT", "Zlib", "Apache-2.0 WITH LLVM-exception"].contains(&licence))
    }

    #[test]
    fn one_of_several_is_enough_and_all_of_several_are_needed() {
        for good in [
            "MIT",
            "GPL-3.0 OR MIT",
            "GPL-3.0/MIT",
            "MIT AND Zlib",
            "(GPL-3.0 OR MIT) AND Zlib",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert_eq!(told(good), Some(true), "{good}");
        }
        for bad in [
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "(MIT OR GPL-3.0) AND GPL-3.0",
            "GPL-3.0 OR MIT AND GPL-3.0",
            "Apache-2.0",
            "MIT WITH LLVM-exception",
        ] {
            assert_eq!(told(bad), Some(false), "{bad}");
        }
        for none in ["", "MIT OR", "OR MIT", "(MIT", "MIT)", "MIT Zlib", "WITH x", "MIT WITH"] {
            assert_eq!(told(none), None, "{none}");
        }
    }
}
