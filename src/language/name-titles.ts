import type { Name } from "./network-names.ts";

const title =
  /^(?:(?:Brig|Capt|Cmdr|Col|Cpl|Dr|Gen|Lt|Maj|Prof|Rev|Sgt|Adm)\.?|Admiral|Archbishop|Ayatollah|Bishop|Brigadier|Brother|Captain|Cardinal|Coach|Colonel|Commander|Corporal|Dame|Doctor|Father|Field|General|Imam|Judge|Justice|Lady|Lieutenant|Lord|Major|Marshal|Mullah|Private|Professor|Reverend|Sergeant|Sheikh|Sheriff|Sir|Sister)$/;
const suffix = /^(?:II|III|IV|Jr\.?|Sr\.?)$/;

/** Leaves ranks and titles out of the names of persons, and takes "Jr." and the like in; changes the names in place. */
export function trimTitles(texts: readonly string[], names: Name[]): void {
  for (const name of names) {
    if (name.kind !== "person") continue;
    while (name.to - name.from > 1 && (title.test(texts[name.from]!) || texts[name.from] === ".")) name.from++;
    if (suffix.test(texts[name.to] ?? "")) name.to++;
  }
}
