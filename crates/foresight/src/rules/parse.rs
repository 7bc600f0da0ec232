//! Recursive descent, total: any text gives a tree or an error with its place; depth and length are
//! limited so that no text can exhaust the stack.

use std::fmt;

use super::{Arithmetic, Comparison, Expr, FLAGS, Function, Sort};

/// Longest accepted text in bytes.
pub const MAX_LENGTH: usize = 2_000;
/// Deepest accepted nesting of parentheses, signs and `not`.
pub const MAX_DEPTH: usize = 40;

/// Why a text is not an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// Byte offset.
    pub at: usize,
    /// What stands there.
    pub found: String,
    /// What should.
    pub expected: String,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "at {}: found {}, expected {}",
            self.at, self.found, self.expected
        )
    }
}

impl std::error::Error for ParseError {}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(f64),
    Word(String),
    Symbol(&'static str),
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(n) => write!(f, "{n}"),
            Self::Word(w) => write!(f, "`{w}`"),
            Self::Symbol(s) => write!(f, "`{s}`"),
        }
    }
}

/// Reads an expression.
///
/// Grammar, loosest first: `or`, `and`, `not`, one comparison (`<` `<=` `>` `>=`), `+ -`, `* /`, sign,
/// atom. An atom is a number, a name, `milestone(name)`, `project(name)`, `ask(name)`, `min`, `max`,
/// `clamp`, `sqrt`, or an expression in parentheses. `× ÷ − ≤ ≥` may be written for `* / - <= >=`.
///
/// ```
/// use foresight::rules::parse;
/// let rule = parse("electricity_access_pct >= 30 or project(minigrid)").unwrap();
/// assert_eq!(rule.to_string(), "(electricity_access_pct >= 30) or project(minigrid)");
/// assert!(parse("1 + coastal").is_err());
/// ```
///
/// # Errors
/// [`ParseError`] with the byte offset, what was found and what was expected: also for sorts
/// (`1 + coastal`), wrong argument counts, texts over [`MAX_LENGTH`] and nesting over [`MAX_DEPTH`].
pub fn parse(text: &str) -> Result<Expr, ParseError> {
    if text.len() > MAX_LENGTH {
        return Err(ParseError {
            at: MAX_LENGTH,
            found: format!("{} bytes", text.len()),
            expected: format!("at most {MAX_LENGTH} bytes"),
        });
    }
    let tokens = tokens(text)?;
    let mut parser = Parser {
        tokens,
        next: 0,
        end: text.len(),
        depth: 0,
    };
    let tree = parser.or()?;
    match parser.peek() {
        None => Ok(tree),
        Some(_) => Err(parser.error("end of text")),
    }
}

const SYMBOLS: [(&str, &str); 16] = [
    ("<=", "<="),
    (">=", ">="),
    ("≤", "<="),
    ("≥", ">="),
    ("<", "<"),
    (">", ">"),
    ("+", "+"),
    ("-", "-"),
    ("−", "-"),
    ("*", "*"),
    ("×", "*"),
    ("/", "/"),
    ("÷", "/"),
    ("(", "("),
    (")", ")"),
    (",", ","),
];

fn tokens(text: &str) -> Result<Vec<(usize, Token)>, ParseError> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let at = text.len() - rest.len();
        let token;
        let length;
        if first.is_whitespace() {
            rest = rest.get(first.len_utf8()..).unwrap_or("");
            continue;
        } else if first.is_ascii_digit() {
            length = rest
                .find(|c: char| !c.is_ascii_digit() && c != '.')
                .unwrap_or(rest.len());
            let word = rest.get(..length).unwrap_or("");
            match word.parse::<f64>() {
                Ok(n) if n.is_finite() => token = Token::Number(n),
                _ => {
                    return Err(ParseError {
                        at,
                        found: format!("`{word}`"),
                        expected: "a number".into(),
                    });
                }
            }
        } else if first.is_ascii_alphabetic() {
            length = rest
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            token = Token::Word(rest.get(..length).unwrap_or("").to_owned());
        } else if let Some((written, symbol)) = SYMBOLS.iter().find(|(written, _)| rest.starts_with(written))
        {
            length = written.len();
            token = Token::Symbol(symbol);
        } else {
            return Err(ParseError {
                at,
                found: format!("{first:?}"),
                expected: "a number, a name or an operator".into(),
            });
        }
        out.push((at, token));
        rest = rest.get(length..).unwrap_or("");
    }
    Ok(out)
}

