import type { EventBody } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import "./searched-line.css";

type Searched = Extract<EventBody, { type: "searched" }>;
type Offered = Extract<EventBody, { type: "articles_offered" }>;

interface Props {
  body: Searched;
  seq: number;
}

/** What was offered to a visitor who waits. */
export const OfferedLine = ({ body: { articles }, seq }: { body: Offered; seq: number }) => (
  <section class="searched" data-seq={seq} aria-label={t("Offered while waiting")}>
    <div>
      <Icon name="book" />
      <h4>{t("Offered while waiting")}</h4>
      <ul>
        {articles.map(({ id, question }) => (
          <li key={id}>
            <ArticleLink id={id} question={question} />
          </li>
        ))}
      </ul>
    </div>
  </section>
);

/**
 * What the visitor looked for by themselves before they came to a person, or has read while they wait: nothing of it
 * need be asked again.
 */
export function SearchedLine({ body: { searches, read, waiting }, seq }: Props) {
  const label = waiting ? t("Read while waiting") : t("Before asking a person");
  return (
    <section class="searched" data-seq={seq} aria-label={label}>
      {searches.length > 0 && (
        <div>
          <Icon name="search" />
          <h4>{t("Searched")}</h4>
          <ul>
            {searches.map((search) => (
              <Search key={search.query} search={search} />
            ))}
          </ul>
        </div>
      )}
      {read.length > 0 && (
        <div>
          <Icon name="book" />
          <h4>{waiting ? label : t("Has read")}</h4>
          <ul>
            {read.map((article) => (
              <Reading key={article.articleId} article={article} />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function Search({ search: { query, shown } }: { search: Searched["searches"][number] }) {
  return (
    <li>
      <q dir="auto">{query}</q>
      {shown.length === 0 && <em class="bad">{t("nothing was found")}</em>}
      {shown.map(({ id, question }) => (
        <ArticleLink key={id} id={id} question={question} />
      ))}
    </li>
  );
}

function Reading({ article }: { article: Searched["read"][number] }) {
  const { articleId, question, helped } = article;
  return (
    <li>
      <ArticleLink id={articleId} question={question} />
      {helped !== undefined && (
        <em class={helped ? "good" : "bad"}>{helped ? t("helped") : t("did not help")}</em>
      )}
    </li>
  );
}

const ArticleLink = ({ id, question }: { id: string; question: string }) => (
  <a href={`/console/articles/${id}`} dir="auto">
    {question}
  </a>
);
