/** Says something to the person at the terminal, on stderr: stdout is for the answer alone. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Shows what is going on while it goes on: one line, rewritten on a terminal, printed at each step elsewhere. */
export function progress(label: string): {
  step(done: number, total: number, what?: string): void;
  end(note?: string): void;
} {
  const live = process.stderr.isTTY;
  let shown = -1;
  return {
    step(done, total, what = "") {
      const share = total === 0 ? 100 : Math.floor((done / total) * 100);
      if (live) process.stderr.write(`\r\u001b[K${label} ${done}/${total} ${what}`);
      else if (Math.floor(share / 25) > shown) {
        shown = Math.floor(share / 25);
        process.stderr.write(`${label} ${done}/${total}\n`);
      }
    },
    end(note) {
      if (live) process.stderr.write("\r\u001b[K");
      if (note) process.stderr.write(`${note}\n`);
    },
  };
}
