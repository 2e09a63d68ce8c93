import { createHash } from "node:crypto";
import { DEFAULT_SITE_OPTIONS } from "@foyer/protocol";
import { startServer } from "@foyer/test-kit";
import { describe, expect, test } from "vitest";

async function shop() {
  const server = await startServer();
  const site = await server.addSite({ name: "Kettle & Co", lang: "en", accent: "#0a7d5c" });
  const add = server.addArticle.bind(server, site.id);
  const pay = await add({
    question: "How can I pay?",
    alternatives: ["payment methods", "do you take credit cards"],
    answer: "By **card** or invoice.<script>alert(1)</script>",
    tags: ["Orders"],
    popular: 1,
  });
  await add({ question: "When will my parcel arrive?", tags: ["Delivery"] });
  await add({ question: "Not ready yet", state: "draft" });
  const german = await add({ question: "Wie kann ich bezahlen?", lang: "de-AT" });
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(server.origin + path, { headers, redirect: "manual" });
  return { server, site, pay, german, get, home: `/help/${site.key}` };
}

describe("the help centre", () => {
  test("leads to the browser's language, if something is written in it, else to the site's", async () => {
    const { get, home } = await shop();
    const to = async (language: string) =>
      (await get(home, { "accept-language": language })).headers.get("location");
    expect(await to("de-CH, en;q=0.5")).toBe(`${home}/de`);
    expect(await to("ja")).toBe(`${home}/en`);
    expect((await get(`${home}/de-AT`)).headers.get("location")).toBe(`${home}/de`);
    expect((await get(`${home}/ja`)).headers.get("location")).toBe(`${home}/en`);
  });

  test("names folders in the page's language, and as the team does where that has no name", async () => {
    const { get, home, server, site, pay, german } = await shop();
    const { folders } = server.house;
    const money = await folders.add(site.id, {
      ...{ name: "Paying", names: { de: "Bezahlen" }, parentId: null },
    });
    const abroad = await folders.add(site.id, { name: "Abroad", parentId: money.id });
    await folders.place(site.id, { articleIds: [pay], folderId: money.id, before: null });
    await folders.place(site.id, { articleIds: [german], folderId: abroad.id, before: null });
    const headings = async (lang: string) => {
      const page = await (await get(`${home}/${lang}`)).text();
      return [...page.matchAll(/<h2>([^<]*)<\/h2>/g)].map(([, name]) => name);
    };
    await expect.poll(() => headings("de")).toEqual(["Bezahlen · Abroad"]);
    expect(await headings("en")).toContain("Paying");
  });

  test("shows what is asked most, and everything published by topic", async () => {
    const { get, home, server } = await shop();
    const answer = await get(`${home}/en`);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('<html lang="en" dir="ltr">');
    expect(page).toContain("<title>Help for Kettle &amp; Co</title>");
    for (const part of ["Asked most", "Orders", "Delivery", "When will my parcel arrive?"])
      expect(page).toContain(part);
    expect(page).not.toContain("Not ready yet");
    expect(page).not.toContain("Wie kann ich bezahlen?");
    expect(page).toContain(
      `<link rel="alternate" hreflang="de" href="${server.origin}${home}/de">`,
    );
  });

  test("has a page for each article, with nothing in it that could run", async () => {
    const { get, home, pay, server } = await shop();
    const path = `${home}/en/a/${pay}/how-can-i-pay`;
    const answer = await get(path);
    const page = await answer.text();
    expect(page).toContain("<h1>How can I pay?</h1>");
    expect(page).toContain("By <strong>card</strong> or invoice.");
    expect(page).not.toContain("alert(1)");
    expect(page).toContain(`<link rel="canonical" href="${server.origin}${path}">`);
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? "";
    expect(answer.headers.get("content-security-policy")).toContain(
      `default-src 'none'; script-src 'self'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
    );
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)?.[1] ?? "";
    expect(JSON.parse(data)).toMatchObject({
      "@type": "FAQPage",
      mainEntity: [{ name: "How can I pay?", acceptedAnswer: { "@type": "Answer" } }],
    });
  });

  test("keeps old links of a question that was reworded, and says what is gone", async () => {
    const { get, home, pay, german } = await shop();
    const reworded = await get(`${home}/en/a/${pay}/an-older-wording`);
    expect([reworded.status, reworded.headers.get("location")]).toEqual([
      301,
      `${home}/en/a/${pay}/how-can-i-pay`,
    ]);
    const other = await get(`${home}/en/a/${german}/wie-kann-ich-bezahlen`);
    expect(other.headers.get("location")).toBe(`${home}/de/a/${german}/wie-kann-ich-bezahlen`);
    const gone = await get(`${home}/en/a/nothing-there/x`);
    expect(gone.status).toBe(404);
    expect(await gone.text()).toContain("This article is not here any more.");
  });

  test("searches without a script, says when it is not sure, and always names a person", async () => {
    const { get, home, site } = await shop();
    const found = await (await get(`${home}/en/search?q=payment+methods`)).text();
    expect(found).toContain("How can I pay?");
    expect(found).not.toContain("We are not sure");
    const lost = await (await get(`${home}/en/search?q=${encodeURIComponent("<b>zebra")}`)).text();
    expect(lost).toContain("Answers to “&lt;b&gt;zebra”");
    expect(lost).toMatch(/We are not sure|We have not written about this yet/);
    for (const page of [found, lost]) {
      expect(page).toContain(`href="/chat/${site.key}">Talk to a person`);
      expect(page).toContain('<meta name="robots" content="noindex">');
    }
  });

  test.each(["", "%20", "a", "😀".repeat(200), "(a+)+$", "x".repeat(20_000), "&q=1&q=2", "\u0000"])(
    "takes any question: %j",
    async (query) => {
      const { get, home } = await shop();
      const asked = query.startsWith("&") ? query : `q=${encodeURIComponent(query)}`;
      expect((await get(`${home}/en/search?${asked}`)).status).toBeLessThan(500);
    },
  );

  test("follows a changed article at once, and answers who has the page already with 304", async () => {
    const { get, home, server, site } = await shop();
    const etag = (await get(`${home}/en`)).headers.get("etag") ?? "";
    expect((await get(`${home}/en`, { "if-none-match": etag })).status).toBe(304);
    await server.addArticle(site.id, { question: "Is there a warranty?" });
    const changed = await get(`${home}/en`, { "if-none-match": etag });
    expect(await changed.text()).toContain("Is there a warranty?");
  });

  test("lists all pages for search engines", async () => {
    const { get, home, server, german } = await shop();
    const answer = await get(`${home}/sitemap.xml`);
    expect(answer.headers.get("content-type")).toContain("application/xml");
    const map = await answer.text();
    expect(map.match(/<loc>/g)).toHaveLength(5);
    expect(map).toContain(
      `<loc>${server.origin}${home}/de/a/${german}/wie-kann-ich-bezahlen</loc>`,
    );
  });

  test("has a kind word where nothing is written yet, in right-to-left, too", async () => {
    const server = await startServer();
    const site = await server.addSite({ lang: "ar" });
    const page = await (await fetch(`${server.origin}/help/${site.key}`)).text();
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain("لا توجد مقالات هنا بعد");
  });

  test("is not there for unknown keys, and where the owner has switched it off", async () => {
    const { get, home, server, site } = await shop();
    expect((await get("/help/nobody-s-key")).status).toBe(404);
    const { id, key, createdAt, ...draft } = await server.house.manageSites.existing(site.id);
    const options = { ...DEFAULT_SITE_OPTIONS, ...draft.options, helpCentre: false };
    await server.house.manageSites.change(id, { ...draft, options });
    expect([key, createdAt]).toBeTruthy();
    for (const path of [home, `${home}/en`, `${home}/sitemap.xml`])
      expect((await get(path)).status).toBe(404);
  });
});
