import type { MessageHit } from "@foyer/protocol";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { conversationName } from "../conversations/conversation-name.ts";
import { t } from "../language/say.ts";
import { agents } from "../live/live.ts";
import { Avatar, visitorColour } from "../look/avatar.tsx";
import { Blank, Failed, Loading } from "../look/blank.tsx";
import { Options } from "../look/options.tsx";
import { SearchBox } from "../look/search-box.tsx";
import { fullTime } from "../look/time.ts";
import { sites } from "../session/session-state.ts";
import { AGES, type Age, asked, change, isAsking, load, results } from "./all-results-state.ts";
import { jumpTo } from "./jump.ts";
import { MarkedText } from "./marked-text.tsx";
import "../look/page.css";
import "../inbox/inbox.css";
import "./find.css";

/** Everything that was ever said and holds some words, with filters. */
export function AllResultsScreen() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <main class="find-screen">
      <header>
        <h1>{t("Find in messages")}</h1>
        <SearchBox
          value={asked.value.text}
          onValue={(text) => change({ text: text })}
          label={t("Words in messages and notes")}
          box={field}
        />
        <Filters />
      </header>
      <Hits />
    </main>
  );
}

function Filters() {
  const { by, age, siteId } = asked.value;
  return (
    <div class="find-filters">
      <select
        class="input"
        aria-label={t("Said by")}
        value={by}
        onChange={(event) => change({ by: event.currentTarget.value })}
      >
        <option value="">{t("Said by anyone")}</option>
        <option value="visitor">{t("Said by visitors")}</option>
        {[...agents.byId.value.values()].map(({ id, name }) => (
          <option key={id} value={id}>
            {t("Said by {{name}}", { name })}
          </option>
        ))}
      </select>
      <select
        class="input"
        aria-label={t("When")}
        value={age}
        onChange={(event) => change({ age: event.currentTarget.value as Age })}
      >
        {AGES.map(({ name, label }) => (
          <option key={name} value={name}>
            {t(label)}
          </option>
        ))}
      </select>
      {sites.value.length > 1 && (
        <select
          class="input"
          aria-label={t("Site")}
          value={siteId}
          onChange={(event) => change({ siteId: event.currentTarget.value })}
        >
          <option value="">{t("All sites")}</option>
          <Options of={sites.value} />
        </select>
      )}
    </div>
  );
}

function Hits() {
  const { hits, cursor, state, error } = results.value;
  if (!isAsking.value)
    return (
      <Blank icon="search" title={t("Find what was said, however long ago")}>
        <p>{t("Type a word or two. Small slips are forgiven, and every script works.")}</p>
      </Blank>
    );
  if (state === "failed") return <Failed error={error} retry={() => load()} />;
  if (hits.length === 0 && state === "loading") return <Loading what={t("Searching")} />;
  if (hits.length === 0)
    return (
      <Blank icon="search" title={t("Nobody has said that")}>
        <p>{t("Try fewer words, or let more through the filters.")}</p>
      </Blank>
    );
  return (
    <>
      <ul class="find-hits" aria-label={t("Messages found")}>
        {hits.map((hit) => (
          <Hit key={`${hit.conversationId}:${hit.seq}`} hit={hit} />
        ))}
      </ul>
      {cursor && (
        <button
          type="button"
          class="btn find-more"
          disabled={state === "loading"}
          onClick={() => load(cursor)}
        >
          {t("Show more")}
        </button>
      )}
    </>
  );
}

function Hit({ hit }: { hit: MessageHit }) {
  const { route } = useLocation();
  const { conversationId, visitorId, visitorName, by, at, internal, siteId } = hit;
  const site = sites.value.length > 1 && sites.value.find(({ id }) => id === siteId);
  return (
    <li>
      <a
        class={`find-hit ${internal ? "note" : ""}`}
        href={`/console/conversations/${conversationId}`}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          jumpTo(hit, asked.value.text, route);
        }}
      >
        {by.kind === "agent" ? (
          <Avatar name={by.name} colour={by.colour} picture={by.picture} />
        ) : (
          <Avatar name={visitorName} colour={visitorColour(visitorId, visitorName)} />
        )}
        <strong dir="auto">
          {by.kind === "agent"
            ? t("{{agent}} to {{visitor}}", { agent: by.name, visitor: conversationName(hit) })
            : conversationName(hit)}
        </strong>
        <small>
          {internal && `${t("Note")} · `}
          {site && `${site.name} · `}
          <time dateTime={new Date(at).toISOString()}>{fullTime(at)}</time>
        </small>
        <p dir="auto">
          <MarkedText text={hit.excerpt} marks={hit.marks} />
        </p>
      </a>
    </li>
  );
}
