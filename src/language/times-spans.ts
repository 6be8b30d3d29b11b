import { holidayNames } from "./calendar-holidays.ts";
import type { Sentence } from "./document.ts";
import type { Core } from "./times-counted.ts";
import { yearAt } from "./times-dates.ts";
import { ordinalAt, plainAt, type Season, seasons } from "./times-words.ts";

export function holidayAt(s: Sentence, i: number): { core: Core; to: number } | undefined {
  if (!/^\p{Lu}/u.test(s.words[i]?.text ?? "")) return undefined;
  if (/^(?:orthodox|coptic)$/.test(plainAt(s, i))) {
    const feast = holidayAt(s, i + 1);
    if (feast) return feast;
  }
  for (const name of holidayNames) {
    if (!name.every((word, j) => plainAt(s, i + j) === word)) continue;
    let to = i + name.length;
    const after = s.words[to];
    if (
      /^(?:island|islands|rising|agreement|accord|accords|war|carol|tree|seals|university|parade|uprising|school)$/.test(
        after?.plain ?? "",
      ) &&
      /^\p{Lu}/u.test(after!.text)
    )
      return undefined;
    // Somebody's surname.
    if (s.names.some((one) => one.kind === "person" && one.from < i && i < one.to)) return undefined;
    let rite: "orthodox" | undefined;
    if (/^(?:orthodox|coptic)$/.test(plainAt(s, i - 1))) rite = "orthodox";
    const name_ = name.join(" ");
    if ((after?.plain ?? "") === "weekend") to++;
    const year = yearAt(s, to);
    if (year) to = year.to;
    return {
      core: { is: "holiday", name: name_, ...(year ? { year: year.year } : {}), ...(rite ? { rite } : {}) },
      to,
    };
  }
  return undefined;
}

/** Reads "spring 2024", "the summer", "last winter"; seasons need a word beside them that makes them times. */
export function seasonAt(s: Sentence, i: number, shifted: boolean): { core: Core; to: number } | undefined {
  const season: Season | undefined = seasons.get(plainAt(s, i));
  if (!season) return undefined;
  const of = plainAt(s, i + 1) === "of" ? 1 : 0;
  const year = yearAt(s, i + 1 + of);
  if (year) return { core: { is: "season", season, year: year.year }, to: year.to };
  if (shifted) return { core: { is: "season", season }, to: i + 1 };
  if (!/^(?:NOUN|PROPN)$/.test(s.words[i]!.upos)) return undefined;
  const before = plainAt(s, i - 1);
  const beforeThat = plainAt(s, i - 2);
  const timely = /^(?:in|since|until|by|during|before|after|through|over|for)$/;
  const after = s.words[i + 1];
  if (after && /^(?:NOUN|PROPN)$/.test(after.upos)) return undefined;
  if (plainAt(s, i) === "fall" && !(before === "the" && beforeThat === "in" && after?.text !== "of")) return undefined;
  if (timely.test(before) || (before === "the" && timely.test(beforeThat) && after?.text !== "of"))
    return { core: { is: "season", season }, to: i + 1 };
  return undefined;
}

/** Reads quarters and halves of a year: "the third quarter of 1998", "third-quarter", "the first half". */
export function quarterAt(s: Sentence, i: number): { core: Core; to: number } | undefined {
  const ordinal =
    ordinalAt(plainAt(s, i)) ?? (plainAt(s, i) === "last" && plainAt(s, i + 1) === "half" ? 2 : undefined);
  let at = i + 1;
  let lead: number | undefined;
  let n = ordinal;
  if (!n) {
    const year = /^(?:19|20)\d\d$/.test(plainAt(s, i)) ? Number(plainAt(s, i)) : undefined;
    if (year && ordinalAt(plainAt(s, i + 1))) {
      lead = year;
      n = ordinalAt(plainAt(s, i + 1));
      at = i + 2;
    }
    const short = /^([qh])([1-4])$/.exec(plainAt(s, i));
    if (short) {
      const year = yearAt(s, i + 1);
      return {
        core: { is: short[1] === "q" ? "quarter" : "half", n: Number(short[2]), ...(year ? { year: year.year } : {}) },
        to: year?.to ?? i + 1,
      };
    }
  }
  if (!n || n > 4) return undefined;
  if (plainAt(s, at) === "-") at++;
  if (plainAt(s, at) === "fiscal") at++;
  const unit = plainAt(s, at);
  if (unit !== "quarter" && !(unit === "half" && n <= 2)) return undefined;
  if (unit === "half" && !/^(?:of)$/.test(plainAt(s, at + 1))) return undefined;
  at++;
  let year = lead;
  const of = plainAt(s, at) === "of" ? 1 : 0;
  const the = of && plainAt(s, at + 1) === "the" ? 1 : 0;
  const stated = yearAt(s, at + of + the);
  let shift: number | undefined;
  if (stated && !lead) {
    year = stated.year;
    at = stated.to;
  } else if (/^(?:last|this|next)$/.test(plainAt(s, at + of)) && plainAt(s, at + of + 1) === "year") {
    shift = plainAt(s, at + of) === "last" ? -1 : plainAt(s, at + of) === "next" ? 1 : 0;
    at += of + 2;
  } else if (of && /^(?:the|this)$/.test(plainAt(s, at + 1)) && plainAt(s, at + 2) === "year") at += 3;
  else if (unit === "half") {
    return undefined;
  }
  return {
    core: {
      is: unit === "quarter" ? "quarter" : "half",
      n,
      ...(year ? { year } : {}),
      ...(shift !== undefined ? { yearShift: shift } : {}),
    },
    to: at,
  };
}

