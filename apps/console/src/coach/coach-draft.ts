import type { CoachKind, CoachRule, CoachRules, CoachSettings } from "@foyer/protocol";
import { computed, signal } from "@preact/signals";
import { builtIn } from "./coach.ts";
import { coachSettings, saveCoach } from "./coach-state.ts";

/** What is being changed and not saved; it outlives a look at another screen. Null: nothing is. */
const draft = signal<CoachSettings | null>(null);

/** Which of a language's lists. */
export type ListName = keyof CoachRules;

/** As it will be when it is saved. */
export const shown = computed(() => draft.value ?? coachSettings.value);
export const isChanged = computed(() => draft.value !== null);

const change = (part: Partial<CoachSettings>): void => {
  if (shown.value) draft.value = { ...shown.value, ...part };
};

export const setOn = (on: boolean): void => change({ on });

/** Looks for a kind, or does not any more. */
export function setKind(kind: CoachKind, on: boolean): void {
  const others = (shown.value?.off ?? []).filter((one) => one !== kind);
  change({ off: on ? others : [...others, kind] });
}

/** A list as it is edited: the owner's own, else what comes with the console. */
export function listOf(lang: string, name: ListName): readonly CoachRule[] {
  const own = shown.value?.rules[lang]?.[name];
  return own ?? (name === "closedDoors" ? builtIn(lang) : []);
}

/** Whether a list of phrases is the owner's, and there is another to go back to. */
export const mayReset = (lang: string): boolean =>
  shown.value?.rules[lang]?.closedDoors !== undefined && builtIn(lang).length > 0;

export function setList(lang: string, name: ListName, rules: CoachRule[]): void {
  change({
    rules: { ...shown.value?.rules, [lang]: { ...shown.value?.rules[lang], [name]: rules } },
  });
}

/** Back to the phrases that come with the console. */
export function resetList(lang: string): void {
  const { closedDoors: _, ...others } = shown.value?.rules[lang] ?? {};
  change({ rules: { ...shown.value?.rules, [lang]: others } });
}

/** What is wrong with each rule of a list, by its place: empty phrases are simply not saved. */
export function problemsOf(rules: readonly CoachRule[]): Map<number, "twice" | "no_letter"> {
  const seen = new Set<string>();
  const problems = new Map<number, "twice" | "no_letter">();
  rules.forEach(({ phrase, instead }, at) => {
    const clean = phrase.trim().toLowerCase();
    if (clean === "" && instead.trim() === "") return;
    if (!/[\p{L}\p{N}]/u.test(clean)) problems.set(at, "no_letter");
    else if (seen.has(clean)) problems.set(at, "twice");
    seen.add(clean);
  });
  return problems;
}

/** The languages in whose lists something is wrong. */
export const wrongLanguages = computed(() =>
  Object.entries(shown.value?.rules ?? {}).flatMap(([lang, { closedDoors = [], jargon = [] }]) =>
    problemsOf(closedDoors).size + problemsOf(jargon).size > 0 ? [lang] : [],
  ),
);

export const discard = (): void => {
  draft.value = null;
};

/** Sets it for everybody. Throws why not; what was written stays then. */
export async function save(): Promise<void> {
  const { value } = draft;
  if (!value) return;
  const rules = Object.fromEntries(
    Object.entries(value.rules).map(([lang, of]) => [lang, withoutBlank(of)]),
  );
  await saveCoach({ ...value, rules });
  draft.value = null;
}

const withoutBlank = (of: CoachRules): CoachRules =>
  Object.fromEntries(
    Object.entries(of).map(([name, rules]) => [name, rules.filter(({ phrase }) => phrase.trim())]),
  );
