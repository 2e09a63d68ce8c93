import Type, { type Static } from "typebox";
import { emailSchema } from "./agent.ts";
import type { ComplaintState, Severity } from "./complaint-choices.ts";
import { clientIdSchema, idSchema, timeSchema } from "./ids.ts";
import {
  COMPLAINT_CATEGORIES_MAX,
  COMPLAINT_CATEGORY_MAX,
  COMPLAINT_CAUSE_MAX,
  COMPLAINT_DAYS_MAX,
  COMPLAINT_TEXT_MAX,
} from "./limits.ts";
import { phoneSchema } from "./visitor.ts";

const strict = { additionalProperties: false } as const;

export const complaintStateSchema = Type.Union([
  Type.Literal("open"),
  Type.Literal("in_work"),
  Type.Literal("waiting_for_customer"),
  Type.Literal("resolved"),
  Type.Literal("rejected"),
]);

export const severitySchema = Type.Union([
  Type.Literal("low"),
  Type.Literal("medium"),
  Type.Literal("high"),
  Type.Literal("critical"),
]);

export const complaintOutcomeSchema = Type.Union([
  Type.Literal("apologised"),
  Type.Literal("refunded"),
  Type.Literal("replaced"),
  Type.Literal("corrected"),
  Type.Literal("explained"),
  Type.Literal("not_justified"),
]);

/** How the customer was told what came of it; `elsewhere`: by telephone, letter or in person. */
export const complaintToldBySchema = Type.Union([
  Type.Literal("chat"),
  Type.Literal("mail"),
  Type.Literal("elsewhere"),
]);
export type ComplaintToldBy = Static<typeof complaintToldBySchema>;

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const textSchema = Type.String({ maxLength: COMPLAINT_TEXT_MAX });
const nameSchema = Type.String({ maxLength: 80 });
/** "" for none. */
const noEmailSchema = Type.Union([emailSchema, Type.Literal("")]);
const noPhoneSchema = Type.Union([phoneSchema, Type.Literal("")]);

/**
 * A complaint in the register. `number` is unique in the installation. `email`, `phone`, `name`, `want`, `cause` … are ""
 * where nothing is known. `version` counts its changes; `changedBy` made the last one (null: the visitor, or nobody).
 */
export const complaintSchema = Type.Object({
  id: idSchema,
  number: Type.Integer({ minimum: 1 }),
  siteId: idSchema,
  conversationId: nullable(idSchema),
  visitorId: nullable(idSchema),
  /** Whose words `text` is: by their own form, or noted by an agent. */
  source: Type.Union([Type.Literal("visitor"), Type.Literal("agent")]),
  name: Type.String(),
  email: Type.String(),
  phone: Type.String(),
  /** The customer's language; "" where it is not known. */
  lang: Type.String(),
  /** What happened. */
  text: Type.String(),
  /** What they want. */
  want: Type.String(),
  categoryId: idSchema,
  severity: severitySchema,
  ownerId: nullable(idSchema),
  dueAt: timeSchema,
  state: complaintStateSchema,
  outcome: nullable(complaintOutcomeSchema),
  outcomeText: Type.String(),
  cause: Type.String(),
  /** What was changed so that it does not happen again. */
  prevention: Type.String(),
  toldAt: nullable(timeSchema),
  toldBy: nullable(complaintToldBySchema),
  at: timeSchema,
  /** When it was resolved or rejected. */
  closedAt: nullable(timeSchema),
  version: Type.Integer({ minimum: 1 }),
  changedBy: nullable(idSchema),
});
export type Complaint = Static<typeof complaintSchema>;

/** One line of a complaint's log. */
export const complaintStepBodySchema = Type.Union([
  Type.Object({ type: Type.Literal("recorded") }),
  /** What somebody has done. */
  Type.Object({ type: Type.Literal("did"), text: Type.String() }),
  Type.Object({ type: Type.Literal("owner"), to: nullable(idSchema) }),
  Type.Object({ type: Type.Literal("state"), to: complaintStateSchema }),
  Type.Object({ type: Type.Literal("severity"), to: severitySchema }),
  Type.Object({ type: Type.Literal("due"), to: timeSchema }),
  Type.Object({ type: Type.Literal("told"), by: complaintToldBySchema, text: Type.String() }),
  /** The customer was sent its number by mail. */
  Type.Object({ type: Type.Literal("receipt") }),
]);
export type ComplaintStepBody = Static<typeof complaintStepBodySchema>;

/** `byId`: an agent; null for the visitor or the server. */
export const complaintStepSchema = Type.Object({
  seq: Type.Integer({ minimum: 1 }),
  at: timeSchema,
  byId: nullable(idSchema),
  body: complaintStepBodySchema,
});
export type ComplaintStep = Static<typeof complaintStepSchema>;

/** A complaint with its log, and whether mail can be sent at all. */
export interface ComplaintDetail {
  complaint: Complaint;
  steps: ComplaintStep[];
  mails: boolean;
}

/** Body of POST /complaints; what is left out is empty, by default medium, and due as the settings say. */
export const newComplaintSchema = Type.Object(
  {
    siteId: idSchema,
    /** It becomes that conversation's, and its visitor's. */
    conversationId: Type.Optional(idSchema),
    name: Type.Optional(nameSchema),
    email: Type.Optional(noEmailSchema),
    phone: Type.Optional(noPhoneSchema),
    text: Type.String({ minLength: 1, maxLength: COMPLAINT_TEXT_MAX }),
    want: Type.Optional(textSchema),
    categoryId: idSchema,
    severity: Type.Optional(severitySchema),
    ownerId: Type.Optional(nullable(idSchema)),
    dueAt: Type.Optional(timeSchema),
    /** A repeat makes no second one. */
    clientId: clientIdSchema,
  },
  strict,
);
export type NewComplaint = Static<typeof newComplaintSchema>;

