import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { newClientId } from "./client-id.ts";

it("makes ids that the wire accepts, each another", () => {
  const ids = Array.from({ length: 1_000 }, () => newClientId((count) => randomBytes(count)));
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{32}$/);
  expect(new Set(ids).size).toBe(1_000);
});

it("keeps every byte, the small ones too", () => {
  const id = newClientId((count) => Uint8Array.from({ length: count }, (_, index) => index));
  expect(id).toBe("000102030405060708090a0b0c0d0e0f");
});