export function decadeAt(s: Sentence, i: number): { core: Core; to: number } | undefined {
  const full = /^(\d{3})0s$/.exec(plainAt(s, i));
  if (full && s.words[i + 1]?.text !== "%") return { core: { is: "decade", year: Number(full[1]) * 10 }, to: i + 1 };
  const short = /^'?([2-9])0s$/.exec(plainAt(s, i));
  if (short && (plainAt(s, i).startsWith("'") || /^['‘’]$/.test(s.words[i - 1]?.text ?? "")))
    return { core: { is: "decade", year: 1900 + Number(short[1]) * 10 }, to: i + 1 };
  const ordinal = ordinalAt(plainAt(s, i));
  const gap = plainAt(s, i + 1) === "-" ? 2 : 1;
  if (ordinal && plainAt(s, i + gap) === "century") return { core: { is: "century", n: ordinal }, to: i + gap + 1 };
  return undefined;
}

export const vague = new Map<string, string>([
  ["now", "PRESENT_REF"],
  ["nowadays", "PRESENT_REF"],
  ["currently", "PRESENT_REF"],
  ["presently", "PRESENT_REF"],
  ["recently", "PAST_REF"],
  ["lately", "PAST_REF"],
  ["soon", "FUTURE_REF"],
  ["shortly", "FUTURE_REF"],
]);

export function vagueAt(s: Sentence, i: number): { core: Core; to: number } | undefined {
  const word = plainAt(s, i);
  const value = vague.get(word);
  if (
    value &&
    s.words[i]!.upos === "ADV" &&
    !(word === "now" && plainAt(s, i + 1) === "that") &&
    !(word === "soon" && /^(?:after|as)$/.test(plainAt(s, i + 1))) &&
    !(word === "shortly" && /^(?:after|before)$/.test(plainAt(s, i + 1)))
  ) {
    return { core: { is: "vague", value }, to: i + 1 };
  }
  if (word === "current" && s.words[i]!.upos === "ADJ")
    return { core: { is: "vague", value: "PRESENT_REF" }, to: i + 1 };
  if (word === "recent" && s.words[i]!.upos === "ADJ") return { core: { is: "vague", value: "PAST_REF" }, to: i + 1 };
  if (word === "the" && plainAt(s, i + 1) === "future")
    return { core: { is: "vague", value: "FUTURE_REF" }, to: i + 2 };
  if (word === "the" && plainAt(s, i + 1) === "near" && plainAt(s, i + 2) === "future")
    return { core: { is: "vague", value: "FUTURE_REF" }, to: i + 3 };
  if (word === "the" && plainAt(s, i + 1) === "past" && plainAt(s, i - 1) === "in" && s.words[i + 1]!.upos === "NOUN")
    return { core: { is: "vague", value: "PAST_REF" }, to: i + 2 };
  if (word === "the" && /^(?:moment|present)$/.test(plainAt(s, i + 1)) && plainAt(s, i - 1) === "at")
    return { core: { is: "vague", value: "PRESENT_REF" }, to: i + 2 };
  if (word === "these" && plainAt(s, i + 1) === "days")
    return { core: { is: "vague", value: "PRESENT_REF" }, to: i + 2 };
  return undefined;
}
