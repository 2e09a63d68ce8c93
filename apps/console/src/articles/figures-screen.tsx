import type { FaqFigures, FiguresBy } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { BackLink } from "../look/back-link.tsx";
import { Blank, Failed, Loading } from "../look/blank.tsx";
import { figures, figuresError, figuresOf, loadFigures } from "./figures-state.ts";
import { FiguresTable } from "./figures-table.tsx";
import { FiguresTotal } from "./figures-total.tsx";
import "./figures.css";

const SPANS = [4, 12, 26, 52] as const;

/** What became of what self-service was asked, by article, language and week. */
export function FiguresScreen({ siteId }: { siteId: string }) {
  const [weeks, setWeeks] = useState<number>(12);
  const load = () => void loadFigures(siteId, weeks);
  useEffect(load, [siteId, weeks]);
  const held = figures.value?.of === figuresOf(siteId, weeks) ? figures.value.figures : undefined;
  return (
    <div class="form">
      <div class="detail-head">
        <BackLink href="/console/articles" />
        <h1 class="grow">{t("Figures")}</h1>
        <select
          class="input figures-span"
          aria-label={t("Period")}
          value={weeks}
          onChange={(event) => setWeeks(Number(event.currentTarget.value))}
        >
          {SPANS.map((count) => (
            <option key={count} value={count}>
              {t("Last {{count}} weeks", { count })}
            </option>
          ))}
        </select>
      </div>
      {held ? (
        <Shown held={held} siteId={siteId} weeks={weeks} />
      ) : figuresError.value ? (
        <Failed error={figuresError.value} retry={load} />
      ) : (
        <Loading />
      )}
    </div>
  );
}

function Shown({ held, siteId, weeks }: { held: FaqFigures; siteId: string; weeks: number }) {
  if (held.total.asked + held.total.handed === 0)
    return (
      <Blank icon="pulse" title={t("Nobody has asked yet")}>
        <p>{t("As soon as visitors ask self-service, this fills by itself.")}</p>
      </Blank>
    );
  const csv = (by: FiguresBy) => `/api/v1/sites/${siteId}/figures/csv?weeks=${weeks}&by=${by}`;
  return (
    <>
      <FiguresTotal total={held.total} />
      <FiguresTable by="week" figures={held} csv={csv("week")} />
      <FiguresTable by="article" figures={held} csv={csv("article")} />
      <FiguresTable by="language" figures={held} csv={csv("language")} />
      <p class="quiet">{t("Weeks begin on Monday, 0:00 UTC. Questions are kept for a year.")}</p>
    </>
  );
}
