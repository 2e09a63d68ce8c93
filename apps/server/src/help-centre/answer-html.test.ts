import { SCRIPT_ATTACKS } from "@foyer/test-kit/script-attacks";
import { describe, expect, test } from "vitest";
import { answerHtml, summaryOf } from "./answer-html.ts";

const OWN = "/api/v1/article-images/abc";

/** What may stand in a tag that is left. */
const HARMLESS =
  /^<(?:\/?(?:p|br|hr|strong|em|del|code|pre|blockquote|ul|ol|li|h2|h3|h4|table|thead|tbody|tr|th|td|a)(?: \/)?|a(?: href="(?:https?:|mailto:|tel:)[^"]*")?(?: rel="noopener nofollow")|img(?: src="\/api\/v1\/article-images\/[\w-]+")(?: alt="[^"]*")?(?: loading="lazy") ?\/?)>$/;

describe("an article's answer", () => {
  test.each(SCRIPT_ATTACKS)("is inert: %s", (attack) => {
    const made = answerHtml(`Before.\n\n${attack}\n\nAfter.`).text;
    for (const tag of made.match(/<[^>]*>/g) ?? []) expect(tag).toMatch(HARMLESS);
    expect(made).toContain("Before.");
  });

  test("keeps headings, lists, tables, links and pictures", () => {
    const made = answerHtml(
      `# Sizes\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[us](https://shop.example) ![a chart](${OWN})\nnext line`,
    ).text;
    expect(made).toContain("<h2>Sizes</h2>");
    expect(made).toMatch(/<ul>\s*<li>one<\/li>\s*<li>two<\/li>\s*<\/ul>/);
    expect(made).toContain("<td>1</td>");
    expect(made).toContain('<a href="https://shop.example" rel="noopener nofollow">us</a>');
    expect(made).toContain(`<img src="${OWN}" alt="a chart" loading="lazy" />`);
    expect(made).toContain("<br />next line");
  });

  test("shows a picture from elsewhere as a link, as the chat does", () => {
    const link = (words: string) =>
      `<a href="https://shop.example/c.png" rel="noopener nofollow">${words}</a>`;
    const shown = (text: string) => answerHtml(text).text.trim();
    expect(shown("![a chart](https://shop.example/c.png)")).toBe(`<p>${link("a chart")}</p>`);
    expect(shown("![](https://shop.example/c.png) there")).toBe(
      `<p>${link("https://shop.example/c.png")} there</p>`,
    );
    expect(shown("![x](http://shop.example/c.png)![y](/other.png)")).toBe("<p></p>");
  });

  test("has a summary without marks, cut between words", () => {
    expect(summaryOf("**Yes**, at [any time](https://x.example) & for <free>.")).toBe(
      "Yes, at any time & for .",
    );
    expect(summaryOf("one two three four", 10)).toBe("one two…");
    expect(summaryOf("没有空格的长句子也要能被截断", 5)).toBe("没有空格的…");
  });
});
