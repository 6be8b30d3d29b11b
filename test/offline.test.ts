import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const require = createRequire(import.meta.url);

// ONNX Runtime 1.29 and later send usage data home from Linux and macOS too; Parley stays on a version that cannot.
test("the native runtime of the networks knows no address to report to", () => {
  const folder = join(dirname(require.resolve("onnxruntime-node/package.json")), "bin");
  const libraries = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    /linux.*\/libonnxruntime\.so|darwin.*\/libonnxruntime.*\.dylib/.test(file),
  );
  expect(libraries.length).toBeGreaterThan(0);
  for (const file of libraries) {
    const bytes = readFileSync(join(folder, file));
    expect(bytes.includes("events.data.microsoft.com"), file).toBe(false);
  }
});
