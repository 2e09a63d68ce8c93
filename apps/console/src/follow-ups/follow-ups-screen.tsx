import { useSignal } from "@preact/signals";
import { t } from "../language/say.ts";
import { Blank, Failed, Loading } from "../look/blank.tsx";
import { now } from "../look/now.ts";
import { useShortcut } from "../shell/use-shortcuts.ts";
import { FollowUpDialog } from "./follow-up-dialog.tsx";
import { FollowUpRow } from "./follow-up-row.tsx";
import {
  followUpsError,
  followUpsLoaded,
  isForMe,
  loadFollowUps,
  type Planned,
  planned,
  toSections,
} from "./follow-ups-state.ts";
import { currentRow, pressIn, stepRow } from "./row-focus.ts";
import "../look/page.css";
import "./follow-ups.css";

/** What was promised to visitors, and is to be done: overdue, today, coming. */
export function FollowUpsScreen() {
  const whose = useSignal<"mine" | "all">("mine");
  const editing = useSignal<Planned | null>(null);
  useShortcut("next", () => stepRow(1));
  useShortcut("previous", () => stepRow(-1));
  useShortcut("follow-up-done", () => pressIn(currentRow(), ".follow-done"));
  useShortcut("follow-up", () => pressIn(currentRow(), ".follow-move"));
  const all = planned.value;
  const mine = all.filter((row) => isForMe(row, now.value));
  const shown = whose.value === "mine" ? mine : all;
  return (
    <main class="follow-ups" aria-label={t("Follow-ups")}>
      <header class="follow-head">
        <h1>{t("Follow-ups")}</h1>
        <fieldset class="follow-whose" aria-label={t("Whose")}>
          {(["mine", "all"] as const).map((one) => (
            <button
              key={one}
              type="button"
              class="btn plain"
              aria-pressed={whose.value === one}
              onClick={() => {
                whose.value = one;
              }}
            >
              {one === "mine" ? t("Mine") : t("Everybody's")}
              <small>{one === "mine" ? mine.length : all.length}</small>
            </button>
          ))}
        </fieldset>
      </header>
      <div class="follow-body">
        {shown.length > 0 ? (
          <Parts
            rows={shown}
            edit={(row) => {
              editing.value = row;
            }}
          />
        ) : followUpsLoaded.value ? (
          <Nothing isMine={whose.value === "mine"} others={all.length} />
        ) : followUpsError.value ? (
          <Failed error={followUpsError.value} retry={() => void loadFollowUps()} />
        ) : (
          <Loading what={t("Loading the follow-ups")} />
        )}
      </div>
      {editing.value && (
        <FollowUpDialog
          conversation={editing.value}
          onClose={() => {
            editing.value = null;
          }}
        />
      )}
    </main>
  );
}

function Nothing({ isMine, others }: { isMine: boolean; others: number }) {
  return (
    <Blank
      icon="calendar"
      title={isMine && others > 0 ? t("Nothing for you") : t("Nothing planned")}
    >
      <p>
        {t(
          "In a conversation, D plans when to look after it again. Low ratings come here by themselves.",
        )}
      </p>
    </Blank>
  );
}

interface PartsProps {
  rows: readonly Planned[];
  edit(row: Planned): void;
}

function Parts({ rows, edit }: PartsProps) {
  const { overdue, today, coming } = toSections(rows, now.value);
  const parts = [
    { name: "overdue", label: t("Overdue"), rows: overdue },
    { name: "today", label: t("Today"), rows: today },
    { name: "coming", label: t("Coming"), rows: coming },
  ];
  return parts
    .filter((part) => part.rows.length > 0)
    .map(({ name, label, rows: its }) => (
      <section key={name} class={`follow-part ${name}`} aria-label={label}>
        <h2>
          {label} <small>{its.length}</small>
        </h2>
        <ul>
          {its.map((row) => (
            <FollowUpRow key={row.id} row={row} edit={() => edit(row)} />
          ))}
        </ul>
      </section>
    ));
}
