import type { Site, SiteDraft, SiteOptions } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http } from "../http.ts";
import { putSite } from "../session/session-state.ts";
import { readOrigins } from "./site-origins.ts";

/** A site as it stands in the boxes; `origins` one per line, as typed. */
export type SiteForm = Omit<SiteDraft, "origins" | "options"> & {
  origins: string;
  options: SiteOptions;
};

interface Draft {
  /** What was saved when the editing began. */
  base: SiteForm;
  form: SiteForm;
}

/** What is being changed, by site. It outlives the screen: who comes back finds it. */
const drafts = signal<ReadonlyMap<string, Draft>>(new Map());

/** A saved site as its boxes show it. */
export function toForm(site: Site): SiteForm {
  const { name, accent, greeting, intro, lang, origins, options } = site;
  return { name, accent, greeting, intro, lang, origins: origins.join("\n"), options };
}

/** What is sent: without empty wordings, empty lines and blanks around words. */
export function toDraft({ origins, options, ...look }: SiteForm): SiteDraft {
  return {
    ...look,
    name: look.name.trim(),
    origins: readOrigins(origins),
    options: {
      ...options,
      form: options.form && { ...options.form, fields: options.form.fields.map(cleanField) },
      texts: cleanTexts(options.texts),
    },
  };
}

type Field = NonNullable<SiteOptions["form"]>["fields"][number];

function cleanField({ choices, ...field }: Field): Field {
  const label = field.label.trim();
  if (field.kind !== "choice") return { ...field, label };
  return { ...field, label, choices: (choices ?? []).map((one) => one.trim()).filter(Boolean) };
}

function cleanTexts(texts: SiteOptions["texts"]): SiteOptions["texts"] {
  const filled = Object.entries(texts).map(([lang, wordings]) => {
    const kept = Object.entries(wordings).filter(([, wording]) => wording.trim() !== "");
    return [lang, Object.fromEntries(kept)] as const;
  });
  return Object.fromEntries(filled.filter(([, wordings]) => Object.keys(wordings).length > 0));
}

/** The site with what is not saved yet. */
export function formOf(site: Site): SiteForm {
  return drafts.value.get(site.id)?.form ?? toForm(site);
}

export function isChanged(site: Site): boolean {
  const draft = drafts.value.get(site.id);
  return draft !== undefined && !same(draft.base, draft.form);
}

/** Changes some of the boxes. */
export function changeForm(site: Site, change: Partial<SiteForm>): void {
  const base = drafts.value.get(site.id)?.base ?? toForm(site);
  put(site.id, { base, form: { ...formOf(site), ...change } });
}

export function changeOptions(site: Site, change: Partial<SiteOptions>): void {
  changeForm(site, { options: { ...formOf(site).options, ...change } });
}

/** Back to what is saved. */
export function discard(siteId: string): void {
  put(siteId, undefined);
}

/**
 * Saves what was changed here, on top of what colleagues have saved meanwhile. Throws what the server says;
 * then nothing that was typed is lost.
 */
export async function saveForm(site: Site): Promise<void> {
  const draft = drafts.value.get(site.id);
  if (!draft) return;
  const fresh = (await http.get<Site[]>("/sites")).find(({ id }) => id === site.id);
  if (!fresh) throw new Error("A colleague has deleted this site.");
  const merged = mergeForms(draft, toForm(fresh));
  const saved = await http.put<Site>(`/sites/${site.id}`, toDraft(merged));
  const typedSince = formOf(site);
  putSite(saved);
  // Whoever went on typing while it was saved keeps what they typed.
  put(
    site.id,
    same(typedSince, draft.form) ? undefined : { base: toForm(saved), form: typedSince },
  );
}

/** `fresh` with everything that differs between `base` and `form` as it is in `form`. */
export function mergeForms({ base, form }: Draft, fresh: SiteForm): SiteForm {
  const { options: baseOptions, ...baseLook } = base;
  const { options, ...look } = form;
  const { options: freshOptions, ...freshLook } = fresh;
  return {
    ...changed(baseLook, look, freshLook),
    options: changed(baseOptions, options, freshOptions),
  };
}

function changed<Values extends object>(base: Values, now: Values, fresh: Values): Values {
  const merged = { ...fresh };
  for (const name of Object.keys(now) as (keyof Values)[])
    if (!same(base[name], now[name])) merged[name] = now[name];
  return merged;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function put(siteId: string, draft: Draft | undefined): void {
  const next = new Map(drafts.value);
  if (draft) next.set(siteId, draft);
  else next.delete(siteId);
  drafts.value = next;
}
