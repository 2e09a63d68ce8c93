import {
  type Article,
  type ArticleFolder,
  DEFAULT_SITE_OPTIONS,
  type ImportReport,
} from "@foyer/protocol";
import { startServer, type TestAgent } from "@foyer/test-kit";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";

const CSV = `question,answer,alternatives,tags,lang,folder,state
When do you open?,At nine.,opening hours|open today,"shop, hours",en,Shop,published
Wie lange?,"Zwei Tage,
immer.",,,de,Delivery / Abroad,
`;

async function office(agentsPublish = true) {
  const server = await startServer();
  const site = await server.addSite({ options: { ...DEFAULT_SITE_OPTIONS, agentsPublish } });
  const mara = await server.addAgent("Mara Jensen");
  const take = async (
    body: string | Uint8Array<ArrayBuffer>,
    wish: Record<string, string> = {},
    by: TestAgent = mara,
  ) => {
    const query = new URLSearchParams({
      ...{
        name: "articles.csv",
        check: "false",
        state: "as_written",
        lang: "en",
        encoding: "auto",
      },
      ...wish,
    });
    const answer = await fetch(
      `${server.origin}/api/v1/sites/${site.id}/articles/import?${query}`,
      {
        method: "POST",
        headers: { origin: server.origin, cookie: by.cookie },
        body,
      },
    );
    const report = (await answer.json()) as ImportReport & { detail: string; kind: string };
    return { status: answer.status, ...report };
  };
  const ask = async <T>(path: string, at = site.id) =>
    (await (await server.call("GET", `/sites/${at}${path}`, mara)).json()) as T;
  const list = (at?: string) => ask<Article[]>("/articles", at);
  const folders = (at?: string) => ask<ArticleFolder[]>("/article-folders", at);
  const verdicts = (report: ImportReport) => report.rows.map(({ verdict }) => verdict);
  return { server, site, mara, take, list, folders, verdicts };
}

const zip = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

test("a CSV is looked at first, and then all of it is there, in its folders", async () => {
  const { take, list, folders, verdicts } = await office();
  const looked = await take(CSV, { check: "true" });
  expect(looked).toMatchObject({ stored: false, newFolders: ["Shop", "Delivery / Abroad"] });
  expect(looked.rows.map(({ line }) => line)).toEqual([2, 3]);
  expect(await list()).toEqual([]);

  const done = await take(CSV);
  expect(done.stored).toBe(true);
  expect(verdicts(done)).toEqual(["added", "added"]);
  const names = new Map((await folders()).map(({ id, name }) => [id, name]));
  expect([...names.values()].sort()).toEqual(["Abroad", "Delivery", "Shop"]);
  const [open, long] = await list();
  expect(open).toMatchObject({
    ...{ question: "When do you open?", alternatives: ["opening hours", "open today"] },
    ...{ tags: ["shop", "hours"], state: "published", position: 0 },
  });
  expect(names.get(open?.folderId ?? "")).toBe("Shop");
  expect(long).toMatchObject({ lang: "de", answer: "Zwei Tage,\nimmer.", state: "draft" });
});

test("what is there with the same question is changed, and what is the same stays as it is", async () => {
  const { take, list, verdicts } = await office();
  await take(CSV);
  const again = await take(CSV.replace("At nine.", "At ten."), { check: "true" });
  expect(verdicts(again)).toEqual(["changed", "same"]);
  expect(again.rows[0]?.changes).toEqual(["answer"]);
  await take(CSV.replace("At nine.", "At ten.").replace("When do you", "when do  YOU"));
  const all = await list();
  expect(all).toHaveLength(2);
  expect(all.find(({ lang }) => lang === "en")).toMatchObject({ answer: "At ten.", version: 2 });
});

test("as drafts, a published article keeps its words until the new ones are published", async () => {
  const { take, list } = await office();
  await take(CSV);
  await take(CSV.replace("At nine.", "At ten."), { state: "draft" });
  const [open] = await list();
  expect(open).toMatchObject({ answer: "At nine.", state: "published" });
  expect(open?.pending).toMatchObject({ answer: "At ten.", state: "draft" });
});

