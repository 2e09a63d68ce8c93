import { t } from "../language/say.ts";
import { Icon } from "./icon.tsx";

/** From what is open back to its list; seen where there is room for one of them only. */
export function BackLink({ href }: { href: string }) {
  return (
    <a class="tool back" href={href} aria-label={t("Back to the list")}>
      <Icon name="back" />
    </a>
  );
}
