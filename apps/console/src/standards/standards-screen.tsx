import type { Standard } from "@foyer/protocol";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../language/say.ts";
import { Blank, Failed, Loading } from "../look/blank.tsx";
import { Confirm } from "../look/confirm.tsx";
import { Icon } from "../look/icon.tsx";
import { mayManage } from "../session/session-state.ts";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { StandardDialog } from "./standard-dialog.tsx";
import { scopeText, spanText, stepsText } from "./standard-words.ts";
import { loadStandards, removeStandard, standards, standardsError } from "./standards-state.ts";
import "./standards.css";

/** What is promised to visitors, and what is done when it is not kept. */
export function StandardsScreen() {
  const dialog = useSignal<Standard | "new" | null>(null);
  const leaving = useSignal<Standard | null>(null);
  useEffect(() => void loadStandards(), []);
  const all = standards.value;
  const add = () => {
    dialog.value = "new";
  };
  const shut = () => {
    dialog.value = null;
    leaving.value = null;
  };
  return (
    <SettingsFrame>
      <section class="card">
        <div class="title detail-head">
          <h2 class="grow">{t("Standards")}</h2>
          {mayManage.value && (
            <button type="button" class="btn" onClick={add}>
              <Icon name="plus" />
              {t("Add a standard")}
            </button>
          )}
        </div>
        <p class="quiet">
          {t(
            "How soon visitors are answered and helped. Only open hours count. Lists show what is urgent, and what is late calls for help by itself.",
          )}
        </p>
        {!all &&
          (standardsError.value ? <NotThere /> : <Loading what={t("Loading the standards")} />)}
        {all?.length === 0 && (
          <Blank icon="clock" title={t("Nothing is promised yet")}>
            <p>{t("Without standards a wait of one minute turns yellow, and one of three red.")}</p>
          </Blank>
        )}
        <ul class="standards">
          {all?.map((standard) => (
            <Row
              key={standard.id}
              standard={standard}
              change={() => {
                dialog.value = standard;
              }}
              remove={() => {
                leaving.value = standard;
              }}
            />
          ))}
        </ul>
        {all && all.length > 1 && (
          <p class="quiet">
            {t(
              "Of several that fit the narrowest holds: the priority before the team, the team before the site.",
            )}
          </p>
        )}
        {!mayManage.value && <p class="quiet">{t("Owners and admins set the standards.")}</p>}
      </section>
      {dialog.value && (
        <StandardDialog standard={dialog.value === "new" ? null : dialog.value} onClose={shut} />
      )}
      {leaving.value && <Remove standard={leaving.value} onClose={shut} />}
    </SettingsFrame>
  );
}

const NotThere = () => <Failed error={standardsError.value} retry={() => void loadStandards()} />;

interface RowProps {
  standard: Standard;
  change(): void;
  remove(): void;
}

function Row({ standard, change, remove }: RowProps) {
  const { name, replySeconds, solveSeconds, warnPercent, onWarned, onMissed } = standard;
  return (
    <li class="card-row standard">
      <div class="grow">
        <span dir="auto">
          <strong>{name}</strong>
        </span>
        <small dir="auto">{scopeText(standard)}</small>
        <p class="standard-targets">
          {replySeconds !== null && (
            <span class="chip">{t("Answer: {{span}}", { span: spanText(replySeconds) })}</span>
          )}
          {solveSeconds !== null && (
            <span class="chip">{t("Solve: {{span}}", { span: spanText(solveSeconds) })}</span>
          )}
        </p>
        <Steps
          tone="warn"
          when={t("After {{percent}} %", { percent: warnPercent })}
          steps={stepsText(onWarned)}
        />
        <Steps tone="bad" when={t("When over")} steps={stepsText(onMissed)} />
      </div>
      {mayManage.value && (
        <span class="standard-acts">
          <button type="button" class="btn plain" onClick={change}>
            {t("Change")}
            <span class="sr-only"> {name}</span>
          </button>
          <button type="button" class="btn plain danger" onClick={remove}>
            {t("Remove")}
            <span class="sr-only"> {name}</span>
          </button>
        </span>
      )}
    </li>
  );
}

function Steps({ tone, when, steps }: { tone: "warn" | "bad"; when: string; steps: string[] }) {
  return (
    <p class="standard-steps">
      <i class={tone} aria-hidden="true" />
      <span dir="auto">
        {when}: {steps.length > 0 ? steps.join(", ") : t("shown in the lists and the log")}
      </span>
    </p>
  );
}

function Remove({ standard, onClose }: { standard: Standard; onClose(): void }) {
  return (
    <Confirm
      title={t("Remove the standard {{name}}?", { name: standard.name })}
      text={t("What the log says of it stays. Conversations follow the next one that fits.")}
      verb={t("Remove")}
      act={() => removeStandard(standard.id)}
      onClose={onClose}
    />
  );
}