test("one wrong row keeps all out, and says its line and what to do, unless it may be left out", async () => {
  const { take, list } = await office();
  const wrong = [
    "question,answer,lang,popular,state",
    "Fine?,Yes.,en,,",
    ",No question,en,,",
    "No answer?,,en,,",
    `Long?,${"x".repeat(20_001)},en,,`,
    `${"q".repeat(301)},Yes.,en,,`,
    "Which tongue?,Any.,english please,,",
    "What rank?,None.,en,first,",
    "What state?,None.,en,,lost",
    "FINE?,Again.,en,,",
  ].join("\n");
  const report = await take(wrong);
  expect(report.stored).toBe(false);
  expect(report.rows.map(({ line, problem }) => [line, problem])).toEqual([
    [2, ""],
    [3, "There is no question: write what a visitor would ask."],
    [4, "There is no answer: write one, or leave the article out."],
    [5, expect.stringContaining("20,001 characters, 20,000 are the most")],
    [6, "The question has 301 characters, 300 are the most: shorten it."],
    [7, expect.stringContaining('write a tag such as "en"')],
    [8, expect.stringContaining("from 1 to 99")],
    [9, expect.stringContaining("draft, in_review, published, archived")],
    [10, "The same question is in line 2 as well: keep one."],
  ]);
  expect(await list()).toEqual([]);
  expect((await take(wrong, { skipWrong: "true" })).stored).toBe(true);
  expect((await list()).map(({ question }) => question)).toEqual(["Fine?"]);
});

test("separators and encodings are found out, and what was guessed is said", async () => {
  const { take, list } = await office();
  const table = "question;answer\nÖffnet ihr früh?;Ja, „schön“ früh – 5 €\n";
  const latin = Buffer.from(table.replace(/[„“–€]/g, "?"), "latin1");
  expect(await take(latin, { check: "true" })).toMatchObject({
    encoding: "windows-1252",
    notes: [expect.stringContaining("choose another encoding")],
  });
  const wide = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");
  for (const [bytes, encoding] of [
    [Buffer.from(`\uFEFF${table}`), "utf-8"],
    [wide(table), "utf-16le"],
    [wide(table).swap16(), "utf-16be"],
    [Buffer.from(table.replaceAll(";", "\t"), "utf16le"), "utf-16le"],
  ] as const) {
    const report = await take(bytes, { check: "true" });
    expect(report).toMatchObject({ encoding, rows: [{ question: "Öffnet ihr früh?" }] });
  }
  const korean = Buffer.from([
    ...Buffer.from("question,answer\n"),
    0xc0,
    0xc7,
    ...Buffer.from("?,ok"),
  ]);
  await take(korean, { encoding: "euc-kr" });
  expect((await list())[0]?.question).toBe("의?");
});

test("what is no table of articles is refused with what it lacks", async () => {
  const { take } = await office();
  const refused = async (
    body: string | Uint8Array<ArrayBuffer>,
    wish: Record<string, string> = {},
  ) => {
    const { status, detail } = await take(body, wish);
    expect(status).toBeLessThan(500);
    return detail;
  };
  expect(await refused("")).toBe("The file is empty.");
  expect(await refused("name,price\nCup,3\n")).toMatch(
    /"question" is missing. It names "name", "price"/,
  );
  expect(await refused("question,answer,answer\na,b,c\n")).toContain("there twice");
  expect(await refused(new Uint8Array([1, 0, 0, 2, 0, 0, 3]))).toContain("This is no text");
  expect(await refused(Buffer.from([0xff, 0xfe, 0xff]), { encoding: "utf-8" })).toContain("utf-8");
  expect(await refused(strToU8("PK\x03\x04 broken"))).toContain("zip cannot be read");
  const book = zipSync({
    "[Content_Types].xml": strToU8("<x/>"),
    "xl/workbook.xml": strToU8("<x/>"),
  });
  expect(await refused(book)).toContain("save the table as CSV");
  expect(await refused(zip({ "a.png": "x" }))).toContain("no .md or .html file");
  expect(await refused("x".repeat(10 * 1024 * 1024 + 1))).toContain("10 MB are the most");
});

test("a quote that is never closed is told by its line, and nothing is stored", async () => {
  const { take, list } = await office();
  const report = await take('question,answer\nOne?,Yes.\nTwo?,"No.\nThree?,Never.\n');
  expect(report.rows[1]).toMatchObject({ line: 3, verdict: "wrong" });
  expect(report.rows[1]?.problem).toContain("never closed. Nothing after this line could be read.");
  expect(await list()).toEqual([]);
});

test("a folder of Markdown becomes articles: front matter, first heading or name; others are left out", async () => {
  const { take, list, folders } = await office();
  const report = await take(
    zip({
      "Delivery/how-long.md":
        '---\ntitle: How long?\nlang: de\ntags: [a, "b, c"]\nalternatives:\n  - wie lang\n---\n# How long?\n\nTwo days.',
      "Delivery/Abroad/Far/deep.md": "# Deep one\n\n**Bold** <script>alert(1)</script>",
      "do-you-pack-gifts.markdown": "Yes | we | do\n| a\n**",
      "logo.png": "x",
      ".git/config.md": "x",
    }),
    { name: "help.zip" },
  );
  expect(report.notes).toEqual([
    expect.stringContaining("logo.png"),
    expect.stringContaining("two deep"),
  ]);
  const all = await list();
  expect(all.map(({ question, answer }) => [question, answer])).toEqual([
    ["Deep one", "**Bold** <script>alert(1)</script>"],
    ["Do you pack gifts", "Yes | we | do\n| a\n**"],
    ["How long?", "Two days."],
  ]);
  expect(all[2]).toMatchObject({ lang: "de", tags: ["a", "b, c"], alternatives: ["wie lang"] });
  expect((await folders()).map(({ name }) => name).sort()).toEqual(["Abroad", "Delivery"]);
});

