/**
 * An averaged perceptron (Collins 2002) over hashed features with dense rows, and its packing into the sparse integer
 * form that `src/language/linear.ts` runs.
 */
export class Perceptron {
  private readonly keys: Int32Array;
  private readonly rows: Int32Array;
  private readonly mask: number;
  private weights: Float32Array[] = [];
  private sums: Float32Array[] = [];
  private touched: Uint32Array;
  private used = 0;
  private step = 1;
  private readonly perBlock = 16_384;
  readonly labels: number;

  constructor(labels: number, bits = 23) {
    this.labels = labels;
    this.keys = new Int32Array(2 ** bits);
    this.rows = new Int32Array(2 ** bits).fill(-1);
    this.mask = 2 ** bits - 1;
    this.touched = new Uint32Array(2 ** bits);
  }

  private row(feature: number, make: boolean): number {
    let slot = feature & this.mask;
    for (let row = this.rows[slot]!; row !== -1; row = this.rows[slot]!) {
      if (this.keys[slot] === feature) return row;
      slot = (slot + 1) & this.mask;
    }
    if (!make) return -1;
    this.keys[slot] = feature;
    const row = this.used++;
    this.rows[slot] = row;
    if (row % this.perBlock === 0) {
      this.weights.push(new Float32Array(this.perBlock * this.labels));
      this.sums.push(new Float32Array(this.perBlock * this.labels));
    }
    return row;
  }

  /** The score of every label. */
  score(features: number[], scores: Float32Array): void {
    scores.fill(0);
    for (const feature of features) {
      const row = this.row(feature, false);
      if (row < 0) continue;
      const block = this.weights[Math.floor(row / this.perBlock)]!;
      const at = (row % this.perBlock) * this.labels;
      for (let label = 0; label < this.labels; label++) scores[label] = scores[label]! + block[at + label]!;
    }
  }

  /** Counts one decision; the average is over decisions. */
  tick(): void {
    this.step++;
  }

  /** Moves the weights of the features towards one label and away from another. */
  update(features: number[], towards: number, away: number): void {
    for (const feature of features) {
      const row = this.row(feature, true);
      const index = Math.floor(row / this.perBlock);
      const at = (row % this.perBlock) * this.labels;
      const block = this.weights[index]!;
      const sum = this.sums[index]!;
      block[at + towards]! += 1;
      block[at + away]! -= 1;
      sum[at + towards]! += this.step;
      sum[at + away]! -= this.step;
      this.touched[row]!++;
    }
  }

  /** The averaged weights as the bytes of a model file, features of fewer updates than `least` left out. */
  pack(labels: string[], least: number): Buffer {
    const entries: { key: number; cells: [number, number][] }[] = [];
    const averages: number[] = [];
    for (let slot = 0; slot < this.rows.length; slot++) {
      const row = this.rows[slot]!;
      if (row < 0 || this.touched[row]! < least) continue;
      const block = this.weights[Math.floor(row / this.perBlock)]!;
      const sum = this.sums[Math.floor(row / this.perBlock)]!;
      const at = (row % this.perBlock) * this.labels;
      const cells: [number, number][] = [];
      for (let label = 0; label < this.labels; label++) {
        const average = block[at + label]! - sum[at + label]! / this.step;
        if (average !== 0) {
          cells.push([label, average]);
          averages.push(Math.abs(average));
        }
      }
      entries.push({ key: this.keys[slot]!, cells });
    }
    averages.sort((a, b) => a - b);
    const top = averages[Math.floor(averages.length * 0.9995)] ?? 1;
    const scale = 127 / top;
    entries.sort((a, b) => a.key - b.key);
    const kept = entries
      .map(({ key, cells }) => ({
        key,
        cells: cells
          .map(([label, value]): [number, number] => [label, Math.max(-127, Math.min(127, Math.round(value * scale)))])
          .filter(([, value]) => value !== 0),
      }))
      .filter(({ cells }) => cells.length > 0);
    const total = kept.reduce((sum, { cells }) => sum + cells.length, 0);
    let header = JSON.stringify({ labels, features: kept.length, weights: total });
    while ((Buffer.byteLength(header) + 4) % 4 !== 0) header += " ";
    const keys = new Int32Array(kept.length);
    const offsets = new Uint32Array(kept.length + 1);
    const classes = new Uint8Array(total);
    const weights = new Int8Array(total);
    let at = 0;
    kept.forEach(({ key, cells }, i) => {
      keys[i] = key;
      offsets[i] = at;
      for (const [label, value] of cells) {
        classes[at] = label;
        weights[at] = value;
        at++;
      }
    });
    offsets[kept.length] = at;
    const length = Buffer.alloc(4);
    length.writeUInt32LE(Buffer.byteLength(header));
    const raw = (array: { buffer: ArrayBufferLike; byteOffset: number; byteLength: number }) =>
      Buffer.from(array.buffer, array.byteOffset, array.byteLength);
    return Buffer.concat([length, Buffer.from(header), raw(keys), raw(offsets), raw(classes), raw(weights)]);
  }
}
