//! Pictures of the window without a GPU: a [`TestRenderer`] that rasterises egui's triangles on the processor,
//! and [`Pictures`], which compares what it drew with what was drawn before.
//!
//! Texels are sampled bilinearly and blended premultiplied in gamma space, as egui's own shaders do. Only
//! additions, multiplications and comparisons are used, so a picture comes out the same on any machine.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use egui::epaint::{ImageDelta, Mesh, Primitive, Vertex};
use egui::{Rect, TextureId, TexturesDelta, pos2};
use egui_kittest::TestRenderer;
use image::{Rgba, RgbaImage};

/// Set to anything, this variable makes what is drawn now the picture to compare with.
const UPDATE: &str = "PLANLUPE_UPDATE_PICTURES";
/// Largest difference of a channel, of 255, that is none.
const TOLERANCE: u8 = 2;

/// Premultiplied red, green, blue and alpha, 0 to 255.
type Colour = [f32; 4];

#[derive(Default)]
struct Texture {
    width: usize,
    texels: Vec<Colour>,
}

impl Texture {
    fn update(&mut self, delta: &ImageDelta) {
        let egui::ImageData::Color(image) = &delta.image;
        let [width, height] = image.size;
        let [left, top] = delta.pos.unwrap_or_default();
        if delta.pos.is_none() {
            *self = Self { width, texels: vec![[0.0; 4]; width * height] };
        }
        for (at, pixel) in image.pixels.iter().enumerate() {
            self.texels[(top + at / width) * self.width + left + at % width] = pixel.to_array().map(f32::from);
        }
    }

    /// The colour at texture coordinates from 0 to 1.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    fn sample(&self, u: f32, v: f32) -> Colour {
        let height = self.texels.len() / self.width;
        let (x, y) = (u * self.width as f32 - 0.5, v * height as f32 - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let texel = |x: f32, y: f32| {
            let (x, y) = (x.max(0.0) as usize, y.max(0.0) as usize);
            self.texels[y.min(height - 1) * self.width + x.min(self.width - 1)]
        };
        let above = mix(texel(left, top), texel(left + 1.0, top), x - left);
        let below = mix(texel(left, top + 1.0), texel(left + 1.0, top + 1.0), x - left);
        mix(above, below, y - top)
    }
}

fn mix(a: Colour, b: Colour, share: f32) -> Colour {
    std::array::from_fn(|channel| a[channel] + (b[channel] - a[channel]) * share)
}

/// Draws on the processor.
#[derive(Default)]
pub struct Renderer {
    textures: HashMap<TextureId, Texture>,
}

