import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "./fold.ts";

describe("fold", () => {
  test.each([
    ["case and accents", "ÉCOLE Straße Łódź", "ecole strasse lodz"],
    ["the Turkish letters i", "İstanbul ılık", "istanbul ilik"],
    ["Cyrillic marks", "Ещё йод", "еще иод"],
    ["full-width letters and digits", "ＡＢＣ１２３", "abc123"],
    ["half-width kana", "ｶｰﾄﾞ", "かーど"],
    ["katakana and hiragana", "カメラ", "かめら"],
    ["Arabic letter forms, vowels and stretching", "أُرْجِـــعُ إلى مكتبة", "ارجع الي مكتبه"],
    ["Arabic and Persian digits", "٣٠ ۳۰", "30 30"],
    ["the Persian letters", "کتابی", "كتابي"],
  ])("gives %s one spelling", (_, written, folded) => {
    expect(fold(written)).toBe(folded);
  });

  test("keeps marks that change the word in Hindi, Thai and Japanese", () => {
    expect(fold("की")).toBe("की");
    expect(fold("น้ำ")).not.toBe(fold("นา"));
    expect(fold("が")).toBe("が");
  });

  test("composes Hangul typed as jamo", () => {
    expect(fold("환불".normalize("NFD"))).toBe("환불");
  });

  test("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => fold(fold(text)) === fold(text)),
    );
  });
});
