import type { FormAnswer } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { ManageSites, SiteRow } from "../sites/manage-sites.ts";
import { optionsOf } from "../sites/panel-options.ts";
import type { NoteContact } from "../visitors/note-contact.ts";
import { type Contact, checkAnswers, type Filled, isContact } from "./check-answers.ts";
import type { FormStore } from "./form-store.ts";

/** Who has answered is not asked again for this long. */
const ANSWERED_FOR_MS = 30 * 24 * 60 * 60 * 1000;

type Known = { id: string } & { [kind in keyof Contact]-?: string | null };

export type ChatForms = ReturnType<typeof createChatForms>;

/** The questions that a site asks before a person is called. */
export function createChatForms(deps: {
  db: Db;
  clock: Clock;
  store: FormStore;
  sites: ManageSites;
  noteContact: NoteContact;
}) {
  const { db, clock, store, sites, noteContact } = deps;
  return {
    /** Whether the visitor is still to be asked. */
    async isDue(site: Pick<SiteRow, "options">, visitor: Known): Promise<boolean> {
      const { form } = optionsOf(site);
      if (!form) return false;
      const required = form.fields.filter((field) => field.required);
      const wanted = required.length > 0 ? required : form.fields;
      if (wanted.every(({ kind }) => isContact(kind) && visitor[kind] !== null)) return false;
      const at = await store.filledAt(visitor.id);
      return at === undefined || clock.now() - at >= ANSWERED_FOR_MS;
    },

    /**
     * What a visitor answered together with their first words. `says` is for inside the write, from
     * memory: nothing that is said later may overtake it. It refuses what does not fit the form; a site
     * that asks nothing any more takes no notice. `note`, once that is stored, remembers that they have
     * answered, and who they are.
     */
    answered(visitor: { id: string; siteId: string }, answers?: readonly FormAnswer[]) {
      let filled: Filled | undefined;
      return {
        says() {
          const site = answers && sites.inMemory(visitor.siteId);
          const form = site && optionsOf(site).form;
          filled = form ? checkAnswers(form, answers) : undefined;
          return filled ? [{ body: filled.body }] : [];
        },
        async note(): Promise<void> {
          if (!filled) return;
          await db.writes.write(() => store.put(visitor.id, clock.now()));
          await noteContact(visitor.id, filled.contact);
        },
      };
    },
  };
}
