"""Writes a trained network as two ONNX files with 8-bit weights, and its words and labels as gzipped text.

The runtime quantises what a layer is given by its smallest and largest value. So that a sentence's result does not hang
on the sentences beside it, these are always the same: the inputs carry two constants, and each LSTM two more units,
"sentinels", which count up and down and so always reach the largest value that any unit can have at that step.
"""

import gzip
import json
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from network_names import NAMES

SCALE = 2.0 / 127


def quantise(matrix, most=63):
    """Weights [in, out] as int8 with one scale for each column; in ±63, so that no processor's sums of products saturate."""
    scale = np.maximum(np.abs(matrix).max(0), 1e-8) / most
    return np.round(matrix / scale).astype(np.int8), scale.astype(np.float32)


class Graph:
    def __init__(self):
        self.nodes, self.constants, self.count = [], [], 0

    def constant(self, value, name=None):
        self.count += 1
        name = name or f"c{self.count}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind, inputs, outputs=1, domain="", **attributes):
        self.count += 1
        names = [f"{kind}{self.count}_{i}" for i in range(outputs)] if isinstance(outputs, int) else outputs
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names[0] if len(names) == 1 else names

    def save(self, path, inputs, outputs):
        graph = helper.make_graph(self.nodes, "network", inputs, outputs, self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)])
        model.ir_version = 8
        onnx.save(model, path)


def lstm(graph, x, lengths, state, prefix, rows, most):
    """One bidirectional layer; `rows` says which rows of the exported input each row of the trained one is."""
    hidden = state[f"{prefix}.weight_hh_l0"].shape[1]
    size = hidden + 2
    width = rows.pop("width")
    rows = rows["rows"]
    order = [0, 3, 1, 2]  # ONNX has input, output, forget, cell; torch input, forget, cell, output
    inputs, recurrent, biases, input_scales, recurrent_scales = [], [], [], [], []
    for way in ("", "_reverse"):
        w_ih, w_hh = (state[f"{prefix}.weight_{k}_l0{way}"].numpy() for k in ("ih", "hh"))
        b = (state[f"{prefix}.bias_ih_l0{way}"] + state[f"{prefix}.bias_hh_l0{way}"]).numpy()
        w = np.zeros((width, 4 * size), np.float32)
        r = np.zeros((size, 4 * size), np.float32)
        bias = np.zeros(4 * size, np.float32)
        for to, gate in enumerate(order):
            here = slice(to * size, to * size + hidden)
            w[rows, here] = w_ih[gate * hidden : (gate + 1) * hidden].T
            r[:hidden, here] = w_hh[gate * hidden : (gate + 1) * hidden].T
            bias[here] = b[gate * hidden : (gate + 1) * hidden]
            bias[to * size + hidden : (to + 1) * size] = [30, -30] if gate == 2 else [30, 30]
        for matrix, into, scales in ((w, inputs, input_scales), (r, recurrent, recurrent_scales)):
            q, s = quantise(matrix, most)
            into.append(q)
            scales.append(s)
        biases.append(np.concatenate([bias, np.zeros_like(bias)]))
    c = graph.constant
    zero = c(np.zeros((2, 4 * size), np.int8))
    y = graph.add(
        "DynamicQuantizeLSTM",
        [x, c(np.stack(inputs)), c(np.stack(recurrent)), c(np.stack(biases)), lengths, "", "", "",
         c(np.stack(input_scales)), zero, c(np.stack(recurrent_scales)), zero],
        1, "com.microsoft", direction="bidirectional", hidden_size=size,
    )
    return y, size, hidden


