import { expect, test } from "vitest";
import type { Actor } from "../findings/actor.ts";
import { type Cast, findActors } from "./actors.ts";
import { analyse, type Document, type Sentence, type Word } from "./document.ts";

function castOf(text: string): { cast: Cast; document: Document } {
  const document = analyse(`News\n\n${text}`, 4);
  return { cast: findActors(document), document };
}

/** Who stands at the last word of a phrase, where it occurs last. */
function at(text: string, phrase: string): Actor | undefined {
  const { cast, document } = castOf(text);
  const end = document.text.lastIndexOf(phrase) + phrase.length;
  const found = document.sentences
    .flatMap((s) => s.words.map((word): [Sentence, Word] => [s, word]))
    .find(([, word]) => word.end === end);
  return found && cast.at(...found);
}

test.each<[string, string, string]>([
  ["Sudan’s army met the rebels. It said the talks had failed.", "It", "Sudan’s army"],
  ["Ada Lund met the press. She said the talks had failed.", "She", "Ada Lund"],
  ["The Dockers Union rejected the offer. The union will strike on Monday.", "The union", "Dockers Union"],
  ["Nordic Airlines cut its offer. The airline blamed fuel prices.", "The airline", "Nordic Airlines"],
  ["Hamas rejected the map. The group wants guarantees.", "The group", "Hamas"],
  ["The M23 took the town. The rebels refuse to leave.", "The rebels", "M23"],
  ["Kenya sent troops to Haiti. The Kenyan side said they would stay.", "Kenyan side", "Kenya"],
  ["Moscow accused Kyiv of stalling.", "Moscow", "Russia"],
  ["Moscow accused Kyiv of stalling.", "Kyiv", "Ukraine"],
  ["The White House declined to comment.", "White House", "United States"],
  ["Brussels wants a text by autumn.", "Brussels", "European Union"],
  ["Colombia’s ELN left the talks. The government called that a mistake.", "The government", "Colombia"],
  ["Ada Lund left early, and her office gave no reason.", "office", "Ada Lund’s office"],
  ["The imam, Musa Keita, said he had carried three letters.", "imam", "Musa Keita"],
])("%s: %s is %s", (text, phrase, name) => {
  expect(at(text, phrase)?.name).toBe(name);
});

test.each<[string, string]>([
  ["The envoy flew to Moscow on Monday.", "Moscow"],
  ["Talks were held in Kyiv.", "Kyiv"],
  ["Shells hit Kyiv overnight.", "Kyiv"],
  ["It is clear that the talks have failed.", "It"],
  ["The group of islands lies off the coast.", "The group"],
])("%s: %s is nobody", (text, phrase) => {
  expect(at(text, phrase)).toBeUndefined();
});

test.each<[string, string, string, string | undefined, string]>([
  ["US Secretary of State Bo Reyes spoke.", "Bo Reyes", "US Secretary of State", "USA", "minister"],
  ["Chile’s foreign minister, Ada Lund, spoke.", "Ada Lund", "Chile’s foreign minister", "CHL", "minister"],
  ["Ada Lund, the Hamas official, spoke.", "Ada Lund", "Hamas official", "group/hamas", "official"],
  ["The Kremlin’s spokesman, Ivan Orlov, spoke.", "Ivan Orlov", "Kremlin’s spokesman", "RUS", "spokesperson"],
  ["Ada Lund, who was appointed Norwegian envoy, left.", "Ada Lund", "Norwegian envoy", "NOR", "negotiator"],
  ["Former Peruvian President Bo Reyes spoke.", "Bo Reyes", "Former Peruvian President", "PER", "head"],
  [
    "Brazil’s environment minister, Ada Lund, met her Indian counterpart, Raj Patel.",
    "Raj Patel",
    "environment minister",
    "IND",
    "minister",
  ],
])("%s: %s is %s", (text, name, title, of, authority) => {
  const actor = castOf(text).cast.actors.find((one) => one.name === name);
  expect(actor?.roles.map((role) => [role.title, role.of, role.authority])).toContainEqual([title, of, authority]);
});

