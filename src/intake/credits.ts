import { cleanLine } from "./clean.ts";

// One name for each agency that goes by several. An agency that is not here is found by the same rules, as it is written.
const ALSO_KNOWN: Record<string, string> = {
  "associated press": "AP",
  "the associated press": "AP",
  "the ap": "AP",
  "agence france-presse": "AFP",
  "agence france presse": "AFP",
  "thomson reuters": "Reuters",
  "reuters staff": "Reuters",
  "reuters news agency": "Reuters",
  "deutsche presse-agentur": "dpa",
  dpa: "dpa",
  "press association": "PA Media",
  "pa news agency": "PA Media",
  "itar-tass": "TASS",
  tass: "TASS",
  "tass news agency": "TASS",
  "xinhua news agency": "Xinhua",
  xinhua: "Xinhua",
  "interfax news agency": "Interfax",
  "anadolu agency": "Anadolu",
  "kyodo news": "Kyodo",
  "united press international": "UPI",
  "press trust of india": "PTI",
  "bloomberg news": "Bloomberg",
};
const WORD = "[\\p{Lu}\\p{N}](?:[\\p{L}\\p{N}&’'-]|\\.(?=\\p{L}))*";
const NAME = `${WORD}(?: (?:(?:of|the|for|de|du) )?${WORD}){0,4}`;
const NAMES = `${NAME}(?:(?:, | and | & |/|, and )${NAME}){0,4}`;
const PLACE = "(?!(?:In|On|At|The|A|An|After|Before|For|By|From|With|As)\\b)[\\p{Lu}][^()/\\n]{1,60}?";

// "LONDON (Reuters) - ", "KYIV, April 23 (Xinhua) -- ", "MOSCOW. April 23. /TASS/. "; "Hong Kong (CNN) " with no dash.
const DATELINE = new RegExp(`^(?:(${PLACE})[ ,.]{1,2})?[(/](${NAMES})[)/][.,]? ?(?:[-–—:]|(?=\\p{Lu}))`, "u");
const CREDIT_LINES = [
  new RegExp(`^\\(?(?:${NAMES})?\\(?\\s*(?:[Ss]ources?|SOURCES?|[Vv]ia)\\s*:?\\s+(?:the )?(${NAMES})\\)?\\.?$`, "u"),
  new RegExp(
    `^(?:[-–—]+|\\()\\s*(?:with|from|by) (?:additional |further )?(?:(?:reporting|material|input|files?|content|information) (?:by|from) )?(?:the )?(${NAMES})\\)?\\.?$`,
    "u",
  ),
  new RegExp(
    `^\\(?(?:[Ww]ith|[Aa]dditional|[Ff]urther|[Aa]lso|[Ss]ome)\\b.{0,40}\\b(?:reporting|material|input|files?|content|information|contributions?) (?:by|from|of) (?:the )?(${NAMES})\\)?\\.?$`,
    "u",
  ),
  new RegExp(
    `\\b[Tt]his (?:article|story|report|piece) (?:was|is|has been)? ?(?:first |originally )?(?:published|produced|written|adapted|reprinted|republished|taken|syndicated|provided|supplied|reported)(?: \\w+){0,3} (?:by|from|in|on) (?:the )?(${NAMES})`,
    "u",
  ),
  new RegExp(`^(?:©|[Cc]opyright(?: ©)?|\\([Cc]\\))\\s*(?:(?:19|20)\\d{2}\\s*)?(?:by )?(?:[Tt]he )?(${NAMES})\\b`, "u"),
  new RegExp(`^(?:[Pp]rovided|[Ss]upplied|[Dd]istributed|[Ss]yndicated) by (?:the )?(${NAMES})\\.?$`, "u"),
];
const CONTRIBUTED = new RegExp(
  `^\\(?(?:The )?(${NAMES}) (?:also )?contributed (?:to (?:this|the)|reporting)\\b.{0,30}$`,
  "u",
);
// "… he told reporters. (AFP)", "… — AFP", at the end of the last paragraph.
const ENDING = new RegExp(`[.!?”"’]\\s*(?:\\(|[-–—]\\s?|/)((?:with )?${NAMES})[)/]?$`, "u");

