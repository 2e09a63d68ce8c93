import type { ArticleHit, Conversation } from "@foyer/protocol";
import { ARTICLES_HANDED_MAX } from "@foyer/protocol/limits";
import { useState } from "preact/hooks";
import { useArticleSearch } from "../articles/use-article-search.ts";
import { t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { type Extras, extrasOf } from "./extras-state.ts";

interface Props {
  conversation: Conversation;
  onClose(): void;
}

type Card = Extras["articles"][number];

/** Chooses published articles of the conversation's site to show with a reply. */
export function ArticlesDialog({ conversation, onClose }: Props) {
  const extras = extrasOf(conversation.id);
  const [query, setQuery] = useState("");
  const { hits, error } = useArticleSearch(conversation.siteId, query);
  const chosen = extras.value.articles;
  const isChosen = ({ id }: Card) => chosen.some((other) => other.id === id);
  const toggle = ({ id, question }: Card) => {
    const others = chosen.filter((other) => other.id !== id);
    const articles = others.length < chosen.length ? others : [...chosen, { id, question }];
    extras.value = { ...extras.value, articles };
  };
  const shown: readonly (Card & Partial<ArticleHit>)[] = [
    ...chosen,
    ...hits.filter((hit) => !isChosen(hit)),
  ];
  return (
    <Dialog title={t("Articles with your reply")} onClose={onClose}>
      <div class="dialog-body">
        <input
          class="input"
          type="search"
          placeholder={t("Search published articles")}
          aria-label={t("Search published articles")}
          dir="auto"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <fieldset class="choices">
          <legend class="sr-only">{t("Articles")}</legend>
          {shown.map((card) => (
            <label key={card.id} class="choice">
              <input
                type="checkbox"
                checked={isChosen(card)}
                disabled={!isChosen(card) && chosen.length >= ARTICLES_HANDED_MAX}
                onChange={() => toggle(card)}
              />
              <span class="grow">
                <strong dir="auto">{card.question}</strong>
                {card.answer && <small dir="auto">{card.answer}</small>}
              </span>
            </label>
          ))}
        </fieldset>
        {error && <p class="notice bad">{error}</p>}
        {!error && query.trim() && hits.length === 0 && (
          <p class="quiet">{t("No published article fits. Try other words.")}</p>
        )}
      </div>
      <footer>
        <button type="button" class="btn primary" onClick={onClose}>
          {t("Done")}
        </button>
      </footer>
    </Dialog>
  );
}
