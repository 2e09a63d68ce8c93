import { ConversationScreen } from "../conversations/conversation-screen.tsx";
import { t, tWith } from "../language/say.ts";
import { inbox } from "../live/live.ts";
import { Blank } from "../look/blank.tsx";
import { Key } from "../shell/key.tsx";
import { InboxList } from "./inbox-list.tsx";
import { counts } from "./inbox-lists.ts";
import "./inbox.css";
import "./inbox-rows.css";
import "./inbox-views.css";
import "../conversations/conversation.css";
import "../messages/messages.css";
import "../messages/composer.css";

/** The list of conversations, beside it the chosen one. */
export function InboxScreen({ params }: { params: { id?: string } }) {
  return (
    <main class={`inbox ${params.id ? "has-conversation" : ""}`}>
      <InboxList current={params.id} />
      {params.id ? <ConversationScreen id={params.id} /> : <NoneChosen />}
    </main>
  );
}

function NoneChosen() {
  const { waiting } = counts.value;
  if (!inbox.loaded.value) return <section class="talk none" aria-label={t("Conversation")} />;
  return (
    <section class="talk none" aria-label={t("Conversation")}>
      {inbox.rows.value.size === 0 ? (
        <FirstTime />
      ) : waiting > 0 ? (
        <Blank icon="inbox" title={t("{{count}} visitors are waiting", { count: waiting })}>
          <p>
            {tWith("Press {{next}} to open who waits longest, then {{claim}} to claim.", {
              next: <Key of="next" />,
              claim: <Key of="claim" />,
            })}
          </p>
        </Blank>
      ) : (
        <Blank icon="leaf" title={t("Nobody is waiting")}>
          <p>
            {t("New conversations appear here by themselves. Choose one on the left to read it.")}
          </p>
        </Blank>
      )}
    </section>
  );
}

function FirstTime() {
  return (
    <Blank icon="inbox" title={t("Ready for your first visitor")}>
      <p>{t("Put Foyer on your pages, then open one and write to yourself.")}</p>
      <a class="btn" href="/console/settings/sites">
        {t("Get the line to paste")}
      </a>
    </Blank>
  );
}
