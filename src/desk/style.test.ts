import { expect, test } from "vitest";
import { stylesheet, stylesheetPath } from "./style.ts";

/** The custom properties of a rule, by name, in light and in dark. */
function colours(): Record<"light" | "dark", Map<string, string>> {
  const dark = [...stylesheet.matchAll(/@media \(prefers-color-scheme: dark\) \{([^@]*?)\}\s*\}/g)]
    .map(([, body]) => body)
    .join("");
  const light = stylesheet.replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "");
  const found = (css: string) =>
    new Map([...css.matchAll(/(--[\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name!, value!]));
  return { light: found(light), dark: found(dark) };
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

test.each(["light", "dark"] as const)("all text has the contrast that WCAG AA asks for (%s)", (scheme) => {
  const given = colours()[scheme];
  const inks = [...given.keys()].filter((name) => /^--(ink|muted|accent|k-)/.test(name));
  expect(inks.length).toBeGreaterThan(12);
  for (const ground of ["--paper", "--sheet", "--faint"]) {
    for (const ink of inks)
      expect(contrast(given.get(ink)!, given.get(ground)!), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
});

test("the stylesheet asks no other host for anything, and its address names its content", () => {
  expect(stylesheet).not.toMatch(/url\(|@import|https?:/);
  expect(stylesheetPath).toMatch(/^\/style-[0-9a-f]{12}\.css$/);
});
