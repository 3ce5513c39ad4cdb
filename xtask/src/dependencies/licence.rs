//! SPDX expressions: `MIT OR (Apache-2.0 AND BSD-3-Clause)`. Old crates write `/` for `OR`.

/// Whether the licences that are `allowed` satisfy the expression; `None`: it is no expression.
pub(super) fn holds(expression: &str, allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let tokens: Vec<&str> = spaced.split_whitespace().collect();
    let (holds, rest) = either(&tokens, allowed)?;
    rest.is_empty().then_some(holds)
}

type Read<'a> = Option<(bool, &'a [&'a str])>;

/// One of several, or all of several that stand between two `OR`.
fn either<'a>(tokens: &'a [&'a str], allowed: &dyn Fn(&str) -> bool) -> Read<'a> {
    let (mut holds, mut rest) = both(tokens, allowed)?;
    while let ["OR", after @ ..] = rest {
        let (other, after) = both(after, allowed)?;
        (holds, rest) = (holds || other, after);
    }
    Some((holds, rest))
}

fn both<'a>(tokens: &'a [&'a str], allowed: &dyn Fn(&str) -> bool) -> Read<'a> {
    let (mut holds, mut rest) = single(tokens, allowed)?;
    while let ["AND", after @ ..] = rest {
        let (other, after) = single(after, allowed)?;
        (holds, rest) = (holds && other, after);
    }
    Some((holds, rest))
}

fn single<'a>(tokens: &'a [&'a str], allowed: &dyn Fn(&str) -> bool) -> Read<'a> {
    match tokens {
        ["(", inside @ ..] => match either(inside, allowed)? {
            (holds, [")", rest @ ..]) => Some((holds, rest)),
            _ => None,
        },
        ["OR" | "AND" | "WITH" | ")", ..] | [] => None,
        [licence, "WITH", exception, rest @ ..] => Some((allowed(&format!("{licence} WITH {exception}")), rest)),
        [licence, rest @ ..] => Some((allowed(licence), rest)),
    }
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
