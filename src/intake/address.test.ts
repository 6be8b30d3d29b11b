import { expect, test } from "vitest";
import { isAllowedHost, isPublicAddress } from "./address.ts";

test("addresses of the public internet may be fetched", () => {
  for (const address of ["8.8.8.8", "93.184.216.34", "172.32.0.1", "2606:2800:220:1::1", "[2a00:1450::1]"]) {
    expect(isPublicAddress(address), address).toBe(true);
  }
});

test("no other address may, in whatever spelling", () => {
  const closed = [
    ..."127.0.0.1 127.9.9.9 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0".split(
      " ",
    ),
    ..."192.0.2.1 198.18.0.1 203.0.113.9 224.0.0.1 255.255.255.255".split(" "),
    ..."::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12:3456::1 ff02::1 2001:db8::1 2002:7f00:1::".split(" "),
    ..."::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 [::1] localhost 127.1 example.org".split(" "),
    "",
  ];
  for (const address of closed) expect(isPublicAddress(address), address).toBe(false);
});

test("a host is allowed by its name, with or without its port", () => {
  const url = new URL("http://localhost:8080/a");
  expect(isAllowedHost(url, "other, localhost")).toBe(true);
  expect(isAllowedHost(url, "LOCALHOST:8080")).toBe(true);
  expect(isAllowedHost(url, "localhost:9090")).toBe(false);
  expect(isAllowedHost(url, "local, host")).toBe(false);
  expect(isAllowedHost(url, "")).toBe(false);
  expect(isAllowedHost(new URL("http://[::1]:80/"), "::1")).toBe(true);
});
