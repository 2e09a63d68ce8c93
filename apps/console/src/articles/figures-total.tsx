import type { FaqCounts } from "@foyer/protocol";
import { later, t } from "../language/say.ts";

interface Figure {
  label: string;
  value(counts: FaqCounts): number;
  /** What it is a share of. */
  of?(counts: FaqCounts): number;
  /** What exactly is counted. */
  meaning: string;
}

/** A share in per cent; a dash of nothing. */
export const share = (part: number, of: number): string =>
  of === 0 ? "–" : `${Math.round((part / of) * 100)} %`;

const FIGURES: readonly Figure[] = [
  {
    label: later("Asked"),
    value: ({ asked }) => asked,
    meaning: later("Questions to self-service in chats, and searches in the help centre."),
  },
  {
    label: later("Shown"),
    value: ({ shown }) => shown,
    of: ({ asked }) => asked,
    meaning: later("Of these, how many were shown at least one article."),
  },
  {
    label: later("Helped"),
    value: ({ helped }) => helped,
    meaning: later("Visitors pressed “Yes” to “Did this help?”. Their last word counts."),
  },
  {
    label: later("Not helped"),
    value: ({ notHelped }) => notHelped,
    meaning: later("Visitors pressed “No”. Most say neither."),
  },
  {
    label: later("Passed on"),
    value: ({ passedOn }) => passedOn,
    of: ({ asked }) => asked,
    meaning: later("The visitor came to a person within 24 hours, in this or another chat."),
  },
  {
    label: later("Deflected"),
    value: ({ deflected }) => deflected,
    of: ({ settled }) => settled,
    meaning: later(
      "Asked in a chat more than 24 hours ago, shown an article, not called unhelpful, and no person asked since. The share is of all such questions, also of those that found nothing.",
    ),
  },
  {
    label: later("Handed back"),
    value: ({ handed }) => handed,
    meaning: later("An agent gave the conversation back to self-service with chosen articles."),
  },
  {
    label: later("Came back"),
    value: ({ cameBack }) => cameBack,
    of: ({ handed }) => handed,
    meaning: later("Of these, how many were with a person again within 24 hours."),
  },
];

/** Each figure of the whole period, with what it means. */
export function FiguresTotal({ total }: { total: FaqCounts }) {
  return (
    <dl class="faq-figures">
      {FIGURES.map(({ label, value, of, meaning }) => (
        <div key={label} class="faq-figure">
          <dt>{t(label)}</dt>
          <dd class="faq-figure-value">
            {value(total)} {of && <small>{share(value(total), of(total))}</small>}
          </dd>
          <dd class="quiet">{t(meaning)}</dd>
        </div>
      ))}
    </dl>
  );
}
