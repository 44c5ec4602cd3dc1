//! What ECMA-376 (part 1, annex A) lets stand in the elements that our Word files use: attributes,
//! and children in their order. Children joined by « | » may come in any order among themselves.

/// An element: its name, its attributes, its children. Names without a prefix are those of Word.
pub type Rule = (&'static str, &'static str, &'static str);

/// Where paragraphs and tables may stand.
const BLOCKS: &str = "p|tbl";

/// The element of that name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    SCHEMA.iter().find(|(known, ..)| *known == name)
}

const SCHEMA: &[Rule] = &[
    ("document", "conformance", "background body"),
    ("body", "", "p|tbl sectPr"),
    ("ftr", "", BLOCKS),
    // Paragraphs.
    (
        "p",
        "",
        "pPr r|hyperlink|fldSimple|bookmarkStart|bookmarkEnd",
    ),
    (
        "pPr",
        "",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    ),
    (
        "framePr",
        "dropCap lines w h vSpace hSpace wrap hAnchor vAnchor x xAlign y yAlign hRule anchorLock",
        "",
    ),
    ("numPr", "", "ilvl numId ins"),
    ("pBdr", "", "top left bottom right between bar"),
    ("tabs", "", "tab"),
    // A stop among `tabs`; in a run it has no attribute.
    ("tab", "val leader pos", ""),
    (
        "spacing",
        "before beforeLines beforeAutospacing after afterLines afterAutospacing line lineRule",
        "",
    ),
    (
        "ind",
        "start startChars end endChars left leftChars right rightChars hanging hangingChars firstLine firstLineChars",
        "",
    ),
    // Runs.
    (
        "r",
        "",
        "rPr br|t|tab|drawing|fldChar|instrText|noBreakHyphen|sym|cr",
    ),
    (
        "rPr",
        "",
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    ),
    (
        "rFonts",
        "hint ascii hAnsi eastAsia cs asciiTheme hAnsiTheme eastAsiaTheme cstheme",
        "",
    ),
    ("color", "val themeColor themeTint themeShade", ""),
    ("lang", "val eastAsia bidi", ""),
    ("t", "xml:space", ""),
    ("br", "type clear", ""),
    ("fldChar", "fldCharType fldLock dirty", "ffData"),
    ("instrText", "xml:space", ""),
    ("drawing", "", "wp:anchor|wp:inline"),
    // Tables.
    ("tbl", "", "tblPr tblGrid tr"),
    (
        "tblPr",
        "",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    ),
    (
        "tblBorders",
        "",
        "top left start bottom right end insideH insideV",
    ),
    ("tblCellMar", "", "top left start bottom right end"),
    ("tblW", "w type", ""),
    ("tblLayout", "type", ""),
    (
        "tblLook",
        "val firstRow lastRow firstColumn lastColumn noHBand noVBand",
        "",
    ),
    ("tblGrid", "", "gridCol tblGridChange"),
    ("gridCol", "w", ""),
    ("tr", "", "tblPrEx trPr tc"),
    (
        "trPr",
        "",
        "cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|tblCellSpacing|jc|hidden",
    ),
    ("trHeight", "val hRule", ""),
    ("tc", "id", "tcPr p|tbl"),
    (
        "tcPr",
        "",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    ),
    ("tcW", "w type", ""),
    (
        "tcBorders",
        "",
        "top left start bottom right end insideH insideV tl2br tr2bl",
    ),
    ("shd", "val color fill themeColor themeFill", ""),
    // A border, or the room inside a cell.
    ("top", "val sz space color w type", ""),
    ("left", "val sz space color w type", ""),
    ("bottom", "val sz space color w type", ""),
    ("right", "val sz space color w type", ""),
    ("insideH", "val sz space color", ""),
    ("insideV", "val sz space color", ""),
    // Pages.
    (
        "sectPr",
        "",
        "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    ),
    ("footerReference", "type r:id", ""),
    ("pgSz", "w h orient code", ""),
    ("pgMar", "top right bottom left header footer gutter", ""),
    // Styles.
    ("styles", "", "docDefaults latentStyles style"),
    ("docDefaults", "", "rPrDefault pPrDefault"),
    ("rPrDefault", "", "rPr"),
    ("pPrDefault", "", "pPr"),
    (
        "style",
        "type styleId default customStyle",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    ),
    ("tblStylePr", "type", "pPr rPr tblPr trPr tcPr"),
    // Lists.
    (
        "numbering",
        "",
        "numPicBullet abstractNum num numIdMacAtCleanup",
    ),
    (
        "abstractNum",
        "abstractNumId",
        "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    ),
    (
        "lvl",
        "ilvl tplc tentative",
        "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    ),
    ("num", "numId", "abstractNumId lvlOverride"),
    // Settings and fonts.
    (
        "settings",
        "",
        "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator",
    ),
    ("zoom", "val percent", ""),
    ("compat", "", "compatSetting"),
    ("compatSetting", "name uri val", ""),
    ("themeFontLang", "val eastAsia bidi", ""),
    ("fonts", "", "font"),
    (
        "font",
        "name",
        "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic",
    ),
    ("charset", "val characterSet", ""),
    // The picture.
    (
        "wp:inline",
        "distT distB distL distR",
        "wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic",
    ),
    ("wp:extent", "cx cy", ""),
    ("wp:docPr", "id name descr hidden title", "a:hlinkClick"),
    ("a:graphic", "", "a:graphicData"),
    ("a:graphicData", "uri", "pic:pic"),
    ("pic:pic", "", "pic:nvPicPr pic:blipFill pic:spPr"),
    ("pic:nvPicPr", "", "pic:cNvPr pic:cNvPicPr"),
    ("pic:cNvPr", "id name descr hidden title", "a:hlinkClick"),
    ("pic:cNvPicPr", "preferRelativeResize", "a:picLocks"),
    (
        "pic:blipFill",
        "dpi rotWithShape",
        "a:blip a:srcRect a:stretch",
    ),
    ("a:blip", "r:embed r:link cstate", ""),
    ("a:stretch", "", "a:fillRect"),
    ("a:fillRect", "l t r b", ""),
    ("pic:spPr", "bwMode", "a:xfrm a:prstGeom"),
    ("a:xfrm", "rot flipH flipV", "a:off a:ext"),
    ("a:off", "x y", ""),
    ("a:ext", "cx cy", ""),
    ("a:prstGeom", "prst", "a:avLst"),
    ("a:avLst", "", "a:gd"),
    // What only holds a value, or is there or not.
    ("abstractNumId", "val", ""),
    ("altName", "val", ""),
    ("b", "val", ""),
    ("bCs", "val", ""),
    ("basedOn", "val", ""),
    ("cantSplit", "val", ""),
    ("decimalSymbol", "val", ""),
    ("defaultTabStop", "val", ""),
    ("family", "val", ""),
    ("gridSpan", "val", ""),
    ("ilvl", "val", ""),
    ("jc", "val", ""),
    ("keepNext", "val", ""),
    ("listSeparator", "val", ""),
    ("lvlJc", "val", ""),
    ("lvlText", "val null", ""),
    ("multiLevelType", "val", ""),
    ("name", "val", ""),
    ("next", "val", ""),
    ("numFmt", "val format", ""),
    ("numId", "val", ""),
    ("outlineLvl", "val", ""),
    ("pStyle", "val", ""),
    ("pitch", "val", ""),
    ("qFormat", "val", ""),
    ("semiHidden", "val", ""),
    ("start", "val", ""),
    ("sz", "val", ""),
    ("szCs", "val", ""),
    ("tblCaption", "val", ""),
    ("tblHeader", "val", ""),
    ("tblStyle", "val", ""),
    ("uiPriority", "val", ""),
    ("unhideWhenUsed", "val", ""),
];
