import { createRequire } from "node:module";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { networkFile } from "./network-words.ts";

const require = createRequire(import.meta.url);

/** A block of numbers with its shape. */
export interface Block {
  data: Float32Array | Int32Array | Uint8Array;
  dims: readonly number[];
}

/** Runs one of the network's graphs; the call returns when the result is there. `more` names outputs wanted beside the usual. */
export type Run = (inputs: Record<string, Block>, more?: readonly string[]) => Record<string, Block>;

interface Graphs {
  kind: "native" | "wasm";
  network: Run;
  relations: Run;
  attribution: Run;
}

const outputs = {
  "network.onnx": ["tags", "names", "arcs", "dependents", "governors"],
  "network-relations.onnx": ["relations"],
  "attribution.onnx": ["emissions"],
} as const;
type GraphName = keyof typeof outputs;

/** The files of the network's graphs. */
export const graphNames = Object.keys(outputs);

interface NativeSession {
  loadModel(buffer: ArrayBufferLike, offset: number, length: number, options: object): void;
  run(feeds: object, fetches: object, options: object): Record<string, Block>;
}

let graphs: Graphs | undefined;

/**
 * The graphs, loaded once a process: by the native runtime, or by its WebAssembly build where that has none for the
 * platform, which is said once on standard error. `PARLEY_NETWORK_RUNTIME=wasm` asks for the latter.
 */
export function loadGraphs(): Graphs {
  if (graphs) return graphs;
  const runtime = process.env.PARLEY_NETWORK_RUNTIME === "wasm" ? undefined : nativeRuntime();
  graphs = runtime ? native(runtime) : wasm();
  return graphs;
}

interface NativeRuntime {
  InferenceSession: new () => NativeSession;
  Tensor: new (type: string, data: Block["data"], dims: readonly number[]) => Block;
}

// The package's public API only offers promises around these same synchronous calls.
function nativeRuntime(): NativeRuntime | undefined {
  try {
    const { binding, initOrt } = require("onnxruntime-node/dist/binding.js") as {
      binding: Pick<NativeRuntime, "InferenceSession">;
      initOrt(): void;
    };
    const { Tensor } = require("onnxruntime-common") as Pick<NativeRuntime, "Tensor">;
    initOrt();
    return { InferenceSession: binding.InferenceSession, Tensor };
  } catch {
    process.stderr.write(
      "parley: no native runtime for the language network here; using WebAssembly, which is slower\n",
    );
    return undefined;
  }
}

function opened(open: (name: GraphName) => Run): Omit<Graphs, "kind"> {
  return {
    network: open("network.onnx"),
    relations: open("network-relations.onnx"),
    attribution: open("attribution.onnx"),
  };
}

const typeOf = (data: Block["data"]) =>
  data instanceof Int32Array ? "int32" : data instanceof Uint8Array ? "uint8" : "float32";

function native({ InferenceSession, Tensor }: NativeRuntime): Graphs {
  const open = (name: GraphName): Run => {
    const session = new InferenceSession();
    const file = networkFile(name);
    session.loadModel(file.buffer, file.byteOffset, file.byteLength, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: "sequential",
      graphOptimizationLevel: "all",
      logSeverityLevel: 3,
    });
    return (inputs, more = []) => {
      const feeds: Record<string, Block> = {};
      for (const [key, { data, dims }] of Object.entries(inputs)) {
        feeds[key] = new Tensor(typeOf(data), data, dims);
      }
      const fetches = Object.fromEntries([...outputs[name], ...more].map((output) => [output, null]));
      return session.run(feeds, fetches, {});
    };
  };
  return { kind: "native", ...opened(open) };
}

// How long, in milliseconds, the other thread may take over one batch of at most some thousand words.
const patience = 120_000;

// WebAssembly answers by a promise only, so it runs in a thread of its own and this one waits.
function wasm(): Graphs {
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const files = Object.fromEntries(Object.keys(outputs).map((name) => [name, networkFile(name)]));
  const worker = new Worker(new URL("./network-worker.js", import.meta.url), {
    workerData: { signal, port: port2, files },
    transferList: [port2],
    // Plain JavaScript: it wants none of the loaders that this process was started with.
    execArgv: [],
  });
  worker.unref();
  port1.unref();
  const open =
    (name: GraphName): Run =>
    (inputs, more = []) => {
      Atomics.store(signal, 0, 0);
      port1.postMessage({ name, inputs, outputs: [...outputs[name], ...more] });
      Atomics.wait(signal, 0, 0, patience);
      const answer = receiveMessageOnPort(port1)?.message as
        | { result?: Record<string, Block>; error?: string }
        | undefined;
      if (!answer?.result) throw new Error(`The language network did not answer: ${answer?.error ?? "timed out"}`);
      return answer.result;
    };
  return { kind: "wasm", ...opened(open) };
}
