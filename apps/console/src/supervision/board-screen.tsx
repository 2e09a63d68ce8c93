import { useEffect } from "preact/hooks";
import { t } from "../language/say.ts";
import { Blank, Failed } from "../look/blank.tsx";
import { now } from "../look/now.ts";
import { clockTime } from "../look/time.ts";
import { mayManage } from "../session/session-state.ts";
import { AgentList } from "./agent-list.tsx";
import { NowFigures, TodayFigures } from "./board-figures.tsx";
import { followToday, loadToday, today, todayError } from "./board-state.ts";
import { WaitingList } from "./waiting-list.tsx";
import "../look/page.css";
import "./board.css";

/** How it goes right now, and how the day has gone: to glance at, also from across the room. */
export function BoardScreen() {
  if (!mayManage.value)
    return (
      <main>
        <Blank icon="board" title={t("The board is for owners and admins")}>
          <a class="btn" href="/console/">
            {t("To the inbox")}
          </a>
        </Blank>
      </main>
    );
  return <Board />;
}

function Board() {
  useEffect(followToday, []);
  return (
    <main class="board">
      <header class="board-head">
        <h1>{t("Board")}</h1>
        <time>{clockTime(now.value)}</time>
      </header>
      <NowFigures />
      {todayError.value && !today.value ? (
        <Failed error={todayError.value} retry={loadToday} />
      ) : (
        <TodayFigures />
      )}
      <div class="board-lists">
        <WaitingList />
        <AgentList />
      </div>
    </main>
  );
}