test("a saved page gives its title and main text, without what stands around it or could run", async () => {
  const { take, list } = await office();
  const page = `<!doctype html><html lang="en-GB"><head><title>Returns | Hazel</title><script>var a="<p>no</p>"</script></head>
    <body><header>Shop</header><nav><a href="/">Home</a></nav><main><h1>How do I <em>return</em> it?</h1>
    <p onclick="x()">You have <b>30 days</b>, see <a href="https://shop.example/terms">the terms</a> or <a href="javascript:alert(1)">this</a>.</p>
    <ol><li>Pack it</li><li>Send it<ul><li>by post</li></ul></li></ol>
    <table><tr><th>Where</th><th>Days</th></tr><tr><td>Here</td><td>2</td></tr></table>
    <img src="https://x.example/a.png" onerror="x()"><form>Sign up</form></main><footer>Imprint</footer></body></html>`;
  await take(zip({ "returns.html": page, "empty.html": "<nav>Only this</nav>" }), {
    skipWrong: "true",
  });
  expect(await list()).toMatchObject([
    {
      ...{ question: "How do I return it?", lang: "en-GB" },
      answer: [
        "You have **30 days**, see [the terms](https://shop.example/terms) or this.",
        "1. Pack it\n2. Send it\n  - by post",
        "| Where | Days |\n| --- | --- |\n| Here | 2 |",
      ].join("\n\n"),
    },
  ]);
});

test("where agents do not publish, a file of theirs does not, either", async () => {
  const { server, mara, take } = await office(false);
  const olga = await server.addAgent("Olga Owner", "owner");
  const [published, draft] = (await take(CSV, {}, mara)).rows;
  expect(published?.problem).toContain("import it as a draft");
  expect(draft?.problem).toBe("");
  expect((await take(CSV, {}, olga)).stored).toBe(true);
});

test("what is exported and imported is the same, as CSV and as Markdown, formulas included", async () => {
  const { server, site, mara, list, folders } = await office();
  const tricky = {
    ...{ question: '=HYPERLINK("x")?', alternatives: ["a|b"], tags: ["x, y"], lang: "pt-BR" },
    ...{ answer: '# Title\n\nIt says "yes",\n- one\n- two\\n\n| a | b |', popular: 2 },
  };
  const ids = [
    await server.addArticle(site.id, { question: "Zeta?", state: "draft" }),
    await server.addArticle(site.id, tricky),
    await server.addArticle(site.id, {
      question: "Alpha?",
      tags: ["x", "y"],
      alternatives: ["b", "c"],
    }),
  ];
  const call = (path: string, body: object) =>
    server.call("POST", `/sites/${site.id}/${path}`, mara, body);
  const folder = (await (
    await call("article-folders", { name: "Shop", parentId: null })
  ).json()) as ArticleFolder;
  const inner = (await (
    await call("article-folders", { name: "Hours", parentId: folder.id })
  ).json()) as ArticleFolder;
  await call("articles/move", { articleIds: [ids[0], ids[1]], folderId: inner.id, before: null });

  const plain = async (at: string) => {
    const names = new Map((await folders(at)).map(({ id, name }) => [id, name]));
    return (await list(at)).map((article) => ({
      ...{ question: article.question, alternatives: article.alternatives, answer: article.answer },
      ...{ tags: article.tags, lang: article.lang, state: article.state, popular: article.popular },
      ...{ folder: names.get(article.folderId ?? ""), order: article.folderId && article.position },
    }));
  };
  const before = await plain(site.id);
  for (const as of ["csv", "markdown"]) {
    const file = await server.call("GET", `/sites/${site.id}/articles/export?as=${as}`, mara);
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (as === "csv") expect(new TextDecoder().decode(bytes)).toContain(`"'=HYPERLINK(""x"")?"`);
    const other = await server.addSite();
    const query = new URLSearchParams({
      ...{ name: as === "csv" ? "a.csv" : "a.zip", check: "false", state: "as_written" },
      ...{ lang: "en", encoding: "auto" },
    });
    const imported = async (to: string) =>
      (await (
        await fetch(`${server.origin}/api/v1/sites/${to}/articles/import?${query}`, {
          method: "POST",
          headers: { origin: server.origin, cookie: mara.cookie },
          body: bytes,
        })
      ).json()) as ImportReport;
    expect((await imported(other.id)).stored).toBe(true);
    expect(await plain(other.id)).toEqual(before);
    const again = await imported(site.id);
    expect(again.rows.map(({ verdict }) => verdict)).toEqual(["same", "same", "same"]);
  }
});
