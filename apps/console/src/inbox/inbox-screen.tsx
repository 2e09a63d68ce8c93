import { ConversationScreen } from "../conversations/conversation-screen.tsx";
import { inbox } from "../live/live.ts";
import { Blank } from "../look/blank.tsx";
import { InboxList } from "./inbox-list.tsx";
import { groups } from "./inbox-lists.ts";
import "./inbox.css";
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
  const waiting = groups.value.waiting.length;
  if (!inbox.loaded.value) return <section class="talk none" aria-label="Conversation" />;
  return (
    <section class="talk none" aria-label="Conversation">
      {inbox.rows.value.size === 0 ? (
        <FirstTime />
      ) : waiting > 0 ? (
        <Blank
          icon="inbox"
          title={waiting === 1 ? "One visitor is waiting" : `${waiting} visitors are waiting`}
        >
          <p>
            Press <kbd>J</kbd> to open who waits longest, then <kbd>C</kbd> to claim.
          </p>
        </Blank>
      ) : (
        <Blank icon="leaf" title="Nobody is waiting">
          <p>New conversations appear here by themselves. Choose one on the left to read it.</p>
        </Blank>
      )}
    </section>
  );
}

function FirstTime() {
  return (
    <Blank icon="inbox" title="Ready for your first visitor">
      <p>Put Foyer on your pages, then open one and write to yourself.</p>
      <a class="btn" href="/console/settings/sites">
        Get the line to paste
      </a>
    </Blank>
  );
}
