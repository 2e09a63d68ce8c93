import type {
  Agent,
  CausesQuery,
  ComplaintDetail,
  ComplaintList,
  ComplaintQuery,
  Complaints,
  RepeatedCause,
} from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Clock } from "../clock.ts";
import { createAgentAct } from "../conversations/agent-act.ts";
import type { AgentActs } from "../conversations/agent-acts.ts";
import type { ConversationChanges } from "../conversations/change-conversation.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { ReopenConversation } from "../conversations/reopen-conversation.ts";
import type { Db } from "../db/db.ts";
import type { Faq } from "../faq/faq.ts";
import type { Mails } from "../mail/mails.ts";
import type { Acknowledge } from "../messages/acknowledge.ts";
import type { Preparing } from "../messages/preparing.ts";
import type { SendMessage } from "../messages/send-message.ts";
import type { CallAgents } from "../push/call-agents.ts";
import type { InstallationFacts } from "../setup/installation-facts.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import type { Hub } from "../socket/hub.ts";
import { agentsTopic } from "../socket/topics.ts";
import type { NoteContact } from "../visitors/note-contact.ts";
import { createChangeComplaint } from "./change-complaint.ts";
import { createComplaintSettings } from "./complaint-settings.ts";
import {
  type ComplaintRow,
  createComplaintStore,
  toComplaint,
  type Wanted,
} from "./complaint-store.ts";
import { complaintsCsv } from "./complaints-csv.ts";
import { createRecordComplaint, type MailsSent, type VisitorsKnown } from "./record-complaint.ts";
import { createRemindOwners, SOON_MS } from "./remind-owners.ts";
import { repeatedCauses } from "./repeated-causes.ts";
import { createTellCustomer } from "./tell-customer.ts";

/** On one page of the list: a screen and a bit. */
const PAGE = 50;

/** Lines of one CSV, read page by page: more than a register of many years has. */
const CSV_PAGE = 500;
const CSV_MAX = 50_000;

const LISTS: ComplaintList[] = ["open", "overdue", "mine", "unowned", "resolved", "all"];

export type ComplaintRegister = ReturnType<typeof createComplaints>;

/** The register of complaints, put together. `onChange` is called when something changed here. */
export function createComplaints(deps: {
  db: Db;
  clock: Clock;
  hub: Hub;
  facts: InstallationFacts;
  sites: ManageSites;
  directory: AgentDirectory;
  visitors: VisitorsKnown;
  mails: Mails;
  mailStore: MailsSent;
  changes: ConversationChanges;
  find: FindConversation;
  acknowledge: Acknowledge;
  faq: Faq;
  preparing: Preparing;
  noteContact: NoteContact;
  agentSide: { agentActs: AgentActs; reopen: ReopenConversation };
  sendMessage: Pick<SendMessage, "fromAgent">;
  callAgents: Pick<CallAgents, "call">;
  onChange: () => void;
}) {
  const { db, clock, hub, facts, sites, directory, mails, agentSide } = deps;
  const store = createComplaintStore(db);
  /** Each node tells its own consoles. */
  const tell = (): void => hub.tell(agentsTopic, { type: "complaints" });
  const changed = (): void => {
    tell();
    deps.onChange();
  };
  const settings = createComplaintSettings({ db, facts, store, changed });

  const detail = async (row: ComplaintRow): Promise<ComplaintDetail> => ({
    complaint: toComplaint((await store.byId(row.id)) ?? row),
    steps: await store.steps(row.id),
    mails: mails.on,
  });

  const common = { ...deps, store, settings, detail, changed, site: sites.existing };
  const change = createChangeComplaint({ ...common, call: deps.callAgents.call });
  const record = createRecordComplaint({
    ...common,
    isAgent: (id) => directory.get(id)?.active === true,
    visitorOf: deps.visitors.byId,
    mailsTo: deps.mailStore.toSince,
    act: createAgentAct(deps),
  });

  async function list(
    agent: Pick<Agent, "id">,
    { list = "open", offset = "0", ...query }: ComplaintQuery,
  ): Promise<Complaints> {
    const wanted = wantedOf(query);
    const asking = { agentId: agent.id, now: clock.now() };
    const rows = await store.page(list, wanted, asking, Number(offset), PAGE + 1);
    const counted = LISTS.map(
      async (one) => [one, await store.count(one, wanted, asking)] as const,
    );
    return {
      complaints: rows.slice(0, PAGE).map(toComplaint),
      counts: Object.fromEntries(await Promise.all(counted)) as Complaints["counts"],
      more: rows.length > PAGE,
    };
  }

  async function csv(
    agent: Pick<Agent, "id">,
    { list = "all", offset: _, ...query }: ComplaintQuery,
  ): Promise<string> {
    const wanted = wantedOf(query);
    const asking = { agentId: agent.id, now: clock.now() };
    const rows: ComplaintRow[] = [];
    while (rows.length < CSV_MAX) {
      const page = await store.page(list, wanted, asking, rows.length, CSV_PAGE);
      rows.push(...page);
      if (page.length < CSV_PAGE) break;
    }
    const names = new Map((await sites.all()).map(({ id, name }) => [id, name]));
    return complaintsCsv(rows, {
      settings: settings.settings(),
      siteName: (id) => names.get(id) ?? "",
      agentName: (id) => directory.card(id).name,
    });
  }

  return {
    settings,
    list,
    csv,
    byVisitor: record.byVisitor,
    add: record.byAgent,
    patch: change.patch,
    addStep: change.addStep,
    remove: change.remove,
    tellCustomer: createTellCustomer({
      ...{ ...common, acts: agentSide.agentActs, reopen: agentSide.reopen },
      existing: change.existing,
      say: deps.sendMessage.fromAgent,
    }),
    one: async (id: string): Promise<ComplaintDetail> => detail(await change.existing(id)),
    wanting: (agentId: string): Promise<number> => store.wanting(agentId, clock.now() + SOON_MS),

    async causes({ siteId, ...span }: CausesQuery): Promise<RepeatedCause[]> {
      const [since, until] = [Number(span.since), Number(span.until)];
      const before = Math.max(0, since - Math.max(0, until - since));
      return repeatedCauses(await store.causes(before, until, siteId), { since });
    },

    remind: createRemindOwners({ db, clock, store, call: deps.callAgents.call, changed }),

    /** Inside a write: all of one visitor's become another's. */
    give: store.give,

    /** Call when another node has changed one. */
    changedElsewhere: tell,
  };
}

const wantedOf = ({ since, until, ...wanted }: ComplaintQuery): Wanted => ({
  ...wanted,
  ...(since === undefined ? {} : { since: Number(since) }),
  ...(until === undefined ? {} : { until: Number(until) }),
});
