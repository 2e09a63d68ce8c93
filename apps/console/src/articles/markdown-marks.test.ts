import { describe, expect, it } from "vitest";
import { doEdit, type Edit, lines, link, type Marked, picture, wrap } from "./markdown-marks.ts";

/** A text with "[" and "]" around what is marked, after `make` has changed what was marked so. */
function made(text: string, make: (marked: Marked) => Edit): string {
  const start = text.indexOf("⟦");
  const end = text.indexOf("⟧") - 1;
  const bare = text.replace(/[⟦⟧]/g, "");
  const { from, to, insert, select } = make({ text: bare, start, end });
  const whole = bare.slice(0, from) + insert + bare.slice(to);
  return `${whole.slice(0, select[0])}⟦${whole.slice(select[0], select[1])}⟧${whole.slice(select[1])}`;
}

describe("marks of an answer", () => {
  it.each([
    ["a ⟦b⟧ c", "a **⟦b⟧** c"],
    ["a **⟦b⟧** c", "a ⟦b⟧ c"],
    ["⟦⟧", "**⟦⟧**"],
  ])("bold makes %j %j", (text, becomes) => {
    expect(made(text, (at) => wrap(at, "**"))).toBe(becomes);
  });

  it("italic within bold is a mark of its own", () => {
    expect(made("**⟦b⟧**", (at) => wrap(at, "*"))).toBe("***⟦b⟧***");
    expect(made("*⟦b⟧*", (at) => wrap(at, "*"))).toBe("⟦b⟧");
  });

  it.each([
    ["see ⟦here⟧.", "see [here](⟦https://⟧)."],
    ["see ⟦https://a.example⟧", "see [⟦⟧](https://a.example)"],
    ["⟦⟧", "[⟦⟧](https://)"],
  ])("a link of %j is %j", (text, becomes) => {
    expect(made(text, link)).toBe(becomes);
  });

  it.each([
    ["one\nt⟦w⟧o\nthree", "one\n## two⟦⟧\nthree"],
    ["## t⟦w⟧o", "two⟦⟧"],
    ["- t⟦w⟧o", "## two⟦⟧"],
  ])("a heading of %j is %j", (text, becomes) => {
    expect(made(text, (at) => lines(at, "heading"))).toBe(becomes);
  });

  it("all marked lines are items, and numbers count on", () => {
    expect(made("a⟦b\ncd\ne⟧f", (at) => lines(at, "list"))).toBe("⟦- ab\n- cd\n- ef⟧");
    expect(made("- a⟦b\n- c⟧d", (at) => lines(at, "numbers"))).toBe("⟦1. ab\n2. cd⟧");
    expect(made("1. a⟦b\n2. c⟧d", (at) => lines(at, "numbers"))).toBe("⟦ab\ncd⟧");
  });

  it("a picture has a line of its own, and no brackets in its words", () => {
    const put = (text: string) => made(text, (at) => picture(at, "/p", "a [map]\nof it"));
    expect(put("one⟦⟧ two")).toBe("one\n\n![a map of it](/p)\n\n⟦⟧ two");
    expect(put("⟦⟧")).toBe("![a map of it](/p)⟦⟧");
  });

  it("an edit changes the box, tells it, and marks what is next", () => {
    const box = document.createElement("textarea");
    document.body.append(box);
    box.value = "see here";
    const heard: string[] = [];
    box.addEventListener("input", () => heard.push(box.value));
    doEdit(box, link({ text: box.value, start: 4, end: 8 }));
    expect(heard).toEqual(["see [here](https://)"]);
    expect(box.value.slice(box.selectionStart, box.selectionEnd)).toBe("https://");
  });
});
