"""
Trains the classifier of coded events (models/events.md).

    npx tsx training/events-words.ts PATH_TO/PLV_train.tsv PLV.jsonl
    npx tsx training/events-words.ts PATH_TO/AW_train.tsv AW.jsonl
    python3 training/events.py PLV.jsonl AW.jsonl PATH_TO_VECTORS [models]

Prints figures of a five-fold cross-validation; with a folder it trains on everything and writes events.gz there. Linear
ridge regression on every class at once: features of a kind are weighed by inverse document frequency and brought to
length one, word vectors are averaged, and likenesses to seed words of the classes are added.
"""
import collections
import functools
import gzip
import hashlib
import json
import os
import struct
import sys

import numpy as np
from scipy import sparse

HERE = os.path.dirname(os.path.abspath(__file__))
QUADS = {1: ["AGREE", "CONSULT", "SUPPORT"], 2: ["AID", "COOPERATE", "YIELD"], 3: ["ACCUSE", "REJECT", "REQUEST", "THREATEN"],
         4: ["ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"]}
QUAD = {root: quad for quad, roots in QUADS.items() for root in roots}
ROOTS = sorted(QUAD)
# How much each kind of feature weighs.
COUNTED = {"words": 1, "pairs": 0.5, "lemmas": 0.25, "between": 0.5, "near": 0.25, "source": 0.25, "verb": 0.5}
AVERAGED = {"all": 1, "between": 0.25, "path": 0.25, "clause": 0.25, "target": 0.5}
LIKENESS = {"all": 1, "path": 0.25}
RIDGE = 0.15
DIMENSIONS, VOCABULARY, NEAREST = 64, 20_000, 3


def read(path):
    return [json.loads(line) for line in open(path, encoding="utf8")]


@functools.cache
def hashed(text):
    """As `hash` in src/language/word-shape.ts, unsigned."""
    value = 0x811C9DC5
    units = text.encode("utf-16-le")
    for low, high in zip(units[::2], units[1::2]):
        value = ((value ^ (low | high << 8)) * 0x01000193) & 0xFFFFFFFF
    return value ^ (value >> 15)


class Vectors:
    """The most frequent words' vectors, centred, on their main axes, in steps of a byte as they are shipped."""

    def __init__(self, path):
        cache = os.environ.get("PARLEY_VECTORS_CACHE")
        if cache and os.path.exists(cache):
            stored = np.load(cache, allow_pickle=True)
            words, vectors = list(stored["words"][:VOCABULARY]), stored["vectors"][:VOCABULARY]
        else:
            table = json.load(open(path, encoding="utf8"))["vectors"]
            words = list(table)[:VOCABULARY]
            vectors = np.array([table[word][:100] for word in words], np.float32)
        vectors = vectors / np.maximum(1e-9, np.linalg.norm(vectors, axis=1, keepdims=True))
        vectors = vectors - vectors.mean(0)
        _, axes = np.linalg.eigh(vectors.T @ vectors)
        vectors = vectors @ axes[:, ::-1][:, :DIMENSIONS]
        self.scale = np.abs(vectors).max(0) / 127
        self.bytes = np.round(vectors / self.scale).astype(np.int8)
        self.vectors = self.bytes * self.scale
        self.words = words
        self.at = {word: i for i, word in enumerate(words)}
        unit = self.vectors / np.maximum(1e-9, np.linalg.norm(self.vectors, axis=1, keepdims=True))
        seeds = json.load(open(os.path.join(HERE, "events-seeds.json"), encoding="utf8"))
        self.seeds = [[self.at[word] for word in seeds[root].split() if word in self.at] for root in ROOTS]
        self.like = np.stack([np.sort(unit @ unit[rows].T, 1)[:, -NEAREST:].mean(1) for rows in self.seeds], 1)

    def average(self, words):
        rows = [self.at[word] for word in words if word in self.at]
        return self.vectors[rows].mean(0) if rows else np.zeros(DIMENSIONS)

    def likeness(self, words):
        rows = [self.at[word] for word in words if word in self.at]
        return np.concatenate([self.like[rows].max(0), self.like[rows].mean(0)]) if rows else np.zeros(2 * len(ROOTS))


def unit(row):
    length = np.linalg.norm(row)
    return row / length if length > 0 else row


