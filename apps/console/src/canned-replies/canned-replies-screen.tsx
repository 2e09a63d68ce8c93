import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t, tWith } from "../language/say.ts";
import type { ScreenProps } from "../lazy-screen.tsx";
import { Blank } from "../look/blank.tsx";
import { CannedRepliesList } from "./canned-replies-list.tsx";
import { cannedReplies, loadCannedReplies } from "./canned-replies-state.ts";
import { CannedReplyEditor } from "./canned-reply-editor.tsx";
import "../inbox/inbox.css";
import "../look/page.css";
import "../messages/composer.css";
import "./canned-replies.css";

/** The canned replies that this agent may use: the list, and one to write. */
export function CannedRepliesScreen({ params: { id } }: ScreenProps) {
  const { route } = useLocation();
  useEffect(() => {
    loadCannedReplies();
  }, []);
  const open = (next: string) => route(`/console/canned-replies${next ? `/${next}` : ""}`);
  const known = cannedReplies.value?.find((one) => one.id === id);
  // Deleted by a colleague: what is being written stays on the screen.
  const held = useRef(known);
  if (known) held.current = known;
  const reply = held.current?.id === id ? held.current : undefined;
  return (
    <main class={`split ${id ? "has-entry" : ""}`}>
      <CannedRepliesList current={id} />
      <section class="detail" aria-label={t("Canned reply")}>
        {id === "new" || reply ? (
          <CannedReplyEditor key={id} reply={reply ?? null} open={open} />
        ) : (
          <Hint isLoaded={cannedReplies.value !== null} isWanted={!!id} />
        )}
      </section>
    </main>
  );
}

function Hint({ isLoaded, isWanted }: { isLoaded: boolean; isWanted: boolean }) {
  if (!isLoaded) return null;
  if (isWanted) return <Blank icon="search" title={t("There is no such canned reply")} />;
  return (
    <Blank icon="bolt" title={t("Say it well once")}>
      <p>
        {tWith(
          "Type {{key}} in any reply or note to insert one of these. Names and pages are filled in by themselves.",
          { key: <kbd>/</kbd> },
        )}
      </p>
    </Blank>
  );
}
