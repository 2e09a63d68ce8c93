import type { FoundPerson, MessageHit } from "@foyer/protocol";
import { computed, signal } from "@preact/signals";
import { conversationName } from "../conversations/conversation-name.ts";
import { reason } from "../http.ts";
import { t } from "../language/say.ts";
import { now } from "../look/now.ts";
import { listTime } from "../look/time.ts";
import { actsOnScreen } from "./acts-on-screen.ts";
import { askMessages, askPeople } from "./ask-server.ts";
import { type Finding, GROUPS, type GroupName } from "./finding.ts";
import { best, heldFindings, loadHeld } from "./held-findings.ts";
import { target } from "./jump.ts";
import { places } from "./places.ts";
import { recentFindings } from "./recent.ts";

/** Waits for a pause in typing, in milliseconds. */
const PAUSE_MS = 80;
const PEOPLE = 4;
const MESSAGES = 6;

/** What the server has answered, and to what. */
interface Answered {
  query: string;
  people: readonly FoundPerson[];
  hits: readonly MessageHit[];
  error: string;
}

const NOTHING: Answered = { query: "", people: [], hits: [], error: "" };

export interface Group {
  name: GroupName;
  title: string;
  findings: Finding[];
}

/** What is typed into the palette, and what it finds: here at once, on the server after a pause. */
export function createPaletteState() {
  const text = signal("");
  const query = computed(() => text.value.trim());
  const answered = signal(NOTHING);
  const acts = signal<readonly Finding[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(asked: string): Promise<void> {
    const answer = await Promise.all([askPeople(asked), askMessages(asked)]).then(
      ([people, { items }]) => ({ query: asked, people, hits: items, error: "" }),
      (failure: unknown) => ({ ...NOTHING, query: asked, error: reason(failure) }),
    );
    // What was typed on meanwhile has its own answer.
    if (asked === query.value) answered.value = answer;
  }

  const groups = computed<Group[]>(() => {
    const asked = query.value;
    const found = asked ? [...typed(asked), ...fromServer(answered.value, asked)] : untyped();
    const unlike = new Set<string>();
    const isNew = ({ key }: Finding) => !unlike.has(key) && unlike.add(key);
    return GROUPS.map(({ name, title }) => ({
      ...{ name, title },
      findings: found.filter(({ group }) => group === name).filter(isNew),
    })).filter(({ findings }) => findings.length > 0);
  });

  const untyped = (): Finding[] => [
    ...recentFindings(),
    ...acts.value,
    ...places().filter(({ detail }) => !detail),
  ];

  function typed(asked: string): Finding[] {
    const doable = acts.value.map((finding) => ({ finding, texts: [finding.label] }));
    const recent = recentFindings().map((finding) => ({
      finding,
      texts: [finding.label, finding.detail ?? ""],
    }));
    return [...best(recent, asked).slice(0, 2), ...best(doable, asked), ...heldFindings(asked)];
  }

  return {
    text,
    query,
    groups,
    /** Every finding, as the arrow keys walk through them. */
    all: computed(() => groups.value.flatMap(({ findings }) => findings)),
    waiting: computed(() => query.value !== "" && answered.value.query !== query.value),
    error: computed(() => (answered.value.query === query.value ? answered.value.error : "")),
    /** It is shown: looks at the screen behind it, and fetches what may be new. */
    open(): void {
      acts.value = actsOnScreen();
      loadHeld();
    },
    type(next: string): void {
      text.value = next;
      clearTimeout(timer);
      const asked = query.value;
      if (asked && asked !== answered.value.query) timer = setTimeout(ask, PAUSE_MS, asked);
    },
  };
}

export type PaletteState = ReturnType<typeof createPaletteState>;

/** Answers to an earlier query stay until those to this one come: the list does not jump. */
function fromServer({ people, hits }: Answered, asked: string): Finding[] {
  return [
    ...people.slice(0, PEOPLE).map(personFinding),
    ...hits.slice(0, MESSAGES).map((hit) => hitFinding(hit, asked)),
  ];
}

function personFinding(person: FoundPerson): Finding {
  const { id, name, email, phone, externalId, conversationId } = person;
  const facts = [email, phone, externalId].filter((fact) => fact !== null);
  const finding = {
    ...({ key: `person:${id}`, group: "people", icon: "person" } as const),
    label: name ?? facts[0] ?? t("Visitor"),
    detail: facts.filter((fact) => name !== null || fact !== facts[0]).join(" · "),
  };
  return conversationId
    ? { ...finding, href: `/console/conversations/${conversationId}` }
    : {
        ...finding,
        detail: [finding.detail, t("no conversation yet")].filter(Boolean).join(" · "),
      };
}

function hitFinding(hit: MessageHit, text: string): Finding {
  const { conversationId, seq, at, internal, excerpt, marks, by } = hit;
  const visitor = conversationName(hit);
  const who =
    by.kind === "agent" ? t("{{name}} to {{visitor}}", { name: by.name, visitor }) : visitor;
  return {
    ...{ key: `message:${conversationId}:${seq}`, group: "messages", label: excerpt, marks },
    icon: internal ? "note" : "search",
    detail: `${who} · ${listTime(at, now.peek())}`,
    href: `/console/conversations/${conversationId}`,
    run() {
      target.value = { conversationId, seq, text };
    },
  };
}
