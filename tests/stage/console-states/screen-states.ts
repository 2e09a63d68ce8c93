import type { Scene } from "./scene.ts";
import type { ConsoleState } from "./state.ts";

/** A reader of the help centre suggests a better answer to its first article. */
async function suggestAnswer({ owner, server, siteId }: Scene): Promise<void> {
  const sites = await owner.call<{ id: string; key: string }[]>("GET", "/sites");
  const path = `/sites/${siteId}/articles`;
  const articles = await owner.call<{ id: string; state: string }[]>("GET", path);
  const published = articles.find(({ state }) => state === "published");
  const key = sites.find(({ id }) => id === siteId)?.key;
  const page = await fetch(`${server.origin}/help/${key}/a/${published?.id}`);
  const token = /name="token" value="([^"]+)"/.exec(await page.text())?.[1] ?? "";
  const text = "It says **ready** in green, too.";
  const sent = await fetch(page.url, {
    ...{ method: "POST", headers: { origin: server.origin } },
    body: new URLSearchParams({ text, author: "Ines", token }),
  });
  if (!sent.ok) throw new Error(`nothing was suggested: ${sent.status}`);
}

/** Something to do tomorrow, something for a colleague, and something that is over in a moment. */
async function planFollowUps({ owner }: Scene): Promise<void> {
  const { items } = await owner.call<{ items: { id: string }[] }>("GET", "/conversations");
  const hour = 3_600_000;
  const plans = [
    { at: Date.now() + 24 * hour, note: "Ask whether the new mug came in one piece" },
    { at: Date.now() + 1_000, note: "Call back about the invoice", for: null },
    { at: Date.now() + 96 * hour, note: "" },
  ];
  for (const [i, plan] of plans.entries())
    await owner.call("PUT", `/conversations/${items[i]?.id}/follow-up`, plan);
}

export const SCREEN_STATES: ConsoleState[] = [
  {
    name: "follow-ups",
    shows: "What was promised for later: overdue and coming",
    looks: ["dark", "phone", "de"],
    async walk({ scene, go, at, page }) {
      await planFollowUps(scene);
      await go("follow-ups", ".follow-ups");
      await page.locator(".follow-whose button").last().click();
      await at(".follow-part.overdue .follow-row").first().waitFor();
    },
  },
  {
    name: "find",
    shows: "All messages found",
    looks: ["dark", "phone"],
    async walk({ go, at }) {
      await go("find", ".find-screen input");
      await at(".find-screen input").first().fill("mug");
      await at(".find-hit").first().waitFor();
    },
  },
  {
    name: "articles",
    shows: "Help articles, and a question to try",
    looks: ["phone"],
    async walk({ go, page }) {
      await go("articles");
      await page.getByText("Where is my order?").first().waitFor();
    },
  },
  {
    name: "article",
    shows: "An article",
    looks: ["dark", "phone", "de"],
    async walk({ scene, go, at }) {
      const path = `/sites/${scene.siteId}/articles`;
      const [first] = await scene.owner.call<{ id: string }[]>("GET", path);
      await go(`articles/${first?.id}`);
      await at(".detail textarea").first().waitFor();
    },
  },
  {
    name: "article-history",
    shows: "What was saved of an article, and what it changed",
    looks: ["dark", "phone"],
    async walk({ scene, go, at, page }) {
      const path = `/sites/${scene.siteId}/articles`;
      const text = {
        lang: "en",
        alternatives: [],
        tags: [],
        popular: null,
        question: "Do you repair?",
      };
      const { id } = await scene.owner.call<{ id: string }>("POST", path, {
        ...{ ...text, answer: "Yes, for a year.", state: "published" },
      });
      const change = { ...text, answer: "Yes, for **two** years.", state: "in_review" };
      await scene.owner.call("PUT", `/articles/${id}`, change);
      await go(`articles/${id}`);
      await page.getByRole("button", { name: "History" }).click();
      await at(".changes ins").first().waitFor();
    },
  },
  {
    name: "learn",
    shows: "What visitors asked and no article answers",
    looks: ["de"],
    async walk({ go, at }) {
      await go("articles/learn");
      await at(".detail .cards > li").first().waitFor();
    },
  },
  {
    name: "suggestions",
    shows: "What readers of the help centre suggest",
    looks: ["dark", "phone", "zh"],
    async walk({ scene, go, at }) {
      await suggestAnswer(scene);
      await go("articles/suggestions");
      await at(".suggestion-card").first().waitFor();
    },
  },
  {
    name: "figures",
    shows: "How self-service does",
    looks: ["dark", "rtl"],
    async walk({ go, at }) {
      await go("articles/figures");
      await at(".detail table").first().waitFor();
    },
  },
  {
    name: "canned-replies",
    shows: "Canned replies",
    looks: ["zh"],
    async walk({ go, at }) {
      await go("canned-replies");
      await at(".list .entry").nth(3).waitFor();
    },
  },
  {
    name: "canned-reply",
    shows: "A canned reply, and what it does",
    looks: ["dark", "phone", "de"],
    async walk({ go, at }) {
      await go("canned-replies");
      await at(".list .entry").nth(1).click();
      await at(".detail .acts").waitFor();
    },
  },
  {
    name: "canned-import",
    shows: "Canned replies from a table",
    async walk({ go, at }) {
      await go("canned-replies");
      await at(".list .anchor .btn").last().click();
      await at("[role=menu] [role=menuitem]").first().click();
      await at("dialog[open] .dialog-body").waitFor();
    },
  },
  {
    name: "live-visitors",
    shows: "Who is on the site now",
    looks: ["dark", "phone", "ko"],
    async walk({ go, at }) {
      await go("live");
      await at(".live-rows li").nth(2).waitFor();
    },
  },
  {
    name: "reports",
    shows: "How service was, in numbers",
    looks: ["dark", "phone", "rtl"],
    async walk({ go, at }) {
      await go("reports", ".reports .figure");
      await at(".reports .heat-table").first().waitFor();
    },
  },
  {
    name: "staffing",
    shows: "How many agents each hour takes",
    looks: ["de"],
    async walk({ go }) {
      await go("staffing", ".reports .figure, .reports .blank");
    },
  },
  {
    name: "board",
    shows: "How it goes right now",
    looks: ["dark", "phone", "de"],
    async walk({ go, at }) {
      await go("board");
      await at(".board-agent").first().waitFor();
      await at(".figure-value").nth(5).waitFor();
    },
  },
];
