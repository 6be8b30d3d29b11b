"""Names to learn from: read out of the corpora, mended where their labels contradict each other, and put in others' places."""

import json
import os
import re
import subprocess
from collections import Counter, defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
NAMES = ["O", "B-per", "I-per", "B-org", "I-org", "B-geo", "I-geo", "B-gpe", "I-gpe"]

ENTITY = re.compile(r"\(([^()]+)\)|\(([^()]+)|(\d+(?:\[[^\]]*\])?)\)")
KINDS = {"person": "per", "organization": "org", "place": "geo"}
LINKING = {"of", "the", "and", "for", "&", "-", "'s", "’s", "de"}
JOINTS = {"and", ",", "or", "&", "/"}


def name_spans(labels):
    """Where the names of a sentence are: sets of (from, to, kind), peoples as places."""
    return {(a, b, "geo" if kind == "gpe" else kind) for a, b, kind in mentions(labels)}


def mentions(labels):
    found, open_ = [], None
    for i, label in enumerate([*labels, "O"]):
        if open_ and label != f"I-{open_[1]}":
            found.append((open_[0], i, open_[1]))
            open_ = None
        if label[0] == "B" or (label[0] == "I" and not open_):
            open_ = (i, label[2:])
    return found


def node(script, *given):
    return subprocess.run(["npx", "tsx", f"{HERE}/{script}", *given], check=True, capture_output=True, cwd=f"{HERE}/..").stdout.decode()


def read_names(path):
    return [[tuple(line.split("\t")) for line in block.split("\n") if line] for block in node("network-tokens.ts", path).split("\n\n") if block.strip()]


# ---- GUM ----

def gum_names(path, peoples):
    """Names from GUM's entities: of each person, organisation and place the proper nouns around the head of its phrase."""
    made, words, spans, open_ = [], [], [], []

    def finish():
        labels = ["O"] * len(words)
        proper = [w[1] in ("NNP", "NNPS") for w in words]

        def joint(i, start, end, kind):
            """Whether names of their own stand on both sides of word i inside the phrase."""
            inner = [s for s in spans if s[2] == kind and start <= s[0] and s[1] <= end and s[1] - s[0] < end - start]
            return any(s[1] <= i for s in inner) and any(s[0] > i for s in inner)

        for start, end, kind, heads in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
            at = [start + h for h in heads if start + h < end and proper[start + h]]
            if not at or not (proper[start + heads[0]] or words[start + heads[0]][0].lower() in LINKING):
                continue
            if any(words[i][0].lower() in JOINTS and joint(i, start, end, kind) for i in range(min(at), max(at))):
                continue
            # The run of proper nouns at the first of the heads.
            first = last = at[0]
            while first > start and (proper[first - 1] or words[first - 1][0] in "-.&" or words[first - 1][1] in ("HYPH", "AFX")):
                first -= 1
            while last + 1 < end:
                if proper[last + 1] or words[last + 1][1] == "CD" and kind != "per" or words[last + 1][1] == "HYPH":
                    last += 1
                elif words[last + 1][0].lower() in LINKING and (kind != "per" or words[last + 1][0].lower() in ("de", "of", "the", "-")):
                    ahead = last + 2
                    while ahead < end and words[ahead][0].lower() in LINKING:
                        ahead += 1
                    if ahead >= end or not proper[ahead] or words[last + 1][0].lower() in JOINTS and joint(last + 1, start, end, kind):
                        break
                    last = ahead
                else:
                    break
            while kind == "per" and first < last and (words[first][0].lower() in peoples or words[first][0] in ("U.S.", "US", "UK")):
                first += 1
            for i in range(first, last + 1):
                if words[i][0] in (",", "near") or (kind == "per" and words[i][0] in ("of", "'s", "’s") and words[first][0] != "Earl"):
                    last = i - 1
                    break
            while first <= last and not proper[first]:
                first += 1
            while last >= first and not proper[last] and not (words[last][1] == "CD" and last > first):
                last -= 1
            if first > last or any(labels[i] != "O" for i in range(first, last + 1)):
                continue
            if kind == "per" and words[last][1] == "NNPS":
                continue
            for i in range(first, last + 1):
                labels[i] = ("B-" if i == first else "I-") + kind
        for i, w in enumerate(words):
            if labels[i] == "O" and w[0][:1].isupper() and w[0].lower() in peoples and w[1] in ("JJ", "NNPS", "NNP"):
                labels[i] = "B-gpe"
        made.append([(w[0], label) for w, label in zip(words, labels)])

    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line == "":
            if words:
                finish()
            # An entity does not go over the end of a sentence.
            words, spans, open_ = [], [], []
            continue
        column = line.split("\t")
        if line.startswith("#") or not column[0].isdigit():
            continue
        i = len(words)
        words.append((column[1], column[4]))
        entity = next((one[7:] for one in column[9].split("|") if one.startswith("Entity=")), "")
        for whole, begins, ends in ENTITY.findall(entity):
            given = (whole or begins).split("-")
            if len(given) > 5:
                heads = [int(h) - 1 for h in re.findall(r"\d+", next((g for g in given[5:] if re.fullmatch(r"[\d,]+", g)), ""))]
                if not heads:
                    continue
                if whole:
                    if given[1] in KINDS:
                        spans.append((i, i + 1, KINDS[given[1]], heads))
                else:
                    open_.append((given[0], given[1], heads, i))
            elif ends:
                for k in range(len(open_) - 1, -1, -1):
                    if open_[k][0] == ends:
                        _, kind, heads, start = open_.pop(k)
                        if kind in KINDS:
                            spans.append((start, i + 1, KINDS[kind], heads))
                        break
    return made


