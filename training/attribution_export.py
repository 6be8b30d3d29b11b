"""Writes a trained attribution network as one ONNX file with 8-bit weights, and what decoding and linking need as gzipped JSON.

As in network_export.py, what is quantised at run time always has the same range: the inputs carry two constants, and the
LSTMs two sentinels each way.
"""

import gzip
import json

import numpy as np
from network_export import Graph, helper, lstm, quantise
from onnx import TensorProto

EDGE = 2.0  # inputs of the LSTM lie within


def export(state, size, offsets, folder, most=63):
    state = {k: v.detach().cpu() for k, v in state.items()}
    g = Graph()
    c = g.constant
    middle = c(np.uint8(128))
    width = state["own.weight"].shape[0]
    wide = width + 2  # two constants for the range

    # What the encoder says of the word and of its head.
    weight = np.zeros((size, 2 * wide), np.float32)
    weight[:, :width] = state["own.weight"].numpy().T
    weight[:, wide : wide + width] = state["gov.weight"].numpy().T
    q, scale = quantise(weight, most)
    product = g.add("Cast", [g.add("MatMulInteger", ["states", c(q), middle])], to=TensorProto.FLOAT)
    product = g.add("Mul", [product, c((scale / 127).astype(np.float32))])
    own, governed = g.add("Split", [product, c(np.array([wide, wide], np.int64))], 2, axis=2)
    governed = g.add("Reshape", [governed, c(np.array([-1, wide], np.int64))])
    governed = g.add("Reshape", [g.add("Gather", [governed, "heads"], axis=0), g.add("Shape", [own])])

    # The sum of a word's rows in all tables.
    table = state["table.weight"].numpy()
    step = np.maximum(np.abs(table).max(0), 1e-8) / 127
    rows = np.zeros((len(table), wide), np.int8)
    rows[:, :width] = np.round(table / step)
    steps = np.zeros(wide, np.float32)
    steps[:width] = step
    told = g.add("Cast", [g.add("Gather", [c(rows), "rows"], axis=0)], to=TensorProto.FLOAT)
    told = g.add("ReduceSum", [told, c(np.array([2], np.int64))], keepdims=0)
    told = g.add("Mul", [told, c(steps)])
    bias = np.concatenate([state["own.bias"].numpy(), [EDGE, -EDGE]]).astype(np.float32)
    x = g.add("Add", [g.add("Add", [own, governed]), g.add("Add", [told, c(bias)])])
    x = g.add("Clip", [x, c(np.float32(-EDGE)), c(np.float32(EDGE))])

    ends = g.add("Slice", [x, c(np.array([width], np.int64)), c(np.array([wide], np.int64)), c(np.array([2], np.int64))])
    given = dict(rows=np.arange(width), width=wide)
    layer = 0
    while f"ways.{layer}.0.weight_ih_l0" in state:
        for way, name in enumerate(("", "_reverse")):
            for kind in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
                state[f"layer{layer}.{kind}_l0{name}"] = state[f"ways.{layer}.{way}.{kind}_l0"]
        y, units, hidden = lstm(g, x, "lengths", state, f"layer{layer}", given, most)
        turned = g.add("Transpose", [y], perm=[0, 2, 1, 3])
        h = g.add("Reshape", [turned, c(np.array([0, 0, 2 * units], np.int64))])
        both = np.concatenate([np.arange(hidden), units + np.arange(hidden)])
        x = g.add("Concat", [h, g.add("Mul", [ends, c(np.float32(0.5))])], axis=2)
        given = dict(rows=both, width=2 * units + 2)
        layer += 1

    full = np.zeros((2 * units, state["out.weight"].shape[0]), np.float32)
    full[both] = state["out.weight"].numpy().T
    q, scale = quantise(full, most)
    hq = g.add("QuantizeLinear", [g.add("Transpose", [h], perm=[1, 0, 2]), c(np.float32(1 / 127)), middle])
    product = g.add("Cast", [g.add("MatMulInteger", [hq, c(q), middle])], to=TensorProto.FLOAT)
    product = g.add("Mul", [product, c((scale / 127).astype(np.float32))])
    g.add("Add", [product, c(state["out.bias"].numpy().astype(np.float32))], ["emissions"])
    value = helper.make_tensor_value_info
    i = TensorProto.INT32
    g.save(
        f"{folder}/attribution.onnx",
        [
            value("states", TensorProto.UINT8, ["most", "batch", size]),
            value("rows", i, ["most", "batch", len(offsets)]),
            value("heads", i, ["words"]),
            value("lengths", i, ["batch"]),
        ],
        [value("emissions", TensorProto.FLOAT, ["batch", "most", full.shape[1]])],
    )


def rounded(values, places=4):
    return [rounded(v, places) for v in values] if np.ndim(values) else round(float(values), places)


def scorer(state, none):
    return dict(
        straight=rounded(state["straight.weight"][:, 0].numpy()),
        hidden=rounded(state["hidden.weight"].numpy()),
        hiddenBias=rounded(state["bias"].numpy()),
        out=rounded(state["out.weight"][0].numpy()),
        outBias=rounded(state["out.bias"][0].numpy()),
        none=rounded(none),
    )


def export_words(lists, offsets, transitions, starts, thresholds, links, folder):
    given = dict(
        **lists, offsets=[int(o) for o in offsets], transitions=rounded(transitions), starts=rounded(starts),
        thresholds=thresholds, links={kind: scorer(state, state["none"][0]) for kind, state in links.items()},
    )
    with open(f"{folder}/attribution.words.gz", "wb") as file:
        file.write(gzip.compress(json.dumps(given).encode("utf-8"), 9, mtime=0))
