import type { Article } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { BackLink } from "../look/back-link.tsx";
import { Blank, Failed, Loading } from "../look/blank.tsx";
import { FormError } from "../look/form-error.tsx";
import { useSaving } from "../look/use-saving.ts";
import { DuplicateArticles } from "./duplicate-articles.tsx";
import {
  addPhrasings,
  dismissQuestions,
  draftArticle,
  followLearning,
  learning,
  learningError,
  loadLearning,
} from "./learning-state.ts";
import { PickArticle } from "./pick-article.tsx";
import { QuestionCard } from "./question-card.tsx";
import "./learning.css";

interface Props {
  siteId: string;
  list: readonly Article[] | undefined;
  open(id: string): void;
}

/** Questions that self-service had no good answer to, and what can be made of them with one click. */
export function ToLearn({ siteId, list = [], open }: Props) {
  useEffect(() => followLearning(siteId), [siteId]);
  const { busy, error, run } = useSaving();
  const [picking, setPicking] = useState<string[]>();
  const held = learning.value.get(siteId);
  const group = held?.groups.find(({ questionIds }) => questionIds[0] === picking?.[0]);
  return (
    <div class="form">
      <div class="detail-head">
        <BackLink href="/console/articles" />
        <h1>{t("To learn from")}</h1>
      </div>
      <p class="quiet">
        {t(
          "What visitors asked and found nothing, nothing sure, or nothing that helped. Questions that ask for the same stand together.",
        )}
      </p>
      <FormError text={error} />
      {!held && (learningError.value ? <LoadFailed siteId={siteId} /> : <Loading />)}
      {held?.groups.length === 0 && (
        <Blank icon="leaf" title={t("Nothing to learn right now")}>
          <p>{t("As soon as a question finds no good answer, it stands here.")}</p>
        </Blank>
      )}
      {held && held.groups.length > 0 && (
        <ul class="cards" aria-label={t("Questions")} aria-busy={busy}>
          {held.groups.map(({ questionIds: ids, ...one }) => (
            <QuestionCard
              key={ids[0]}
              group={one}
              busy={busy}
              write={() =>
                run(
                  async () => open((await draftArticle(siteId, ids)).id),
                  t("A draft was made. Look it over, then publish it."),
                )
              }
              pick={() => setPicking(ids)}
              dismiss={() =>
                run(
                  () => dismissQuestions(siteId, ids),
                  t("Taken off the list, unless it is asked often again."),
                )
              }
            />
          ))}
        </ul>
      )}
      {held && held.more > 0 && (
        <p class="quiet">
          {t("{{count}} more come up as these are dealt with", { count: held.more })}
        </p>
      )}
      {held && <DuplicateArticles pairs={held.pairs} />}
      {picking && group && (
        <PickArticle
          siteId={siteId}
          question={group.question}
          list={list}
          onClose={() => setPicking(undefined)}
          pick={(articleId) => {
            setPicking(undefined);
            run(
              () => addPhrasings(siteId, picking, articleId),
              t("Added. Who asks so finds the article now."),
            );
          }}
        />
      )}
    </div>
  );
}

const LoadFailed = ({ siteId }: { siteId: string }) => (
  <Failed error={learningError.value} retry={() => loadLearning(siteId)} />
);
