import {
  DEFAULT_SITE_OPTIONS,
  type Hours,
  type HoursPreview,
  type Site,
  type SiteOptions,
  type WidgetTexts,
} from "@foyer/protocol";
import { fakeClock, startServer } from "@foyer/test-kit";
import { describe, expect, test } from "vitest";

const DRAFT = {
  ...{ name: "Shop", accent: "#3b5bdb", greeting: "Hi", intro: "", lang: "en" },
  origins: ["https://shop.example"],
};

async function siteOfOwner(clock = fakeClock()) {
  const server = await startServer({ clock });
  const owner = await server.addAgent("Olga Owner", "owner");
  const site = await server.addSite({ name: "Shop" });
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await server.call(method, path, owner, body);
    return { status: answer.status, body: await answer.json() };
  };
  const put = (options: Partial<SiteOptions>) =>
    call("PUT", `/sites/${site.id}`, {
      ...DRAFT,
      options: { ...DEFAULT_SITE_OPTIONS, ...options },
    });
  return { server, owner, site, call, put, clock };
}

const hours = (change: Partial<Hours> = {}): Hours => ({
  timeZone: "Europe/Berlin",
  week: [[{ from: "09:00", to: "17:00" }], [], [], [], [], [], []],
  ...{ dates: [], closedUntil: null },
  ...change,
});

describe("a site's options", () => {
  test("are kept, and stay as they are when a change leaves them out", async () => {
    const { put, call, site } = await siteOfOwner();
    await put({ uploads: false, launcher: { at: "start", bottom: 40, side: 8 } });
    const { body } = await call("PUT", `/sites/${site.id}`, { ...DRAFT, name: "Renamed" });
    expect(body).toMatchObject({
      name: "Renamed",
      options: { uploads: false, launcher: { at: "start", bottom: 40, side: 8 } },
    });
  });

  const choice = { id: "about", kind: "choice" as const, label: "About?", required: false };
  test.each<[string, Partial<SiteOptions>, string]>([
    [
      "two questions with one id",
      { form: { intro: "", fields: [choice, choice].map((one) => ({ ...one, choices: ["a"] })) } },
      "options.form.fields: “about” is there twice",
    ],
    [
      "a choice without choices",
      { form: { intro: "", fields: [choice] } },
      "options.form.fields[0].choices",
    ],
    [
      "the same choice twice",
      { form: { intro: "", fields: [{ ...choice, choices: ["a", " a"] }] } },
      "“a” is there twice",
    ],
    [
      "a question without words",
      { form: { intro: "", fields: [{ ...choice, kind: "text", label: "  " }] } },
      "options.form.fields[0].label",
    ],
    [
      "a wording with a place that means nothing",
      { texts: { en: { send: "Send {now}" } } },
      "options.texts.en.send: {now}",
    ],
    ["a time zone that is none", { hours: hours({ timeZone: "Mars/Olympus" }) }, "Mars/Olympus"],
  ])("are refused with %s, and nothing changes", async (_, options, detail) => {
    const { put, call } = await siteOfOwner();
    const { body } = await put({ ...options, sound: false });
    expect(body).toMatchObject({
      ...{ status: 400, kind: "invalid" },
      detail: expect.stringContaining(detail),
    });
    const sites = (await call("GET", "/sites")).body as Site[];
    expect(sites[0]?.options).toEqual(DEFAULT_SITE_OPTIONS);
  });
});

describe("where a widget was last seen", () => {
  test("is nowhere at first, then the page that asked for it, without its query", async () => {
    const { server, site, call, clock } = await siteOfOwner();
    const path = `/sites/${site.id}/sighting`;
    expect((await call("GET", path)).body).toEqual({ page: null, seenAt: null });
    const load = (referer?: string) =>
      fetch(`${server.origin}/embed/${site.key}.js`, { headers: referer ? { referer } : {} });
    await load("https://shop.example/cart?token=secret#x");
    const seen = { page: "https://shop.example/cart", seenAt: clock.now() };
    expect((await call("GET", path)).body).toEqual(seen);
    // Our own pages, such as the console, do not show that it is installed.
    clock.advance(1000);
    await load(`${server.origin}/console/`);
    expect((await call("GET", path)).body).toEqual(seen);
    await load();
    expect((await call("GET", path)).body).toEqual({ page: "", seenAt: clock.now() });
  });

  test("is remembered over a restart, and unknown of a site that is not there", async () => {
    const { server, site, call } = await siteOfOwner();
    await fetch(`${server.origin}/embed/${site.key}.js`, {
      headers: { referer: "https://shop.example/" },
    });
    await server.house.db.writes.drained();
    const { createSightings } = await import("./sightings.ts");
    const { createSightingStore } = await import("./sighting-store.ts");
    const { db, clock } = server.house;
    const anew = createSightings({ db, clock, store: createSightingStore(db) });
    expect(await anew.last(site.id)).toMatchObject({ page: "https://shop.example/" });
    expect((await call("GET", "/sites/nowhere/sighting")).body).toMatchObject({ status: 404 });
  });
});

