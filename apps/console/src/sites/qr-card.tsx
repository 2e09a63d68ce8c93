import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { toast } from "../look/toasts.tsx";
import { drawQr, pngFile, svgFile } from "./qr-code.ts";

/** The address of the chat's own page, for paper: to look at, and to take along. */
export function QrCard({ address, name }: { address: string; name: string }) {
  const drawing = drawQr(address);
  const fileName = `${name.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "chat"}-qr`;
  return (
    <div class="qr-card">
      <svg
        class="qr-code"
        viewBox={`0 0 ${drawing.side} ${drawing.side}`}
        role="img"
        aria-label={t("QR code of the chat's page")}
      >
        <path fill="#fff" d={`M0 0h${drawing.side}v${drawing.side}H0z`} />
        <path fill="#000" d={drawing.path} />
      </svg>
      <div class="form">
        <p class="quiet">
          {t("Print it at least 2 cm wide, 4 cm where people stand a step away, dark on white.")}
        </p>
        <div class="form-end">
          <button
            type="button"
            class="btn"
            onClick={() => save(svgFile(drawing), `${fileName}.svg`)}
          >
            <Icon name="arrowDown" />
            {t("SVG for print")}
          </button>
          <button
            type="button"
            class="btn"
            onClick={() =>
              pngFile(drawing).then(
                (file) => save(file, `${fileName}.png`),
                () => toast(t("Your browser could not draw the picture. Take the SVG."), "bad"),
              )
            }
          >
            <Icon name="arrowDown" />
            {t("PNG for screens")}
          </button>
        </div>
      </div>
    </div>
  );
}

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // After the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