/** Body of PATCH /complaints/:id. `version` is the one that was seen: another one is a conflict. */
export const complaintPatchSchema = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    name: Type.Optional(nameSchema),
    email: Type.Optional(noEmailSchema),
    phone: Type.Optional(noPhoneSchema),
    text: Type.Optional(Type.String({ minLength: 1, maxLength: COMPLAINT_TEXT_MAX })),
    want: Type.Optional(textSchema),
    categoryId: Type.Optional(idSchema),
    severity: Type.Optional(severitySchema),
    ownerId: Type.Optional(nullable(idSchema)),
    dueAt: Type.Optional(timeSchema),
    state: Type.Optional(complaintStateSchema),
    outcome: Type.Optional(nullable(complaintOutcomeSchema)),
    outcomeText: Type.Optional(textSchema),
    cause: Type.Optional(Type.String({ maxLength: COMPLAINT_CAUSE_MAX })),
    prevention: Type.Optional(textSchema),
  },
  strict,
);
export type ComplaintPatch = Static<typeof complaintPatchSchema>;

/** Body of POST /complaints/:id/steps: what was done. */
export const newComplaintStepSchema = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: COMPLAINT_TEXT_MAX }),
    clientId: clientIdSchema,
  },
  strict,
);
export type NewComplaintStep = Static<typeof newComplaintStepSchema>;

/** Body of POST /complaints/:id/tell: what the customer is told, and how. */
export const tellCustomerSchema = Type.Object(
  {
    by: complaintToldBySchema,
    text: Type.String({ minLength: 1, maxLength: COMPLAINT_TEXT_MAX }),
    clientId: clientIdSchema,
  },
  strict,
);
export type TellCustomer = Static<typeof tellCustomerSchema>;

/** What complaints are sorted by. A hidden one stays a name, and is not offered any more. */
export const complaintCategorySchema = Type.Object(
  {
    id: idSchema,
    name: Type.String({ minLength: 1, maxLength: COMPLAINT_CATEGORY_MAX }),
    hidden: Type.Optional(Type.Literal(true)),
  },
  strict,
);
export type ComplaintCategory = Static<typeof complaintCategorySchema>;

const daysSchema = Type.Integer({ minimum: 1, maximum: COMPLAINT_DAYS_MAX });

/** How the register is set. `days` until a complaint is due, by severity. `revision` counts the changes. */
export const complaintSettingsSchema = Type.Object(
  {
    categories: Type.Array(complaintCategorySchema, {
      minItems: 1,
      maxItems: COMPLAINT_CATEGORIES_MAX,
    }),
    days: Type.Object(
      { low: daysSchema, medium: daysSchema, high: daysSchema, critical: daysSchema },
      strict,
    ),
    revision: Type.Integer({ minimum: 0 }),
  },
  strict,
);
export type ComplaintSettings = Static<typeof complaintSettingsSchema>;

/** A time or a number in an address. */
const digitsSchema = Type.String({ pattern: "^[0-9]{1,15}$" });

/** Which of them are listed. `mine`: open ones of who asks. `resolved`: rejected ones, too. */
export const complaintListSchema = Type.Union([
  Type.Literal("open"),
  Type.Literal("overdue"),
  Type.Literal("mine"),
  Type.Literal("unowned"),
  Type.Literal("resolved"),
  Type.Literal("all"),
]);
export type ComplaintList = Static<typeof complaintListSchema>;

/** Query of GET /complaints. `cause` is one whole cause, in whatever letters; `since`, `until`: recorded in between. */
export const complaintQuerySchema = Type.Object(
  {
    list: Type.Optional(complaintListSchema),
    siteId: Type.Optional(idSchema),
    categoryId: Type.Optional(idSchema),
    severity: Type.Optional(severitySchema),
    conversationId: Type.Optional(idSchema),
    text: Type.Optional(Type.String({ maxLength: 200 })),
    cause: Type.Optional(Type.String({ maxLength: COMPLAINT_CAUSE_MAX })),
    since: Type.Optional(digitsSchema),
    until: Type.Optional(digitsSchema),
    offset: Type.Optional(digitsSchema),
  },
  strict,
);
export type ComplaintQuery = Static<typeof complaintQuerySchema>;

/** A page of the register, and how many there are of each list under the same filter. */
export interface Complaints {
  complaints: Complaint[];
  counts: Record<ComplaintList, number>;
  more: boolean;
}

/** Query of GET /complaints/causes. */
export const causesQuerySchema = Type.Object(
  {
    since: digitsSchema,
    until: digitsSchema,
    siteId: Type.Optional(idSchema),
  },
  strict,
);
export type CausesQuery = Static<typeof causesQuerySchema>;

/**
 * How often a cause led to complaints of a category between two times, and as long before that. `cause` is "" where none is
 * named yet.
 */
export interface RepeatedCause {
  categoryId: string;
  cause: string;
  count: number;
  before: number;
  open: number;
  lastAt: number;
}

/** How many want the agent who asks: theirs that are due within a day or overdue, and those that nobody has. */
export interface ComplaintsWanting {
  wanting: number;
}

export type { ComplaintState, Severity };
