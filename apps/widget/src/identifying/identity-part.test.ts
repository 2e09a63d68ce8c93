import { beforeEach, describe, expect, it, vi } from "vitest";
import { createStorage } from "../connecting/storage.ts";
import type { Host } from "../host.ts";
import { become } from "./identity-part.ts";

const HASH = "a".repeat(64);
const payload = btoa(JSON.stringify({ sub: "anna", exp: 1 })).replaceAll("=", "");
const said = (change: Partial<Host>) =>
  ({ settings: { key: "demo" }, told: [], ...change }) as unknown as Host;
const storage = () => createStorage("demo");

beforeEach(() => {
  localStorage.clear();
  vi.restoreAllMocks();
  vi.spyOn(console, "warn").mockImplementation(() => {});
});

describe("who the page says its visitor is", () => {
  it("keeps what an anonymous visitor has, when they turn out to be somebody", () => {
    storage().set("draft", "half a question");
    expect(become(said({ identity: { id: "anna", hash: HASH } }), storage())).toBe("signed");
    expect(storage().get("draft")).toBe("half a question");
  });

  it.each([[{ id: "ben", hash: HASH }], [null], [{ jwt: "no.jwt.at-all" }]])(
    "drops everything of the last one for %j, and nothing of other sites",
    (identity) => {
      become(said({ identity: { id: "anna", hash: HASH } }), storage());
      for (const what of ["token", "outbox", "draft", "anything"]) storage().set(what, "Anna's");
      localStorage.setItem("foyer:other:token", "another site's");
      expect(become(said({ identity }), storage())).toBe("another");
      expect(JSON.stringify({ ...localStorage })).not.toContain("Anna");
      expect(localStorage.getItem("foyer:other:token")).toBe("another site's");
    },
  );

  it("knows one person by the subject of their tokens, however they are signed", () => {
    become(said({ identity: { jwt: `h.${payload}.one` } }), storage());
    storage().set("draft", "Anna's");
    expect(become(said({ identity: { jwt: `h.${payload}.two` } }), storage())).toBe("signed");
    expect(storage().get("draft")).toBe("Anna's");
  });

  it("says hello only once for a page that says the same again and again", () => {
    const host = said({ identity: { id: "anna", hash: HASH } });
    expect([become(host, storage()), become(host, storage())]).toEqual(["signed", "same"]);
  });
});

describe("what the page says of its visitor", () => {
  it("adds up, and the last word counts", () => {
    const told = [
      { name: "Anna", attributes: { plan: "free", seats: 3 } },
      { attributes: { plan: "pro" } },
    ];
    const host = said({ told });
    become(host, storage());
    expect(host.profile).toEqual({ name: "Anna", attributes: { plan: "pro", seats: 3 } });
  });

  it("is left out where the server would not take it, and the page's maker is told", () => {
    const attributes = { ok: true, "1st": "x", deep: {}, long: "x".repeat(501) };
    const host = said({
      told: [{ name: "", email: "no address", phone: "+49 30 1234", attributes }],
    });
    become(host, storage());
    expect(host.profile).toEqual({ phone: "+49 30 1234", attributes: { ok: true } });
    expect(console.warn).toHaveBeenCalledTimes(5);
  });
});
