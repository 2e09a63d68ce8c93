import { createEventLog, createOutbox, newClientId } from "@foyer/connection";
import type {
  Ack,
  AskPerson,
  CloseConversation,
  Event,
  Events,
  History,
  ToVisitor,
  VisitorConversation,
  VisitorSendMessage,
  VisitorUp,
} from "@foyer/protocol";
import { EVENTS_PAGE } from "@foyer/protocol/limits";
import type { Storage } from "../connecting/storage.ts";
import type { Spoken } from "../proactive/site-rules.ts";
import { signal } from "../signal.ts";
import { outboxStore, type Pending, type Said, type Unsaid } from "./said.ts";

/** More than this a page does not hold for long. */
const KEPT_MAX = 500;

type Send = (frame: VisitorUp) => boolean;

/** The visitor's conversation: what happened in it, and what is on its way. */
export type MessagesState = ReturnType<typeof createMessages>;

/** Starts with what the outbox kept; everything else comes by frames. */
export function createMessages(
  storage: Storage,
  send: Send,
  said: () => Spoken | undefined = () => undefined,
) {
  const conversation = signal<VisitorConversation | null>(null);
  const events = signal<readonly Event[]>([]);
  const pending = signal<readonly Pending[]>([]);
  const loadingEarlier = signal(false);
  const wantsPerson = signal(false);
  let log = createEventLog();
  let anew: true | undefined;

  /** Whoever writes to an agent who closed the conversation means a person. */
  const forWhom = (): "faq" | "person" =>
    wantsPerson.value || conversation.value?.agent ? "person" : "faq";

  const outbox = createOutbox<Said>({
    store: outboxStore(storage),
    clock: Date,
    onChange(entries) {
      // A line of another tab may be heard of later than its event: it is not shown twice.
      pending.value = entries.filter(
        ({ clientId }) => !events.value.some((event) => event.clientId === clientId),
      );
    },
  });
  pending.value = outbox.entries();

  /** What the widget said first, until the log tells it. */
  function spoken(): Spoken | undefined {
    const words = said();
    const told = ({ body }: Event) => body.type === "spoken_first" && body.text === words?.text;
    return events.value.some(told) ? undefined : words;
  }

  const clientId = () => newClientId((count) => crypto.getRandomValues(new Uint8Array(count)));

  /** What must arrive, under an id of its own. */
  function put(frame: Unsaid): void {
    outbox.add({ ...frame, clientId: clientId() } as Said, send);
  }

  function show(next: VisitorConversation): void {
    const { id, readByVisitor } = conversation.value ?? {};
    // What was said to be read here may not have reached the server yet.
    if (id === next.id && readByVisitor && readByVisitor > next.readByVisitor)
      next = { ...next, readByVisitor };
    conversation.value = next;
    anew = undefined;
    // They have been heard: what they want after this one has ended is another matter.
    if (next.state === "waiting" || next.state === "active") wantsPerson.value = false;
    // A later page connects by itself while there is something to hear.
    storage.set("open", next.state === "closed" ? null : "1");
  }

  function watch(after: number): void {
    const id = conversation.value?.id;
    if (id) send({ type: "watch", conversationId: id, after });
  }

  function onEvents(frame: Events): void {
    if (frame.conversationId !== conversation.value?.id) log = createEventLog();
    if (frame.conversation) show(frame.conversation);
    const { gapAfter } = log.apply(frame);
    events.value = log.events();
    for (const { clientId } of frame.events) if (clientId) outbox.acked(clientId);
    if (gapAfter !== undefined) watch(gapAfter);
  }

  function onHistory(frame: History): void {
    loadingEarlier.value = false;
    if (frame.conversationId !== conversation.value?.id) return;
    log.prepend(frame);
    events.value = log.events();
  }

  const isMessage = (id: string) =>
    outbox
      .entries()
      .some(({ clientId, frame }) => clientId === id && frame.type === "send_message");

  /** A line that is acked stays until its event takes its place: they come as two frames. */
  function onAck({ clientId, conversationId, seq }: Ack): void {
    const id = conversation.value?.id;
    const eventIsDue = !id || (id === conversationId && seq > log.last());
    if (!eventIsDue || !isMessage(clientId)) outbox.acked(clientId);
  }

  function onRefused(id: string, kind: string, message: string): void {
    // To ask for a person twice, or to close what is closed, harms nobody.
    if (isMessage(id)) outbox.refused(id, kind, message);
    else outbox.drop(id);
  }

  return {
    conversation,
    events,
    pending,
    loadingEarlier,
    wantsPerson,
    spoken,
    /** `to` is for whom it is where it opens a conversation. */
    say(
      text: string,
      to = forWhom(),
      more?: Pick<VisitorSendMessage, "answers" | "attachmentIds">,
    ): void {
      const { state = "closed" } = conversation.value ?? {};
      const opens = state === "closed" && { to, anew };
      const answered = opens && spoken();
      const first = answered && { proactive: answered.rule };
      put({ type: "send_message", text, ...opens, ...more, ...first });
    },
    askPerson(more?: Pick<AskPerson, "answers">): void {
      if (outbox.entries().some(({ frame }) => frame.type === "ask_person")) return;
      put({ type: "ask_person", ...more });
    },
    end(outcome: CloseConversation["outcome"]): void {
      put({ type: "close_conversation", outcome });
    },
    put,
    retry: (id: string): void => outbox.retry(id, send),
    drop: outbox.drop,
    reload: outbox.reload,
    hold(): void {
      loadingEarlier.value = false;
      outbox.hold();
    },
    /** Asks for the page before what is held, once at a time. */
    earlier(): void {
      const id = conversation.value?.id;
      if (!id || !log.hasEarlier() || loadingEarlier.value) return;
      const asked = send({ type: "history", conversationId: id, before: log.first() });
      loadingEarlier.value = asked;
    },
    /** Of a long history that was read only its end stays: the page before is asked for again. */
    letGo(): void {
      if (events.value.length < KEPT_MAX || loadingEarlier.value) return;
      log.keep(EVENTS_PAGE);
      events.value = log.events();
    },
    holds() {
      const id = conversation.value?.id;
      return id && log.last() ? { conversationId: id, after: log.last() } : undefined;
    },
    /** `isAnew`: what is said next begins another conversation. */
    forget(isAnew?: true): void {
      anew = isAnew;
      log = createEventLog();
      conversation.value = null;
      events.value = [];
      wantsPerson.value = false;
      outbox.reload();
    },
    onFrame(frame: ToVisitor): void {
      if (frame.type === "welcome") outbox.flush(send);
      else if (frame.type === "events") onEvents(frame);
      else if (frame.type === "history") onHistory(frame);
      else if (frame.type === "ack") onAck(frame);
      else if (frame.type === "conversation") show(frame.conversation);
      else if (frame.type === "error" && frame.clientId)
        onRefused(frame.clientId, frame.kind, frame.message);
      else if (frame.type === "pong")
        for (const { conversationId, seq } of frame.heads)
          if (conversationId === conversation.value?.id && seq > log.last()) watch(log.last());
    },
  };
}
