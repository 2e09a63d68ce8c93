import type { Attachment } from "@foyer/protocol";
import { badgeOf, sizeText } from "@foyer/ui/file-text.ts";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Lightbox } from "./lightbox.tsx";
import "./attachments.css";

/** A picture's longest sides in the log, in CSS pixels. */
const [WIDEST, TALLEST] = [280, 260];

/** More points than this are offered as a file: unpacked they would fill the memory of a small machine. */
const POINTS_MAX = 60_000_000;

export const fileAddress = (id: string): string => `/api/v1/uploads/${id}`;

/** The files of a message: pictures as such, all else to be saved. */
export function ShownFiles({ files }: { files: readonly Attachment[] }) {
  return (
    <div class="shown-files">
      {files.map((file) =>
        isPicture(file) ? (
          <Picture key={file.id} file={file} />
        ) : (
          <Card key={file.id} file={file} />
        ),
      )}
    </div>
  );
}

const isPicture = ({ type, width = 0, height = 0 }: Attachment): boolean =>
  width > 0 && width * height < POINTS_MAX && /^image\/(?!hei)/.test(type);

/** As large as it will be before it is there, so that nothing jumps. */
function Picture({ file }: { file: Attachment }) {
  const [isOpen, setOpen] = useState(false);
  const { id, name, width = 1, height = 1 } = file;
  const scale = Math.min(1, WIDEST / width, TALLEST / height);
  return (
    <>
      <button
        type="button"
        class="shown-picture"
        aria-label={t("View {{name}}", { name })}
        title={name}
        onClick={() => setOpen(true)}
      >
        <img
          src={fileAddress(id)}
          alt=""
          loading="lazy"
          decoding="async"
          width={Math.max(44, Math.round(width * scale))}
          height={Math.round(height * scale)}
        />
      </button>
      {isOpen && <Lightbox file={file} close={() => setOpen(false)} />}
    </>
  );
}

function Card({ file: { id, name, size } }: { file: Attachment }) {
  return (
    <a class="shown-file" href={fileAddress(id)} download={name} title={name}>
      <span class="file-badge" aria-hidden="true">
        {badgeOf(name)}
      </span>
      <span class="file-words">
        <span class="file-name" dir="auto">
          {name}
        </span>
        <small>{sizeText(size)}</small>
      </span>
    </a>
  );
}
