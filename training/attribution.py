"""Trains the attribution network: source, cue and content of who says what, from the language network's states.

    python3 training/attribution.py PATH_TO_CORPORA [EPOCHS]

PATH_TO_CORPORA holds attribution/polnear. Wants torch, numpy and onnx, and Node with the project's dependencies: the
reader itself cuts the texts into words and says what it sees of each. Trained on PolNeAR's train part alone; its dev part
is watched. Writes models/attribution.onnx and models/attribution.words.gz; training/attribution-eval.ts then scores them
and writes models/attribution.metrics.json.
"""

import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time

import numpy as np
import torch
from torch import nn

from attribution_links import fit

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 17
WORDS = 5_000  # frequent words with rows of their own
WIDTH = 160  # of what the recurrent layer is given
HIDDEN = 128
BATCH = 2_500  # words
ALTERED = 0.15  # of the texts in an epoch, in other names and marks
LABELS = 7  # O, then begin and inside of source, cue and content
NEVER = -1e4
# A run of words is taken when its probability is higher. Chosen on PolNeAR dev.
THRESHOLDS = dict(source=0.42, cue=0.42, content=0.34)


class Data:
    """What training/attribution-words.ts wrote."""

    def __init__(self, folder):
        meta = json.load(open(f"{folder}/meta.json"))
        self.size, self.tables = meta["size"], meta["tables"]
        self.states = np.memmap(f"{folder}/states.bin", np.uint8, "r", shape=(meta["total"], self.size))
        self.rows = np.fromfile(f"{folder}/rows.bin", np.int32).reshape(meta["total"], -1)
        self.heads = np.fromfile(f"{folder}/heads.bin", np.int32)
        self.words = open(f"{folder}/words.txt", encoding="utf-8").read().split("\n")
        for k, name in enumerate(self.tables):
            if name.lower().endswith("word"):
                self.rows[:, k][self.rows[:, k] > WORDS] = 0
                self.tables[name] = min(self.tables[name], WORDS + 1)
        self.passages, self.documents, self.labels, at = [], [], [], 0
        for document in meta["documents"]:
            first, inside = at, []
            for n in document["passages"]:
                inside.append(len(self.passages))
                self.passages.append((at, at + n))
                at += n
            self.documents.append((document["id"], inside, document["annotations"]))
            self.labels.append([labelled(first, at, marked) for marked in document["annotations"]])

    def items(self, i, annotation):
        """The passages of a document with their labels, by one of those who annotated it."""
        labels, first = self.labels[i][annotation], self.passages[self.documents[i][1][0]][0]
        return [(self, a, b, labels[a - first : b - first]) for a, b in (self.passages[k] for k in self.documents[i][1])]


def labelled(first, last, marked):
    labels = np.zeros(last - first, np.int64)
    for one in marked:
        for part, spans in enumerate(one):
            for start, end, _ in spans:
                labels[start - first : end - first] = 2 * part + 2
                labels[start - first] = 2 * part + 1
    return labels


class Locked(nn.Module):
    """Dropout with one mask for all words of a passage."""

    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        if not self.training:
            return x
        return x * (x.new_empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - self.p) / (1 - self.p))


def one_way(width, hidden):
    layer = nn.LSTM(width, hidden, batch_first=True)
    for name, value in layer.named_parameters():
        if "weight_hh" in name:
            for k in range(4):
                nn.init.orthogonal_(value.data[k * hidden : (k + 1) * hidden])
        elif "weight_ih" in name:
            nn.init.xavier_uniform_(value.data)
        else:
            value.data.zero_()
            if "bias_ih" in name:
                value.data[hidden : 2 * hidden] = 1
    return layer