class Features:
    """Which features there are and what each is worth, learnt from some cases; then rows of numbers for any."""

    def __init__(self, cases, vectors):
        self.vectors = vectors
        self.counted, self.frequency = {}, {}
        for kind in COUNTED:
            frequency = collections.Counter(x for case in cases for x in {hashed(x) for x in case["counted"][kind]})
            self.counted[kind] = {x: (i, np.log((1 + len(cases)) / (1 + frequency[x])) + 1) for i, x in enumerate(sorted(frequency))}
            self.frequency[kind] = [frequency[x] for x in sorted(frequency)]
        raw = {kind: np.array([vectors.likeness(case["lists"][kind]) for case in cases]) for kind in LIKENESS}
        self.normal = {kind: (rows.mean(0), rows.std(0) + 1e-9) for kind, rows in raw.items()}

    def rows(self, cases):
        """One sparse row of numbers a case, kind after kind."""
        blocks = []
        for kind, weight in COUNTED.items():
            table = self.counted[kind]
            at, columns, values = [0], [], []
            for case in cases:
                counts = collections.Counter(x for x in map(hashed, case["counted"][kind]) if x in table)
                row = np.array([n * table[x][1] for x, n in counts.items()])
                columns += [table[x][0] for x in counts]
                values += list(np.sqrt(weight) * unit(row))
                at.append(len(columns))
            blocks.append(sparse.csr_matrix((values, columns, at), (len(cases), len(table))))
        for kind, weight in AVERAGED.items():
            blocks.append(np.sqrt(weight) * np.array([unit(self.vectors.average(case["lists"][kind])) for case in cases]))
        for kind, weight in LIKENESS.items():
            mean, deviation = self.normal[kind]
            blocks.append(np.sqrt(weight) * np.array([unit((self.vectors.likeness(case["lists"][kind]) - mean) / deviation) for case in cases]))
        return sparse.hstack([sparse.csr_matrix(block) for block in blocks]).tocsr()


def ridge(rows, wanted, ridge=RIDGE):
    """Weights and biases of the least squares with a penalty, by way of the cases, which are fewer than the features."""
    bias = wanted.mean(0)
    near = (rows @ rows.T).toarray()
    return rows.T @ np.linalg.solve(near + ridge * np.eye(len(near)), wanted - bias), bias


def one_hot(cases):
    return np.array([[float(case["root"] == root) for root in ROOTS] for case in cases])


def conflict(cases):
    return np.array([[float(case["conflict"] if "conflict" in case else QUAD[case["root"]] > 2)] for case in cases])


def macro(gold, found):
    scores = []
    for label in sorted(set(gold)):
        hit = sum(a == b == label for a, b in zip(gold, found))
        scores.append(2 * hit / (sum(a == label for a in gold) + sum(b == label for b in found)))
    return float(np.mean(scores))


def folds(cases, seed, count=5):
    """By root; a text that comes twice stays in one fold."""
    groups = collections.defaultdict(list)
    for i, case in enumerate(cases):
        groups[case["text"]].append(i)
    by = collections.defaultdict(list)
    for group in groups.values():
        by[cases[group[0]].get("root", cases[group[0]].get("conflict"))].append(group)
    random, fold, turn = np.random.RandomState(seed), np.zeros(len(cases), int), 0
    for label in sorted(by):
        for k in random.permutation(len(by[label])):
            fold[by[label][k]] = turn % count
            turn += 1
    return fold


def validate(plover, other, vectors, seeds=(1, 2, 3)):
    figures = collections.defaultdict(list)
    scored = []
    for seed in seeds:
        fold, outer = folds(plover, seed), folds(other, seed)
        alone, roots, sides = ([None] * len(plover) for _ in range(3))
        told, plain = ([None] * len(other) for _ in range(2))
        for k in range(5):
            train = [case for case, f in zip(plover, fold) if f != k]
            more = [case for case, f in zip(other, outer) if f != k]
            features = Features(train, vectors)
            rows = features.rows(train)
            weights, bias = ridge(rows, one_hot(train))
            side, middle = ridge(sparse.vstack([rows, features.rows(more)]), np.concatenate([conflict(train), conflict(more)]))
            test = [i for i, f in enumerate(fold) if f == k]
            mine = features.rows([plover[i] for i in test])
            for i, row, c in zip(test, mine @ weights + bias, mine @ side + middle):
                scored.append((row + SIDE * LEAN * (2 * c[0] - 1), plover[i]["root"]))
                alone[i], roots[i], sides[i] = ROOTS[row.argmax()], best(row, c[0]), c[0]
            test = [i for i, f in enumerate(outer) if f == k]
            theirs = features.rows([other[i] for i in test])
            for i, row, c in zip(test, theirs @ weights + bias, theirs @ side + middle):
                told[i] = int(c[0] > 0.5)
                plain[i] = int(QUAD[best(row, c[0])] > 2)
        gold = [case["root"] for case in plover]
        figures["root.macroF1"].append(macro(gold, roots))
        figures["root.microF1"].append(np.mean([a == b for a, b in zip(gold, roots)]))
        figures["root.macroF1 without side"].append(macro(gold, alone))
        given = [case["quad"] for case in plover]
        figures["quad.macroF1"].append(macro(given, [QUAD[root] for root in roots]))
        figures["quad.macroF1 without side"].append(macro(given, [QUAD[root] for root in alone]))
        figures["binary.macroF1 PLV"].append(macro([int(q > 2) for q in given], [int(s > 0.5) for s in sides]))
        sure = [int(case["conflict"]) for case in other]
        figures["binary.macroF1 AW"].append(macro(sure, told))
        figures["binary.macroF1 AW by root"].append(macro(sure, plain))
    for name, values in figures.items():
        print(f"{name:28} {np.mean(values):.4f}  (of {len(seeds)} divisions: {min(values):.4f} to {max(values):.4f})")
    return {name: round(float(np.mean(values)), 4) for name, values in figures.items()}, scored


