import type { ConversationPage, Me } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { http } from "../http.ts";
import { t } from "../language/say.ts";
import { enterAfterSetup } from "../session/session-state.ts";
import { Snippet } from "../sites/snippet.tsx";

/** How often it is looked for the first conversation, in milliseconds. */
const LOOK_MS = 3_000;

/** The line to paste, and a sign when the first visitor has written. */
export function SnippetStep({ me }: { me: Me }) {
  const [site] = me.sites;
  const arrived = useFirstConversation();
  return (
    <div class="form">
      {site && <Snippet site={site} />}
      <p class={arrived ? "notice ok" : "notice"} role="status">
        {!arrived && <span class="spinner" aria-hidden="true" />}
        <span>
          {arrived
            ? t("It works: the first conversation is here.")
            : t("Waiting for the first conversation. Open your page and write to yourself.")}
        </span>
      </p>
      <button type="button" class="btn primary wide" onClick={enterAfterSetup}>
        {t("Go to the inbox")}
      </button>
    </div>
  );
}

function useFirstConversation(): boolean {
  const [arrived, setArrived] = useState(false);
  useEffect(() => {
    if (arrived) return;
    const look = () =>
      http.get<ConversationPage>("/conversations").then(
        ({ items }) => setArrived(items.length > 0),
        () => undefined,
      );
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [arrived]);
  return arrived;
}