test("every text of the widget is there in ten languages, with its places", async () => {
  const { call } = await siteOfOwner();
  const texts = (await call("GET", "/widget-texts")).body as WidgetTexts;
  expect(Object.keys(texts).sort()).toEqual(
    ["ar", "de", "en", "es", "fr", "ja", "ko", "pt", "ru", "zh"].sort(),
  );
  expect(texts.en?.chatWith).toBe("Chat with {site}");
  for (const lang of Object.keys(texts)) {
    expect(Object.keys(texts[lang] ?? {}).sort(), lang).toEqual(Object.keys(texts.en ?? {}).sort());
  }
});

describe("the preview of hours", () => {
  const ask = async (draft: Hours, now: string) => {
    const clock = fakeClock(Date.parse(now));
    const { call } = await siteOfOwner(clock);
    return (await call("POST", "/hours-preview", { hours: draft })).body as HoursPreview;
  };

  test("tells 14 days from today in the site's zone, with dates that overrule", async () => {
    // In Berlin it is Monday already.
    const dates = [{ date: "2026-11-30", name: "Fair", ranges: [{ from: "10:00", to: "11:00" }] }];
    const preview = await ask(hours({ dates }), "2026-11-22T23:30:00Z");
    expect(preview.days).toHaveLength(14);
    expect(preview.days[0]).toEqual({
      date: "2026-11-23",
      ranges: [{ from: "09:00", to: "17:00" }],
    });
    expect(preview.days[7]).toEqual({ date: "2026-11-30", ...dates[0] });
    expect(preview).toMatchObject({ open: false, opensAt: Date.parse("2026-11-23T08:00Z") });
  });

  test("leaves out what lies before the end of a closure", async () => {
    const closedUntil = Date.parse("2026-11-30T12:00:00Z");
    const { days } = await ask(hours({ closedUntil }), "2026-11-23T09:00:00Z");
    expect(days[0]?.ranges).toEqual([]);
    expect(days[7]?.ranges).toEqual([{ from: "13:00", to: "17:00" }]);
  });

  test("refuses what makes no sense", async () => {
    expect(await ask(hours({ timeZone: "Nowhere" }), "2026-11-23T09:00:00Z")).toMatchObject({
      status: 400,
      kind: "invalid",
    });
  });
});

describe("the preview's script", () => {
  const path = (draft: unknown) =>
    `/widget-preview.js?draft=${encodeURIComponent(JSON.stringify(draft))}`;

  test("is the loader with the draft inside, for agents alone, never kept", async () => {
    const { server, owner, call } = await siteOfOwner();
    const answer = await server.call("GET", path({ ...DRAFT, name: "</script>Oak" }), owner);
    const script = await answer.text();
    expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(script).toContain('"key":"preview"');
    expect(script).toContain("/script>Oak");
    expect(script).not.toContain("</script>");
    expect((await server.call("GET", path(DRAFT))).status).toBe(401);
    expect((await call("GET", path({ name: 1 }))).body).toMatchObject({ kind: "invalid" });
    expect((await call("GET", "/widget-preview.js?draft=x")).body).toMatchObject({ status: 400 });
  });

  test("runs on a page that only our own console may frame", async () => {
    const { server } = await siteOfOwner();
    const page = await fetch(`${server.origin}/console/widget-preview`);
    const policy = page.headers.get("content-security-policy");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(await page.text()).toContain("Preview of the widget");
    const console = await fetch(`${server.origin}/console/`);
    expect(console.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });
});
