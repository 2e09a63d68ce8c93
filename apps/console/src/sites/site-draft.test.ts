import type { Site } from "@foyer/protocol";
import { afterEach, describe, expect, it, vi } from "vitest";
import { me } from "../session/session-state.ts";
import { sampleSite } from "./sample-site.ts";
import {
  changeForm,
  changeOptions,
  discard,
  formOf,
  isChanged,
  mergeForms,
  saveForm,
  toDraft,
  toForm,
} from "./site-draft.ts";

const site = sampleSite();

afterEach(() => {
  discard(site.id);
  vi.unstubAllGlobals();
});

/** Answers GET /sites with `stored`, and PUT with what it is given; returns what was put. */
function serve(stored: Site[]) {
  const put: unknown[] = [];
  vi.stubGlobal("fetch", async (_url: string, { method, body }: RequestInit) => {
    if (method === "GET") return Response.json(stored);
    put.push(JSON.parse(String(body)));
    return Response.json({ ...stored[0], ...JSON.parse(String(body)) });
  });
  me.value = { agent: { id: "a1" }, sites: stored } as never;
  return put;
}

describe("a site's draft", () => {
  it("is changed by a change, and no more when that is taken back", () => {
    expect(isChanged(site)).toBe(false);
    changeForm(site, { name: "Other" });
    expect([isChanged(site), formOf(site).name]).toEqual([true, "Other"]);
    changeForm(site, { name: site.name });
    expect(isChanged(site)).toBe(false);
  });

  it("sends no empty wordings, no empty choices and no blanks around words", () => {
    const choices = [" One ", "", "Two"];
    const field = { id: "choice", kind: "choice" as const, label: " What? ", required: false };
    const draft = toDraft({
      ...toForm(site),
      name: " Shop ",
      options: {
        ...site.options,
        form: { intro: "", fields: [{ ...field, choices }] },
        texts: { de: { send: " ", back: "Zum Anfang" }, fr: { send: "" } },
      },
    });
    expect(draft.name).toBe("Shop");
    expect(draft.options?.texts).toEqual({ de: { back: "Zum Anfang" } });
    expect(draft.options?.form?.fields[0]).toMatchObject({
      label: "What?",
      choices: ["One", "Two"],
    });
  });

  it("keeps what a colleague has saved meanwhile in other places", () => {
    const base = toForm(site);
    const mine = { ...base, greeting: "Mine", options: { ...base.options, sound: false } };
    const theirs = { ...base, name: "Theirs", options: { ...base.options, uploads: false } };
    expect(mergeForms({ base, form: mine }, theirs)).toMatchObject({
      ...{ name: "Theirs", greeting: "Mine" },
      options: { sound: false, uploads: false },
    });
  });

  it("is saved on top of what the server has, and is nothing to save any more", async () => {
    const put = serve([{ ...site, name: "Renamed by a colleague" }]);
    changeOptions(site, { sound: false });
    await saveForm(site);
    expect(put).toMatchObject([{ name: "Renamed by a colleague", options: { sound: false } }]);
    expect(isChanged(site)).toBe(false);
  });

  it("is kept when the server refuses it, or the site is gone", async () => {
    serve([]);
    changeForm(site, { name: "Typed" });
    await expect(saveForm(site)).rejects.toThrow("deleted");
    expect(formOf(site).name).toBe("Typed");
  });
});