impl TestRenderer for Renderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, images) in delta.set.drain() {
            let texture = self.textures.entry(id).or_default();
            images.iter().for_each(|image| texture.update(image));
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn render(&mut self, ctx: &egui::Context, output: &egui::FullOutput) -> Result<RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let mut canvas = Canvas::new(size.x.round() as usize, size.y.round() as usize);
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = &clipped.primitive else { return Err("a callback cannot be drawn".into()) };
            let Some(texture) = self.textures.get(&mesh.texture_id) else { return Err("a texture is missing".into()) };
            canvas.mesh(mesh, texture, clipped.clip_rect, scale);
        }
        Ok(canvas.into_image())
    }
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<Colour>,
}

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![[0.0, 0.0, 0.0, 255.0]; width * height] }
    }

    #[expect(clippy::cast_precision_loss)]
    fn mesh(&mut self, mesh: &Mesh, texture: &Texture, clip: Rect, scale: f32) {
        let canvas = Rect::from_min_size(pos2(0.0, 0.0), egui::vec2(self.width as f32, self.height as f32));
        let clip = Rect::from_min_max((clip.min * scale).round(), (clip.max * scale).round()).intersect(canvas);
        for triangle in mesh.indices.chunks_exact(3) {
            let corners = [0, 1, 2].map(|corner| {
                let vertex = mesh.vertices[triangle[corner] as usize];
                Vertex { pos: vertex.pos * scale, ..vertex }
            });
            self.triangle(corners, texture, clip);
        }
    }

    /// Fills the pixels whose centre lies in the triangle, or on its left or top edge.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    fn triangle(&mut self, mut corners: [Vertex; 3], texture: &Texture, clip: Rect) {
        let area = |a: egui::Pos2, b: egui::Pos2, c: egui::Pos2| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        let mut whole = area(corners[0].pos, corners[1].pos, corners[2].pos);
        if whole < 0.0 {
            corners.swap(1, 2);
            whole = -whole;
        }
        if whole == 0.0 {
            return;
        }
        let [a, b, c] = corners.map(|corner| corner.pos);
        let bounds = Rect::from_points(&[a, b, c]).intersect(clip);
        let colours = corners.map(|corner| corner.color.to_array().map(f32::from));
        for y in bounds.top() as usize..bounds.bottom().ceil().max(0.0) as usize {
            for x in bounds.left() as usize..bounds.right().ceil().max(0.0) as usize {
                let p = pos2(x as f32 + 0.5, y as f32 + 0.5);
                let weights = [area(b, c, p), area(c, a, p), area(a, b, p)];
                let edges = [c - b, a - c, b - a];
                let inside = |at: usize| {
                    let edge = edges[at];
                    weights[at] > 0.0 || (weights[at] == 0.0 && (edge.y < 0.0 || (edge.y == 0.0 && edge.x > 0.0)))
                };
                if !((0..3).all(inside) && clip.contains(p)) {
                    continue;
                }
                let [wa, wb, wc] = weights.map(|weight| weight / whole);
                let uv = |value: fn(&Vertex) -> f32| {
                    wa * value(&corners[0]) + wb * value(&corners[1]) + wc * value(&corners[2])
                };
                let texel = texture.sample(uv(|corner| corner.uv.x), uv(|corner| corner.uv.y));
                let pixel = &mut self.pixels[y * self.width + x];
                let colour: Colour = std::array::from_fn(|channel| {
                    let tint = wa * colours[0][channel] + wb * colours[1][channel] + wc * colours[2][channel];
                    texel[channel] * tint / 255.0
                });
                let rest = 1.0 - colour[3] / 255.0;
                *pixel = std::array::from_fn(|channel| colour[channel] + pixel[channel] * rest);
            }
        }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn into_image(self) -> RgbaImage {
        let (width, height) = (self.width as u32, self.height as u32);
        RgbaImage::from_fn(width, height, |x, y| {
            let pixel = self.pixels[(y * width + x) as usize];
            Rgba(pixel.map(|channel| channel.round().clamp(0.0, 255.0) as u8))
        })
    }
}

/// Most colours that a picture is kept in.
const COLOURS: usize = 256;
/// The colours that most of a picture has are kept as they are.
const EXACT: usize = 160;

/// So many channels may differ: less than one letter. A pixel that is rounded otherwise can change which rare colours are kept.
const FEW_CHANNELS: usize = 40;

/// A picture in few colours, by their numbers: a third of the bytes. What is drawn is reduced in the same way before it is compared.
struct Reduced {
    width: u32,
    height: u32,
    palette: Vec<[u8; 3]>,
    pixels: Vec<u8>,
}

impl Reduced {
    fn of(drawn: &RgbaImage) -> Self {
        let mut counts: HashMap<[u8; 3], usize> = HashMap::new();
        for Rgba([red, green, blue, _]) in drawn.pixels() {
            *counts.entry([*red, *green, *blue]).or_default() += 1;
        }
        let mut colours: Vec<([u8; 3], usize)> = counts.into_iter().collect();
        colours.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
        let colours: Vec<[u8; 3]> = colours.into_iter().map(|(colour, _)| colour).collect();
        let palette = (0..=u8::MAX).find_map(|reach| palette(&colours, reach)).unwrap_or_default();
        let number: HashMap<[u8; 3], u8> = colours.iter().map(|colour| (*colour, nearest(&palette, *colour))).collect();
        let pixels = drawn.pixels().map(|Rgba([red, green, blue, _])| number[&[*red, *green, *blue]]).collect();
        Self { width: drawn.width(), height: drawn.height(), palette, pixels }
    }