# ---- the newswire's labels ----

def mended(sentences):
    """The machine-made labels where they agree with themselves: lists and owners parted from what they own, names that are
    nearly always of one kind made so throughout; sentences with a name that begins or ends in the middle of something left out."""
    kinds = defaultdict(Counter)
    for s in sentences:
        for a, b, kind in mentions([w[1] for w in s]):
            kinds[" ".join(w[0] for w in s[a:b])][kind] += 1
    made = []
    for s in sentences:
        texts, labels, sound = [w[0] for w in s], [w[1] for w in s], True
        for a, b, kind in mentions(labels):
            bounds = [i for i in range(a, b) if texts[i] in (",", "and", "or", "'s")]
            edges = [a, *[k for i in bounds for k in (i, i + 1)], b]
            parts = [(edges[k], edges[k + 1]) for k in range(0, len(edges), 2)]
            known = lambda part: sum(kinds.get(" ".join(texts[part[0] : part[1]]), {}).values()) >= 2
            owned = len(parts) == 2 and texts[bounds[0]] == "'s" and kinds.get(texts[a], Counter())["geo"] > 4 and bounds[0] == a + 1 < b - 1
            if bounds and (owned or all(x < y and known((x, y)) for x, y in parts)):
                for i in range(a, b):
                    labels[i] = "O"
                for x, y in parts:
                    one = kinds.get(" ".join(texts[x:y]), Counter({kind: 1})).most_common(1)[0][0]
                    for i in range(x, y):
                        labels[i] = ("B-" if i == x else "I-") + one
            elif "," in texts[a:b] or not re.match(r"[\w(]", texts[a]) or texts[b - 1].lower() in {"of", "and", "for", "in", "the", "-", "'s", "or", "to"}:
                sound = False
            elif texts[a] in ("of", "and", "for", "in"):
                sound = False
            else:
                seen = kinds[" ".join(texts[a:b])]
                usual, times = seen.most_common(1)[0]
                if times >= 5 and times >= 0.85 * sum(seen.values()) and usual != kind:
                    for i in range(a, b):
                        labels[i] = labels[i][:2] + usual
        if sound:
            made.append(list(zip(texts, labels)))
    return made


# ---- names made up ----

