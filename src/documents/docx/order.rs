//! Children of the elements of Word in the order that their schema wants: Word repairs or refuses a
//! file where they stand otherwise, and the library writes them as they come. Knows no block.
//!
//! Source: ECMA-376, part 1, types `CT_PPr`, `CT_RPr`, `CT_TblPr`, `CT_TrPr`, `CT_TcPr`,
//! `CT_SectPr`, `CT_Style`, `CT_Settings` (the children that the library writes).

/// The children of an element, in their order; none where any order will do.
fn children(name: &str) -> &'static [&'static str] {
    match name {
        "w:pPr" => &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:numPr",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:textAlignment",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
        "w:rPr" => &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:caps",
            "w:strike",
            "w:vanish",
            "w:color",
            "w:spacing",
            "w:sz",
            "w:szCs",
            "w:highlight",
            "w:u",
            "w:bdr",
            "w:shd",
            "w:vertAlign",
            "w:lang",
        ],
        "w:tblPr" => &[
            "w:tblStyle",
            "w:tblpPr",
            "w:tblW",
            "w:jc",
            "w:tblInd",
            "w:tblBorders",
            "w:shd",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
            "w:tblCaption",
            "w:tblDescription",
        ],
        "w:trPr" => &["w:cantSplit", "w:trHeight", "w:tblHeader", "w:jc"],
        "w:tcPr" => &[
            "w:tcW",
            "w:gridSpan",
            "w:vMerge",
            "w:tcBorders",
            "w:shd",
            "w:noWrap",
            "w:tcMar",
            "w:textDirection",
            "w:vAlign",
        ],
        "w:sectPr" => &[
            "w:headerReference",
            "w:footerReference",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:pgNumType",
            "w:cols",
            "w:titlePg",
            "w:textDirection",
            "w:docGrid",
        ],
        "w:style" => &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:link",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
            "w:trPr",
            "w:tcPr",
        ],
        "w:settings" => &["w:zoom", "w:defaultTabStop"],
        _ => &[],
    }
}

/// An element whose end is not met yet.
struct Open {
    order: &'static [&'static str],
    /// Its children: their place in the order, and where each begins in what is written.
    children: Vec<(usize, usize)>,
}

/// The same part with the children of each element in their order; those that the order does not
/// name come last, as they were.
pub(super) fn ordered(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    let mut open: Vec<Open> = Vec::new();
    let mut rest = part;
    while let Some((words, from)) = rest.find('<').and_then(|at| rest.split_at_checked(at)) {
        out.push_str(words);
        let (tag, after) = tag(from);
        rest = after;
        if tag.starts_with("</") {
            if let Some(ended) = open.pop() {
                sort(&mut out, ended);
            }
            out.push_str(tag);
            continue;
        }
        let name = name(tag);
        if let Some(parent) = open.last_mut().filter(|it| !it.order.is_empty()) {
            let known = parent.order.iter().position(|it| *it == name);
            parent
                .children
                .push((known.unwrap_or(usize::MAX), out.len()));
        }
        out.push_str(tag);
        if !tag.ends_with("/>") && !tag.starts_with("<?") && !tag.starts_with("<!") {
            open.push(Open {
                order: children(name),
                children: Vec::new(),
            });
        }
    }
    out.push_str(rest);
    out
}

/// The tag that begins there, and what follows it.
fn tag(from: &str) -> (&str, &str) {
    let mut quoted = None;
    for (at, letter) in from.char_indices() {
        match (quoted, letter) {
            (None, '"' | '\'') => quoted = Some(letter),
            (Some(quote), _) if quote == letter => quoted = None,
            (None, '>') => return from.split_at_checked(at + 1).unwrap_or((from, "")),
            (None | Some(_), _) => {}
        }
    }
    (from, "")
}

/// « w:pPr » in « <w:pPr /> ».
fn name(tag: &str) -> &str {
    let inside = tag.trim_start_matches('<');
    let end = inside.find(|letter: char| letter.is_whitespace() || matches!(letter, '/' | '>'));
    end.and_then(|end| inside.get(..end)).unwrap_or(inside)
}

/// Puts the children of an element, which end what is written, in their order.
fn sort(out: &mut String, ended: Open) {
    let places = ended.children;
    let Some(&(_, first)) = places.first() else {
        return;
    };
    if places.is_sorted_by_key(|(rank, _)| *rank) {
        return;
    }
    let tail = out.split_off(first);
    let ends = places.iter().skip(1).map(|(_, at)| *at - first);
    let ends = ends.chain(std::iter::once(tail.len()));
    let mut pieces: Vec<(usize, &str)> = places
        .iter()
        .zip(ends)
        .filter_map(|((rank, at), end)| Some((*rank, tail.get(*at - first..end)?)))
        .collect();
    pieces.sort_by_key(|(rank, _)| *rank);
    out.extend(pieces.into_iter().map(|(_, piece)| piece));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_stand_in_the_order_of_the_schema() {
        for (given, expected) in [
            (
                r#"<w:p><w:pPr><w:rPr><w:sz w:val="2" /><w:b /></w:rPr><w:pStyle w:val="A>B" /></w:pPr><w:r /></w:p>"#,
                r#"<w:p><w:pPr><w:pStyle w:val="A>B" /><w:rPr><w:b /><w:sz w:val="2" /></w:rPr></w:pPr><w:r /></w:p>"#,
            ),
            (
                "<w:sectPr><w:pgSz /><w:inconnu>é</w:inconnu><w:footerReference /></w:sectPr>",
                "<w:sectPr><w:footerReference /><w:pgSz /><w:inconnu>é</w:inconnu></w:sectPr>",
            ),
            (
                "<?xml version=\"1.0\"?>\n<a>b</a>",
                "<?xml version=\"1.0\"?>\n<a>b</a>",
            ),
            ("", ""),
        ] {
            assert_eq!(ordered(given), expected);
            assert_eq!(ordered(expected), expected, "twice");
        }
    }
}
