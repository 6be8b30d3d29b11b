import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalUrl, isSameSite, siteOf } from "./url.ts";

test("an address loses what does not name the page", () => {
  const same: [string, string | undefined][] = [
    ["https://Example.org:443/a?utm_source=x&utm_medium=y#top", "https://example.org/a"],
    ["http://example.org:80/a?id=7&fbclid=z", "http://example.org/a?id=7"],
    ["https://example.org:8443/a", "https://example.org:8443/a"],
    ["https://user:pass@example.org./a?", "https://example.org/a"],
    ["https://example.org/?p=12&gclid=1&ref=home", "https://example.org/?p=12"],
    ["https://example.org/suche?q=a%20b", "https://example.org/suche?q=a%20b"],
    ["ftp://example.org/a", undefined],
    ["javascript:alert(1)", undefined],
    ["nonsense", undefined],
  ];
  for (const [address, canonical] of same) expect(canonicalUrl(address), address).toBe(canonical);
  expect(canonicalUrl("../b?x=1", "https://example.org/news/a")).toBe("https://example.org/b?x=1");
});

test("a query of marks alone is none", () => {
  expect(canonicalUrl("http://a.example/x??")).toBe("http://a.example/x");
  expect(canonicalUrl("http://a.example/x?&")).toBe("http://a.example/x");
});

test("a canonical address is its own", () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
      const once = canonicalUrl(address);
      expect(once && canonicalUrl(once)).toBe(once);
    }),
  );
});

test("sites are compared without what readers leave out", () => {
  expect(siteOf("https://www.example.org/a")).toBe("example.org");
  expect(isSameSite("https://www.example.org/a", "https://m.example.org/b")).toBe(true);
  expect(isSameSite("https://news.example.org", "https://example.org")).toBe(true);
  expect(isSameSite("https://example.org", "https://example.org.evil.example")).toBe(false);
  expect(isSameSite("https://notexample.org", "https://example.org")).toBe(false);
});
