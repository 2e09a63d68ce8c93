import type { CallKind } from "@foyer/protocol";
import { CALL_KINDS, TUNES } from "@foyer/protocol/calls";
import { useState } from "preact/hooks";
import { http, reason } from "../http.ts";
import { t } from "../language/say.ts";
import { Check } from "../look/field.tsx";
import { Icon } from "../look/icon.tsx";
import { toast } from "../look/toasts.tsx";
import { sound } from "./audio.ts";
import { CALL_NAMES } from "./call-words.ts";
import { desktop, permission, setDesktop } from "./notice.ts";
import { choose, settings } from "./notification-state.ts";
import "./notifications.css";
import { canPush, pushed, turnPushOff, turnPushOn } from "./push.ts";
import { TUNE_NAMES } from "./sounds.ts";

/** What calls oneself: for which events, how it sounds, and where it is shown. */
export function NotificationsCard() {
  return (
    <section class="card" id="notifications">
      <h2>{t("When somebody needs you")}</h2>
      <CallTable />
      <SoundRow />
      <hr />
      <DesktopRow />
      <PushRow />
    </section>
  );
}

/** Which events sound, and which are shown. */
function CallTable() {
  const { calls } = settings.value;
  const set = (kind: CallKind, change: Partial<(typeof calls)[CallKind]>) =>
    choose({ calls: { ...calls, [kind]: { ...calls[kind], ...change } } });
  return (
    <table class="call-table">
      <thead>
        <tr>
          <th scope="col">{t("When")}</th>
          <th scope="col">{t("Sound")}</th>
          <th scope="col">{t("Notification")}</th>
        </tr>
      </thead>
      <tbody>
        {CALL_KINDS.map((kind) => (
          <tr key={kind}>
            <th scope="row">{t(CALL_NAMES[kind])}</th>
            <td>
              <Box
                label={t("{{event}}: sound", { event: t(CALL_NAMES[kind]) })}
                checked={calls[kind].sound}
                onChange={(on) => set(kind, { sound: on })}
              />
            </td>
            <td>
              <Box
                label={t("{{event}}: notification", { event: t(CALL_NAMES[kind]) })}
                checked={calls[kind].notice}
                onChange={(on) => set(kind, { notice: on })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface BoxProps {
  label: string;
  checked: boolean;
  onChange(on: boolean): void;
}

function Box({ label, checked, onChange }: BoxProps) {
  return (
    <label class="call-box">
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}

function SoundRow() {
  const { tune, volume, repeat } = settings.value;
  return (
    <>
      <div class="sound-row">
        <fieldset class="tunes">
          <legend class="label">{t("Sound")}</legend>
          {TUNES.map((one) => (
            <label key={one} class="tune">
              <input
                type="radio"
                name="tune"
                checked={tune === one}
                onChange={() => {
                  choose({ tune: one });
                  void sound(one, volume);
                }}
              />
              <span>{t(TUNE_NAMES[one])}</span>
            </label>
          ))}
        </fieldset>
        <label class="field volume">
          <span class="label">{t("Volume: {{percent}} %", { percent: volume })}</span>
          <input
            type="range"
            min={0}
            max={100}
            step={5}
            value={volume}
            onInput={(event) => choose({ volume: Number(event.currentTarget.value) })}
            onChange={(event) => void sound(tune, Number(event.currentTarget.value))}
          />
        </label>
        <button type="button" class="btn" onClick={() => void sound(tune, volume)}>
          <Icon name="bell" />
          {t("Listen")}
        </button>
      </div>
      <Check
        label={t("Again and again while somebody waits")}
        hint={t("Every eight seconds, until somebody has claimed all who wait.")}
        checked={repeat}
        onChange={(on) => choose({ repeat: on })}
      />
    </>
  );
}

function DesktopRow() {
  const is = permission();
  async function turn(on: boolean) {
    if (!(await setDesktop(on)))
      toast(t("Your browser forbids notifications here. Allow them in its settings."), "bad");
  }
  return (
    <div class="card-row">
      <div class="grow">
        <strong>{t("Notifications on this device")}</strong>
        <small>
          {is === "absent"
            ? t("This browser cannot show them.")
            : t("While you look elsewhere. A click opens the conversation.")}
        </small>
      </div>
      <Switch
        on={desktop.value}
        disabled={is === "absent"}
        turn={turn}
        what={t("Notifications on this device")}
      />
    </div>
  );
}

function PushRow() {
  const [busy, setBusy] = useState(false);
  const can = canPush();
  async function turn(on: boolean) {
    setBusy(true);
    try {
      if (!on) await turnPushOff();
      else if (await setDesktop(true)) await turnPushOn();
      else toast(t("Your browser forbids notifications here. Allow them in its settings."), "bad");
    } catch (error) {
      toast(t("This browser could not be signed up: {{reason}}", { reason: reason(error) }), "bad");
    }
    setBusy(false);
  }
  async function test() {
    try {
      await http.post("/push/test");
      toast(t("On its way to your devices."), "ok");
    } catch (error) {
      toast(reason(error), "bad");
    }
  }
  return (
    <div class="card-row">
      <div class="grow">
        <strong>{t("Also when Foyer is closed")}</strong>
        <small>
          {can
            ? t("This device is called by the browser's own service. What it says is encrypted.")
            : t("This browser cannot do it, or this page did not come by https.")}
        </small>
      </div>
      {pushed.value && (
        <button type="button" class="btn" onClick={test}>
          {t("Try it")}
        </button>
      )}
      <Switch
        on={pushed.value}
        disabled={!can || busy}
        turn={turn}
        what={t("Also when Foyer is closed")}
      />
    </div>
  );
}

interface SwitchProps {
  on: boolean;
  disabled: boolean;
  what: string;
  turn(on: boolean): void;
}

function Switch({ on, disabled, what, turn }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={on}
      aria-label={what}
      disabled={disabled}
      onClick={() => turn(!on)}
    >
      <i />
    </button>
  );
}
