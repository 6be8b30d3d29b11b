import { BlockList, isIP } from "node:net";

// What is not the public internet: RFC 6890 and what came after it.
const PRIVATE_4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const;
// 2000::/3 is all that is public of IPv6; in it these are not.
const PRIVATE_6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const;

const private4 = new BlockList();
for (const [net, prefix] of PRIVATE_4) private4.addSubnet(net, prefix, "ipv4");
const public6 = new BlockList();
public6.addSubnet("2000::", 3, "ipv6");
const private6 = new BlockList();
for (const [net, prefix] of PRIVATE_6) private6.addSubnet(net, prefix, "ipv6");

/** Whether an address lies on the public internet; what is no address does not. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  if (isIP(bare) === 4) return !private4.check(bare, "ipv4");
  // IPv4 in IPv6 (::ffff:127.0.0.1, NAT64) lies outside 2000::/3 and so is refused with the rest.
  return isIP(bare) === 6 && public6.check(bare, "ipv6") && !private6.check(bare, "ipv6");
}

/** Whether a host may be fetched although its address is private: it is named, with or without its port. */
export function isAllowedHost({ hostname, host }: { hostname: string; host: string }, allowed: string): boolean {
  const names = allowed
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const bare = hostname.toLowerCase().replace(/^\[|\]$/g, "");
  return names.some((name) => name === bare || name === `[${bare}]` || name === host.toLowerCase());
}
