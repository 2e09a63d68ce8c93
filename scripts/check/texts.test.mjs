import { expect, test } from "vitest";
import { consoleTexts } from "./console-texts.mjs";
import { folderWith } from "./fixture.mjs";
import { missingTexts, textProblems } from "./texts.mjs";

/** As template strings have them. */
const HOLE = ["$", "{name}"].join("");

const problemsOf = (code, path = "a.tsx") =>
  consoleTexts(path, code).problems.map(({ line, what }) => `${line}: ${what}`);
const keysOf = (code) => consoleTexts("a.tsx", code).keys.map(({ text }) => text);

test.each([
  ["between tags", "<p>Hello</p>"],
  ["in a title", '<p title="Hello" />'],
  ["read out", '<p aria-label={on ? "Hello" : name} />'],
  ["put together", `<p title={\`Hello ${HOLE}\`} />`],
  ["in a condition between tags", '<p>{on && "Hello"}</p>'],
  ["in a toast", 'toast("Hello")'],
  ["in a constant that is shown later", 'const a = { label: "Hello" };'],
])("a text %s is found where nothing says it", (_where, code) => {
  expect(problemsOf(code)).toEqual([expect.stringMatching(/^1: "Hello.*" is not said by t\(\)$/)]);
});

test.each([
  '<p title={t("Hello")}>{on ? t("One") : later("Two")}</p>',
  "<kbd>Esc</kbd>",
  "<code>hours.week</code>",
  '<h1 class="some class" data-shortcut="claim">Foyer</h1>',
  "<p>{name} · {count}</p>",
  '<input type="search" name="query" />',
  "const a = { label: name, title: t(label) };",
  'const icon = { label: "M4 4h8l8 8-8 8-8-8z" };',
])("%s needs no more", (code) => {
  expect(problemsOf(code)).toEqual([]);
});

test("the texts of both ways of a condition are collected, and those that are drawn later", () => {
  const code =
    'later("A"); t(on ? "B" : "C"); tWith("D {{key}}", { key }); t(LABELS[one]); t(label)';
  expect(keysOf(code)).toEqual(["A", "B", "C", "D {{key}}"]);
  expect(problemsOf(code)).toEqual([]);
});

test("a text that is made while running cannot be translated", () => {
  expect(problemsOf(`t(\`Hi ${HOLE}\`); later(name); t(textOf(name))`)).toHaveLength(3);
});

/** A console that says two texts, with these lines in its languages. */
const consoleWith = (en, de) =>
  folderWith({
    "apps/console/src/a.tsx": 't("Save"); t("{{count}} sites of {{name}}", { count, name });',
    "apps/console/src/language/en.json": JSON.stringify(en),
    "apps/console/src/language/translations/de.json": JSON.stringify(de),
  });
const EN = {
  "{{count}} sites of {{name}}_one": "{{count}} site of {{name}}",
  "{{count}} sites of {{name}}_other": "{{count}} sites of {{name}}",
};
const DE = {
  Save: "Speichern",
  "{{count}} sites of {{name}}_one": "Eine Website von {{name}}",
  "{{count}} sites of {{name}}_other": "{{count}} Websites von {{name}}",
};

test("a language that says all has no problems", () => {
  expect(textProblems(consoleWith(EN, DE))).toEqual({ problems: [], count: 2 });
});

test("what is missing, left over or has lost a value is named with its file", () => {
  const lines = { ...DE, Save: "", Gone: "Weg", "{{count}} sites of {{name}}_one": "Eine" };
  expect(textProblems(consoleWith(EN, lines)).problems).toEqual([
    'apps/console/src/language/translations/de.json lacks "Save"',
    'apps/console/src/language/translations/de.json has "Gone", which nothing says',
    'apps/console/src/language/translations/de.json has {{name}} wrong in "{{count}} sites of {{name}}_one"',
  ]);
});

test("what is missing can be had as lines to fill in", () => {
  const { "{{count}} sites of {{name}}_other": _, ...lines } = DE;
  expect(missingTexts(consoleWith({}, lines))).toEqual({
    en: { "{{count}} sites of {{name}}_one": "", "{{count}} sites of {{name}}_other": "" },
    de: { "{{count}} sites of {{name}}_other": "" },
  });
});
