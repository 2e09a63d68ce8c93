import { randomBytes } from "node:crypto";
import { afterEach, expect, it, vi } from "vitest";
import { newClientId } from "./client-id.ts";

afterEach(() => void vi.useRealTimers());

it("makes ids that the wire accepts, each another", () => {
  const ids = Array.from({ length: 1_000 }, () => newClientId((count) => randomBytes(count)));
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{32}$/);
  expect(new Set(ids).size).toBe(1_000);
});

it("keeps every byte, the small ones too", () => {
  const id = newClientId((count) => Uint8Array.from({ length: count }, (_, index) => index));
  expect(id.slice(-24)).toBe("000102030405060708090a0b");
});

it("sorts by when it was made", () => {
  vi.useFakeTimers({ now: Date.parse("2026-01-01T00:00:00Z") });
  const early = newClientId((count) => new Uint8Array(count).fill(255));
  vi.setSystemTime(Date.parse("2026-01-01T00:00:01Z"));
  const late = newClientId((count) => new Uint8Array(count));
  expect(early < late).toBe(true);
});
