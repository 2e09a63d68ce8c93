import { t } from "../language/say.ts";
import { contrast, inkOn, READABLE } from "../look/contrast.ts";

/** How well the text on the accent colour can be read. */
export function ContrastWords({ accent }: { accent: string }) {
  const ink = inkOn(accent);
  const measured = contrast(accent, ink);
  const ratio = measured.toFixed(1);
  const isWhite = ink === "#ffffff";
  if (measured >= READABLE)
    return (
      <>
        {isWhite
          ? t("White text, contrast {{ratio}} : 1, easy to read", { ratio })
          : t("Dark text, contrast {{ratio}} : 1, easy to read", { ratio })}
      </>
    );
  return (
    <>
      {isWhite
        ? t("White text, contrast {{ratio}} : 1, hard to read: choose a darker or lighter colour", {
            ratio,
          })
        : t("Dark text, contrast {{ratio}} : 1, hard to read: choose a darker or lighter colour", {
            ratio,
          })}
    </>
  );
}
