import type { Conversation } from "@foyer/protocol";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { target } from "../find/jump.ts";
import { RequestError, reason } from "../http.ts";
import { t } from "../language/say.ts";
import { lazyScreen } from "../lazy-screen.tsx";
import { inbox, looking, messages } from "../live/live.ts";
import { Blank, Failed, Loading } from "../look/blank.tsx";
import { useMentionsRead } from "../mentions/use-mentions-read.ts";
import { Composer } from "../messages/composer.tsx";
import { MessageList } from "../messages/message-list.tsx";
import { VisitorPanel } from "../visitors/visitor-panel.tsx";
import { ConversationHeader } from "./conversation-header.tsx";
import { LabelBar } from "./label-bar.tsx";

const FoundBar = lazyScreen(async () => (await import("../find/found-bar.tsx")).FoundBar);

/** One conversation: what was said, what can be done, and who the visitor is. */
export function ConversationScreen({ id }: { id: string }) {
  const conversation = inbox.rows.value.get(id);
  // Not keyed: what surrounds the talk stays and is filled anew, which is half the work. What is open there, such
  // as a menu or a dialog, says for which conversation; what is typed is keyed by whom it is about.
  if (conversation) return <Shown conversation={conversation} />;
  return <Fetched key={id} id={id} />;
}

/** Not among the loaded: an old one, opened by its address. */
function Fetched({ id }: { id: string }) {
  const error = useSignal<unknown>(null);
  const isLoaded = inbox.loaded.value;
  const fetch = () => {
    error.value = null;
    inbox.fetch(id).catch((failure: unknown) => {
      error.value = failure;
    });
  };
  // Once the inbox knows what it has.
  useEffect(() => {
    if (isLoaded) fetch();
  }, [id, isLoaded]);
  const failure = error.value;
  if (failure instanceof RequestError && failure.kind === "not_found")
    return (
      <section class="talk" aria-label={t("Conversation")}>
        <Blank icon="search" title={t("There is no such conversation")}>
          <p>{t("Its address may be incomplete, or it was removed.")}</p>
          <a class="btn" href="/console/">
            {t("To the inbox")}
          </a>
        </Blank>
      </section>
    );
  return (
    <section class="talk" aria-label={t("Conversation")}>
      {failure ? <Failed error={reason(failure)} retry={fetch} /> : <Loading />}
    </section>
  );
}

function Shown({ conversation }: { conversation: Conversation }) {
  const { id } = conversation;
  /** The conversation for which they were opened, on a phone: another one's are closed. */
  const panel = useSignal("");
  const labels = useSignal("");
  useMentionsRead(id);
  useEffect(() => {
    messages.open(id, inbox.rows.peek().get(id)?.seq ?? 0);
    return () => {
      messages.close(id);
      looking.forget(id);
    };
  }, [id]);
  return (
    <>
      <section class="talk" aria-label={t("Conversation")}>
        <ConversationHeader
          conversation={conversation}
          isPanelOpen={panel.value === id}
          togglePanel={() => {
            panel.value = panel.value === id ? "" : id;
          }}
          areLabelsOpen={labels.value === id}
          toggleLabels={() => {
            labels.value = labels.value === id ? "" : id;
          }}
        />
        <LabelBar conversation={conversation} isOpen={labels.value === id} />
        {target.value?.conversationId === id && <FoundBar key={id} params={{ id }} />}
        <MessageList conversation={conversation} />
        <Composer key={id} conversation={conversation} />
      </section>
      <VisitorPanel
        conversation={conversation}
        isOpen={panel.value === id}
        onClose={() => {
          panel.value = "";
        }}
      />
    </>
  );
}
