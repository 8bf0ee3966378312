//! Pictures of the window without a GPU: a [`TestRenderer`] that rasterises egui's triangles on the processor,
//! and [`Pictures`], which compares what it drew with what was drawn before.
//!
//! Texels are sampled bilinearly and blended premultiplied in gamma space, as egui's own shaders do. Only
//! additions, multiplications and comparisons are used, so a picture comes out the same on any machine.

use std::collections::HashMap;
use std::path::PathBuf;

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
            drawn.save(&path).expect("the picture can be written");
            return;
        }
        let wanted = image::open(&path).ok().map(|picture| picture.to_rgba8());
        let differing = wanted.as_ref().filter(|wanted| wanted.dimensions() == drawn.dimensions()).map(|wanted| {
            let far = |(a, b): &(u8, u8)| a.abs_diff(*b) > TOLERANCE;
            wanted.iter().copied().zip(drawn.iter().copied()).filter(far).count()
        });
        if differing == Some(0) {
            return;
        }
        drawn.save(&newer).expect("the picture can be written");
        let what = match (wanted, differing) {
            (None, _) => "is not there".to_owned(),
            (_, None) => "has another size".to_owned(),
            (_, Some(channels)) => format!("differs in {channels} channels"),
        };
        panic!("{} {what}: look at {} and set {UPDATE}=1 to accept it", path.display(), newer.display());
    }
}
