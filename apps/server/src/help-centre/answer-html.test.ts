import { SCRIPT_ATTACKS } from "@foyer/test-kit/script-attacks";
import { describe, expect, test } from "vitest";
import { answerHtml, summaryOf } from "./answer-html.ts";

/** What may stand in a tag that is left. */
const HARMLESS =
  /^<(?:\/?(?:p|br|hr|strong|em|del|code|pre|blockquote|ul|ol|li|h2|h3|h4|table|thead|tbody|tr|th|td|a)(?: \/)?|a(?: href="(?:https?:|mailto:|tel:)[^"]*")?(?: rel="noopener nofollow")|img(?: src="https:[^"]*")?(?: alt="[^"]*")?(?: loading="lazy") ?\/?)>$/;

describe("an article's answer", () => {
  test.each(SCRIPT_ATTACKS)("is inert: %s", (attack) => {
    const made = answerHtml(`Before.\n\n${attack}\n\nAfter.`).text;
    for (const tag of made.match(/<[^>]*>/g) ?? []) expect(tag).toMatch(HARMLESS);
    expect(made).toContain("Before.");
  });

  test("keeps headings, lists, tables, links and pictures", () => {
    const made = answerHtml(
      "# Sizes\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[us](https://shop.example) ![a chart](https://shop.example/c.png)\nnext line",
    ).text;
    expect(made).toContain("<h2>Sizes</h2>");
    expect(made).toMatch(/<ul>\s*<li>one<\/li>\s*<li>two<\/li>\s*<\/ul>/);
    expect(made).toContain("<td>1</td>");
    expect(made).toContain('<a href="https://shop.example" rel="noopener nofollow">us</a>');
    expect(made).toContain('<img src="https://shop.example/c.png" alt="a chart" loading="lazy" />');
    expect(made).toContain("<br />next line");
  });

  test("has a summary without marks, cut between words", () => {
    expect(summaryOf("**Yes**, at [any time](https://x.example) & for <free>.")).toBe(
      "Yes, at any time & for .",
    );
    expect(summaryOf("one two three four", 10)).toBe("one two…");
    expect(summaryOf("没有空格的长句子也要能被截断", 5)).toBe("没有空格的…");
  });
});
