import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readDossier } from "./dossier-file.ts";

function file(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "parley-dossier-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "dossier");
  writeFileSync(path, text);
  return path;
}

const dossier = {
  schema: "parley.dossier/1",
  id: "example-talks",
  name: "Example talks",
  parties: [{ actor: "ARM", name: "Armenia", standing: "negotiating-party" }],
};

test("reads JSON and YAML alike", async () => {
  expect(await readDossier(file(JSON.stringify(dossier)))).toEqual(dossier);
  const yaml = `schema: parley.dossier/1
id: example-talks
name: Example talks
parties:
  - { actor: ARM, name: Armenia, standing: negotiating-party }
`;
  expect(await readDossier(file(yaml))).toEqual(dossier);
});

test("names the fields that are not of the form", async () => {
  await expect(readDossier(file(JSON.stringify({ ...dossier, id: "Not An Id", parties: [] })))).rejects.toMatchObject({
    code: "bad-dossier",
    message: expect.stringMatching(/id[\s\S]*parties|parties[\s\S]*id/),
  });
  await expect(readDossier(file("{ : ["))).rejects.toMatchObject({ code: "bad-dossier" });
});

test("says that there is no such file", async () => {
  await expect(readDossier("/no/such/dossier.json")).rejects.toMatchObject({ code: "not-found" });
});
