import { ARTICLE_IMAGE_MAX } from "@foyer/protocol/limits";
import { useEffect, useState } from "preact/hooks";
import { reason } from "../http.ts";
import { t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { sendImage } from "./article-acts.ts";

interface Props {
  siteId: string;
  /** What was dropped or pasted; null: it is still to be chosen. */
  file: File | null;
  put(path: string, alt: string): void;
  onClose(): void;
}

const KINDS = "image/png,image/jpeg,image/webp,image/gif";

/** Takes a picture and says it in words: for those who do not see it, and where it cannot be shown. */
export function PictureDialog({ siteId, file: given, put, onClose }: Props) {
  const [file, setFile] = useState(given);
  const [alt, setAlt] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const address = useAddress(file);

  async function send(event: SubmitEvent) {
    // It stands inside of the article's own form.
    event.preventDefault();
    event.stopPropagation();
    if (!file) return setError(t("Choose a picture first."));
    if (file.size > ARTICLE_IMAGE_MAX)
      return setError(
        t("The picture is too large: {{size}} MB is the most.", { size: ARTICLE_IMAGE_MAX >> 20 }),
      );
    setBusy(true);
    try {
      const { path } = await sendImage(siteId, file);
      onClose();
      put(path, alt);
    } catch (failure) {
      setError(reason(failure));
      setBusy(false);
    }
  }

  return (
    <Dialog title={t("Picture")} onClose={onClose}>
      <form onSubmit={send}>
        <div class="dialog-body form">
          <Field label={t("File")} hint={t("PNG, JPEG, WebP or GIF")}>
            <input
              class="input"
              type="file"
              accept={KINDS}
              onChange={(event) => {
                setFile(event.currentTarget.files?.[0] ?? file);
                setError("");
              }}
            />
          </Field>
          {address && <img class="chosen-picture" src={address} alt="" />}
          <Field
            label={t("What it shows, in words")}
            hint={t("Read to those who do not see it, and shown where pictures cannot be.")}
          >
            <input
              class="input"
              dir="auto"
              required
              maxLength={300}
              value={alt}
              onInput={(event) => setAlt(event.currentTarget.value)}
            />
          </Field>
          <FormError text={error} />
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn primary" disabled={busy}>
            {t("Put in")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Where the browser has a chosen picture; it is read, as the policy lets no other address of a file through. */
function useAddress(file: File | null): string {
  const [address, setAddress] = useState("");
  useEffect(() => {
    setAddress("");
    if (!file) return;
    const reader = new FileReader();
    reader.onload = () => setAddress(String(reader.result));
    reader.readAsDataURL(file);
    return () => reader.abort();
  }, [file]);
  return address;
}