struct Parser {
    tokens: Vec<(usize, Token)>,
    next: usize,
    end: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(_, t)| t)
    }

    fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |(at, _)| *at)
    }

    fn error(&self, expected: &str) -> ParseError {
        ParseError {
            at: self.at(),
            found: self.peek().map_or("end of text".into(), Token::to_string),
            expected: expected.into(),
        }
    }

    fn take(&mut self, symbol: &str) -> bool {
        let hit = matches!(self.peek(), Some(Token::Symbol(s)) if *s == symbol);
        self.next += usize::from(hit);
        hit
    }

    fn take_word(&mut self, word: &str) -> bool {
        let hit = matches!(self.peek(), Some(Token::Word(w)) if w == word);
        self.next += usize::from(hit);
        hit
    }

    fn expect(&mut self, symbol: &str) -> Result<(), ParseError> {
        if self.take(symbol) {
            Ok(())
        } else {
            Err(self.error(&format!("`{symbol}`")))
        }
    }

    fn deeper<T>(&mut self, f: impl FnOnce(&mut Self) -> Result<T, ParseError>) -> Result<T, ParseError> {
        if self.depth >= MAX_DEPTH {
            return Err(self.error(&format!("nesting of at most {MAX_DEPTH}")));
        }
        self.depth += 1;
        let result = f(self);
        self.depth -= 1;
        result
    }

    fn sorted(&self, at: usize, tree: Expr, sort: Sort) -> Result<Expr, ParseError> {
        if tree.sort() == sort {
            return Ok(tree);
        }
        Err(ParseError {
            at,
            found: format!("`{tree}`"),
            expected: match sort {
                Sort::Number => "a number",
                Sort::Truth => "a condition",
            }
            .into(),
        })
    }

    fn or(&mut self) -> Result<Expr, ParseError> {
        let at = self.at();
        let mut tree = self.and()?;
        while self.take_word("or") {
            tree = self.sorted(at, tree, Sort::Truth)?;
            let at = self.at();
            let right = self.and()?;
            tree = Expr::Or(Box::new(tree), Box::new(self.sorted(at, right, Sort::Truth)?));
        }
        Ok(tree)
    }

    fn and(&mut self) -> Result<Expr, ParseError> {
        let at = self.at();
        let mut tree = self.not()?;
        while self.take_word("and") {
            tree = self.sorted(at, tree, Sort::Truth)?;
            let at = self.at();
            let right = self.not()?;
            tree = Expr::And(Box::new(tree), Box::new(self.sorted(at, right, Sort::Truth)?));
        }
        Ok(tree)
    }

    fn not(&mut self) -> Result<Expr, ParseError> {
        if self.take_word("not") {
            let at = self.at();
            let inner = self.deeper(Self::not)?;
            return Ok(Expr::Not(Box::new(self.sorted(at, inner, Sort::Truth)?)));
        }
        self.comparison()
    }

    fn comparison(&mut self) -> Result<Expr, ParseError> {
        let at = self.at();
        let left = self.sum()?;
        let op = match self.peek() {
            Some(Token::Symbol("<")) => Comparison::Less,
            Some(Token::Symbol("<=")) => Comparison::LessOrEqual,
            Some(Token::Symbol(">")) => Comparison::Greater,
            Some(Token::Symbol(">=")) => Comparison::GreaterOrEqual,
            _ => return Ok(left),
        };
        self.next += 1;
        let left = self.sorted(at, left, Sort::Number)?;
        let at = self.at();
        let right = self.sum()?;
        let right = self.sorted(at, right, Sort::Number)?;
        Ok(Expr::Compare(op, Box::new(left), Box::new(right)))
    }

    fn sum(&mut self) -> Result<Expr, ParseError> {
        self.chain(&[("+", Arithmetic::Add), ("-", Arithmetic::Subtract)], Self::term)
    }

    fn term(&mut self) -> Result<Expr, ParseError> {
        self.chain(
            &[("*", Arithmetic::Multiply), ("/", Arithmetic::Divide)],
            Self::sign,
        )
    }

    fn chain(
        &mut self,
        operators: &[(&str, Arithmetic)],
        part: fn(&mut Self) -> Result<Expr, ParseError>,
    ) -> Result<Expr, ParseError> {
        let at = self.at();
        let mut tree = part(self)?;
        while let Some((_, op)) = operators.iter().find(|(s, _)| self.take(s)) {
            tree = self.sorted(at, tree, Sort::Number)?;
            let at = self.at();
            let right = part(self)?;
            let right = self.sorted(at, right, Sort::Number)?;
            tree = Expr::Arithmetic(*op, Box::new(tree), Box::new(right));
        }
        Ok(tree)
    }

    fn sign(&mut self) -> Result<Expr, ParseError> {
        if self.take("-") {
            let at = self.at();
            let inner = self.deeper(Self::sign)?;
            return Ok(Expr::Negate(Box::new(self.sorted(at, inner, Sort::Number)?)));
        }
        self.atom()
    }

    fn atom(&mut self) -> Result<Expr, ParseError> {
        if self.take("(") {
            let inner = self.deeper(Self::or)?;
            self.expect(")")?;
            return Ok(inner);
        }
        match self.peek().cloned() {
            Some(Token::Number(n)) => {
                self.next += 1;
                Ok(Expr::Number(n))
            }
            Some(Token::Word(word)) if !["and", "or", "not"].contains(&word.as_str()) => {
                self.next += 1;
                if self.take("(") {
                    self.call(&word)
                } else if FLAGS.contains(&word.as_str()) {
                    Ok(Expr::Flag(word))
                } else {
                    Ok(Expr::Field(word))
                }
            }
            _ => Err(self.error("a number, a name or `(`")),
        }
    }

    fn call(&mut self, word: &str) -> Result<Expr, ParseError> {
        let named: Option<fn(String) -> Expr> = match word {
            "milestone" => Some(Expr::Milestone),
            "project" => Some(Expr::Project),
            "ask" => Some(Expr::Ask),
            _ => None,
        };
        if let Some(make) = named {
            let Some(Token::Word(name)) = self.peek().cloned() else {
                return Err(self.error("a name"));
            };
            self.next += 1;
            self.expect(")")?;
            return Ok(make(name));
        }
        let Some(function) = Function::of(word) else {
            self.next = self.next.saturating_sub(2);
            return Err(self.error("milestone, project, ask, min, max, clamp or sqrt"));
        };
        let start = self.at();
        let mut arguments = Vec::new();
        loop {
            let at = self.at();
            let argument = self.deeper(Self::or)?;
            arguments.push(self.sorted(at, argument, Sort::Number)?);
            if !self.take(",") {
                break;
            }
        }
        self.expect(")")?;
        if function.takes(arguments.len()) {
            return Ok(Expr::Call(function, arguments));
        }
        Err(ParseError {
            at: start,
            found: format!("{} arguments of {word}", arguments.len()),
            expected: match function {
                Function::Min | Function::Max => "two or more",
                Function::Clamp => "three",
                Function::Sqrt => "one",
            }
            .into(),
        })
    }
}