class Network(nn.Module):
    def __init__(self, size, tables):
        super().__init__()
        self.own = nn.Linear(size, WIDTH)
        self.gov = nn.Linear(size, WIDTH, bias=False)
        self.offsets = torch.tensor(offsets_of(tables))
        self.words = [k for k, name in enumerate(tables) if name.lower().endswith("word")]
        self.table = nn.EmbeddingBag(sum(tables.values()), WIDTH, mode="sum")
        nn.init.normal_(self.table.weight, std=0.05)
        self.ways = nn.ModuleList([nn.ModuleList([one_way(WIDTH, HIDDEN), one_way(WIDTH, HIDDEN)])])
        self.out = nn.Linear(2 * HIDDEN, LABELS)
        self.transitions = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.starts = nn.Parameter(torch.zeros(LABELS))
        barred = torch.zeros(LABELS + 1, LABELS)
        for inside in range(2, LABELS, 2):
            barred[:, inside] = NEVER
            barred[inside - 1 : inside + 1, inside] = 0
        self.register_buffer("barred", barred)
        self.drop, self.drop_states = Locked(0.35), Locked(0.2)

    def chain(self):
        return self.transitions + self.barred[:-1], self.starts + self.barred[-1]

    def forward(self, states, rows, heads, lengths):
        if self.training:
            rows = rows.clone()
            for k in self.words:
                rows[..., k][torch.rand(rows.shape[:2]) < 0.1] = 0
            states = self.drop_states(states)
        batch, most, _ = rows.shape
        start = torch.arange(batch)[:, None] * most
        pick = lambda x, where: x.reshape(batch * most, -1)[(where + start).reshape(-1)].reshape(batch, most, -1)
        x = self.own(states) + pick(self.gov(states), heads)
        x = x + self.table((rows + self.offsets).reshape(batch * most, -1)).reshape(batch, most, -1)
        x = self.drop(x.clamp(-2, 2))
        back = torch.arange(most)[None].expand(batch, most)
        back = torch.where(back < lengths[:, None], lengths[:, None] - 1 - back, back)
        for forth, reverse in self.ways:
            x = self.drop(torch.cat([forth(x)[0], pick(reverse(pick(x, back))[0], back)], -1))
        return self.out(x)

    def loss(self, emissions, gold, lengths):
        """Mean negative log likelihood a word of the gold labels."""
        transitions, starts = self.chain()
        most = emissions.shape[1]
        mask = torch.arange(most)[None] < lengths[:, None]
        score = starts[gold[:, 0]] + emissions.gather(2, gold[..., None])[..., 0].mul(mask).sum(1)
        score = score + transitions[gold[:, :-1], gold[:, 1:]].mul(mask[:, 1:]).sum(1)
        alpha = starts + emissions[:, 0]
        for t in range(1, most):
            step = torch.logsumexp(alpha[:, :, None] + transitions, 1) + emissions[:, t]
            alpha = torch.where(mask[:, t, None], step, alpha)
        return (torch.logsumexp(alpha, 1) - score).sum() / mask.sum()


def offsets_of(tables):
    return np.cumsum([0, *tables.values()])[:-1]


def batches(items, shuffle):
    """Batches of about as many words and similar length."""
    order = sorted(items, key=lambda item: (item[2] - item[1]) * (1 + random.random() * 0.1 * shuffle))
    made, words = [[]], 0
    for item in order:
        made[-1].append(item)
        words += item[2] - item[1]
        if words >= BATCH:
            made.append([])
            words = 0
    made = [one for one in made if one]
    if shuffle:
        random.shuffle(made)
    return made


def tensors(batch):
    lengths = [b - a for _, a, b, _ in batch]
    shape = (len(batch), max(lengths))
    size, width = batch[0][0].size, len(batch[0][0].tables)
    states, rows = np.full((*shape, size), 128, np.uint8), np.zeros((*shape, width), np.int64)
    heads, gold = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    for k, (data, a, b, labels) in enumerate(batch):
        states[k, : b - a], rows[k, : b - a] = data.states[a:b], data.rows[a:b]
        heads[k, : b - a], gold[k, : b - a] = data.heads[a:b], labels
    states = (torch.from_numpy(states).float() - 128) / 127
    return states, torch.from_numpy(rows), torch.from_numpy(heads), torch.tensor(lengths), torch.from_numpy(gold)


