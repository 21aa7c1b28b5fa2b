//! One writer of CSV (RFC 4180) for everything: lines end with CR and LF, and no cell acts in a spreadsheet.
//!
//! A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is run as a formula by spreadsheets (OWASP, "CSV
//! Injection"), and names come from files that strangers write. Such a text gets an apostrophe in front, which spreadsheets hide,
//! unless it is a plain number: `-0.5` acts on nothing.

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CsvField<'a> {
    /// Words: guarded.
    Text(&'a str),
    /// Numbers as they are printed, one or several with blanks between: not guarded.
    Number(&'a str),
}

/// Adds a line.
pub fn line<'a>(out: &mut String, fields: impl IntoIterator<Item = CsvField<'a>>) {
    for (number, field) in fields.into_iter().enumerate() {
        if number > 0 {
            out.push(',');
        }
        match field {
            CsvField::Number(number) => quoted(out, number, false),
            CsvField::Text(text) => quoted(out, text, acts(text)),
        }
    }
    out.push_str("\r\n");
}

/// Whether a spreadsheet would run the text.
fn acts(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err()
}

fn quoted(out: &mut String, text: &str, guarded: bool) {
    let quotes = text.contains(['"', ',', '\n', '\r']);
    if quotes {
        out.push('"');
    }
    if guarded {
        out.push('\'');
    }
    if quotes {
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_and_formulas_are_not_run() {
        let mut out = String::new();
        let cells = ["plain", "a,b", "say \"x\"", "=1+1", "+x", "-x", "@x", "\tx", "\r=x", "a=b"];
        line(&mut out, cells.map(CsvField::Text));
        assert_eq!(out, "plain,\"a,b\",\"say \"\"x\"\"\",'=1+1,'+x,'-x,'@x,'\tx,\"'\r=x\",a=b\r\n");
    }

    #[test]
    fn numbers_keep_their_sign() {
        let mut out = String::new();
        line(&mut out, [CsvField::Number("-1 2"), CsvField::Text("-0.5"), CsvField::Text("+14")]);
        assert_eq!(out, "-1 2,-0.5,+14\r\n");
    }
}
