//! Pictures of codes as they come in: cut out of screens, photographed, scanned, passed on by chats. Made anew each time,
//! always the same.
#![allow(dead_code, reason = "each test file uses its part of this")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels and grey values"
)]

use otog_checklist::share::{Code, codes, status_parcel};

use super::{
    carrying::{OPINION, Random, worked},
    replicas::journal,
};

/// A grey picture with one code in it.
pub(crate) struct Picture {
    pub(crate) kind: &'static str,
    /// Of the code.
    pub(crate) version: u8,
    pub(crate) width: usize,
    pub(crate) pixels: Vec<u8>,
    pub(crate) parcel: Vec<u8>,
}

/// How a picture of a code is made from its number.
type Kind = fn(&Code, usize) -> Grey;

/// Ten kinds, six codes of each, from small to as large as they are made.
pub(crate) const KINDS: [(&str, Kind); 10] = [
    ("plain", |code, _| Grey::drawn(code, 6.0)),
    ("half size", |code, _| Grey::drawn(code, 2.7)),
    ("blurred", |code, place| Grey::drawn(code, 6.0).blurred(2.0 + place as f64 / 4.0)),
    ("noisy", |code, place| Grey::drawn(code, 5.0).noisy(45.0, place)),
    ("rotated", |code, place| Grey::turned(code, 5.0, 8.0 + 13.0 * place as f64)),
    ("perspective", |code, place| Grey::seen(code, 5.5, place)),
    ("inverted", |code, _| Grey::drawn(code, 5.0).levels(255.0, 0.0)),
    ("low contrast", |code, place| Grey::drawn(code, 5.0).levels(112.0, 142.0).lit(0.82).noisy(2.0, place)),
    ("photo", |code, place| Grey::seen(code, 5.0, place).levels(45.0, 190.0).lit(0.6).blurred(1.4).noisy(9.0, place)),
    ("on a page", |code, place| Grey::drawn(code, 4.0).levels(30.0, 235.0).on_a_page(place).noisy(5.0, place)),
];

pub(crate) fn pictures() -> Vec<Picture> {
    let made: Vec<(Code, Vec<u8>)> = [2, 8, 20, 40, 70, 104].map(one).into_iter().collect();
    let pictures = KINDS.iter().flat_map(|(kind, make)| {
        made.iter().enumerate().map(move |(place, (code, parcel))| {
            let Grey { width, pixels } = make(code, place);
            let pixels = pixels.into_iter().map(|grey| grey.clamp(0.0, 255.0) as u8).collect();
            Picture { kind, version: code.version(), width, pixels, parcel: parcel.clone() }
        })
    });
    pictures.collect()
}

/// The code of a status of so many entries.
fn one(entries: usize) -> (Code, Vec<u8>) {
    OPINION.with(|opinion| {
        let parcel = status_parcel(opinion, &journal(worked(15, 1).into_iter().take(entries)));
        let made = codes("https://www.example.gov.cn/qingdan/", &parcel).unwrap();
        (made.into_iter().next().unwrap(), parcel)
    })
}

#[derive(Clone)]
pub(crate) struct Grey {
    width: usize,
    pixels: Vec<f64>,
}

impl Grey {
    fn height(&self) -> usize {
        self.pixels.len() / self.width
    }

    /// Each pixel by the mean of so many points of the code each way; `place` tells where in the code a point of the
    /// picture lies, in modules. Beyond the code it is white.
    fn sampled(code: &Code, width: usize, points: usize, place: impl Fn(f64, f64) -> (f64, f64)) -> Self {
        let side = code.side();
        let modules: Vec<bool> = (0..side * side).map(|at| code.is_dark(at % side, at / side)).collect();
        let offsets: Vec<f64> = (0..points).map(|part| (part as f64 + 0.5) / points as f64).collect();
        let mut pixels = Vec::with_capacity(width * width);
        for y in 0..width {
            for x in 0..width {
                let mut light = 0_usize;
                for down in &offsets {
                    for across in &offsets {
                        let (x, y) = place(x as f64 + across, y as f64 + down);
                        let inside = x >= 0.0 && y >= 0.0 && (x as usize) < side && (y as usize) < side;
                        light += usize::from(!inside || !modules[y as usize * side + x as usize]);
                    }
                }
                pixels.push(255.0 * light as f64 / (points * points) as f64);
            }
        }
        Self { width, pixels }
    }

    fn drawn(code: &Code, module: f64) -> Self {
        let side = (code.side() as f64 * module) as usize;
        let points = if module.fract() == 0.0 { 1 } else { 3 };
        Self::sampled(code, side, points, |x, y| (x / module, y / module))
    }