class Inventor:
    """Puts other names, found and made up, in the places of a sentence's names, so that what stands around them and what
    they look like is learnt rather than the names."""

    def __init__(self, labelled, tagged, chance):
        self.random = chance
        lists = json.loads(node("network-lists.ts"))
        self.first, self.last, self.city, self.country = lists["first"], lists["last"], lists["city"], lists["country"]
        begins, ends, orgs = defaultdict(set), Counter(), Counter()
        for s in labelled:
            for a, b, kind in mentions([w[1] for w in s]):
                texts = [w[0] for w in s[a:b]]
                if kind == "per" and b - a > 1:
                    begins[texts[0]].add(texts[1])
                    if re.fullmatch(r"[A-Z][\w'-]+", texts[-1]):
                        ends[texts[-1]] += 1
                if kind == "org" and all(t[0].isupper() or t in LINKING for t in texts) and not JOINTS & set(texts):
                    orgs[" ".join(texts)] += 1
        known = set(self.first)
        self.titles = {w for w, after in begins.items() if len(after) >= 15 and w not in known}
        self.last = sorted({*self.last, *(w for w in ends if w not in self.titles)})
        self.orgs = sorted({*(name for name, n in orgs.items() if n >= 2), *lists["organisation"]})
        common = {tag: Counter() for tag in ("NN", "NNS", "JJ")}
        for s in tagged:
            for w in s:
                tag = w[1].split("|")[0]
                if tag in common and re.fullmatch(r"[a-z]{3,}", w[0]):
                    common[tag][w[0]] += 1
        one = lambda tag: [w[0].upper() + w[1:] for w, n in sorted(common[tag].items()) if n >= 2]
        self.noun, self.nouns, self.adjective = one("NN"), one("NNS"), one("JJ")

    def pick(self, items):
        return items[int(self.random.random() * len(items))]

    def chance(self, p):
        return self.random.random() < p

    def word(self):
        """A word that nobody knows."""
        a, b = (self.pick(self.pick([self.last, self.city])).split()[0].lower() for _ in range(2))
        made = a[: max(2, len(a) // 2 + 1)] + b[max(1, len(b) // 2) :]
        return made[0].upper() + made[1:]

    def letters(self):
        return "".join(self.pick("ABCDEFGHIKLMNOPRSTUVW") for _ in range(2 + int(self.random.random() * 4)))

    def surname(self):
        return self.word() if self.chance(0.15) else self.pick(self.city) if self.chance(0.04) else self.pick(self.noun) if self.chance(0.03) else self.pick(self.last)

    def person(self, short):
        if short:
            return self.surname() if self.chance(0.75) else self.pick(self.first)
        middle = f" {self.pick('ABCDEFGHJKLMNPRSTW')}." if self.chance(0.12) else f" {self.pick(self.first)}" if self.chance(0.06) else ""
        return f"{self.pick(self.first) if self.chance(0.9) else self.word()}{middle} {self.surname()}"

    def place(self):
        p = self.random.random()
        if p < 0.6:
            return self.pick(self.city)
        if p < 0.72:
            return self.pick(self.country)
        if p < 0.78:
            return self.word()
        base = self.pick(self.last) if self.chance(0.3) else self.pick(self.city)
        shape = self.pick(["{} County", "{} Province", "{} River", "Lake {}", "Mount {}", "{} Island", "{} Valley", "North {}", "East {}", "South {}", "{} District",
                           "{} Street", "{} Park", "{} Square", "{} Bay", "{} Road", "Port {}", "New {}", "{} Hills", "Fort {}", "{} Beach", "Republic of {}"])
        return shape.format(base)

    def organisation(self):
        p = self.random.random()
        pick = self.pick
        if p < 0.3:
            return pick(self.orgs)
        if p < 0.36:
            return self.letters()
        if p < 0.42:
            return self.word()
        if p < 0.47:
            return pick(pick([self.city, self.last, self.noun]))
        shape = pick([
            "{city} {nouns}", "{city} {nouns}", "The {nouns}", "{adjective} {nouns}", "The {adjective} {nouns}", "{adjective} {noun}", "{noun} {noun}", "{city} United", "FC {city}", "{city} FC", "{city} City",
            "{last} {noun}", "{last} & {last}", "{last} Corporation", "{last} Group", "{word} Inc.", "{word} Records", "{noun} Records", "{last} Brothers", "{city} Bank", "{word} Airlines",
            "{last} Industries", "{city} Motors", "{word} Systems", "{last} Company", "{noun} Media", "{country} Telecom", "Bank of {country}",
            "University of {city}", "{city} University", "{city} State University", "{last} College", "{city} High School", "{last} Institute", "{city} Hospital", "{last} Museum", "{city} Museum of {noun}",
            "{city} Times", "{city} Daily News", "The {city} Post", "{city} Herald", "Radio {city}", "{letters} News", "{noun} Magazine",
            "{adjective} Institute of {noun}", "National Association of {nouns}", "{country} {noun} Association", "Ministry of {noun}", "Department of {noun}", "{noun} Commission", "{adjective} {noun} Council",
            "{noun} Foundation", "{last} Foundation", "Center for {adjective} {nouns}", "International {noun} Agency", "{country} {noun} Federation", "{adjective} {noun} League",
            "{adjective} {noun} Party", "{adjective} Party of {country}", "{country} Democratic Party", "Movement for {noun}", "{adjective} Front", "Union of {nouns}", "{city} City Council",
            "{country} Army", "Third {noun} Division", "{adjective} Brigade", "{city} Police", "Royal {country} Navy", "{country} Air Force", "Fifth Corps", "{letters} {city}", "{city} {letters}",
        ])
        return shape.format(city=pick(self.city), country=pick(self.country), last=pick(self.last), noun=pick(self.noun), nouns=pick(self.nouns),
                            adjective=pick(self.adjective), word=self.word(), letters=self.letters())

    def named(self, kind, size):
        if kind == "per":
            return self.person(size == 1)
        return self.place() if kind == "geo" else self.organisation()

    def changed(self, sentence, share):
        """The sentence with about that share of its names changed, now and then for a list of names."""
        found = [m for m in mentions([w[1] for w in sentence]) if m[2] != "gpe"]
        if not found:
            return sentence
        made, at = [], 0
        for a, b, kind in found:
            if not self.chance(share):
                continue
            made += sentence[at:a]
            at = b
            kept = []
            if kind == "per":
                while a < b and sentence[a][0] in self.titles:
                    kept.append(sentence[a][0])
                    a += 1
            many = 1 + (self.chance(0.12) + self.chance(0.05)) * (not kept)
            for k in range(many):
                texts = [*kept, *self.named(kind, b - a).split(" ")] if a < b else kept
                if k:
                    made.append(("and" if k == many - 1 else ",", "O"))
                made += [(t, ("I-" if i else "B-") + kind) for i, t in enumerate(texts)]
            following = sentence[b][0] if b < len(sentence) else ""
            if kind == "org" and self.chance(0.05):
                made += [("(", "O"), (self.letters(), "B-org"), (")", "O")]
            elif kind in ("org", "geo") and self.chance(0.06) and following not in ("'s", "in", "of", ","):
                link = "," if kind == "geo" else self.pick(["in", "of", "at", "from"])
                made.append((link, "O"))
                made += [(t, ("I-" if i else "B-") + "geo") for i, t in enumerate((self.place() if kind == "org" else self.pick(self.country)).split(" "))]
        return made + list(sentence[at:])
