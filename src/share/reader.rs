//! QR codes read out of pictures as they come in: small, blurred, pale, from aside, light on dark.
//!
//! The decoder fits the perspective by itself and finds what is dark in its own way; where it finds nothing, the picture is
//! made ready for it in one way after another. Which ways help with what is told in `docs/codes.md`.

use quircs::Quirc;

/// A byte for each pixel, row by row, 0 for black.
#[derive(Clone)]
struct Picture {
    width: usize,
    pixels: Vec<u8>,
}

/// How a picture is made ready.
type Pass = fn(&Picture) -> Picture;

/// Most useful first. One is enough for a camera, whose next picture may be better.
const PASSES: [Pass; 10] = [
    Picture::clone,
    Picture::stretched,
    Picture::inverted,
    Picture::doubled,
    Picture::smoothed,
    |picture| picture.smoothed().doubled(),
    |picture| picture.sharpened(5, 4),
    |picture| picture.sharpened(4, 3).sharpened(4, 2),
    |picture| picture.sharpened(5, 4).doubled(),
    |picture| picture.inverted().smoothed().sharpened(5, 4),
];
/// Larger pictures are not doubled.
const LARGEST: usize = 4_000_000;

/// The texts of all codes in a picture: a byte for each pixel, row by row, 0 for black. `at_once`: in one look, for a
/// camera.
pub fn read_codes(width: usize, pixels: &[u8], at_once: bool) -> Vec<String> {
    if width == 0 || pixels.len() < width || !pixels.len().is_multiple_of(width) {
        return Vec::new();
    }
    let picture = Picture { width, pixels: pixels.to_vec() };
    let passes = if at_once { &PASSES[..1] } else { &PASSES[..] };
    passes.iter().map(|pass| pass(&picture).texts()).find(|texts| !texts.is_empty()).unwrap_or_default()
}

impl Picture {
    fn height(&self) -> usize {
        self.pixels.len() / self.width
    }

    fn texts(&self) -> Vec<String> {
        let mut decoder = Quirc::default();
        let codes = decoder.identify(self.width, self.height(), &self.pixels);
        let read = codes.filter_map(|code| code.ok()?.decode().ok());
        read.filter_map(|code| String::from_utf8(code.payload).ok()).collect()
    }

    fn with(&self, pixel: impl Fn(usize, u8) -> u8) -> Self {
        Self { width: self.width, pixels: self.pixels.iter().enumerate().map(|(at, grey)| pixel(at, *grey)).collect() }
    }

    /// Dark for light.
    fn inverted(&self) -> Self {
        self.with(|_, grey| 255 - grey)
    }

    /// From black to white, but for a hundredth at either end.
    fn stretched(&self) -> Self {
        let mut sorted = self.pixels.clone();
        sorted.sort_unstable();
        let cut = sorted.len() / 100;
        let (low, high) = (sorted[cut], sorted[sorted.len() - 1 - cut]);
        let range = i32::from(high.max(low.saturating_add(1))) - i32::from(low);
        self.with(|_, grey| grey_of((i32::from(grey) - i32::from(low)) * 255 / range.max(1)))
    }

    /// Twice as large each way, with what lies between. A picture that is large already stays as it is.
    fn doubled(&self) -> Self {
        let (width, height) = (self.width, self.height());
        if self.pixels.len() * 4 > LARGEST {
            return self.clone();
        }
        let at = |x: usize, y: usize| u32::from(self.pixels[y.min(height - 1) * width + x.min(width - 1)]);
        // The two nearest, three parts of the nearer: pixels of the larger picture lie a quarter beside those of the smaller.
        let near = |place: usize| {
            if place.is_multiple_of(2) {
                (place / 2, (place / 2).saturating_sub(1))
            } else {
                (place / 2, place / 2 + 1)
            }
        };
        let mut pixels = Vec::with_capacity(self.pixels.len() * 4);
        for y in 0..height * 2 {
            let (y, other_y) = near(y);
            for x in 0..width * 2 {
                let (x, other_x) = near(x);
                let row = |y: usize| at(x, y) * 3 + at(other_x, y);
                pixels.push(u8::try_from((row(y) * 3 + row(other_y)) / 16).unwrap_or(u8::MAX));
            }
        }
        Self { width: width * 2, pixels }
    }

    /// Each pixel the mean of those around.
    fn smoothed(&self) -> Self {
        self.mean(1)
    }

    /// What differs from its surroundings differs more.
    fn sharpened(&self, radius: usize, times: i32) -> Self {
        let mean = self.mean(radius).pixels;
        self.with(|at, grey| grey_of(i32::from(grey) + times * (i32::from(grey) - i32::from(mean[at]))))
    }

    /// Of all pixels up to so far away each way: by sums of all above and to the left.
    fn mean(&self, radius: usize) -> Self {
        let (width, height, across) = (self.width, self.height(), self.width + 1);
        let mut sums = vec![0_u64; across * (height + 1)];
        for y in 0..height {
            let mut row = 0;
            for x in 0..width {
                row += u64::from(self.pixels[y * width + x]);
                sums[(y + 1) * across + x + 1] = sums[y * across + x + 1] + row;
            }
        }
        self.with(|at, _| {
            let (x, y) = (at % width, at / width);
            let (left, right) = (x.saturating_sub(radius), (x + radius + 1).min(width));
            let (top, bottom) = (y.saturating_sub(radius), (y + radius + 1).min(height));
            let whole = sums[bottom * across + right] + sums[top * across + left];
            let beside = sums[top * across + right] + sums[bottom * across + left];
            let count = ((right - left) * (bottom - top)) as u64;
            u8::try_from((whole - beside) / count.max(1)).unwrap_or(u8::MAX)
        })
    }
}

fn grey_of(value: i32) -> u8 {
    u8::try_from(value.clamp(0, 255)).unwrap_or(u8::MAX)
}