    fn turned(code: &Code, module: f64, degrees: f64) -> Self {
        let middle = code.side() as f64 / 2.0;
        let width = (code.side() as f64 * module * 1.5) as usize;
        let (sin, cos) = degrees.to_radians().sin_cos();
        let half = width as f64 / 2.0;
        Self::sampled(code, width, 2, |x, y| {
            let (x, y) = ((x - half) / module, (y - half) / module);
            (x * cos + y * sin + middle, y * cos - x * sin + middle)
        })
    }

    /// From aside: what is farther away is smaller.
    fn seen(code: &Code, module: f64, place: usize) -> Self {
        let side = code.side() as f64;
        let width = (side * module * 1.6) as usize;
        let half = width as f64 / 2.0;
        let (sin, cos) = (6.0 + 5.0 * place as f64).to_radians().sin_cos();
        let aside = [0.12, -0.1, 0.14, 0.08, -0.13, 0.1][place % 6];
        let down = [0.05, 0.1, -0.08, 0.12, 0.06, -0.1][place % 6];
        Self::sampled(code, width, 2, |x, y| {
            let (x, y) = ((x - half) / half, (y - half) / half);
            let (x, y) = (x * cos + y * sin, y * cos - x * sin);
            let far = 1.0 - aside * x - down * y;
            let scale = side * 0.8;
            (x / far * scale + side / 2.0, y / far * scale + side / 2.0)
        })
    }

    /// Black and white as these greys.
    fn levels(self, black: f64, white: f64) -> Self {
        let pixels = self.pixels.into_iter().map(|grey| black + grey / 255.0 * (white - black)).collect();
        Self { pixels, ..self }
    }

    /// Darker towards the lower right, down to this part of the light.
    fn lit(self, least: f64) -> Self {
        let (width, height) = (self.width, self.height());
        let light = |at: usize| 1.0 - (1.0 - least) * ((at % width) + at / width) as f64 / (width + height) as f64;
        let pixels = self.pixels.into_iter().enumerate().map(|(at, grey)| grey * light(at)).collect();
        Self { pixels, ..self }
    }

    /// Three means in a row: near enough to what a lens does. `deviation` in pixels.
    fn blurred(self, deviation: f64) -> Self {
        let radius = (((4.0 * deviation * deviation + 1.0).sqrt() - 1.0) / 2.0).round() as isize;
        (0..3).fold(self, |picture, _| picture.mean(radius, true).mean(radius, false))
    }

    fn mean(&self, radius: isize, across: bool) -> Self {
        let (width, height) = (self.width as isize, self.height() as isize);
        let pixel = |at: usize| {
            let (x, y) = (at as isize % width, at as isize / width);
            let near = (-radius..=radius).map(|by| {
                let (x, y) = if across { (x + by, y) } else { (x, y + by) };
                self.pixels[(y.clamp(0, height - 1) * width + x.clamp(0, width - 1)) as usize]
            });
            near.sum::<f64>() / (2 * radius + 1) as f64
        };
        Self { width: self.width, pixels: (0..self.pixels.len()).map(pixel).collect() }
    }

    fn noisy(self, deviation: f64, seed: usize) -> Self {
        let mut random = Random(0x9e37_79b9 + seed as u64);
        let mut noise = || (0..4).map(|_| random.below(2001) as f64 / 1000.0 - 1.0).sum::<f64>() * deviation * 0.866;
        let pixels = self.pixels.into_iter().map(|grey| (grey + noise()).clamp(0.0, 255.0)).collect();
        Self { pixels, ..self }
    }

    /// Among lines of writing.
    fn on_a_page(self, place: usize) -> Self {
        let (side, width, height) = (self.width, self.width * 2 + 120, self.height() + 500);
        let mut random = Random(77 + place as u64);
        let strokes: Vec<u64> = (0..width * height / 64).map(|_| random.next()).collect();
        let (left, top) = (60 + 37 * place % side, 200 + 31 * place % 200);
        let pixel = |at: usize| {
            let (x, y) = (at % width, at / width);
            if (left..left + side).contains(&x) && (top..top + side).contains(&y) {
                return self.pixels[(y - top) * side + x - left];
            }
            let stroke = strokes[(y / 8 * (width / 8) + x / 8) % strokes.len()];
            let ink = y / 8 % 4 != 3 && x % 8 != 7 && stroke >> (x % 8 + y % 8) & 1 == 1;
            if ink { 60.0 } else { 235.0 }
        };
        Self { width, pixels: (0..width * height).map(pixel).collect() }
    }
}