test.each<[string, string, string, string | undefined]>([
  ["Ukraine’s team met in Kyiv on the war with Russia. President Ada Lund spoke.", "Ada Lund", "President", "UKR"],
  [
    "Serbia’s president, Ada Lund, spoke. Peru’s army fell back, said President Bo Reyes.",
    "Bo Reyes",
    "President",
    "PER",
  ],
  ["Foreign secretary Ada Lund accused Pakistan. India’s army fell back.", "Ada Lund", "Foreign secretary", "IND"],
  ["The vice-president of Chile, Ada Lund, spoke.", "Ada Lund", "vice-president", "CHL"],
  ["Chile’s moderator, Ada Lund, left.", "Ada Lund", "Chile’s moderator", "CHL"],
  ["The hydrographer, Ada Lund, left.", "Ada Lund", "hydrographer", undefined],
  ["Deputy Ministers Ada Lund and Bo Reyes met.", "Bo Reyes", "Deputy Minister", undefined],
  ["The presidents of Chile and Peru, Ada Lund and Bo Reyes, met.", "Bo Reyes", "president of Chile and Peru", "PER"],
  ["Peru’s envoy, the diplomat Ada Lund, left.", "Ada Lund", "Peru’s envoy", "PER"],
  ["Peru’s foreign minister and chief negotiator, Ada Lund, left.", "Ada Lund", "Peru’s foreign minister", "PER"],
  ["The delegation of Peru, headed by Ms Ada Lund, left.", "Ada Lund", "head of the delegation of Peru", "PER"],
  ["Ada Lund succeeds Bo Reyes as chair of the panel.", "Bo Reyes", "chair of the panel", undefined],
  ["Peru named Ada Lund as its chief negotiator.", "Ada Lund", "chief negotiator", "PER"],
  ["The premier of St Vincent and the Grenadines, Ada Lund, left.", "Ada Lund", "premier", "VCT"],
])("%s: %s is %s", (text, name, title, of) => {
  const actor = castOf(text).cast.actors.find((one) => one.name === name);
  expect(actor?.roles.map((role) => [role.title, role.of])).toContainEqual([title, of]);
});

test.each<[string, string]>([
  ["Chile’s energy minister, Ada Lund, left. Chile’s foreign minister stayed.", "foreign minister of Chile"],
  ["Ada Lund waited in New Jersey with the president of Peru.", "president of Peru"],
])("%s: there is a %s", (text, name) => {
  expect(castOf(text).cast.actors.map((one) => one.name)).toContain(name);
});

test("the holder of an office who is not named is an actor of his own", () => {
  const { cast } = castOf("A letter from the leader of Peru reached the foreign minister of Chile.");
  expect(cast.actors.filter((one) => one.kind === "role-holder").map((one) => [one.name, one.party])).toEqual([
    ["leader of Peru", "PER"],
    ["foreign minister of Chile", "CHL"],
  ]);
});

test("a former holder is marked as one", () => {
  const actor = castOf("Former Peruvian President Bo Reyes spoke.").cast.actors.find((one) => one.name === "Bo Reyes");
  expect(actor?.roles[0]?.former).toBe(true);
});

test.each<[string, string, string | undefined]>([
  [
    "Iran weighed the plan. China backed it.\n\nPresident Ada Lund said that talks with Iran could resume.",
    "Lund",
    undefined,
  ],
  [
    "Russia hit Kharkiv.\n\nIn Doha, Foreign Minister Bo Reyes met a team from Kenya and one from Ukraine.",
    "Reyes",
    undefined,
  ],
  ["President Ada Lund of Chile met Peru’s foreign minister.", "Lund", "CHL"],
  ["The Dutch waited. Their envoy, Ada Lund, had left for Oslo.", "Lund", "NLD"],
  ["Chile refused. The law minister, Bo Reyes, told the press that nothing was signed.", "Reyes", "CHL"],
  ["RSF Legal Advisor, Ada Lund, said that the group would come.", "Lund", "group/rsf"],
])("%s: %s is on the side of %s", (text, name, side) => {
  expect(at(text, name)?.party).toBe(side);
});

test.each<[string, string, string | undefined]>([
  ["The Ta'ang National Liberation Army took the town.", "Liberation Army", "Ta'ang National Liberation Army"],
  ["The Arakan Army shelled a port. The AA said the port was empty.", "AA", "Arakan Army"],
  ["Ada “Sunny” Lund will mediate.", "Lund", "Ada Lund"],
  ["Russia fired an Iskander missile. The Iskander hit a depot.", "The Iskander", undefined],
])("%s: %s is %s", (text, phrase, name) => {
  expect(at(text, phrase)?.name).toBe(name);
});
