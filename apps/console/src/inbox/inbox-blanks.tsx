import { t } from "../language/say.ts";
import { inbox } from "../live/live.ts";
import { Blank } from "../look/blank.tsx";
import { isInTeam, list, query, view } from "./inbox-lists.ts";

/** Rows that are on their way: as many as fit a small screen. */
const BONES = ["a", "b", "c", "d", "e", "f", "g"];

/** Rows without words, while the real ones come. */
export function Bones({ what }: { what: string }) {
  return (
    <div class="bones" role="status">
      <span class="sr-only">{what}</span>
      {BONES.map((bone) => (
        <div key={bone} class="bone" aria-hidden="true">
          <i />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}

/** Below the closed ones: more is coming, or did not come. */
export function ClosedEnd({ count }: { count: number }) {
  const { state } = inbox.closedPages.value;
  if (state === "loading" || !inbox.loaded.value)
    return <Bones what={t("Loading closed conversations")} />;
  if (state === "failed")
    return (
      <div class="blank" role="alert">
        <p>{t("The next page did not load.")}</p>
        <button type="button" class="btn" onClick={() => inbox.loadClosed()}>
          {t("Try again")}
        </button>
      </div>
    );
  if (state === "complete" && count === 0) {
    const title = view.value ? t("Nothing fits this view") : t("Nothing is closed yet");
    return <Blank icon="check" title={title} />;
  }
  return null;
}

/** Why a list is empty, and what to do about it. */
export function Nothing() {
  if (!inbox.loaded.value) return <Bones what={t("Loading conversations")} />;
  if (query.value.trim())
    return (
      <Blank icon="search" title={t("Nothing found")}>
        <p>{t("Names and last words of the loaded conversations were searched.")}</p>
      </Blank>
    );
  if (view.value)
    return (
      <Blank icon="check" title={t("Nothing fits this view")}>
        <p>{t("What comes to fit appears here by itself.")}</p>
      </Blank>
    );
  switch (list.value) {
    case "mine":
      return (
        <Blank icon="inbox" title={t("You have no conversations")}>
          <p>{t("Claim one from Waiting and it stays here until you close it.")}</p>
        </Blank>
      );
    case "team":
      return isInTeam.value ? (
        <Blank icon="people" title={t("Your teams have no conversations")}>
          <p>{t("What is given to one of your teams appears here.")}</p>
        </Blank>
      ) : (
        <Blank icon="people" title={t("You are in no team yet")}>
          <p>{t("What colleagues are busy with is in All open.")}</p>
        </Blank>
      );
    case "left":
      return (
        <Blank icon="mail" title={t("Nobody has left a message")}>
          <p>{t("Who leaves an email or a number and goes waits here, apart from the chat.")}</p>
        </Blank>
      );
    case "snoozed":
      return (
        <Blank icon="clock" title={t("Nothing is snoozed")}>
          <p>{t("What you put aside rests here until its time, or a reply.")}</p>
        </Blank>
      );
    case "all":
      return (
        <Blank icon="leaf" title={t("No open conversations")}>
          <p>{t("Well done. New conversations appear here by themselves.")}</p>
        </Blank>
      );
    default:
      return (
        <Blank icon="leaf" title={t("Nobody is waiting")}>
          <p>{t("Well done. New conversations appear here by themselves.")}</p>
        </Blank>
      );
  }
}
