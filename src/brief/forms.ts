import type { Engagement, Tier } from "../findings/finding.ts";
import { type Context, placeName } from "./context.ts";
import { issueName, slugOf } from "./wording.ts";

/** How each form of engagement is said: as a verb, as a noun, and how the other side is joined to it. */
export const verbs = {
  talks: { base: "hold", past: "held", ing: "holding", noun: "talks", object: true, link: "with" },
  meeting: { base: "meet", past: "met", ing: "meeting", noun: "meeting", object: false, link: "" },
  call: { base: "speak", past: "spoke", perfect: "spoken", ing: "speaking", noun: "call", object: false, link: "with" },
  visit: { base: "visit", past: "visited", ing: "visiting", noun: "visit", object: false, link: "" },
  summit: { base: "hold", past: "held", ing: "holding", noun: "summit", object: true, link: "with" },
  correspondence: {
    base: "exchange",
    past: "exchanged",
    ing: "exchanging",
    noun: "messages",
    object: true,
    link: "with",
  },
} as const;

export const tierNouns: Record<Tier, string> = {
  leader: "the leaders",
  ministerial: "ministers",
  envoy: "envoys",
  "senior-official": "senior officials",
  technical: "technical teams",
};

export const tierLevels: Record<Tier, string> = {
  leader: "leaders’ level",
  ministerial: "ministerial level",
  envoy: "envoy level",
  "senior-official": "senior-official level",
  technical: "technical level",
};

/** The noun with what is known of format, track and topic: "indirect ceasefire talks", "talks on an exchange of prisoners". */
export function kindOfTalks(value: Engagement, noun: string, context: Context): string {
  const format = value.format ? `${value.format} ` : "";
  const track =
    value.track === "back-channel"
      ? "back-channel "
      : value.track && value.track !== "1"
        ? `Track ${value.track} `
        : "";
  const place = placeName(value.place, context)?.toLowerCase();
  const topic = value.topic && value.topic.toLowerCase() !== place ? topicInWords(value.topic) : undefined;
  const attributive = topic && topic.split(" ").length <= 2 ? `${topic} ` : "";
  const on = topic && !attributive ? ` on ${issueName(slugOf(topic), context.proper)}` : "";
  return `${track}${format}${attributive}${noun}${on}`;
}

const aboutTalks =
  /^(talks?|meetings?|discussions?|negotiations?|calls?|visits?|summits?|upcoming|next|further|new|latest|high-level|planned|follow-up|some|any|these|those|this|that|such|of|first|second|third)$/i;

/** What the talks are about, without words for talks; nothing when more is left than a subject has. */
function topicInWords(topic: string): string | undefined {
  const words = topic
    .replaceAll("-", " ")
    .split(/\s+/)
    .filter((word, at) => !aboutTalks.test(word) && !(at === 0 && /^(a|an|the)$/i.test(word)));
  return words.length > 0 && words.length <= 4 ? words.join(" ") : undefined;
}
