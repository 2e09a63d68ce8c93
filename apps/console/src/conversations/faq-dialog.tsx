import type { ArticleHit, Conversation } from "@foyer/protocol";
import { ARTICLES_HANDED_MAX, TEXT_MAX } from "@foyer/protocol/limits";
import { useState } from "preact/hooks";
import { useArticleSearch } from "../articles/use-article-search.ts";
import { t } from "../language/say.ts";
import { messages } from "../live/live.ts";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { handToFaq } from "./conversation-acts.ts";

interface Props {
  conversation: Conversation;
  onClose(): void;
}

/** Chooses the articles with which a conversation goes back to self-service. */
export function FaqDialog({ conversation, onClose }: Props) {
  const [query, setQuery] = useState(() => lastQuestion(conversation.id));
  const [chosen, setChosen] = useState<readonly ArticleHit[]>([]);
  const [text, setText] = useState("");
  const { hits, error } = useArticleSearch(conversation.siteId, query);
  const others = hits.filter((hit) => !chosen.some(({ id }) => id === hit.id));
  const toggle = (hit: ArticleHit) =>
    setChosen(chosen.includes(hit) ? chosen.filter((other) => other !== hit) : [...chosen, hit]);

  async function submit(event: Event) {
    event.preventDefault();
    const articleIds = chosen.map(({ id }) => id);
    const said = text.trim() && { text: text.trim() };
    if (await handToFaq(conversation.id, { articleIds, ...said })) onClose();
  }

  return (
    <Dialog title={t("Send to FAQ")} onClose={onClose}>
      <form onSubmit={submit}>
        <div class="dialog-body">
          <p class="quiet">
            {t(
              "The visitor gets the articles and goes on in self-service. A person stays one click away.",
            )}
          </p>
          <input
            class="input"
            type="search"
            placeholder={t("Search published articles")}
            aria-label={t("Search published articles")}
            dir="auto"
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
          <Choices hits={[...chosen, ...others]} chosen={chosen} toggle={toggle} />
          {error && <p class="notice bad">{error}</p>}
          {!error && query.trim() && hits.length === 0 && (
            <p class="quiet">{t("No published article fits. Try other words.")}</p>
          )}
          <Field
            label={t("Say something with it")}
            hint={t("Optional. The visitor reads this first.")}
          >
            <textarea
              class="input"
              dir="auto"
              maxLength={TEXT_MAX}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </Field>
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn primary" disabled={chosen.length === 0}>
            {chosen.length > 1
              ? t("Send {{count}} articles", { count: chosen.length })
              : t("Send article")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

interface ChoicesProps {
  hits: readonly ArticleHit[];
  chosen: readonly ArticleHit[];
  toggle(hit: ArticleHit): void;
}

function Choices({ hits, chosen, toggle }: ChoicesProps) {
  return (
    <fieldset class="choices">
      <legend class="sr-only">{t("Articles")}</legend>
      {hits.map((hit) => (
        <Choice
          key={hit.id}
          hit={hit}
          checked={chosen.includes(hit)}
          full={chosen.length >= ARTICLES_HANDED_MAX}
          toggle={() => toggle(hit)}
        />
      ))}
    </fieldset>
  );
}

interface ChoiceProps {
  hit: ArticleHit;
  checked: boolean;
  full: boolean;
  toggle(): void;
}

function Choice({ hit, checked, full, toggle }: ChoiceProps) {
  return (
    <label class="choice">
      <input type="checkbox" checked={checked} disabled={full && !checked} onChange={toggle} />
      <span class="grow">
        <strong dir="auto">{hit.question}</strong>
        <small dir="auto">{hit.answer}</small>
      </span>
      <span class="chip accent">{Math.round(hit.confidence * 100)} %</span>
    </label>
  );
}

/** Most likely the articles should answer what was asked last. */
function lastQuestion(id: string): string {
  const asked = messages
    .talk(id)
    .peek()
    .events.findLast(({ by, body }) => by.kind === "visitor" && body.type === "message");
  return asked?.body.type === "message" ? asked.body.text.slice(0, 200) : "";
}
