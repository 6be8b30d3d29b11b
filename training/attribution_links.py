"""Trains the two small networks that say which cue a content goes with, and which source a cue has."""

import bisect
import random

import numpy as np
import torch
from torch import nn

PARTS = 3  # source, cue, content


class Passage:
    """What linking asks of a passage, word by word; src/language/attribution-links.ts does the same."""

    def __init__(self, data, k):
        first, last = data.passages[k]
        rows = data.rows[first:last]
        column = {name: rows[:, i].tolist() for i, name in enumerate(data.tables)}
        self.heads = data.heads[first:last].tolist()
        self.quoted = [q > 0 for q in column["quote"]]
        self.relations = [min(59, r) for r in column["relation"]]
        self.sentence, n = [], -1
        for edge in column["edge"]:
            n += edge & 1
            self.sentence.append(max(0, n))
        self.mark = [not any(c.isalnum() for c in word) for word in data.words[first:last]]

    def head_of(self, span):
        for i in range(*span):
            head = self.heads[i]
            if head == i or not span[0] <= head < span[1]:
                return i
        return span[0]

    def steps_up(self, i, span):
        for steps in range(7):
            if span[0] <= i < span[1]:
                return steps
            if self.heads[i] == i:
                return -1
            i = self.heads[i]
        return -1


class Circumstances:
    """The active columns of a pair of a source or content and a cue."""

    size = 0

    def of(self, p, part, cue, cues, alike, others):
        active, base = [], 0

        def add(value, size):
            nonlocal base
            active.append(base + value)
            base += size

        before = part[1] <= cue[0]
        side = 0 if before else 1
        low, high = (part[1], cue[0]) if before else (cue[1], part[0])
        full = sum(not p.mark[i] for i in range(low, high))
        between = lambda spans, own: min(2, sum(s != own and low <= s[0] < high for s in spans))
        cues_between = between(cues, cue)
        sentences = min(2, abs(p.sentence[cue[0]] - p.sentence[part[1] - 1 if before else part[0]]))
        add(side, 2)
        add(side * 3 + cues_between, 6)
        add(side * 3 + between(alike, part), 6)
        add(side * 3 + between(others, part), 6)
        add(side * 3 + sentences, 6)
        add(side * 7 + sum(full > edge for edge in (0, 1, 3, 6, 12, 25)), 14)
        part_head, cue_head = p.head_of(part), p.head_of(cue)
        up, down = p.steps_up(part_head, cue), p.steps_up(cue_head, part)
        add(side * 8 + up + 1, 16)
        add(side * 8 + down + 1, 16)
        add(int(p.heads[part_head] == p.heads[cue_head] and part_head != cue_head), 2)
        quotes = (1 if p.quoted[part[0]] else 0) + (2 if p.quoted[part[1] - 1] else 0)
        add(side * 4 + quotes, 8)
        add((3 if sentences > 0 else 0) + cues_between, 6)
        add(int(p.quoted[cue[0]] and quotes == 0), 2)
        far = lambda s: s[0] - part[1] if part[1] <= s[0] else part[0] - s[1]
        add(min(3, sum(s != cue and far(s) < far(cue) for s in cues)), 4)
        add(p.relations[part_head] if up == 1 else 0, 60)
        add(p.relations[cue_head] if down == 1 else 0, 60)
        Circumstances.size = base
        return active


class Scorer(nn.Module):
    def __init__(self, size, hidden=16):
        super().__init__()
        self.straight = nn.EmbeddingBag(size, 1, mode="sum")
        self.hidden = nn.EmbeddingBag(size, hidden, mode="sum")
        self.bias = nn.Parameter(torch.zeros(hidden))
        self.out = nn.Linear(hidden, 1)
        self.none = nn.Parameter(torch.zeros(1))
        nn.init.zeros_(self.straight.weight)
        nn.init.normal_(self.hidden.weight, std=0.1)

    def forward(self, active, offsets):
        return (self.straight(active, offsets) + self.out(torch.relu(self.hidden(active, offsets) + self.bias)))[:, 0]


def examples(data, kind, dropped, seed):
    """For each part the circumstances of all that it could go with, and which it goes with (as many as there are: none)."""
    chance = random.Random(seed)
    made = []
    for _, passages, annotations in data.documents:
        starts = [data.passages[k][0] for k in passages]

        def placed(span):
            k = passages[bisect.bisect_right(starts, span[0]) - 1]
            first, last = data.passages[k]
            return k, (span[0] - first, min(span[1], last) - first)

        marked = annotations[0]
        spans = {k: ([], [], []) for k in passages}
        for part, span in sorted({(part, (s[0], s[1])) for one in marked for part in range(PARTS) for s in one[part]}):
            if chance.random() >= dropped:
                k, here = placed(span)
                spans[k][part].append(here)
        goes = {}
        for sources, cues, contents in marked:
            if not cues:
                continue
            k, cue = placed(cues[0])
            for s in contents:
                goes["content", *placed(s)] = (k, cue)
            for s in sources[:1]:
                goes["source", k, cue] = placed(s)
        for k in passages:
            sources, cues, contents = spans[k]
            p = Passage(data, k)
            if kind == "content" and cues:
                for content in contents:
                    at, cue = goes.get(("content", k, content), (k, None))
                    gold = cues.index(cue) if at == k and cue in cues else len(cues)
                    made.append(([Circumstances().of(p, content, c, cues, contents, sources) for c in cues], gold))
            if kind == "source" and sources:
                for cue in cues:
                    at, source = goes.get(("source", k, cue), (k, None))
                    gold = sources.index(source) if at == k and source in sources else len(sources)
                    made.append(([Circumstances().of(p, s, cue, cues, sources, contents) for s in sources], gold))
    return made


def fit(data, kind, epochs=4):
    """The scorer of one kind; a second look at each text leaves some spans out, as tagging will."""
    groups = examples(data, kind, 0.0, 1) + examples(data, kind, 0.15, 2)
    scorer = Scorer(Circumstances.size)
    optimiser = torch.optim.AdamW(scorer.parameters(), lr=5e-3, weight_decay=1e-3)
    for _ in range(epochs):
        random.shuffle(groups)
        for at in range(0, len(groups), 256):
            some = groups[at : at + 256]
            flat = [active for candidates, _ in some for active in candidates]
            width = max(len(candidates) for candidates, _ in some)
            scores = scorer(torch.tensor([i for active in flat for i in active]), torch.arange(len(flat)) * len(flat[0]))
            row = torch.tensor([i for i, (candidates, _) in enumerate(some) for _ in candidates])
            column = torch.tensor([j for candidates, _ in some for j in range(len(candidates))])
            table = scores.new_full((len(some), width), -1e9).index_put((row, column), scores)
            table = torch.cat([table, scorer.none.expand(len(some), 1)], 1)
            gold = torch.tensor([g if g < len(candidates) else width for candidates, g in some])
            loss = nn.functional.cross_entropy(table, gold)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        for group in optimiser.param_groups:
            group["lr"] *= 0.5
    return scorer
