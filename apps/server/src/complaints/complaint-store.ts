import type {
  Complaint,
  ComplaintList,
  ComplaintQuery,
  ComplaintStep,
  ComplaintStepBody,
} from "@foyer/protocol";
import {
  and,
  asc,
  count,
  desc,
  eq,
  gte,
  isNotNull,
  isNull,
  lt,
  lte,
  max,
  ne,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { raiseGeneration } from "../db/generations.ts";
import type { Tables } from "../db/tables.ts";

export type ComplaintRow = Tables["complaints"]["$inferSelect"];
export type ComplaintStore = ReturnType<typeof createComplaintStore>;

/** Which part of the register; the lists are counted without `list`. */
export interface Wanted extends Omit<ComplaintQuery, "list" | "offset" | "since" | "until"> {
  since?: number;
  until?: number;
}

/** Of whom and when a list is asked for. */
export interface Asking {
  agentId: string;
  now: number;
}

/** What is needed to see which causes come back. */
export type CauseRow = Pick<Complaint, "categoryId" | "cause" | "at" | "closedAt">;

/** The only SQL on complaints. */
export function createComplaintStore(db: Db) {
  const { orm } = db;
  const { complaints, complaintSteps: steps } = db.tables;
  const changed = () => raiseGeneration(db, "complaints");
  const isOpen = isNull(complaints.closedAt);

  const among = (list: ComplaintList, { agentId, now }: Asking): SQL | undefined => {
    switch (list) {
      case "open":
        return isOpen;
      case "overdue":
        return and(isOpen, lte(complaints.dueAt, now));
      case "mine":
        return and(isOpen, eq(complaints.ownerId, agentId));
      case "unowned":
        return and(isOpen, isNull(complaints.ownerId));
      case "resolved":
        return isNotNull(complaints.closedAt);
      case "all":
        return undefined;
    }
  };

  const fitting = (wanted: Wanted): SQL | undefined => {
    const { siteId, categoryId, severity, conversationId, text, cause, since, until } = wanted;
    return and(
      siteId === undefined ? undefined : eq(complaints.siteId, siteId),
      categoryId === undefined ? undefined : eq(complaints.categoryId, categoryId),
      severity === undefined ? undefined : eq(complaints.severity, severity),
      conversationId === undefined ? undefined : eq(complaints.conversationId, conversationId),
      since === undefined ? undefined : gte(complaints.at, since),
      until === undefined ? undefined : lt(complaints.at, until),
      ...wordsOf(text).map(
        (word) => sql`${complaints.words} like ${`%${escaped(word)}%`} escape '\\'`,
      ),
      cause === undefined
        ? undefined
        : sql`${complaints.words} like ${`${escaped(causeLine(cause))}%`} escape '\\'`,
    );
  };

  return {
    async byId(id: string): Promise<ComplaintRow | undefined> {
      return (await orm.select().from(complaints).where(eq(complaints.id, id)))[0];
    },

    async byClientId(madeBy: string, clientId: string): Promise<ComplaintRow | undefined> {
      const same = and(eq(complaints.madeBy, madeBy), eq(complaints.clientId, clientId));
      return (await orm.select().from(complaints).where(same))[0];
    },

    /** Inside a write that has the lock "complaints": the number of the next one. */
    async nextNumber(): Promise<number> {
      const [row] = await orm.select({ last: max(complaints.number) }).from(complaints);
      return Number(row?.last ?? 0) + 1;
    },

    /** How many this visitor, and the visitors of this site, have recorded themselves since a time. */
    async byVisitorsSince(siteId: string, visitorId: string, since: number) {
      const byThem = and(eq(complaints.source, "visitor"), gte(complaints.at, since));
      const counted = async (where: SQL | undefined): Promise<number> =>
        Number((await orm.select({ n: count() }).from(complaints).where(and(byThem, where)))[0]?.n);
      return {
        own: await counted(eq(complaints.visitorId, visitorId)),
        ofSite: await counted(eq(complaints.siteId, siteId)),
      };
    },

    async insert(row: ComplaintRow): Promise<void> {
      await orm.insert(complaints).values(row);
      await changed();
    },

    async update(id: string, change: Partial<ComplaintRow>): Promise<void> {
      await orm.update(complaints).set(change).where(eq(complaints.id, id));
      await changed();
    },

    /** Returns whether there was one. */
    async remove(id: string): Promise<boolean> {
      const gone = { id: complaints.id };
      const rows = await orm.delete(complaints).where(eq(complaints.id, id)).returning(gone);
      await changed();
      return rows.length > 0;
    },

    /** Inside a write: one more line in the log of a complaint; a repeat of `clientId` adds none. */
    async addStep(
      complaintId: string,
      step: { at: number; byId: string | null; clientId?: string; body: ComplaintStepBody },
    ): Promise<void> {
      const [row] = await orm
        .select({ last: max(steps.seq) })
        .from(steps)
        .where(eq(steps.complaintId, complaintId));
      const seq = Number(row?.last ?? 0) + 1;
      const clientId = step.clientId ?? null;
      await orm.insert(steps).values({ complaintId, seq, ...step, clientId });
    },

    async hasStep(complaintId: string, clientId: string): Promise<boolean> {
      const same = and(eq(steps.complaintId, complaintId), eq(steps.clientId, clientId));
      return (await orm.select({ seq: steps.seq }).from(steps).where(same)).length > 0;
    },

    steps: (complaintId: string): Promise<ComplaintStep[]> =>
      orm
        .select({ seq: steps.seq, at: steps.at, byId: steps.byId, body: steps.body })
        .from(steps)
        .where(eq(steps.complaintId, complaintId))
        .orderBy(asc(steps.seq))
        .execute(),

    /** One page; what is closed comes newest first, the rest by when it is due. */
    page: (list: ComplaintList, wanted: Wanted, asking: Asking, offset: number, limit: number) =>
      orm
        .select()
        .from(complaints)
        .where(and(among(list, asking), fitting(wanted)))
        .orderBy(
          ...(list === "resolved"
            ? [desc(complaints.closedAt)]
            : list === "all"
              ? []
              : [asc(complaints.dueAt)]),
          desc(complaints.number),
        )
        .offset(offset)
        .limit(limit)
        .execute(),

    async count(list: ComplaintList, wanted: Wanted, asking: Asking): Promise<number> {
      const where = and(among(list, asking), fitting(wanted));
      return Number((await orm.select({ n: count() }).from(complaints).where(where))[0]?.n);
    },

    /** How many are the agent's and due before `soon`, or nobody's. */
    async wanting(agentId: string, soon: number): Promise<number> {
      const theirs = and(eq(complaints.ownerId, agentId), lte(complaints.dueAt, soon));
      const where = and(isOpen, or(theirs, isNull(complaints.ownerId)));
      return Number((await orm.select({ n: count() }).from(complaints).where(where))[0]?.n);
    },

    /** Open ones with an owner whom nobody has reminded of their date, with that date before `soon`. */
    toRemind: (now: number, soon: number, limit: number): Promise<ComplaintRow[]> => {
      const untold = (column: typeof complaints.soonFor | typeof complaints.lateFor) =>
        or(isNull(column), ne(column, complaints.dueAt));
      return orm
        .select()
        .from(complaints)
        .where(
          and(
            isOpen,
            isNotNull(complaints.ownerId),
            or(
              and(lte(complaints.dueAt, now), untold(complaints.lateFor)),
              and(
                ...[sql`${complaints.dueAt} > ${now}`, lte(complaints.dueAt, soon)],
                untold(complaints.soonFor),
              ),
            ),
          ),
        )
        .orderBy(asc(complaints.dueAt))
        .limit(limit)
        .execute();
    },

    causes: (since: number, until: number, siteId: string | undefined): Promise<CauseRow[]> =>
      orm
        .select({
          ...{ categoryId: complaints.categoryId, cause: complaints.cause },
          ...{ at: complaints.at, closedAt: complaints.closedAt },
        })
        .from(complaints)
        .where(fitting({ since, until, ...(siteId === undefined ? {} : { siteId }) }))
        .orderBy(asc(complaints.at))
        .execute(),

    async countOfCategory(categoryId: string): Promise<number> {
      const where = eq(complaints.categoryId, categoryId);
      return Number((await orm.select({ n: count() }).from(complaints).where(where))[0]?.n);
    },

    /** Inside a write that changes how the register is set: other nodes tell their consoles. */
    touch: changed,

    /** Inside a write: all of one visitor's become another's. */
    async give(fromId: string, intoId: string): Promise<void> {
      const { visitorId, madeBy } = complaints;
      await orm.update(complaints).set({ visitorId: intoId }).where(eq(visitorId, fromId));
      await orm.update(complaints).set({ madeBy: intoId }).where(eq(madeBy, fromId));
      await changed();
    },
  };
}

/** As the wire has it. */
export function toComplaint(row: ComplaintRow): Complaint {
  const { madeBy, clientId, soonFor, lateFor, words, ...complaint } = row;
  return complaint;
}

/** What a search looks at: the cause has the first line, so that a whole cause is found by it alone. */
export const searchedWords = (
  row: Pick<
    ComplaintRow,
    "number" | "name" | "email" | "phone" | "text" | "want" | "cause" | "outcomeText" | "prevention"
  >,
): string =>
  [
    causeLine(row.cause),
    ...[`c-${row.number}`, row.name, row.email, row.phone, row.text, row.want],
    ...[row.outcomeText, row.prevention],
  ]
    .join("\n")
    .toLowerCase();

const causeLine = (cause: string): string => `${cause.toLowerCase()}\n`;

const wordsOf = (text = ""): string[] =>
  text
    .toWellFormed()
    .replaceAll("\0", "")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");

const escaped = (word: string): string => word.replace(/[\\%_]/g, "\\$&");
