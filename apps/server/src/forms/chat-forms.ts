import type { FormAnswer } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import type { ManageSites, SiteRow } from "../sites/manage-sites.ts";
import { optionsOf } from "../sites/panel-options.ts";
import type { NoteContact } from "../visitors/note-contact.ts";
import { type Contact, checkAnswers, type Filled, isContact } from "./check-answers.ts";
import type { FormStore } from "./form-store.ts";

/** Who has answered is not asked again for this long. */
const ANSWERED_FOR_MS = 30 * 24 * 60 * 60 * 1000;

const FIRST_THE_FORM = "The site asks something before a person is called: answer its form first.";

type Known = { id: string } & { [kind in keyof Contact]-?: string | null };

/** Of a conversation: how far it is, and with whom. */
interface Begun {
  state: string;
  assigneeId: string | null;
}

export type ChatForms = ReturnType<typeof createChatForms>;

/** The questions that a site asks before a person is called. */
export function createChatForms(deps: {
  db: Db;
  clock: Clock;
  store: FormStore;
  sites: ManageSites;
  noteContact: NoteContact;
  visitors: { byId(id: string): Promise<Known | undefined> };
}) {
  const { db, clock, store, sites, noteContact, visitors } = deps;

  async function isDue(site: Pick<SiteRow, "options">, visitor: Known): Promise<boolean> {
    const { form } = optionsOf(site);
    if (!form) return false;
    const required = form.fields.filter((field) => field.required);
    const wanted = required.length > 0 ? required : form.fields;
    if (wanted.every(({ kind }) => isContact(kind) && visitor[kind] !== null)) return false;
    const at = await store.filledAt(visitor.id);
    return at === undefined || clock.now() - at >= ANSWERED_FOR_MS;
  }

  /** The site of a visitor, if it insists on answers. */
  function insisting(siteId: string): SiteRow | undefined {
    const site = sites.inMemory(siteId);
    return site && optionsOf(site).form?.fields.some((field) => field.required) ? site : undefined;
  }

  return {
    /** Whether the visitor is still to be asked. */
    isDue,

    /**
     * What a visitor answered together with their first words; `to` is for whom these are. `look` gives what is
     * to be awaited before, `work` and whether they are still to be asked; undefined: nothing. `says` is for
     * inside the write, from memory: nothing that is said later may overtake it. It refuses what does not
     * fit the form, and a person to whom nothing is answered that must be; `row` is the conversation that it goes
     * on with. A site that asks nothing any more takes no notice. `note`, once that is stored, remembers that
     * they have answered, and who they are.
     */
    answered(
      visitor: { id: string; siteId: string },
      to: "faq" | "person",
      answers?: readonly FormAnswer[],
    ) {
      let filled: Filled | undefined;
      let isMissing = false;
      const site = to === "person" && !answers ? insisting(visitor.siteId) : undefined;
      return {
        look<T>(work?: () => Promise<T>): (() => Promise<T | undefined>) | undefined {
          if (!site) return work;
          return async () => {
            const known = await visitors.byId(visitor.id);
            isMissing = known !== undefined && (await isDue(site, known));
            return work?.();
          };
        },
        says(row: Begun | undefined) {
          if (isMissing && !isWithPeople(row)) throw new Refusal("form_required", FIRST_THE_FORM);
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

/** Whether people have to do with it already: then nobody is held up by questions. */
function isWithPeople(row: Begun | undefined): boolean {
  if (row === undefined || row.state === "self_service") return false;
  return row.state !== "closed" || row.assigneeId !== null;
}
