import { claim } from "../conversations/conversation-acts.ts";
import { WaitingChip } from "../inbox/waiting-chip.tsx";
import { t } from "../language/say.ts";
import { Blank } from "../look/blank.tsx";
import { BoardRow } from "./board-row.tsx";
import { waitingNow } from "./board-state.ts";

/** As many as a wall shows; the inbox has all. */
const SHOWN = 12;

/** Who waits, the longest first. */
export function WaitingList() {
  const waiting = waitingNow.value;
  return (
    <section class="card board-list">
      <h2>{t("Waiting now")}</h2>
      {waiting.length === 0 && (
        <Blank icon="leaf" title={t("Nobody is waiting")}>
          <p>{t("Everybody who asked for a person has one.")}</p>
        </Blank>
      )}
      <ul>
        {waiting.slice(0, SHOWN).map((row) => (
          <BoardRow key={row.id} conversation={row}>
            <WaitingChip row={row} />
            <button type="button" class="btn" onClick={() => claim(row.id)}>
              {t("Claim")}
            </button>
          </BoardRow>
        ))}
      </ul>
      {waiting.length > SHOWN && (
        <a class="btn plain" href="/console/">
          {t("{{count}} more in the inbox", { count: waiting.length - SHOWN })}
        </a>
      )}
    </section>
  );
}
