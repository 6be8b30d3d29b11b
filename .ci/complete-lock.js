// Adds to package-lock.json the optional packages of other platforms that a registry mirror did not carry, so that
// `npm ci` accepts the lock file everywhere. `npm run lock` runs it after `npm install`.
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));
const platforms = /(?:^|[-/])(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)(?=-|$)/;
const processors = /-(arm64|arm|ia32|loong64|mips64el|ppc64|riscv64|s390x|wasm32|x64)(?=-|$)/;

let added = 0;
for (const [path, parent] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
    const nested = `${path}/node_modules/${name}`;
    const own = `node_modules/${name}`;
    if (lock.packages[nested] || lock.packages[own]) continue;
    const os = name === "fsevents" ? "darwin" : name.match(platforms)?.[1];
    const cpu = name.match(processors)?.[1];
    lock.packages[own] = {
      version: range.replace(/^[~^]/, ""),
      ...(cpu && { cpu: [cpu] }),
      ...(parent.dev && { dev: true }),
      ...(/musl/.test(name) && { libc: ["musl"] }),
      optional: true,
      ...(os && { os: [os] }),
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stderr.write(`package-lock.json: ${added} optional packages of other platforms added\n`);
