import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { LanguageChoice } from "./language-choice.tsx";
import { chooseLanguage, LANGUAGES, locale, ownName, startLanguage } from "./languages.ts";
import { spoken, t } from "./say.ts";

afterEach(async () => {
  vi.unstubAllGlobals();
  await chooseLanguage("en");
  localStorage.clear();
});

/** A browser that asks for these languages, first for the first. */
function asksFor(...languages: string[]): void {
  vi.stubGlobal("navigator", { languages, language: languages[0] });
}

test("English, German, Chinese and Korean are there, each by its own name", () => {
  expect(LANGUAGES).toEqual(expect.arrayContaining(["en", "de", "zh", "ko"]));
  expect(["de", "ko", "zh"].map(ownName)).toEqual(["Deutsch", "한국어", "中文"]);
});

test.each([
  [["de-AT", "en"], "de"],
  [["xx", "ko-KR", "de"], "ko"],
  [["zh-Hans-CN"], "zh"],
  [["xx"], "en"],
])("a browser that asks for %j is spoken to in %s", async (asked, tag) => {
  asksFor(...asked);
  await chooseLanguage(null);
  expect(spoken()).toBe(tag);
  expect(document.documentElement.lang).toBe(tag);
});

test("what is on the screen is drawn again when the language changes, and the choice is remembered", async () => {
  const root = document.createElement("div");
  const Button = () => <button type="button">{t("Save")}</button>;
  act(() => render(<Button />, root));
  expect(root.textContent).toBe("Save");
  await act(() => chooseLanguage("de"));
  expect(root.textContent).toBe("Speichern");
  expect(localStorage.getItem("foyer.language")).toBe("de");
  await act(() => chooseLanguage("en"));
  expect(root.textContent).toBe("Save");
});

test("dates are written as the browser's own kind of the language has them", async () => {
  asksFor("en-GB", "de-AT");
  await chooseLanguage("en");
  expect(locale()).toBe("en-GB");
  await chooseLanguage("de");
  expect(locale()).toBe("de-AT");
  await chooseLanguage("ko");
  expect(locale()).toBe("ko");
});

test("a language that is not there any more is no reason to be silent", async () => {
  localStorage.setItem("foyer.language", "xx");
  await startLanguage();
  expect(t("Save")).toBe("Save");
});

test("one chooses among the languages by their own names", async () => {
  const root = document.createElement("div");
  const chosen = vi.fn();
  act(() => render(<LanguageChoice onChosen={chosen} />, root));
  const box = root.querySelector("select") as HTMLSelectElement;
  expect([...box.options].map(({ text }) => text)).toEqual(
    expect.arrayContaining(["Deutsch", "한국어"]),
  );
  box.value = "ko";
  act(() => void box.dispatchEvent(new Event("change")));
  await vi.waitFor(() => expect(chosen).toHaveBeenCalledWith("ko"));
  expect(t("Save")).toBe("저장");
});
