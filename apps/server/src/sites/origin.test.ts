import fc from "fast-check";
import { expect, test } from "vitest";
import { isOriginAllowed } from "./origin.ts";

const OWN = "https://chat.example";
const allowed = (origin: string | undefined, ...patterns: string[]) =>
  isOriginAllowed(origin, patterns, OWN);

test("our own pages always may", () => {
  expect(allowed(OWN)).toBe(true);
  expect(allowed("https://CHAT.example")).toBe(true);
});

test("without an Origin, or from a page that hides its own, nobody may, whatever is listed", () => {
  expect(allowed(undefined, "*")).toBe(false);
  expect(allowed("null", "*", "null")).toBe(false);
});

test("an exact pattern is scheme, host and port", () => {
  expect(allowed("https://shop.example", "https://shop.example")).toBe(true);
  expect(allowed("https://SHOP.example", "https://shop.EXAMPLE")).toBe(true);
  expect(allowed("http://shop.example", "https://shop.example")).toBe(false);
  expect(allowed("https://shop.example:444", "https://shop.example")).toBe(false);
  expect(allowed("https://www.shop.example", "https://shop.example")).toBe(false);
});

test("a sub-domain pattern is any depth below the host, of the same scheme and port", () => {
  const pattern = "https://*.shop.example";
  expect(allowed("https://de.shop.example", pattern)).toBe(true);
  expect(allowed("https://old.de.shop.example", pattern)).toBe(true);
  expect(allowed("https://shop.example", pattern)).toBe(false);
  expect(allowed("http://de.shop.example", pattern)).toBe(false);
  expect(allowed("https://de.shop.example:8443", pattern)).toBe(false);
  expect(allowed("https://de.shop.example:8443", "https://*.shop.example:8443")).toBe(true);
});

test("a host that only ends alike is no sub-domain", () => {
  const pattern = "https://*.shop.example";
  expect(allowed("https://evilshop.example", pattern)).toBe(false);
  expect(allowed("https://de.evilshop.example", pattern)).toBe(false);
  expect(allowed("https://shop.example.evil.example", pattern)).toBe(false);
  expect(allowed("https://de.shop.example.evil.example", pattern)).toBe(false);
});

test("no host outside shop.example ever fits its sub-domain pattern", () => {
  fc.assert(
    fc.property(fc.domain(), (host) => {
      const inside = host.toLowerCase().endsWith(".shop.example");
      expect(allowed(`https://${host}`, "https://*.shop.example")).toBe(inside);
      expect(allowed(`https://${host}shop.example`, "https://*.shop.example")).toBe(false);
    }),
  );
});

test("a star is every page that says where it is", () => {
  expect(allowed("http://localhost:3000", "*")).toBe(true);
});
