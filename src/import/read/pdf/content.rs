//! Goes through what a page draws and notes each character with its place. Pictures, colors and shapes are passed
//! over, but for the thin lines that underline words or strike them out.

use hayro_font::hayro_cmap::BfString;
use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::Filter;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use hayro_syntax::page::{Page, Resources};

use super::face::{PageFont, PageFonts};
use super::unpacked::MAX_LZW;
use crate::read::Fault;
use crate::read::styled_text::TextStyle;

/// The most steps of drawing in a document: a page of text takes some thousands.
const MAX_STEPS: usize = 8 << 20;

/// As how many steps a drawing within another counts: it is unpacked each time.
const STEPS_OF_OTHER: usize = 400;

/// The most characters of a document.
const MAX_GLYPHS: usize = 4 << 20;

/// The most bytes of drawing that are unpacked: a page's text has some thousand.
const MAX_DRAWING: usize = 256 << 20;

/// The most bytes that are looked through for the ends of pictures within drawings.
const MAX_SCANNED: usize = 128 << 20;

/// The most thin lines of a page; large tables have some thousand.
const MAX_RULES: usize = 20_000;

/// How deep drawings may contain one another, and states be kept.
const MAX_DEPTH: usize = 16;
const MAX_STATES: usize = 256;

/// As many bytes nothing may become when it is packed.
const PACKED_NOTHING: usize = 8;

/// A character on a page, in points; y grows upwards.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub(super) sign: char,
    pub(super) x0: f64,
    pub(super) x1: f64,
    /// Where it stands.
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) look: TextStyle,
    /// Whether the file says that it belongs to the page, not to the text.
    pub(super) artifact: bool,
}

/// A thin line across.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) y: f64,
}

/// What stands on a page.
#[derive(Debug, Default)]
pub(super) struct PageContent {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// Words that do not run from left to right.
    pub(super) turned: String,
    /// How many characters have no letter: their font does not tell which.
    pub(super) unknown: usize,
    pub(super) pictures: usize,
}

/// What may still be done for a document.
pub(super) struct Budget {
    steps: usize,
    glyphs: usize,
    bytes: usize,
    scanned: usize,
    /// How many drawings could not be unpacked.
    pub(super) broken: usize,
}

impl Budget {
    pub(super) fn new() -> Self {
        Budget { steps: MAX_STEPS, glyphs: MAX_GLYPHS, bytes: MAX_DRAWING, scanned: MAX_SCANNED, broken: 0 }
    }

    fn take(left: &mut usize, count: usize, what: &'static str) -> Result<(), Fault> {
        *left = left.checked_sub(count).ok_or(Fault::TooMuch { what })?;
        Ok(())
    }
}

/// How text is set.
#[derive(Clone, Default)]
struct State<'a> {
    place: Affine,
    face: Option<PageFont<'a>>,
    size: f64,
    between: f64,
    at_blanks: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    outlined: bool,
}

/// Goes through the drawing of one page.
pub(super) struct Drawing<'r, 'a> {
    faces: &'r PageFonts<'a>,
    budget: &'r mut Budget,
    drawn: PageContent,
    state: State<'a>,
    states: Vec<State<'a>>,
    line: Affine,
    text: Affine,
    /// The drawings that are being drawn, by where their bytes stand: none is drawn within itself.
    open: Vec<usize>,
    /// For each open mark whether what it marks is no part of the text.
    marks: Vec<bool>,
    from: Point,
}

/// What stands on a page.
///
/// # Errors
/// The document draws more than it may.
pub(super) fn drawn<'a>(page: &Page<'a>, faces: &PageFonts<'a>, budget: &mut Budget) -> Result<PageContent, Fault> {
    let (mut content, mut open) = (Vec::new(), Vec::new());
    let single = page.raw().get::<Stream<'_>>("Contents");
    let several = page.raw().get::<Array<'_>>("Contents");
    let streams = several.iter().flat_map(|several| several.iter::<Object<'_>>()).filter_map(Object::into_stream);
    for stream in single.into_iter().chain(streams) {
        content.extend(unpacked(&stream, budget)?);
        open.push(stream.raw_data().as_ptr().addr());
        content.push(b' ');
    }
    let place = Affine::new(page.initial_transform(false).as_coeffs());
    let state = State { place, stretch: 1.0, ..State::default() };
    let mut drawing = Drawing {
        faces,
        budget,
        drawn: PageContent::default(),
        state,
        states: Vec::new(),
        line: Affine::IDENTITY,
        text: Affine::IDENTITY,
        open,
        marks: Vec::new(),
        from: Point::ORIGIN,
    };
    drawing.draw(&content, page.resources(), 0)?;
    Ok(drawing.drawn)
}

