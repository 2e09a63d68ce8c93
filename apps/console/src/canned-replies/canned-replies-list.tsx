import type { CannedReply } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { later, t } from "../language/say.ts";
import { teams } from "../live/live.ts";
import { Blank, Failed, Loading } from "../look/blank.tsx";
import { Icon } from "../look/icon.tsx";
import { MenuButton } from "../look/menu-button.tsx";
import { SearchBox } from "../look/search-box.tsx";
import { cannedReplies, cannedRepliesError, loadCannedReplies } from "./canned-replies-state.ts";
import { ImportDialog } from "./import-dialog.tsx";
import { matchReplies } from "./match.ts";
import { foldersOf } from "./sharing-fields.tsx";

/** Whose replies the list shows. */
const SHOWN = {
  all: () => true,
  everyone: ({ scope }: CannedReply) => scope === "everyone",
  team: ({ scope }: CannedReply) => scope === "team",
  personal: ({ scope }: CannedReply) => scope === "personal",
  macros: ({ acts }: CannedReply) => acts.length > 0,
};
type Shown = keyof typeof SHOWN;

const SHOWN_NAMES: Record<Shown, string> = {
  ...{ all: later("All"), everyone: later("Everyone’s"), team: later("Teams’") },
  ...{ personal: later("Mine"), macros: later("Macros") },
};

/** The canned replies of this agent, by folder, with a search over all of them. */
export function CannedRepliesList({ current }: { current: string | undefined }) {
  const [query, setQuery] = useState("");
  const [shown, setShown] = useState<Shown>("all");
  const [importing, setImporting] = useState(false);
  const all = cannedReplies.value?.filter(SHOWN[shown]);
  const found = all && matchReplies(all, query.trim().replace(/^\//, ""));
  return (
    <section class="list" aria-label={t("Canned replies")}>
      <header>
        <div class="title">
          <h1>{t("Canned replies")}</h1>
          <a class="btn" href="/console/canned-replies/new">
            <Icon name="plus" />
            {t("New")}
          </a>
        </div>
        <SearchBox value={query} onValue={setQuery} label={t("Search canned replies")} />
        <div class="filters">
          <select
            class="input"
            aria-label={t("Show")}
            value={shown}
            onChange={(event) => setShown(event.currentTarget.value as Shown)}
          >
            {Object.entries(SHOWN_NAMES).map(([name, label]) => (
              <option key={name} value={name}>
                {t(label)}
              </option>
            ))}
          </select>
          <MenuButton class="btn" label={t("CSV")}>
            <button type="button" role="menuitem" onClick={() => setImporting(true)}>
              {t("Import…")}
            </button>
            <a role="menuitem" href="/api/v1/canned-replies/csv" download="canned-replies.csv">
              {t("Export all")}
            </a>
          </MenuButton>
        </div>
      </header>
      <div class="rows">
        {found &&
          (query ? <Entries replies={found} current={current} /> : byFolder(found, current))}
        {found?.length === 0 && (
          <Blank icon="bolt" title={query || shown !== "all" ? t("None fits") : t("None yet")} />
        )}
        {!found &&
          (cannedRepliesError.value ? (
            <Failed error={cannedRepliesError.value} retry={loadCannedReplies} />
          ) : (
            <Loading />
          ))}
      </div>
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </section>
  );
}

/** Those in no folder first. */
function byFolder(replies: readonly CannedReply[], current: string | undefined) {
  return ["", ...foldersOf(replies)].map((folder) => {
    const inside = replies.filter((reply) => reply.folder === folder);
    if (inside.length === 0) return null;
    return (
      <section key={folder} class="folder">
        {folder && <h2 dir="auto">{folder}</h2>}
        <Entries replies={inside} current={current} />
      </section>
    );
  });
}

interface EntriesProps {
  replies: readonly CannedReply[];
  current: string | undefined;
}

function Entries({ replies, current }: EntriesProps) {
  return (
    <>
      {replies.map((reply) => (
        <a
          key={reply.id}
          class="entry"
          href={`/console/canned-replies/${reply.id}`}
          aria-current={reply.id === current ? "true" : undefined}
        >
          <strong dir="auto">{reply.title}</strong>
          <code dir="ltr">/{reply.shortcut}</code>
          <p dir="auto">{reply.text || withoutText(reply)}</p>
          <Marks reply={reply} />
        </a>
      ))}
    </>
  );
}

/** What it brings where it says nothing. */
const withoutText = ({ files }: CannedReply): string =>
  files.map(({ name }) => name).join(", ") || t("Does its steps without a text");

/** Whose it is, its language and whether it does more than write; nothing for what all have. */
function Marks({ reply: { scope, teamId, lang, acts, uses, files } }: { reply: CannedReply }) {
  const marks = [
    ...(scope === "personal" ? [t("Mine")] : []),
    ...(scope === "team" ? [teams.get(teamId)?.name ?? t("A team that is gone")] : []),
    ...(lang ? [lang] : []),
    ...(acts.length > 0 ? [t("Macro")] : []),
    ...(files.length > 0 ? [`📎 ${files.length}`] : []),
    ...(uses > 0 ? [`${uses}×`] : []),
  ];
  if (marks.length === 0) return null;
  return (
    <span class="marks">
      {marks.map((mark) => (
        <small key={mark} dir="auto">
          {mark}
        </small>
      ))}
    </span>
  );
}
