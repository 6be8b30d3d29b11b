import { existsSync, readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { Fault } from "../errors.ts";

/**
 * A trained linear classifier over hashed features. Each feature (a 32-bit number) has small integer weights for the few
 * labels that it speaks for or against.
 *
 * File: brotli over [u32 length of header][header JSON][u32 keys][u32 offsets, one more than keys][u8 labels][i8 weights].
 */
export interface LinearModel {
  labels: string[];
  mask: number;
  table: Int32Array;
  keys: Int32Array;
  offsets: Uint32Array;
  classes: Uint8Array;
  weights: Int8Array;
}

/** Opens a file of `models/`; faults with `not-found` when it is missing. */
export function modelFile(name: string): Buffer {
  const path = new URL(`../../models/${name}`, import.meta.url);
  if (!existsSync(path)) {
    throw new Fault("not-found", `The model ${name} is missing`, "Install Parley again: its models come with it.");
  }
  return brotliDecompressSync(readFileSync(path));
}

/** Reads a trained classifier from `models/`. */
export function loadLinear(name: string): LinearModel {
  return unpackLinear(modelFile(name));
}

/** Makes a classifier usable from the bytes of its (uncompressed) file. */
export function unpackLinear(bytes: Buffer): LinearModel {
  const length = bytes.readUInt32LE(0);
  const header = JSON.parse(bytes.toString("utf8", 4, 4 + length)) as {
    labels: string[];
    features: number;
    weights: number;
  };
  let at = bytes.byteOffset + 4 + length;
  const take = (size: number) => {
    const part = bytes.buffer.slice(at, at + size);
    at += size;
    return part;
  };
  const keys = new Int32Array(take(header.features * 4));
  const offsets = new Uint32Array(take((header.features + 1) * 4));
  const classes = new Uint8Array(take(header.weights));
  const weights = new Int8Array(take(header.weights));
  let size = 1024;
  while (size < header.features * 2) size *= 2;
  const table = new Int32Array(size).fill(-1);
  const mask = size - 1;
  for (let i = 0; i < keys.length; i++) {
    let slot = keys[i]! & mask;
    while (table[slot] !== -1) slot = (slot + 1) & mask;
    table[slot] = i;
  }
  return { labels: header.labels, mask, table, keys, offsets, classes, weights };
}

/** Adds the weights of one feature to the scores of the labels. */
export function addFeature(model: LinearModel, feature: number, scores: Int32Array): void {
  const { table, keys, mask } = model;
  let slot = feature & mask;
  for (let i = table[slot]!; i !== -1; i = table[slot]!) {
    if (keys[i] === feature) {
      const end = model.offsets[i + 1]!;
      for (let at = model.offsets[i]!; at < end; at++) {
        const label = model.classes[at]!;
        scores[label] = scores[label]! + model.weights[at]!;
      }
      return;
    }
    slot = (slot + 1) & mask;
  }
}

/** Hashes a string to 32 bits (FNV-1a with a final mix). */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value ^ (value >>> 15);
}

/** Hashes a feature: which template it is of, and up to three values in it. */
export function feature(template: number, a: number, b = 0, c = 0): number {
  let value = Math.imul(template + 1, 0x9e3779b1) ^ a;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b) ^ b;
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35) ^ c;
  value = Math.imul(value ^ (value >>> 16), 0x27d4eb2f);
  return value ^ (value >>> 15);
}
