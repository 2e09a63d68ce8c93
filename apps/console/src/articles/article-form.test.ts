import type { Article } from "@foyer/protocol";
import { expect, it } from "vitest";
import { toDraft, toForm } from "./article-form.ts";

const ARTICLE: Article = {
  id: "f1",
  siteId: "s1",
  updatedAt: 0,
  lang: "de",
  question: "Wie lange?",
  alternatives: ["Wann kommt es?", "Dauer?"],
  answer: "2 Tage",
  tags: ["versand"],
  popular: 3,
  state: "published",
  ...{
    folderId: null,
    position: null,
    version: 1,
    wordsVersion: 1,
    pending: null,
    updatedBy: null,
  },
  ...{ ownerId: null, reviewAt: null, translationOf: null, translatedFrom: null },
};

it("an article goes through the boxes unchanged", () => {
  const { lang, question, alternatives, answer, tags, popular, state } = ARTICLE;
  expect(toDraft(toForm(ARTICLE, "en"), "published")).toEqual({
    ...{ lang, question, alternatives, answer, tags, popular, state },
  });
});

it("empty lines and doubled entries are left out", () => {
  const form = { ...toForm(null, "en"), alternatives: "a\n\n a \nb", tags: "x, ,x,y" };
  expect(toDraft(form, "draft")).toMatchObject({ alternatives: ["a", "b"], tags: ["x", "y"] });
});

it("a new article speaks the site's language and has no rank", () => {
  expect(toDraft(toForm(null, "ko"), "draft")).toMatchObject({ lang: "ko", popular: null });
});
