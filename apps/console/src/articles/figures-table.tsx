import type { FaqCounts, FaqFigures, FiguresBy } from "@foyer/protocol";
import { later, t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { languageName } from "../visitors/visitor-facts.ts";
import { share } from "./figures-total.tsx";
import { weekName } from "./week-name.ts";

interface Row extends FaqCounts {
  key: string;
  name: string;
  /** Where the name leads. */
  href?: string;
}

const TITLES: Record<FiguresBy, { title: string; first: string }> = {
  week: { title: later("By week"), first: later("Week from") },
  article: { title: later("By article"), first: later("Article") },
  language: { title: later("By language"), first: later("Language") },
};

/** Articles that are shown at once; the CSV has all. */
const ROWS = 50;

/** One table: a bar shows each row's share of the largest, the numbers stand beside it. */
export function FiguresTable(props: { by: FiguresBy; figures: FaqFigures; csv: string }) {
  const { by, figures, csv } = props;
  const rows = rowsOf(figures, by);
  const most = Math.max(1, ...rows.map(({ asked }) => asked));
  const { title, first } = TITLES[by];
  if (rows.length === 0) return null;
  return (
    <div class="card">
      <div class="title">
        <h2 id={`figures-${by}`}>{t(title)}</h2>
        <a class="btn plain" href={csv} download>
          <Icon name="note" />
          {t("Save as CSV")}
        </a>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys, too. */}
      <section class="figures-scroll" aria-labelledby={`figures-${by}`} tabIndex={0}>
        <table class="figures-table">
          <thead>
            <tr>
              <th scope="col">{t(first)}</th>
              <th scope="col">{by === "article" ? t("Shown") : t("Asked")}</th>
              {by !== "article" && <th scope="col">{t("Found nothing")}</th>}
              <th scope="col">{t("Helped")}</th>
              <th scope="col">{t("Not helped")}</th>
              <th scope="col">{t("Passed on")}</th>
              <th scope="col">{t("Deflected")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, ROWS).map((row) => (
              <TableRow key={row.key} row={row} most={most} by={by} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function TableRow({ row, most, by }: { row: Row; most: number; by: FiguresBy }) {
  const { name, href, asked, nothing, helped, notHelped, passedOn, deflected, settled } = row;
  return (
    <tr>
      <th scope="row">
        <span dir="auto">{href ? <a href={href}>{name}</a> : name}</span>
        <progress aria-hidden="true" max={most} value={asked} />
      </th>
      <td>{asked}</td>
      {by !== "article" && <td>{nothing}</td>}
      <td>{helped}</td>
      <td>{notHelped}</td>
      <td>{passedOn}</td>
      <td>
        {deflected} <small>{share(deflected, settled)}</small>
      </td>
    </tr>
  );
}

function rowsOf({ articles, languages, weeks }: FaqFigures, by: FiguresBy): Row[] {
  if (by === "week")
    return [...weeks]
      .reverse()
      .map((row) => ({ ...row, key: String(row.from), name: weekName(row.from) }));
  if (by === "language")
    return languages.map((row) => ({
      ...row,
      key: row.lang,
      name: row.lang ? languageName(row.lang) : t("Unknown"),
    }));
  return articles.map(({ articleId, question, ...row }) => ({
    ...row,
    key: articleId,
    name: question || t("An article that is gone"),
    ...(question && { href: `/console/articles/${articleId}` }),
  }));
}