def viterbi(emissions, transitions, starts):
    score, back = emissions[0] + starts, []
    for emission in emissions[1:]:
        step = score[:, None] + transitions
        back.append(step.argmax(0))
        score = step.max(0) + emission
    path = [int(score.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def spans(labels, first):
    found, begun = set(), None
    for i, label in enumerate([*labels, 0]):
        if begun and label != 2 * begun[1] + 2:
            found.add((first + begun[0], first + i, begun[1]))
            begun = None
        if label % 2:
            begun = (i, label // 2)
    return found


def score(network, data):
    """F1 of exact spans of source, cue and content, by Viterbi."""
    network.eval()
    gold, found = set(), set()
    for _, _, annotations in data.documents:
        for one in annotations[0]:
            gold |= {(a, b if whole else -1, part) for part, marked in enumerate(one) for a, b, whole in marked}
    transitions, starts = (x.detach().numpy() for x in network.chain())
    with torch.no_grad():
        for batch in batches([item for i in range(len(data.documents)) for item in data.items(i, 0)], False):
            states, rows, heads, lengths, _ = tensors(batch)
            for item, emissions in zip(batch, network(states, rows, heads, lengths).numpy()):
                found |= spans(viterbi(emissions[: item[2] - item[1]], transitions, starts), item[1])
    network.train()
    f1 = lambda g, f: 2 * len(g & f) / max(1, len(g) + len(f))
    of = lambda some, part: {one for one in some if one[2] == part}
    return [round(f1(of(gold, part), of(found, part)), 4) for part in range(3)] + [round(f1(gold, found), 4)]


def drawn(plain, altered):
    """The passages of an epoch: each text once, by one of its annotators, some of them altered."""
    items = []
    for i, (_, _, annotations) in enumerate(plain.documents):
        data = altered if random.random() < ALTERED else plain
        items += data.items(i, random.randrange(len(annotations)))
    return items


def train(plain, altered, dev, epochs, log):
    network = Network(plain.size, plain.tables)
    log(f"{sum(p.numel() for p in network.parameters())} parameters")
    rate = 3e-3
    optimiser = torch.optim.AdamW(network.parameters(), lr=rate, betas=(0.9, 0.95), weight_decay=1e-3, fused=True)
    average = {k: v.detach().clone() for k, v in network.named_parameters()}
    total = epochs * len(batches(drawn(plain, altered), True))
    step = 0
    for epoch in range(epochs):
        losses = []
        for batch in batches(drawn(plain, altered), True):
            states, rows, heads, lengths, gold = tensors(batch)
            loss = network.loss(network(states, rows, heads, lengths), gold, lengths)
            losses.append(loss.item())
            share = min(1.0, step / total)
            for group in optimiser.param_groups:
                group["lr"] = rate * min(1.0, (step + 1) / 100) * (0.02 + 0.49 * (1 + math.cos(math.pi * share)))
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            step += 1
            with torch.no_grad():
                live = dict(network.named_parameters())
                torch._foreach_lerp_(list(average.values()), [live[k] for k in average], max(0.005, 1 / (step + 1)))
        here = {k: v.detach().clone() for k, v in network.named_parameters()}
        network.load_state_dict(average, strict=False)
        log(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, dev source, cue, content, all {score(network, dev)}")
        if epoch + 1 < epochs:
            network.load_state_dict(here, strict=False)
    return network


def main():
    corpus = f"{sys.argv[1]}/attribution/polnear"
    epochs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    random.seed(SEED)
    np.random.seed(SEED)
    started = time.time()
    log = lambda text: print(f"{time.time() - started:6.0f} s  {text}", file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory() as work:
        def seen(part, name, *more):
            command = ["npx", "tsx", f"{HERE}/attribution-words.ts", f"{corpus}/{part}", f"{work}/{name}", *more]
            subprocess.run(command, check=True, cwd=f"{HERE}/..")
            return Data(f"{work}/{name}")

        plain = seen("train", "plain")
        lists = f"{work}/plain/vocabulary.json"
        altered, dev = seen("train", "altered", lists, "altered"), seen("dev", "dev", lists)
        lists = json.load(open(lists))
        log(f"{len(plain.words)} words in {len(plain.documents)} texts")
        network = train(plain, altered, dev, epochs, log)
        links = {kind: fit(plain, kind) for kind in ("content", "source")}

    from attribution_export import export, export_words

    models, offsets = f"{HERE}/../models", offsets_of(plain.tables)
    transitions, starts = (x.detach().numpy() for x in network.chain())
    export(network.state_dict(), plain.size, offsets, models)
    states = {kind: {k: v.detach() for k, v in one.state_dict().items()} for kind, one in links.items()}
    lists["words"] = lists["words"][:WORDS]
    export_words(lists, offsets, transitions, starts, THRESHOLDS, states, models)
    log("written")


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main()
