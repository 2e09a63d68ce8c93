import type { ReportFigures } from "@foyer/protocol";
import { later } from "../language/say.ts";

/** How a figure is written: a number, a share, a time in ms, or the score from −100 to 100. */
export type Kind = "count" | "share" | "span" | "score";

export interface ShownFigure {
  id: string;
  label: string;
  kind: Kind;
  /** The number that is shown; null: there is nothing to measure it by. */
  value(figures: ReportFigures): number | null;
  /** Of how many; shown beside it. */
  of?(figures: ReportFigures): number;
  /** Whether more is better (1), worse (−1), or neither. */
  good: 1 | 0 | -1;
  /** What exactly is counted; docs/reports.md has the formula. */
  definition: string;
}

/** A part of a whole, from 0 to 1. */
const share = (part: number, of: number): number | null => (of === 0 ? null : part / of);

export const VOLUME: readonly ShownFigure[] = [
  {
    ...{ id: "opened", label: later("Conversations"), kind: "count", good: 0 },
    value: ({ opened }) => opened,
    definition: later("All that visitors began, or were invited to, in these days."),
  },
  {
    ...{ id: "came", label: later("Came to a person"), kind: "count", good: 0 },
    value: ({ came }) => came,
    of: ({ opened }) => opened,
    definition: later(
      "They entered the queue, or an agent took them. The rest stayed with self-service.",
    ),
  },
  {
    ...{ id: "answered", label: later("Answered"), kind: "share", good: 1 },
    value: ({ answered, came }) => share(answered, came),
    of: ({ came }) => came,
    definition: later("Of those that came to a person: an agent wrote at least one message."),
  },
  {
    ...{ id: "abandoned", label: later("Left while waiting"), kind: "share", good: -1 },
    value: ({ abandoned, came }) => share(abandoned, came),
    of: ({ came }) => came,
    definition: later(
      "Of those that came to a person: the visitor ended it while it was waiting, before anybody had answered.",
    ),
  },
  {
    ...{ id: "never", label: later("Never answered"), kind: "share", good: -1 },
    value: ({ neverAnswered, came }) => share(neverAnswered, came),
    of: ({ came }) => came,
    definition: later(
      "Closed in another way without any answer. No other figure of time counts these.",
    ),
  },
  {
    ...{ id: "contact", label: later("Left their address"), kind: "count", good: 0 },
    value: ({ contactLeft }) => contactLeft,
    definition: later("Left an email or a phone number instead of waiting."),
  },
];

export const SPEED: readonly ShownFigure[] = [
  {
    ...{ id: "first", label: later("First response"), kind: "span", good: -1 },
    value: ({ firstAnswer }) => firstAnswer.median,
    of: ({ firstAnswer }) => firstAnswer.count,
    definition: later(
      "From entering the queue for the first time to an agent’s first message: half were answered sooner. The other numbers are what nine of ten stayed below, and how many were measured.",
    ),
  },
  {
    ...{ id: "waiting", label: later("Waiting"), kind: "span", good: -1 },
    value: ({ waiting }) => waiting.median,
    of: ({ waiting }) => waiting.count,
    definition: later(
      "All the time in the queue, also after a transfer, until taken or left: the median.",
    ),
  },
  {
    ...{ id: "handling", label: later("Handling time"), kind: "span", good: -1 },
    value: ({ handling }) => handling.median,
    of: ({ handling }) => handling.count,
    definition: later(
      "How long closed conversations were with an agent, without the time that they were snoozed: the median.",
    ),
  },
  {
    ...{ id: "solving", label: later("Time to solution"), kind: "span", good: -1 },
    value: ({ solving }) => solving.median,
    of: ({ solving }) => solving.count,
    definition: later(
      "From coming to a person to the last close, of those closed as solved: the median.",
    ),
  },
];

export const QUALITY: readonly ShownFigure[] = [
  {
    ...{ id: "solved", label: later("Solved"), kind: "share", good: 1 },
    value: ({ solved, closed }) => share(solved, closed),
    of: ({ closed }) => closed,
    definition: later(
      "Of those that came to a person and are closed, without spam: closed as solved.",
    ),
  },
  {
    ...{ id: "contact-first", label: later("Solved at first contact"), kind: "share", good: 1 },
    value: ({ firstContact, closed }) => share(firstContact, closed),
    of: ({ closed }) => closed,
    definition: later(
      "Of the same: solved by one agent, never taken up again, and the visitor asked for nobody within seven days.",
    ),
  },
  {
    ...{ id: "reopened", label: later("Taken up again"), kind: "share", good: -1 },
    value: ({ reopened, everClosed }) => share(reopened, everClosed),
    of: ({ everClosed }) => everClosed,
    definition: later("Of those that were ever closed: opened again by the visitor or an agent."),
  },
  {
    ...{ id: "kept", label: later("Targets kept"), kind: "share", good: 1 },
    value: ({ kept, targeted }) => share(kept, targeted),
    of: ({ targeted }) => targeted,
    definition: later("Of closed conversations that a standard gives time: it was never over."),
  },
  {
    ...{ id: "csat", label: later("Satisfied"), kind: "share", good: 1 },
    value: ({ satisfied, rated }) => share(satisfied, rated),
    of: ({ rated }) => rated,
    definition: later(
      "CSAT: of those who rated, how many gave 4 or 5 of 5. Their last word counts.",
    ),
  },
  {
    ...{ id: "nps", label: later("NPS"), kind: "score", good: 1 },
    value: ({ promoters, detractors, npsAsked }) => share(promoters - detractors, npsAsked),
    of: ({ npsAsked }) => npsAsked,
    definition: later(
      "Percent who gave 9 or 10 of 10, less percent who gave 0 to 6: from −100 to 100.",
    ),
  },
];

export const SELF_SERVICE: readonly ShownFigure[] = [
  {
    ...{ id: "begun", label: later("Began in self-service"), kind: "count", good: 0 },
    value: ({ begunInSelfService }) => begunInSelfService,
    definition: later("Help articles answered first, before anybody was asked for."),
  },
  {
    ...{ id: "alone", label: later("Needed no person"), kind: "share", good: 1 },
    value: ({ begunInSelfService, passedOn }) =>
      share(begunInSelfService - passedOn, begunInSelfService),
    of: ({ begunInSelfService }) => begunInSelfService,
    definition: later("Of these: never came to a person in this conversation."),
  },
  {
    ...{ id: "passed-on", label: later("Passed on"), kind: "share", good: 0 },
    value: ({ begunInSelfService, passedOn }) => share(passedOn, begunInSelfService),
    of: ({ begunInSelfService }) => begunInSelfService,
    definition: later("Of these: came to a person later on."),
  },
  {
    ...{ id: "helped", label: later("Articles that helped"), kind: "share", good: 1 },
    value: ({ helped, notHelped }) => share(helped, helped + notHelped),
    of: ({ helped, notHelped }) => helped + notHelped,
    definition: later("Of all answers to “Did this help?”: yes."),
  },
];