def export(kept, folder, most=63):
    state = {k: v.detach().cpu() for k, v in kept["state"].items()}
    g = Graph()
    c = g.constant
    table = lambda w: np.clip(np.round(w.numpy() / SCALE), -127, 127).astype(np.int8)
    tables = [kept["vectors"], table(state["word.weight"])]
    k = 0
    while f"tables.{k}.weight" in state:
        tables.append(table(state[f"tables.{k}.weight"]))
        k += 1
    last = tables[-1]
    tables[-1] = np.concatenate([last, np.tile(np.array([[127, -127]], np.int8), (len(last), 1))], 1)
    columns = g.add("Split", ["ids", c(np.ones(len(tables), np.int64))], len(tables), axis=2)
    squeeze = c(np.array([2], np.int64))
    parts = [g.add("Gather", [c(t), g.add("Squeeze", [col, squeeze])], axis=0) for t, col in zip(tables, columns)]
    x = g.add("Mul", [g.add("Cast", [g.add("Concat", parts, axis=2)], to=TensorProto.FLOAT), c(np.float32(SCALE))])
    width = sum(t.shape[1] for t in tables)
    y, size, hidden = lstm(g, x, "lengths", state, "lstm1", dict(rows=np.arange(width - 2), width=width), most)

    def joined(y):
        turned = g.add("Transpose", [y], perm=[0, 2, 1, 3])
        return g.add("Reshape", [turned, c(np.array([0, 0, 2 * size], np.int64))])

    ends = g.add("Slice", [x, c(np.array([width - 2], np.int64)), c(np.array([width], np.int64)), c(np.array([2], np.int64))])
    x2 = g.add("Concat", [joined(y), g.add("Mul", [ends, c(np.float32(0.5))])], axis=2)
    both = np.concatenate([np.arange(hidden), size + np.arange(hidden)])
    y2, _, _ = lstm(g, x2, "lengths", state, "lstm2", dict(rows=both, width=2 * size + 2), most)
    h = g.add("Transpose", [joined(y2)], perm=[1, 0, 2])

    # All heads in one product of integers.
    weight = np.concatenate([state[f"{n}.weight"].numpy() for n in ("tag", "name", "mlp")]).T
    bias = np.concatenate([state[f"{n}.bias"].numpy() for n in ("tag", "name", "mlp")])
    full = np.zeros((2 * size, weight.shape[1]), np.float32)
    full[both] = weight
    q, scale = quantise(full, most)
    middle = c(np.uint8(128))
    hq = g.add("QuantizeLinear", [h, c(np.float32(1 / 127)), middle], ["states"])
    product = g.add("Cast", [g.add("MatMulInteger", [hq, c(q), middle])], to=TensorProto.FLOAT)
    heads = g.add("Add", [g.add("Mul", [product, c((scale / 127).astype(np.float32))]), c(bias.astype(np.float32))])
    tags, names = len(kept["tags"]), state["name.bias"].shape[0]
    arc, rel = state["arc"].shape[1], state["rel.weight"].shape[1] // 3
    tag, name, mlp = g.add("Split", [heads, c(np.array([tags, names, 2 * arc + 2 * rel], np.int64))], 3, axis=2)
    g.add("Cast", [g.add("ArgMax", [tag], axis=2, keepdims=0)], ["tags"], to=TensorProto.INT32)
    g.add("Identity", [name], ["names"])
    mlp = g.add("LeakyRelu", [mlp], alpha=0.1)
    dep, head, rel_dep, rel_head = g.add("Split", [mlp, c(np.array([arc, arc, rel, rel], np.int64))], 4, axis=2)
    batch = g.add("Slice", [g.add("Shape", [dep]), c(np.array([0], np.int64)), c(np.array([1], np.int64))])

    def with_root(value, root):
        shape = g.add("Concat", [batch, c(np.array([1, len(root)], np.int64))], axis=0)
        return g.add("Concat", [g.add("Expand", [c(root.reshape(1, 1, -1)), shape]), value], axis=1)

    root = state["root"].numpy()
    head = with_root(head, root[:arc])
    g.add("Identity", [rel_dep], ["dependents"])
    g.add("Identity", [with_root(rel_head, root[arc:])], ["governors"])
    w = state["arc"].numpy()
    left = g.add("Add", [g.add("MatMul", [dep, c(w[:arc])]), c(w[arc])])
    g.add("MatMul", [left, g.add("Transpose", [head], perm=[0, 2, 1])], ["arcs"])
    value = helper.make_tensor_value_info
    f, i = TensorProto.FLOAT, TensorProto.INT32
    g.save(f"{folder}/network.onnx", [value("ids", i, ["most", "batch", len(tables)]), value("lengths", i, ["batch"])],
           [value("tags", i, ["batch", "most"]), value("names", f, ["batch", "most", names]),
            value("arcs", f, ["batch", "most", "heads"]), value("dependents", f, ["batch", "most", rel]),
            value("governors", f, ["batch", "heads", rel]), value("states", TensorProto.UINT8, ["batch", "most", 2 * size])])

    # The relation of each arc, once the tree is known.
    g = Graph()
    c = g.constant
    rows = lambda name, which: g.add("Gather", [g.add("Reshape", [name, c(np.array([-1, rel], np.int64))]), which], axis=0)
    dependents, governors = rows("dependents", "words"), rows("governors", "heads")
    both = g.add("Concat", [g.add("Mul", [dependents, governors]), dependents, governors], axis=1)
    scores = g.add("Add", [g.add("MatMul", [both, c(state["rel.weight"].numpy().T.copy())]), c(state["rel.bias"].numpy())])
    g.add("Cast", [g.add("ArgMax", [scores], axis=1, keepdims=0)], ["relations"], to=i)
    g.save(f"{folder}/network-relations.onnx",
           [value("dependents", f, ["batch", "most", rel]), value("governors", f, ["batch", "heads", rel]), value("words", i, ["n"]), value("heads", i, ["n"])],
           [value("relations", i, ["n"])])

    labels = dict(
        tags=kept["tags"], relations=kept["relations"],
        names=NAMES,
        transitions=[[round(float(v), 4) for v in row] for row in state["transitions"]],
        starts=[round(float(v), 4) for v in state["starts"]],
        tables=[len(t) for t in tables],
    )
    text = "\n\n".join([json.dumps(labels), "\n".join(kept["vector_words"]), "\n".join(kept["trained"])])
    with open(f"{folder}/network.words.gz", "wb") as file:
        file.write(gzip.compress(text.encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    import torch

    export(torch.load(sys.argv[1], weights_only=False), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 63)
