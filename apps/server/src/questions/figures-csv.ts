import type { FaqCounts, FaqFigures, FiguresBy } from "@foyer/protocol";
import { toCell } from "../csv/cell.ts";
import { writeCsv } from "../csv/csv.ts";

const COUNTS = [
  ...["asked", "shown", "nothing", "helped", "notHelped", "passedOn"],
  ...["settled", "deflected", "handed", "cameBack"],
] as readonly (keyof FaqCounts)[];

/** The figures as a CSV, that no spreadsheet runs: a row for each article, language or week. */
export function figuresCsv(figures: FaqFigures, by: FiguresBy): string {
  const [names, rows] = listed(figures, by);
  const header = [...names, ...COUNTS.map(snake)];
  const records = rows.map(([name, counts]) => [
    ...name.map(toCell),
    ...COUNTS.map((column) => `${counts[column]}`),
  ]);
  return writeCsv([header, ...records]);
}

type Listed = readonly [
  names: string[],
  rows: (readonly [name: readonly string[], counts: FaqCounts])[],
];

function listed({ articles, languages, weeks }: FaqFigures, by: FiguresBy): Listed {
  if (by === "language") return [["language"], languages.map((row) => [[row.lang], row])];
  if (by === "week") {
    return [
      ["week_from"],
      weeks.map((row) => [[new Date(row.from).toISOString().slice(0, 10)], row]),
    ];
  }
  const named = articles.map((row) => [[row.articleId, row.question, row.lang], row] as const);
  return [["article", "question", "language"], named];
}

const snake = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
