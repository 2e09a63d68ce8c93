import type { CannedReply } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { ScreenProps } from "../lazy-screen.tsx";
import { Blank, Failed, Loading } from "../look/blank.tsx";
import { Icon } from "../look/icon.tsx";
import { cannedReplies, cannedRepliesError, loadCannedReplies } from "./canned-replies-state.ts";
import { CannedReplyEditor } from "./canned-reply-editor.tsx";
import { matchReplies } from "./match.ts";
import "../inbox/inbox.css";
import "../look/page.css";
import "../messages/composer.css";

/** The team's canned replies: the list, and one to write. */
export function CannedRepliesScreen({ params: { id } }: ScreenProps) {
  const { route } = useLocation();
  useEffect(() => {
    loadCannedReplies();
  }, []);
  const open = (next: string) => route(`/console/canned-replies${next ? `/${next}` : ""}`);
  const reply = cannedReplies.value?.find((one) => one.id === id);
  return (
    <main class={`split ${id ? "has-entry" : ""}`}>
      <List current={id} />
      <section class="detail" aria-label="Canned reply">
        {id === "new" || reply ? (
          <CannedReplyEditor key={id} reply={reply ?? null} open={open} />
        ) : (
          <Hint isLoaded={cannedReplies.value !== null} isWanted={!!id} />
        )}
      </section>
    </main>
  );
}

function List({ current }: { current: string | undefined }) {
  const [query, setQuery] = useState("");
  const all = cannedReplies.value;
  const shown = all && matchReplies(all, query.trim().replace(/^\//, ""));
  return (
    <section class="list" aria-label="Canned replies">
      <header>
        <div class="title">
          <h1>Canned replies</h1>
          <a class="btn" href="/console/canned-replies/new">
            <Icon name="plus" />
            New
          </a>
        </div>
        <div class="search">
          <Icon name="search" />
          <input
            type="search"
            dir="auto"
            placeholder="Search canned replies"
            aria-label="Search canned replies"
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
        </div>
      </header>
      <div class="rows">
        {shown?.map((reply) => (
          <Entry key={reply.id} reply={reply} isCurrent={reply.id === current} />
        ))}
        {shown?.length === 0 && <Blank icon="bolt" title={query ? "None fits" : "None yet"} />}
        {!shown &&
          (cannedRepliesError.value ? (
            <Failed error={cannedRepliesError.value} retry={loadCannedReplies} />
          ) : (
            <Loading />
          ))}
      </div>
    </section>
  );
}

function Entry({ reply, isCurrent }: { reply: CannedReply; isCurrent: boolean }) {
  return (
    <a
      class="entry"
      href={`/console/canned-replies/${reply.id}`}
      aria-current={isCurrent ? "true" : undefined}
    >
      <strong dir="auto">{reply.title}</strong>
      <code>/{reply.shortcut}</code>
      <p dir="auto">{reply.text}</p>
    </a>
  );
}

function Hint({ isLoaded, isWanted }: { isLoaded: boolean; isWanted: boolean }) {
  if (!isLoaded) return null;
  if (isWanted) return <Blank icon="search" title="There is no such canned reply" />;
  return (
    <Blank icon="bolt" title="Say it well once">
      <p>
        Type <kbd>/</kbd> in any reply or note to insert one of these. Names and pages are filled in
        by themselves.
      </p>
    </Blank>
  );
}
