import { describe, expect, test } from "vitest";
import { answerHtml, summaryOf } from "./answer-html.ts";

/** Ways to run a script or to reach out of an article, as collections of such attacks have them. */
const ATTACKS = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<math><mtext></mtext><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\tscript:alert(1))",
  "[x](data:text/html,<script>alert(1)</script>)",
  "[x](vbscript:alert(1))",
  "![x](javascript:alert(1))",
  '![x](https://x.example/"onerror="alert(1))',
  "<a href='&#x6a;avascript:alert(1)'>x</a>",
  "<iframe src=https://x.example></iframe>",
  "<object data=x></object><embed src=x>",
  "<form action=https://x.example><input name=password><button>Log in</button></form>",
  "<base href=https://x.example>",
  "<meta http-equiv=refresh content='0;url=https://x.example'>",
  "<link rel=stylesheet href=https://x.example/a.css>",
  "<style>*{display:none}</style>",
  "<p style='position:fixed;inset:0'>over all</p>",
  "<p id=q class=person onclick=alert(1)>x</p>",
  "<details open ontoggle=alert(1)>x</details>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
  "</main></body><script>alert(1)</script>",
  "```\n</code></pre><script>alert(1)</script>\n```",
  "[x]: javascript:alert(1)\n\n[x]",
  "<!--><img src=x onerror=alert(1)>-->",
];

/** What may stand in a tag that is left. */
const HARMLESS =
  /^<(?:\/?(?:p|br|hr|strong|em|del|code|pre|blockquote|ul|ol|li|h2|h3|h4|table|thead|tbody|tr|th|td|a)(?: \/)?|a(?: href="(?:https?:|mailto:|tel:)[^"]*")?(?: rel="noopener nofollow")|img(?: src="https:[^"]*")?(?: alt="[^"]*")?(?: loading="lazy") ?\/?)>$/;

describe("an article's answer", () => {
  test.each(ATTACKS)("is inert: %s", (attack) => {
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
