// The thread in which the WebAssembly build of the network's runtime works; network-runtime.ts starts it and waits.
import { workerData } from "node:worker_threads";
import { env, InferenceSession, Tensor } from "onnxruntime-web/wasm";

const { signal, port, files } = workerData;
env.wasm.numThreads = 1;
env.logLevel = "error";
const sessions = new Map();

const typeOf = (data) => (data instanceof Int32Array ? "int32" : data instanceof Uint8Array ? "uint8" : "float32");

async function answer({ name, inputs, outputs }) {
  if (!sessions.has(name))
    sessions.set(name, await InferenceSession.create(files[name], { executionProviders: ["wasm"] }));
  const feeds = {};
  for (const [key, { data, dims }] of Object.entries(inputs)) {
    feeds[key] = new Tensor(typeOf(data), data, dims);
  }
  const made = await sessions.get(name).run(feeds);
  return Object.fromEntries(outputs.map((output) => [output, { data: made[output].data, dims: made[output].dims }]));
}

port.on("message", async (job) => {
  let message;
  try {
    message = { result: await answer(job) };
  } catch (error) {
    message = { error: String(error) };
  }
  port.postMessage(message);
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
});
