import { expect, it } from "vitest";
import { createOutboxStore } from "./outbox-store.ts";
import type { Pending } from "./said.ts";

const ENTRY: Pending = {
  clientId: "client-id-1",
  frame: { type: "add_note", clientId: "client-id-1", conversationId: "k1", text: "Hello" },
  at: 0,
  state: "waiting",
};

it("nobody says what another agent of the same browser wrote", () => {
  let agent = "mara";
  const store = createOutboxStore(localStorage, () => agent);
  store.save([ENTRY]);
  agent = "tomas";
  expect(store.load()).toEqual([]);
  agent = "mara";
  expect(store.load()).toEqual([ENTRY]);
});

it("a full storage loses nothing while the page lives", () => {
  const full = {
    getItem: () => "[]",
    setItem() {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  const store = createOutboxStore(full, () => "mara");
  store.save([ENTRY]);
  expect(store.load()).toEqual([ENTRY]);
});

it("what cannot be read is no reason to stand still", () => {
  const store = createOutboxStore({ getItem: () => "{broken", setItem() {} }, () => "mara");
  expect(store.load()).toEqual([]);
});
