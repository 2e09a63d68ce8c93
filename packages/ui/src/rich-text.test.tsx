import { render } from "preact";
import { describe, expect, it } from "vitest";
import { RichText, readRichText } from "./rich-text.tsx";

function html(text: string): string {
  const root = document.createElement("div");
  render(<RichText text={text} />, root);
  return root.innerHTML;
}

const link = (href: string, text = href) =>
  `<a href="${href}" target="_blank" rel="noopener noreferrer nofollow">${text}</a>`;

describe("light formatting", () => {
  it.each([
    ["plain", "<p>plain</p>"],
    ["**bold** and *italic*", "<p><strong>bold</strong> and <em>italic</em></p>"],
    ["**a *b* c**", "<p><strong>a <em>b</em> c</strong></p>"],
    ["`**not bold**`", "<p><code>**not bold**</code></p>"],
    ["请**点击**这里", "<p>请<strong>点击</strong>这里</p>"],
    ["one\ntwo\n\nthree", "<p>one<br>two</p><p>three</p>"],
    ["one\r\ntwo", "<p>one<br>two</p>"],
    [
      "Do:\n- this\n- **that**\ndone",
      "<p>Do:</p><ul><li>this</li><li><strong>that</strong></li></ul><p>done</p>",
    ],
    ["2*3*4 and ** spaced ** and *open", "<p>2*3*4 and ** spaced ** and *open</p>"],
    ["**** `` []()", "<p>**** `` []()</p>"],
    ["", ""],
  ])("reads %j", (text, shown) => {
    expect(html(text)).toBe(shown);
  });
});

describe("links", () => {
  it.each([
    ["[here](https://a.example/x?y=1)", `<p>${link("https://a.example/x?y=1", "here")}</p>`],
    ["see https://a.example.", `<p>see ${link("https://a.example")}.</p>`],
    ["(http://a.example/b)", `<p>(${link("http://a.example/b")})</p>`],
    ["https://a.example/A_(b)", `<p>${link("https://a.example/A_(b)")}</p>`],
    ["见https://a.example/b。谢谢", `<p>见${link("https://a.example/b")}。谢谢</p>`],
    ["mailto:a@b.example", `<p>${link("mailto:a@b.example")}</p>`],
    ["**https://a.example**", `<p><strong>${link("https://a.example")}</strong></p>`],
  ])("are made of %j", (text, shown) => {
    expect(html(text)).toBe(shown);
  });

  it.each([
    "[x](javascript:alert(1))",
    "[x](data:text/html,hi)",
    "[x](//a.example)",
    "javascript:alert(1)",
    "http://",
    "https://...",
  ])("are not made of %j", (text) => {
    expect(html(text)).toBe(`<p>${text}</p>`);
  });
});

describe("what a person wrote", () => {
  it("never becomes markup", () => {
    expect(html('<img src=x onerror="alert(1)">**<b>**')).toBe(
      '<p>&lt;img src=x onerror="alert(1)"&gt;<strong>&lt;b&gt;</strong></p>',
    );
  });

  it("cannot break out of an address", () => {
    const root = document.createElement("div");
    render(<RichText text={'https://a.example/"onclick="x'} />, root);
    expect(root.querySelector("a")?.getAttributeNames()).toEqual(["href", "target", "rel"]);
  });

  it.each([
    "*",
    "**a ",
    "*a *",
    "`",
    "[",
    "[a](",
    "[a](https://x",
    "https://",
    "http://a!",
    "**[a](https://b",
    "- \n",
    "!",
  ])("is read in linear time when it is 100 KB of %j", (piece) => {
    const once = steps(piece, 12_500);
    const eightfold = steps(piece, 100_000);
    // Quadratic would be 64 times as much; the bound leaves room for a busy machine.
    expect(eightfold).toBeLessThan(Math.max(once, 2) * 30);
  });
});

/** The quickest of three: what the reading itself takes, without the machine's other work. */
function steps(piece: string, length: number): number {
  const text = piece.repeat(Math.ceil(length / piece.length));
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    readRichText(text);
    return performance.now() - start;
  });
  return Math.min(...times);
}
