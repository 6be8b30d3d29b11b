/**
 * Prints a file of names (token, perhaps a part of speech, label; a blank line between sentences) with its tokens cut
 * as Parley cuts them; training/network.py reads it.
 *
 *     npx tsx training/network-tokens.ts PATH/names/gmb/train.tsv
 */
import { readLabelledNames } from "./network-gold.ts";

const path = process.argv[2];
if (!path) throw new Error("name the file");
for (const { texts, labels } of readLabelledNames(path)) {
  process.stdout.write(`${texts.map((text, i) => `${text}\t${labels[i]}`).join("\n")}\n\n`);
}