/// The bytes of a drawing; none of what says that it is a picture, or is broken.
fn unpacked(stream: &Stream<'_>, budget: &mut Budget) -> Result<Vec<u8>, Fault> {
    let packed = stream.raw_data().len();
    let most = |filter: &Filter| match filter {
        Filter::LzwDecode => MAX_LZW,
        // One byte becomes at most 64 of those that LZW's become.
        Filter::RunLengthDecode => MAX_LZW * 8,
        _ => usize::MAX,
    };
    let picture = stream.dict().get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Image");
    let filters = stream.filters();
    if picture {
        return Ok(Vec::new());
    }
    let fits = filters.len() <= 4 && filters.iter().all(|filter| packed <= most(filter));
    let bytes = if fits { stream.decoded_data().map(|bytes| bytes.into_owned()).ok() } else { None };
    // Of bytes that are packed wrongly the parser makes none, or those up to the mistake.
    let bytes = bytes.filter(|bytes| !bytes.is_empty() || packed <= PACKED_NOTHING).unwrap_or_else(|| {
        budget.broken += 1;
        Vec::new()
    });
    Budget::take(&mut budget.bytes, bytes.len(), "drawing")?;
    Budget::take(&mut budget.scanned, scanned(&bytes), "pictures in its drawings")?;
    Ok(bytes)
}

/// How many bytes the parser looks through for the ends of pictures within a drawing: for each that begins, all up to the
/// next end.
fn scanned(content: &[u8]) -> usize {
    let (mut end, mut all) = (content.len(), 0usize);
    let is_blank = |sign: &u8| sign.is_ascii_whitespace() || *sign == 0;
    for (at, signs) in content.windows(3).enumerate().rev() {
        match signs {
            [b'E', b'I', behind] if is_blank(behind) => end = at,
            [b'B', b'I', behind] if is_blank(behind) || b"/%<>[](){}".contains(behind) => {
                all = all.saturating_add(end.saturating_sub(at));
            }
            _ => {}
        }
    }
    all
}

fn matrix(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}

