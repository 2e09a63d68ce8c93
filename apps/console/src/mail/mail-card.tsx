import type { MailState } from "@foyer/protocol";
import type { ComponentChildren } from "preact";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { now } from "../look/now.ts";
import { clockTime, fullTime } from "../look/time.ts";
import { TROUBLES } from "./mail-words.ts";

const HALF_A_DAY = 12 * 3_600_000;

const EXAMPLE = `SMTP_URL=smtps://user:password@mail.example.com
MAIL_FROM=chat@example.com
PUBLIC_URL=https://chat.example.com`;

/** How mail does: not set up, all sent, or what waits and why. */
export function MailCard({ state }: { state: MailState }) {
  return (
    <section class="card mail-card">
      <h2>{t("Mail")}</h2>
      <p class="quiet">
        {t(
          "Answers to visitors who have left, copies of chats, invitations and weekly reports go by mail.",
        )}
      </p>
      <div class="mail-now" role="status">
        {!state.on && <Off waiting={state.waiting} />}
        {state.on && (state.trouble ? <Trouble {...{ state }} /> : <Well state={state} />)}
        {state.on && !state.answers && (
          <Notice>
            {t("Answers to visitors do not go by mail: their link back takes PUBLIC_URL.")}
          </Notice>
        )}
      </div>
      <Lost {...state} />
    </section>
  );
}

const Notice = ({ bad, children }: { bad?: boolean; children: ComponentChildren }) => (
  <div class={`notice ${bad ? "bad" : "warn"}`}>
    <Icon name="warn" />
    <div>{children}</div>
  </div>
);

function Off({ waiting }: { waiting: number }) {
  return (
    <>
      <Notice>
        <strong>{t("This server sends no mail.")}</strong>{" "}
        {waiting > 0 && t("{{count}} mails wait for it.", { count: waiting })}
      </Notice>
      <p>
        {t(
          "Tell it your mail server and the address that mails come from, and where visitors reach it. Then start it again:",
        )}
      </p>
      <pre class="code" dir="ltr">
        {EXAMPLE}
      </pre>
    </>
  );
}

function Well({ state: { from, waiting } }: { state: MailState }) {
  return (
    <p class="mail-well">
      <Icon name="check" />
      <span>
        {t("Mails come from {{address}}.", { address: from })}{" "}
        {waiting === 0
          ? t("None waits.")
          : t("{{count}} mails are about to leave.", { count: waiting })}
      </span>
    </p>
  );
}

/** Of today the time alone. */
const at = (time: number): string =>
  Math.abs(now.value - time) < HALF_A_DAY ? clockTime(time) : fullTime(time);

function Trouble({ state }: { state: MailState }) {
  const { trouble, waiting } = state;
  if (!trouble) return null;
  return (
    <>
      <Notice bad>
        <strong>
          {t("{{count}} mails have been waiting since {{time}}.", {
            count: waiting,
            time: at(trouble.since),
          })}
        </strong>{" "}
        {t(TROUBLES[trouble.kind])}
      </Notice>
      <dl class="mail-facts">
        <dt>{t("Last try")}</dt>
        <dd>{at(trouble.triedAt)}</dd>
        <dt>{t("Next try")}</dt>
        <dd>{trouble.nextAt > now.value ? at(trouble.nextAt) : t("Now")}</dd>
        <dt>{t("What it said")}</dt>
        <dd>
          <code dir="auto">{trouble.text}</code>
        </dd>
      </dl>
      <p class="quiet">{t("Nothing is lost: each mail is tried again for three days.")}</p>
    </>
  );
}

/** What will never arrive. */
function Lost({ refused, givenUp }: Pick<MailState, "refused" | "givenUp">) {
  if (refused + givenUp === 0) return null;
  return (
    <p class="quiet">
      {t("Of the last two days:")}{" "}
      {[
        refused > 0 && t("{{count}} mails were refused for good", { count: refused }),
        givenUp > 0 && t("{{count}} mails were given up", { count: givenUp }),
      ]
        .filter(Boolean)
        .join(" · ")}
    </p>
  );
}
