import type { Article, Suggestion, SuggestionState } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { PickArticle } from "../articles/pick-article.tsx";
import { t } from "../language/say.ts";
import { BackLink } from "../look/back-link.tsx";
import { Blank, Failed, Loading } from "../look/blank.tsx";
import { FormError } from "../look/form-error.tsx";
import { useSaving } from "../look/use-saving.ts";
import { useShortcut } from "../shell/use-shortcuts.ts";
import { RejectDialog } from "./reject-dialog.tsx";
import { type CardActs, SuggestionCard } from "./suggestion-card.tsx";
import { STATES } from "./suggestion-words.ts";
import {
  decide,
  followSuggestions,
  held,
  loadSuggestions,
  suggestionsError,
} from "./suggestions-state.ts";
import "../articles/learning.css";
import "./suggestions.css";

interface Props {
  siteId: string;
  list: readonly Article[] | undefined;
  open(articleId: string): void;
}

/** What readers of the help centre suggest: to be approved, edited, used in an article or rejected. */
export function SuggestionsScreen({ siteId, list = [], open }: Props) {
  const [state, setState] = useState<SuggestionState>("waiting");
  const [currentId, setCurrent] = useState<string>();
  const [asking, setAsking] = useState<{ what: "reject" | "phrasing"; of: Suggestion }>();
  const { busy, error, run } = useSaving();
  useEffect(() => followSuggestions(siteId, state), [siteId, state]);
  const isHeld = held.value?.siteId === siteId && held.value.state === state;
  const all = isHeld ? held.value?.suggestions : undefined;
  const at = Math.max(0, all?.findIndex(({ id }) => id === currentId) ?? 0);
  const current = all?.[at];

  function move(step: number): void {
    const next = all?.[Math.min(all.length - 1, Math.max(0, at + step))];
    if (!next) return;
    setCurrent(next.id);
    document.getElementById(`suggestion-${next.id}`)?.scrollIntoView?.({ block: "nearest" });
  }
  useShortcut("next", () => move(1));
  useShortcut("previous", () => move(-1));

  const actsOf = (one: Suggestion): CardActs => ({
    show: (text) =>
      run(
        () => decide(one, { type: "show", ...(text === undefined ? {} : { text }) }),
        t("Shown in the help centre."),
      ),
    draft: () =>
      run(async () => {
        const { usedIn } = await decide(one, { type: "draft" });
        if (usedIn) open(usedIn);
      }, t("A draft was made. Look it over, then publish it.")),
    phrase: () => setAsking({ what: "phrasing", of: one }),
    reject: () => setAsking({ what: "reject", of: one }),
    look: () => setCurrent(one.id),
  });

  return (
    <div class="form">
      <div class="detail-head">
        <BackLink href="/console/articles" />
        <h1>{t("Suggestions")}</h1>
      </div>
      <p class="quiet">
        {t(
          "Better answers, open questions and answers from readers of the help centre. Nobody sees them before you approve them.",
        )}
      </p>
      <States state={state} choose={setState} siteId={siteId} />
      <FormError text={error} />
      {!all &&
        (suggestionsError.value ? (
          <Failed
            error={suggestionsError.value}
            retry={() => void loadSuggestions(siteId, state)}
          />
        ) : (
          <Loading />
        ))}
      {all?.length === 0 && <None state={state} />}
      {all && all.length > 0 && (
        <ul class="cards" aria-label={t("Suggestions")} aria-busy={busy}>
          {all.map((one) => (
            <SuggestionCard
              key={one.id}
              suggestion={one}
              busy={busy}
              isCurrent={one.id === current?.id}
              acts={actsOf(one)}
            />
          ))}
        </ul>
      )}
      {asking?.what === "phrasing" && (
        <PickArticle
          siteId={siteId}
          question={asking.of.text}
          list={list}
          onClose={() => setAsking(undefined)}
          pick={(articleId) => {
            setAsking(undefined);
            run(
              () => decide(asking.of, { type: "phrasing", articleId }),
              t("Added. Who asks so finds the article now."),
            );
          }}
        />
      )}
      {asking?.what === "reject" && (
        <RejectDialog
          suggestion={asking.of}
          onClose={() => setAsking(undefined)}
          reject={(why) => {
            setAsking(undefined);
            run(() => decide(asking.of, { type: "reject", reason: why }), t("Rejected."));
          }}
        />
      )}
    </div>
  );
}

function States(props: {
  state: SuggestionState;
  choose(state: SuggestionState): void;
  siteId: string;
}) {
  const { state, choose, siteId } = props;
  const counts = held.value?.siteId === siteId ? held.value.counts : undefined;
  return (
    <fieldset class="suggestion-states">
      <legend class="sr-only">{t("Show")}</legend>
      {(Object.keys(STATES) as SuggestionState[]).map((one) => (
        <button
          key={one}
          type="button"
          class="btn plain"
          aria-pressed={one === state}
          onClick={() => choose(one)}
        >
          {t(STATES[one])}
          {counts && counts[one] > 0 && (
            <span class={one === "waiting" ? "count" : "quiet"}>{counts[one]}</span>
          )}
        </button>
      ))}
    </fieldset>
  );
}

function None({ state }: { state: SuggestionState }) {
  if (state !== "waiting") return <Blank icon="bulb" title={t("None yet")} />;
  return (
    <Blank icon="leaf" title={t("All suggestions are decided")}>
      <p>{t("As soon as a reader suggests something, it stands here.")}</p>
    </Blank>
  );
}