def best(row, side):
    """The root that scores best, when it is weighed in whether the act is conflict at all."""
    return ROOTS[int(np.argmax(row + SIDE * LEAN * (2 * side - 1)))]


LEAN = np.array([0.5 if QUAD[root] > 2 else -0.5 for root in ROOTS])
SIDE = 0.2


def sharpness(scored):
    """The factor that makes of scores, by softmax, chances as good as they can be."""
    rows = np.array([row for row, _ in scored])
    at = np.array([ROOTS.index(root) for _, root in scored])
    def loss(factor):
        z = rows * factor
        z = z - z.max(1, keepdims=True)
        return -(z[np.arange(len(z)), at] - np.log(np.exp(z).sum(1))).mean()
    return float(min(np.arange(2, 20, 0.25), key=loss))


def bytes_of(weights):
    scale = np.abs(weights).max(0) / 127
    return np.round(weights / scale).astype(np.int8), [float(f"{x:.6g}") for x in scale]


def ship(plover, other, vectors, sharp, figures, folder):
    features = Features(plover, vectors)
    rows = features.rows(plover)
    weights, bias = ridge(rows, one_hot(plover))
    side, middle = ridge(sparse.vstack([rows, features.rows(other)]), np.concatenate([conflict(plover), conflict(other)]))
    small, scale = bytes_of(np.concatenate([weights, side], 1))
    rounded = lambda values: [float(f"{x:.6g}") for x in values]
    header = {
        "roots": ROOTS, "bias": rounded(np.concatenate([bias, middle])), "scale": scale, "sharpness": sharp, "side": SIDE, "cases": len(plover),
        "counted": {kind: {"weight": weight, "features": len(features.counted[kind])} for kind, weight in COUNTED.items()},
        "averaged": AVERAGED,
        "likeness": {kind: {"weight": weight, "mean": rounded(features.normal[kind][0]), "deviation": rounded(features.normal[kind][1])} for kind, weight in LIKENESS.items()},
        "nearest": NEAREST, "seeds": vectors.seeds, "vectors": [float(x) for x in vectors.scale], "words": vectors.words,
    }
    body = b"".join(np.array(list(features.counted[kind]), "<u4").tobytes() + np.array(features.frequency[kind], "<u2").tobytes() for kind in COUNTED)
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    body += small.tobytes() + vectors.bytes.tobytes()
    packed = gzip.compress(struct.pack("<I", len(head)) + head + body, 9, mtime=0)
    with open(os.path.join(folder, "events.gz"), "wb") as out:
        out.write(packed)
    metrics = {"crossValidated": figures, "bytes": len(packed), "sha256": hashlib.sha256(packed).hexdigest()}
    with open(os.path.join(folder, "events.metrics.json"), "w", encoding="utf8") as out:
        out.write(json.dumps(metrics, indent=2) + "\n")
    print(f"events.gz: {len(packed):,} bytes, {len(small)} features")


def main():
    plover, other = read(sys.argv[1]), read(sys.argv[2])
    vectors = Vectors(sys.argv[3])
    figures, scored = validate(plover, other, vectors)
    sharp = sharpness(scored)
    print(f"sharpness {sharp}")
    if len(sys.argv) > 4:
        ship(plover, other, vectors, sharp, figures, sys.argv[4])


if __name__ == "__main__":
    main()
