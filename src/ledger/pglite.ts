import { fsyncSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import pg from "pg";
import { types } from "./types.ts";

/** PGlite's file system, and in addition it waits for the disk when PostgreSQL asks it to. */
class DurableFiles extends NodeFS {
  override async init(...given: Parameters<NodeFS["init"]>) {
    const made = await super.init(...given);
    made.emscriptenOpts.preRun?.push((module) => {
      const streams = (module as unknown as { NODEFS: { stream_ops: Record<string, unknown> } }).NODEFS.stream_ops;
      streams.fsync = (stream: { nfd: number }) => {
        fsyncSync(stream.nfd);
        return 0;
      };
    });
    return made;
  }
}

/** PGlite's own start, except that it leaves out `-F`: a commit is confirmed once it is on the disk. */
const durableStart = [
  ...["--single", "-O", "-j"],
  ...[
    "search_path=public",
    "exit_on_error=false",
    "log_checkpoints=false",
    "max_worker_processes=0",
    "max_parallel_workers=0",
    "max_parallel_workers_per_gather=0",
    "max_parallel_maintenance_workers=0",
    "io_method=sync",
    "fsync=on",
    "wal_sync_method=fsync",
  ].flatMap((setting) => ["-c", setting]),
];

export interface Embedded {
  pool: pg.Pool;
  close(): Promise<void>;
}

/** PGlite may set the process's exit code on its way; that is not its to set. */
async function keepingExitCode<T>(work: () => Promise<T>): Promise<T> {
  const before = process.exitCode;
  try {
    return await work();
  } finally {
    process.exitCode = before;
  }
}

/** A PGlite in this directory; `scratch` may be lost with the machine and does not wait for the disk. */
export async function startPglite(directory: string, scratch: boolean): Promise<Embedded> {
  const database = await keepingExitCode(() =>
    scratch
      ? PGlite.create({ fs: new NodeFS(directory), initDbStartParams: ["--wal-segsize=4"] })
      : PGlite.create({ fs: new DurableFiles(directory), startParams: durableStart }),
  );
  const pool = new pg.Pool({ ...createPgConfig(database), types });
  return {
    pool,
    async close() {
      await pool.end();
      await keepingExitCode(() => database.close());
    },
  };
}
