//! The learner: a linear-chain conditional random field, trained by regularised dual averaging with a step of its own
//! for each weight (AdaGrad). One weight is computed from the sum of its gradients when it is needed, so that a
//! sequence costs only what it touches; the weights that say too little stay zero.
//!
//! After L. Xiao, «Dual averaging methods for regularized stochastic learning and online optimization», JMLR 11
//! (2010), and J. Duchi, E. Hazan, Y. Singer, «Adaptive subgradient methods for online learning and stochastic
//! optimization», JMLR 12 (2011).

use names::tagger::CLASSES;

pub type Row = [f32; CLASSES];

/// One sequence: the rows that each token touches, and its classes.
pub struct Sequence {
    pub rows: Vec<u32>,
    pub ends: Vec<u32>,
    pub classes: Vec<u8>,
}

impl Sequence {
    fn of_token(&self, index: usize) -> &[u32] {
        let start = if index == 0 { 0 } else { self.ends[index - 1] as usize };
        &self.rows[start..self.ends[index] as usize]
    }
}

/// Length of the steps.
const STEP: f32 = 0.25;

/// What keeps the first steps small.
const DAMPING: f32 = 1.0;

pub struct Learner {
    /// Sums of gradients, and of their squares.
    sums: Vec<Row>,
    squares: Vec<Row>,
    /// Regularisation for one sequence.
    l1: f32,
    l2: f32,
    seen: f32,
}

impl Learner {
    /// For `rows` observations; the transitions are the last rows, one for each class that comes before.
    pub fn new(rows: usize, sequences: usize, c1: f32, c2: f32) -> Self {
        let zeros = vec![[0.0; CLASSES]; rows + CLASSES];
        #[expect(clippy::cast_precision_loss, reason = "a count")]
        let count = sequences as f32;
        Self { sums: zeros.clone(), squares: zeros, l1: c1 / count, l2: c2 / count, seen: 0.0 }
    }

    /// The weights of a row.
    pub fn row(&self, row: usize) -> Row {
        let (least, pull) = (self.l1 * self.seen, STEP * self.l2 * self.seen);
        let mut weights = [0.0; CLASSES];
        for ((weight, sum), square) in weights.iter_mut().zip(&self.sums[row]).zip(&self.squares[row]) {
            let left = sum.abs() - least;
            if left > 0.0 {
                *weight = -sum.signum() * STEP * left / (DAMPING + square.sqrt() + pull);
            }
        }
        weights
    }

    pub fn transitions(&self) -> [Row; CLASSES] {
        let first = self.sums.len() - CLASSES;
        std::array::from_fn(|class| self.row(first + class))
    }

    fn add(&mut self, row: usize, gradient: &Row) {
        for ((sum, square), gradient) in self.sums[row].iter_mut().zip(&mut self.squares[row]).zip(gradient) {
            *sum += gradient;
            *square += gradient * gradient;
        }
    }

    /// Learns from one sequence; how unlikely it was before.
    pub fn learn(&mut self, sequence: &Sequence) -> f32 {
        let length = sequence.classes.len();
        let mut scores = vec![[0.0_f32; CLASSES]; length];
        let mut loss = 0.0;
        for (index, score) in scores.iter_mut().enumerate() {
            for row in sequence.of_token(index) {
                for (score, weight) in score.iter_mut().zip(self.row(*row as usize)) {
                    *score += weight;
                }
            }
            loss -= score[usize::from(sequence.classes[index])];
            let largest = score.iter().copied().fold(f32::MIN, f32::max);
            loss += largest;
            *score = score.map(|score| (score - largest).exp().max(1e-30));
        }
        let weights = self.transitions();
        let moves = weights.map(|row| row.map(f32::exp));
        let mut forward = vec![[0.0_f32; CLASSES]; length];
        for index in 0..length {
            let mut sums = if index == 0 { [1.0; CLASSES] } else { through(&forward[index - 1], &moves) };
            for (sum, score) in sums.iter_mut().zip(&scores[index]) {
                *sum *= score;
            }
            let total: f32 = sums.iter().sum();
            loss += total.ln();
            forward[index] = sums.map(|sum| sum / total);
            if index > 0 {
                loss -= weights[usize::from(sequence.classes[index - 1])][usize::from(sequence.classes[index])];
            }
        }
        let mut backward = [1.0_f32; CLASSES];
        let mut step_gradients = [[0.0_f32; CLASSES]; CLASSES];
        let mut gradients = vec![[0.0_f32; CLASSES]; length];
        for index in (0..length).rev() {
            let class = usize::from(sequence.classes[index]);
            let product: Row = std::array::from_fn(|class| forward[index][class] * backward[class]);
            let total: f32 = product.iter().sum();
            gradients[index] = product.map(|cell| cell / total);
            gradients[index][class] -= 1.0;
            if index > 0 {
                let ahead: Row = std::array::from_fn(|class| scores[index][class] * backward[class]);
                let mut pairs = moves;
                let mut total = 0.0;
                for (row, before) in pairs.iter_mut().zip(&forward[index - 1]) {
                    for (cell, ahead) in row.iter_mut().zip(&ahead) {
                        *cell *= before * ahead;
                        total += *cell;
                    }
                }
                for (sums, row) in step_gradients.iter_mut().zip(&pairs) {
                    for (sum, cell) in sums.iter_mut().zip(row) {
                        *sum += cell / total;
                    }
                }
                step_gradients[usize::from(sequence.classes[index - 1])][class] -= 1.0;
                let mut sums: Row = std::array::from_fn(|from| {
                    moves[from].iter().zip(&ahead).map(|(step, ahead)| step * ahead).sum::<f32>()
                });
                let total: f32 = sums.iter().sum();
                sums.iter_mut().for_each(|sum| *sum /= total);
                backward = sums;
            }
        }
        self.seen += 1.0;
        for (index, gradient) in gradients.iter().enumerate() {
            for row in sequence.of_token(index) {
                self.add(*row as usize, gradient);
            }
        }
        let first = self.sums.len() - CLASSES;
        for (class, gradient) in step_gradients.iter().enumerate() {
            self.add(first + class, gradient);
        }
        loss
    }
}

fn through(from: &Row, moves: &[Row; CLASSES]) -> Row {
    let mut sums = [0.0; CLASSES];
    for (from, row) in from.iter().zip(moves) {
        for (sum, step) in sums.iter_mut().zip(row) {
            *sum += from * step;
        }
    }
    sums
}
