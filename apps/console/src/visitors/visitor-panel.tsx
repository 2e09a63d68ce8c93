import type { Conversation } from "@foyer/protocol";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { MailChip } from "../absence/reach-line.tsx";
import { conversationName } from "../conversations/conversation-name.ts";
import { reason } from "../http.ts";
import { t } from "../language/say.ts";
import { visitors } from "../live/live.ts";
import { Avatar, visitorColour } from "../look/avatar.tsx";
import { Failed, Loading } from "../look/blank.tsx";
import { Icon } from "../look/icon.tsx";
import { SETTLED_MS, useAfterPause } from "../look/use-after-pause.ts";
import { EarlierConversations } from "./earlier-conversations.tsx";
import { personDialog } from "./person-dialog-door.ts";
import { VisitorAttributes } from "./visitor-attributes.tsx";
import { VisitorFeedback } from "./visitor-feedback.tsx";
import { BlockedNotice, VisitorMenu } from "./visitor-menu.tsx";
import { VisitorNotes } from "./visitor-notes.tsx";
import { VisitorNow } from "./visitor-now.tsx";
import { VisitorProfile } from "./visitor-profile.tsx";
import { VisitorTags } from "./visitor-tags.tsx";
import { VisitorVisits } from "./visitor-visits.tsx";
import "./visitor.css";

interface Props {
  conversation: Conversation;
  isOpen: boolean;
  onClose(): void;
}

/** Pages change without a word on the socket: while the panel is open it looks again this often. */
const RENEW_MS = 20_000;

/** Who the visitor is, where they are now, and what was before. */
export function VisitorPanel({ conversation, isOpen, onClose }: Props) {
  const { visitorId, seq } = conversation;
  const visitor = visitors.known.value.get(visitorId);
  const [failed, setFailed] = useState({ of: "", error: "" });
  const error = failed.of === visitorId ? failed.error : "";
  const load = () => {
    setFailed({ of: "", error: "" });
    visitors
      .load(visitorId)
      .catch((failure: unknown) => setFailed({ of: visitorId, error: reason(failure) }));
  };
  // What they say may come from another page.
  useAfterPause(load, [visitorId, seq], visitor ? SETTLED_MS : 0);
  const [box, isScrolled] = [useRef<HTMLElement>(null), useRef(false)];
  useLayoutEffect(() => {
    // Somebody else is read from the top.
    if (isScrolled.current) box.current?.scrollTo(0, 0);
    isScrolled.current = false;
  }, [visitorId]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") visitors.load(visitorId).catch(() => undefined);
    }, RENEW_MS);
    return () => clearInterval(timer);
  }, [visitorId]);
  useEffect(() => {
    if (!isOpen) return;
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !personDialog.value) onClose();
    };
    window.addEventListener("keydown", leave);
    return () => window.removeEventListener("keydown", leave);
  }, [isOpen]);
  return (
    <section
      class={`visitor ${isOpen ? "open" : ""}`}
      aria-label={t("Visitor")}
      ref={box}
      onScroll={() => {
        isScrolled.current = true;
      }}
    >
      <button type="button" class="tool close" aria-label={t("Close")} onClick={onClose}>
        <Icon name="cross" />
      </button>
      <Who conversation={conversation} />
      {visitor ? (
        <>
          <BlockedNotice visitor={visitor} />
          <VisitorProfile visitor={visitor} />
          <VisitorTags key={`${visitor.id} tags`} visitor={visitor} />
          <VisitorNotes key={`${visitor.id} notes`} visitorId={visitor.id} />
          <VisitorNow visitor={visitor} />
          <VisitorVisits
            key={`${visitor.id} visits`}
            visitorId={visitor.id}
            page={visitor.page?.url ?? ""}
          />
          <VisitorAttributes visitor={visitor} />
        </>
      ) : error ? (
        <Failed error={error} retry={load} />
      ) : (
        <Loading what={t("Loading the visitor")} />
      )}
      <VisitorFeedback conversation={conversation} />
      <EarlierConversations conversation={conversation} />
      {visitor && <VisitorMenu visitor={visitor} siteId={conversation.siteId} />}
    </section>
  );
}

function Who({ conversation }: { conversation: Conversation }) {
  const { visitorId, visitorName } = conversation;
  const online = visitors.online.value.has(visitorId);
  return (
    <div class="who">
      <Avatar
        name={visitorName}
        colour={visitorColour(visitorId, visitorName)}
        size="large"
        online={online}
      />
      <div class="grow">
        <h2 dir="auto">{conversationName(conversation)}</h2>
        <span class={online ? "chip ok" : "chip"}>
          {online ? t("On the site now") : t("Not here")}
        </span>{" "}
        <MailChip conversation={conversation} />
      </div>
    </div>
  );
}
