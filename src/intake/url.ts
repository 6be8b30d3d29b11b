const TRACKING =
  /^(?:utm_.+|mtm_.+|pk_.+|piwik_.+|hsa_.+|vero_.+|oly_.+|at_.+|ns_.+|wt[._].+|fb_.+|_hs.+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|yclid|ttclid|igshid|igsh|mc_cid|mc_eid|_ga|_gl|ref|ref_src|ref_url|referrer|cmp|cmpid|campaign_id|ocid|ito|xtor|smid|smtyp|sr_share|spm|guccounter|guce_referrer|guce_referrer_sig|ncid|taid|s_cid|trk|trkcampaign|soc_src|soc_trk|srnd|leadsource|share|shared|sharetype|embedded-checkout|mkt_tok|rss|source_location|tpcc|traffic_source)$/i;
const SUBDOMAINS = /^(?:www\d?|m|amp|mobile|edition|eu|us|uk|news)\./;

/** The address by which a page is known: without fragment, tracking parameters, default port and credentials. */
export function canonicalUrl(address: string, base?: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch {
    return undefined;
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;
  url.hash = "";
  url.username = "";
  url.password = "";
  url.hostname = url.hostname.replace(/\.$/, "");
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name));
  if (kept.length < [...url.searchParams].length) url.search = new URLSearchParams(kept).toString();
  // A query of marks alone ("??") asks for nothing.
  if (/^[?&]*$/.test(url.search)) url.search = "";
  return url.search === "" ? url.href.replace(/\?$/, "") : url.href;
}

/** The host as a reader names a site: "www.example.org" is "example.org". */
export function siteOf(address: string): string | undefined {
  try {
    return new URL(address).hostname.replace(SUBDOMAINS, "");
  } catch {
    return undefined;
  }
}

/** Whether two addresses are of one site, so that one may speak for the other. */
export function isSameSite(one: string, other: string): boolean {
  const [a, b] = [siteOf(one), siteOf(other)];
  if (!a || !b) return false;
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}
