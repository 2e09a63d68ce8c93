import { SCRIPT_ATTACKS } from "@foyer/test-kit/script-attacks";
import { render } from "preact";
import { describe, expect, it } from "vitest";
import { ArticleText, type Picture, readArticle } from "./article-text.tsx";

const IMAGE = `/api/v1/article-images/${"a".repeat(32)}`;

function html(text: string): string {
  const root = document.createElement("div");
  const picture = ({ alt, src }: Picture) => <img alt={alt} src={src} />;
  render(<ArticleText text={text} picture={picture} />, root);
  return root.innerHTML;
}

describe("an article's text", () => {
  it.each([
    ["one\ntwo\n\nthree", "<p>one<br>two</p><p>three</p>"],
    ["# Sizes\ntext", "<h3>Sizes</h3><p>text</p>"],
    ["## A\n## B **c**", "<h3>A</h3><h3>B <strong>c</strong></h3>"],
    ["### Small", "<h4>Small</h4>"],
    ["#1 of all", "<p>#1 of all</p>"],
    ["Do:\n- this\n- that", "<p>Do:</p><ul><li>this</li><li>that</li></ul>"],
    ["1. one\n2) two", "<ol><li>one</li><li>two</li></ol>"],
    ["1.5 metres", "<p>1.5 metres</p>"],
    [`![A map](${IMAGE})`, `<p><img alt="A map" src="${IMAGE}"></p>`],
    [
      `See ![a](${IMAGE}) and ![b](https://x.example/b.png).`,
      `<p>See <img alt="a" src="${IMAGE}"> and <img alt="b" src="https://x.example/b.png">.</p>`,
    ],
    ["", ""],
  ])("reads %j", (text, shown) => {
    expect(html(text)).toBe(shown);
  });

  it.each([
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg>)",
    "![x](//evil.example/x.png)",
    "![x](/api/v1/logout)",
    "![x](http://plain.example/x.png)",
    `![x](${IMAGE}/../../logout)`,
    `![x](${IMAGE}?x=1)`,
  ])("shows no picture for %j", (text) => {
    expect(html(text)).not.toContain("<img");
  });

  it("never becomes markup", () => {
    expect(html('# <img src=x onerror="alert(1)">\n1. <script>alert(1)</script>')).toBe(
      '<h3>&lt;img src=x onerror="alert(1)"&gt;</h3><ol><li>&lt;script&gt;alert(1)&lt;/script&gt;</li></ol>',
    );
  });

  it.each(SCRIPT_ATTACKS)("is inert: %s", (attack) => {
    const root = document.createElement("div");
    const picture = ({ alt, src }: Picture) => <img alt={alt} src={src} />;
    render(<ArticleText text={`Before.\n\n${attack}\n\nAfter.`} picture={picture} />, root);
    for (const made of root.querySelectorAll("*")) {
      expect(["P", "BR", "STRONG", "EM", "CODE", "A", "IMG"]).toContain(made.tagName);
      for (const name of made.getAttributeNames()) expect(name).not.toMatch(/^on|style|srcdoc/);
      expect(made.getAttribute("href") ?? "https:").toMatch(/^(https?|mailto|tel):/);
      expect(made.getAttribute("src") ?? "https:").toMatch(/^https:/);
    }
    expect(root.textContent).toContain("Before.");
  });

  it.each(["![", "![a](", "![a](https://x", "# ", "1. \n", "!"])(
    "is read in linear time when it is 100 KB of %j",
    (piece) => {
      const took = (length: number) => {
        const text = piece.repeat(Math.ceil(length / piece.length));
        const times = [1, 2, 3].map(() => {
          const start = performance.now();
          readArticle(text);
          return performance.now() - start;
        });
        return Math.min(...times);
      };
      const once = took(12_500);
      // Quadratic would be 64 times as much; the bound leaves room for a busy machine.
      expect(took(100_000)).toBeLessThan(Math.max(once, 2) * 30);
    },
  );
});