    /// Red, green and blue of all pixels.
    fn channels(&self) -> impl Iterator<Item = u8> {
        self.pixels.iter().flat_map(|pixel| self.palette[usize::from(*pixel)])
    }

    fn save(&self, path: &Path) {
        let file = std::io::BufWriter::new(std::fs::File::create(path).expect("the picture can be made"));
        let mut encoder = png::Encoder::new(file, self.width, self.height);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(self.palette.concat());
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().expect("the picture can be written");
        writer.write_image_data(&self.pixels).expect("the picture can be written");
        writer.finish().expect("the picture can be written");
    }
}

/// The first colours, and of the rest as many as leave none farther than `reach` from all of them, if they are not too many.
fn palette(colours: &[[u8; 3]], reach: u8) -> Option<Vec<[u8; 3]>> {
    let (exact, rest) = colours.split_at(EXACT.min(colours.len()));
    let mut palette = exact.to_vec();
    for colour in rest {
        let is_near = |known: &[u8; 3]| known.iter().zip(colour).all(|(a, b)| a.abs_diff(*b) <= reach);
        if !palette.iter().any(is_near) {
            palette.push(*colour);
        }
    }
    (palette.len() <= COLOURS).then_some(palette)
}

fn nearest(palette: &[[u8; 3]], colour: [u8; 3]) -> u8 {
    let distance = |known: &[u8; 3]| -> u32 { (0..3).map(|at| u32::from(known[at].abs_diff(colour[at])).pow(2)).sum() };
    let at = (0..palette.len()).min_by_key(|at| distance(&palette[*at])).unwrap_or_default();
    u8::try_from(at).expect("there are few colours")
}

/// The pictures in a folder, by name.
pub struct Pictures {
    folder: PathBuf,
}

impl Default for Pictures {
    /// Those in `tests/pictures`.
    fn default() -> Self {
        Self { folder: PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pictures") }
    }
}

impl Pictures {
    /// Those of the guides, in `docs/pictures`.
    pub fn of_guides() -> Self {
        Self { folder: PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/pictures") }
    }

    /// Compares with `NAME.png`. Where they differ, or there is none yet, writes `NAME.new.png`.
    ///
    /// # Panics
    /// When they differ, unless the pictures are being updated.
    #[track_caller]
    pub fn compare(&self, name: &str, drawn: &RgbaImage) {
        let path = self.folder.join(format!("{name}.png"));
        let newer = self.folder.join(format!("{name}.new.png"));
        std::fs::create_dir_all(&self.folder).expect("the folder can be made");
        if std::env::var_os(UPDATE).is_some() {
            Reduced::of(drawn).save(&path);
            return;
        }
        let wanted = image::open(&path).ok().map(|picture| picture.to_rgb8());
        let differing = wanted.as_ref().filter(|wanted| wanted.dimensions() == drawn.dimensions()).map(|wanted| {
            let far = |(a, b): &(u8, u8)| a.abs_diff(*b) > TOLERANCE;
            wanted.iter().copied().zip(Reduced::of(drawn).channels()).filter(far).count()
        });
        if differing.is_some_and(|channels| channels <= FEW_CHANNELS) {
            return;
        }
        Reduced::of(drawn).save(&newer);
        let what = match (wanted, differing) {
            (None, _) => "is not there".to_owned(),
            (_, None) => "has another size".to_owned(),
            (_, Some(channels)) => format!("differs in {channels} channels"),
        };
        panic!("{} {what}: look at {} and set {UPDATE}=1 to accept it", path.display(), newer.display());
    }
}