/**
 * The agencies and outlets that an article names as its source, by where they are named: in the dateline, in a byline
 * that is no person's, in a line of credit above or below the text. The outlet itself is not one.
 */
export function creditsOf(page: {
  byline?: string;
  outlet?: string;
  /** The blocks as they stood on the page, with the lines around the text. */
  lines: string[];
}): string[] {
  const lines = page.lines.map(cleanLine).filter(Boolean);
  const found: string[] = [];
  for (const line of lines.slice(0, 4)) found.push(...agencyInDateline(line));
  for (const line of lines) {
    if (line.length > 260) continue;
    for (const form of CREDIT_LINES) found.push(...namesIn(form.exec(line)?.[1]));
    found.push(...namesIn(CONTRIBUTED.exec(line)?.[1]).filter(isAgency));
  }
  for (const line of lines.slice(-4)) found.push(...namesIn(ENDING.exec(line)?.[1]).filter(isAgency));
  found.push(...agenciesInByline(page.byline));
  const own = page.outlet ? keyOf(page.outlet) : "";
  const credits = new Map<string, string>();
  for (const name of found) {
    const key = keyOf(name);
    if (key.length < 2 || key === own || isPersonOrWord(name) || credits.has(key)) continue;
    credits.set(key, name);
  }
  return [...credits.values()];
}

function agencyInDateline(line: string): string[] {
  const [, place = "", names] = DATELINE.exec(line) ?? [];
  const initials = place.match(/\p{Lu}/gu)?.join("") ?? "";
  // "World Food Programme (WFP) Director …" begins with a name and its abbreviation, not with a place and an agency.
  return names && names.length > 1 && initials.endsWith(names) ? [] : namesIn(names);
}

/** "Jane Doe, Northgate Wire" and "AFP": what in a byline is an agency or outlet and no person. */
function agenciesInByline(byline: string | undefined): string[] {
  if (!byline) return [];
  const bare = byline.replace(/^(?:by|from|source:)\s+/i, "");
  const parts = bare.split(/\s*(?:[,/|;&]|\band\b|\bfor\b|\bwith\b|\bin [A-Z]\w+)\s*/);
  return parts.map(standard).filter(isAgency);
}

function namesIn(names: string | undefined): string[] {
  if (!names) return [];
  const whole = names.replace(/^with /, "");
  if (keyOf(whole) in ALSO_KNOWN) return [standard(whole)];
  return whole
    .split(/, and |, | and | & |\//)
    .map((name) => standard(name.trim()))
    .filter(Boolean);
}

function standard(name: string): string {
  const bare = name.replace(/[.,]+$/, "").replace(/[’']s$/, "");
  return ALSO_KNOWN[bare.toLowerCase()] ?? bare;
}

function keyOf(name: string): string {
  return standard(name).toLowerCase().replace(/^the /, "");
}

/** The forms that agencies' and outlets' names have and persons' have not. */
function isAgency(name: string): boolean {
  return (
    Object.values(ALSO_KNOWN).includes(name) ||
    /^[A-Z]{2,6}$/.test(name) ||
    /\b(?:news|press|agency|wire|agencies|media|times|post|journal|tribune|herald|guardian|telegraph|radio|tv|television|broadcasting|service|bureau|presse|international|network|daily|gazette|observer|monitor|correspondents?)\b/i.test(
      name,
    ) ||
    /(?:fax|tass|inform|reuters|wire)$/i.test(name)
  );
}

function isPersonOrWord(name: string): boolean {
  return (
    /^(?:getty(?: images)?|shutterstock|file|photo|staff|agencies|our|your|all|the|this|read|more|image|images|video|mr|mrs|ms|dr|\d+|(?:19|20)\d{2})\b/i.test(
      name,
    ) || /^\d/.test(name)
  );
}