impl<'a> Drawing<'_, 'a> {
    fn draw(&mut self, content: &[u8], resources: &Resources<'a>, depth: usize) -> Result<(), Fault> {
        let mut steps = TypedIter::new(content);
        while let Some(step) = steps.next() {
            Budget::take(&mut self.budget.steps, 1, "drawing")?;
            match step {
                Op::XObject(name) => self.draw_other(name.0, resources, depth)?,
                Op::InlineImage(_) => self.drawn.pictures += 1,
                Op::TextFont(font) => {
                    self.state.face = resources.get_font(font.0).and_then(|font| self.faces.face(&font));
                    self.state.size = font.1.as_f64();
                }
                Op::BeginMarkedContent(mark) => self.mark(mark.0.as_str()),
                Op::BeginMarkedContentWithProperties(mark) => self.mark(mark.0.as_str()),
                Op::EndMarkedContent(_) => {
                    self.marks.pop();
                }
                Op::MoveTo(to) => self.from = self.point(to.0, to.1),
                Op::LineTo(to) => {
                    let to = self.point(to.0, to.1);
                    self.rule(self.from, to);
                    self.from = to;
                }
                Op::RectPath(rect) => self.rectangle([rect.0, rect.1, rect.2, rect.3]),
                step => self.set(&step)?,
            }
        }
        Ok(())
    }

    /// Steps that set text, or how it is set.
    fn set(&mut self, step: &Op<'_, '_>) -> Result<(), Fault> {
        match step {
            Op::SaveState(_) if self.states.len() < MAX_STATES => self.states.push(self.state.clone()),
            Op::RestoreState(_) => self.state = self.states.pop().unwrap_or_else(|| self.state.clone()),
            Op::Transform(to) => self.state.place *= matrix([to.0, to.1, to.2, to.3, to.4, to.5]),
            Op::BeginText(_) => (self.line, self.text) = (Affine::IDENTITY, Affine::IDENTITY),
            Op::CharacterSpacing(set) => self.state.between = set.0.as_f64(),
            Op::WordSpacing(set) => self.state.at_blanks = set.0.as_f64(),
            Op::HorizontalScaling(set) => self.state.stretch = set.0.as_f64() / 100.0,
            Op::TextLeading(set) => self.state.leading = set.0.as_f64(),
            Op::TextRise(set) => self.state.rise = set.0.as_f64(),
            Op::TextRenderingMode(set) => self.state.outlined = set.0.as_i64() == 2,
            Op::SetTextMatrix(to) => {
                self.line = matrix([to.0, to.1, to.2, to.3, to.4, to.5]);
                self.text = self.line;
            }
            Op::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                self.state.leading = -by.1.as_f64();
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            Op::ShowText(text) => self.show(text.0.as_bytes())?,
            Op::NextLineAndShowText(text) => {
                self.next_line(0.0, -self.state.leading);
                self.show(text.0.as_bytes())?;
            }
            Op::ShowTextWithParameters(text) => {
                (self.state.at_blanks, self.state.between) = (text.0.as_f64(), text.1.as_f64());
                self.next_line(0.0, -self.state.leading);
                self.show(text.2.as_bytes())?;
            }
            Op::ShowTexts(texts) => {
                for part in texts.0.iter::<Object<'_>>() {
                    match part {
                        Object::String(text) => self.show(text.as_bytes())?,
                        Object::Number(back) => self.advance(-back.as_f64() / 1000.0 * self.state.size),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Draws a drawing that others can share.
    fn draw_other(&mut self, name: &Name<'_>, resources: &Resources<'a>, depth: usize) -> Result<(), Fault> {
        let Some(stream) = resources.get_x_object(name) else { return Ok(()) };
        let (dict, place) = (stream.dict(), stream.raw_data().as_ptr().addr());
        match dict.get::<Name<'_>>("Subtype").as_ref().map(|kind| kind.as_str()) {
            Some("Image") => self.drawn.pictures += 1,
            // Two drawings of itself in each drawing would be as many as the limits allow: seconds of work for nothing.
            Some("Form") if depth < MAX_DEPTH && !self.open.contains(&place) => {
                Budget::take(&mut self.budget.steps, STEPS_OF_OTHER, "drawing")?;
                let content = unpacked(&stream, self.budget)?;
                let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
                let (states, state) = (std::mem::take(&mut self.states), self.state.clone());
                let (marks, texts) = (self.marks.len(), (self.line, self.text));
                let numbers: Option<Vec<f64>> =
                    dict.get::<Array<'_>>("Matrix").map(|list| list.iter::<Number>().map(|one| one.as_f64()).collect());
                if let Some(numbers) = numbers.and_then(|numbers| <[f64; 6]>::try_from(numbers).ok()) {
                    self.state.place *= Affine::new(numbers);
                }
                self.open.push(place);
                self.draw(&content, own.as_ref().unwrap_or(resources), depth + 1)?;
                self.open.pop();
                (self.states, self.state) = (states, state);
                self.marks.truncate(marks);
                (self.line, self.text) = texts;
            }
            _ => {}
        }
        Ok(())
    }

    fn mark(&mut self, tag: &str) {
        if self.marks.len() < MAX_STATES {
            self.marks.push(tag == "Artifact");
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line *= Affine::translate((x, y));
        self.text = self.line;
    }

    fn advance(&mut self, by: f64) {
        self.text *= Affine::translate((by * self.state.stretch, 0.0));
    }

    fn show(&mut self, string: &[u8]) -> Result<(), Fault> {
        let Some(face) = self.state.face.clone() else { return Ok(()) };
        Budget::take(&mut self.budget.glyphs, string.len(), "characters")?;
        for shown in face.shown(string) {
            let (begin, up) = (self.at(0.0, self.state.rise), self.at(0.0, self.state.rise + self.state.size));
            let width = shown.advance * self.state.size;
            self.advance(width);
            let end = self.at(0.0, self.state.rise);
            self.advance(self.state.between + if shown.blank { self.state.at_blanks } else { 0.0 });
            match &shown.text {
                Some(text) => self.place(text, begin, end, (up - begin).hypot(), &face),
                None => self.drawn.unknown += 1,
            }
        }
        Ok(())
    }

    /// Where a point of the line of text stands on the page.
    fn at(&self, x: f64, y: f64) -> Point {
        self.state.place * self.text * Point::new(x, y)
    }

    fn place(&mut self, text: &BfString, begin: Point, end: Point, size: f64, face: &PageFont<'_>) {
        let mut own = [0; 4];
        let text: &str = match text {
            BfString::Char(sign) => sign.encode_utf8(&mut own),
            BfString::String(text) => text,
        };
        let (across, up) = (end.x - begin.x, (end.y - begin.y).abs());
        let numbers = [begin.x, begin.y, end.x, size];
        if numbers.iter().any(|number| !number.is_finite() || number.abs() > 1e6) || size < 0.5 {
            return;
        }
        if across < 0.0 || up > across.max(0.01) * 0.2 && up > 0.1 {
            self.drawn.turned.push_str(text);
            return;
        }
        // Letters that are drawn as one, as in a ligature, share its width.
        let count = u32::try_from(text.chars().count().max(1)).unwrap_or(1);
        let each = across / f64::from(count);
        let look = TextStyle { bold: face.bold || self.state.outlined, italic: face.italic, ..TextStyle::default() };
        let artifact = self.marks.contains(&true);
        for (index, sign) in (0u32..).zip(text.chars().take(64)) {
            let x0 = begin.x + each * f64::from(index);
            self.drawn.glyphs.push(Glyph { sign, x0, x1: x0 + each, y: begin.y, size, look, artifact });
        }
    }

    fn point(&self, x: Number, y: Number) -> Point {
        self.state.place * Point::new(x.as_f64(), y.as_f64())
    }

    fn rectangle(&mut self, [x, y, width, height]: [Number; 4]) {
        let (x, y) = (x.as_f64(), y.as_f64());
        let one = self.state.place * Point::new(x, y);
        let other = self.state.place * Point::new(x + width.as_f64(), y + height.as_f64());
        let middle = (one.y + other.y) / 2.0;
        if (one.y - other.y).abs() < 2.0 {
            self.rule(Point::new(one.x, middle), Point::new(other.x, middle));
        }
    }

    fn rule(&mut self, from: Point, to: Point) {
        let flat = (from.y - to.y).abs() < 0.5 && (from.x - to.x).abs() > 2.0;
        if flat && self.drawn.rules.len() < MAX_RULES {
            self.drawn.rules.push(Rule { x0: from.x.min(to.x), x1: from.x.max(to.x), y: from.y });
        }
    }
}
