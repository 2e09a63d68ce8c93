import type { ComponentChildren } from "preact";
import { t } from "../language/say.ts";
import { Icon, type IconName } from "./icon.tsx";

interface Props {
  icon?: IconName;
  title: string;
  children?: ComponentChildren;
}

/** Says why a place is empty, and what to do about it. */
export function Blank({ icon, title, children }: Props) {
  return (
    <div class="blank">
      {icon && <Icon name={icon} />}
      <strong>{title}</strong>
      {children}
    </div>
  );
}

/** Something is on its way; words for those who do not see it turn. */
export function Loading({ what = "Loading" }: { what?: string }) {
  return (
    <div class="blank" role="status">
      <span class="spinner" />
      <span class="sr-only">{what}</span>
    </div>
  );
}

/** It did not come; the way out is to try again. */
export function Failed({ error, retry }: { error: string; retry(): void }) {
  return (
    <div class="blank" role="alert">
      <Icon name="warn" />
      <strong>{t("That did not load")}</strong>
      <p>{error}</p>
      <button type="button" class="btn" onClick={retry}>
        {t("Try again")}
      </button>
    </div>
  );
}
