import { useEffect, useId, useRef, useState } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { t } from "../language/say.ts";
import { theme } from "../look/theme.ts";
import { ownColours } from "./own-colours.ts";

export interface Series {
  label: string;
  values: readonly (number | null)[];
  /** Which of the chart's colours. */
  ink: 1 | 2 | 3;
}

interface Props {
  title: string;
  /** What each place along the chart is called. */
  names: readonly string[];
  series: readonly Series[];
  /** How a value is read. */
  text: (value: number) => string;
}

const HEIGHT = 220;

/**
 * Lines over time, drawn on a canvas: arrow keys walk along it and a line of words says what stands there, and a
 * table below has all of it.
 */
export function LineChart({ title, names, series, text }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const [at, setAt] = useState<number | null>(null);
  const titleId = useId();
  useEffect(() => {
    const element = box.current;
    // No canvas where nothing is drawn.
    if (!element || typeof Path2D === "undefined") return;
    const made = draw(element, { names, series, text, moved: setAt });
    plot.current = made;
    const fit = new ResizeObserver(() =>
      made.setSize({ width: element.clientWidth, height: HEIGHT }),
    );
    fit.observe(element);
    return () => {
      fit.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [names, series, theme.value]);

  function walk(event: KeyboardEvent) {
    const last = names.length - 1;
    const now = at ?? last + 1;
    const to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.min(last, Math.max(0, to));
    setAt(next);
    const left = plot.current?.valToPos(next, "x") ?? 0;
    plot.current?.setCursor({ left, top: HEIGHT / 3 }, false);
  }

  return (
    <figure class="chart" aria-labelledby={titleId}>
      <figcaption>
        <h3 id={titleId}>{title}</h3>
        <ul class="chart-key">
          {series.map(({ label, ink }) => (
            <li key={label} class={`ink-${ink}`}>
              {label}
            </li>
          ))}
        </ul>
      </figcaption>
      <div
        ref={box}
        class="chart-box"
        dir="ltr"
        role="slider"
        tabIndex={0}
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, names.length - 1)}
        aria-valuenow={at ?? names.length - 1}
        aria-valuetext={
          at === null ? t("Arrow keys read it point by point") : lineAt(at, { names, series, text })
        }
        onKeyDown={walk}
      />
      <p class="chart-line">
        {at === null ? t("Arrow keys read it point by point") : lineAt(at, { names, series, text })}
      </p>
      <ChartTable {...{ title, names, series, text }} />
    </figure>
  );
}

const lineAt = (at: number, { names, series, text }: Omit<Props, "title">): string =>
  [names[at], ...series.map(({ label, values }) => `${label}: ${said(values[at], text)}`)].join(
    " · ",
  );

const said = (value: number | null | undefined, text: Props["text"]): string =>
  value === null || value === undefined ? "–" : text(value);

function draw(
  element: HTMLDivElement,
  { names, series, text, moved }: Omit<Props, "title"> & { moved(at: number | null): void },
): uPlot {
  const colours = ownColours(element);
  const grid = { stroke: colours.line, width: 1 };
  const options: uPlot.Options = {
    ...{ width: element.clientWidth || 600, height: HEIGHT, legend: { show: false } },
    padding: [10, 14, 0, 0],
    scales: { x: { time: false }, y: { range: (_, __, most) => [0, Math.max(1, most * 1.08)] } },
    cursor: { drag: { x: false, y: false }, y: false },
    axes: [
      {
        ...{ stroke: colours.ink, grid: { show: false }, ticks: { show: false }, size: 30 },
        values: (_, splits) => splits.map((place) => names[place] ?? ""),
        // Only whole places have a name.
        incrs: [1, 2, 5, 7, 10, 14, 30],
        space: 78,
      },
      {
        ...{ stroke: colours.ink, grid, ticks: { show: false }, size: 58 },
        values: (_, splits) => splits.map(text),
      },
    ],
    series: [
      {},
      ...series.map(({ label, ink }) => ({
        ...{ label, stroke: colours.inks[ink - 1] ?? colours.ink, width: 2 },
        points: { show: names.length < 40, size: 6, fill: colours.inks[ink - 1] ?? colours.ink },
      })),
    ],
    hooks: { setCursor: [(plot) => moved(plot.cursor.idx ?? null)] },
  };
  const data = [names.map((_, place) => place), ...series.map(({ values }) => [...values])];
  return new uPlot(options, data as uPlot.AlignedData, element);
}

function ChartTable({ title, names, series, text }: Props) {
  return (
    <details class="chart-table">
      <summary>{t("As a table")}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys, too. */}
      <section class="figures-scroll" aria-label={title} tabIndex={0}>
        <table class="figures-table">
          <thead>
            <tr>
              <th scope="col">{t("From")}</th>
              {series.map(({ label }) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name, place) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {series.map(({ label, values }) => (
                  <td key={label}>{said(values[place], text)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
