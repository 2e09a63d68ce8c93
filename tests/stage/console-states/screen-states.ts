import type { ConsoleState } from "./state.ts";

export const SCREEN_STATES: ConsoleState[] = [
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
    name: "learn",
    shows: "What visitors asked and no article answers",
    looks: ["de"],
    async walk({ go, at }) {
      await go("articles/learn");
      await at(".detail .cards > li").first().waitFor();
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
