import { Refusal } from "../refusal.ts";
import { endingOf } from "./file-name.ts";

/** What content may be found to be, beside text. */
const TAKEN = new Set([
  ...["png", "apng", "jpeg", "gif", "webp", "avif", "heic", "heif"].map((kind) => `image/${kind}`),
  ...["mp4", "webm", "quicktime", "3gpp", "ogg", "x-matroska"].map((kind) => `video/${kind}`),
  ...[
    "mpeg",
    "mp4",
    "x-m4a",
    "ogg",
    "opus",
    "wav",
    "vnd.wave",
    "flac",
    "x-flac",
    "aac",
    "webm",
    "amr",
  ].map((kind) => `audio/${kind}`),
  ...["application/pdf", "application/rtf", "application/zip", "application/ogg"],
  ...["text/vcard", "text/calendar"],
]);

/** Documents of offices, those with macros left out. */
const DOCUMENT =
  /^application\/vnd\.(openxmlformats-officedocument\.\w+\.(document|sheet|presentation|slideshow)|oasis\.opendocument\.(text|spreadsheet|presentation|graphics))$/;

/** The old container of offices holds installers, too: only these names are taken for documents. */
const OLD_DOCUMENTS: Record<string, string> = {
  doc: "application/msword",
  xls: "application/vnd.ms-excel",
  ppt: "application/vnd.ms-powerpoint",
  msg: "application/vnd.ms-outlook",
};

const TEXTS: Record<string, string> = {
  csv: "text/csv",
  json: "application/json",
  md: "text/markdown",
};

/** A double click on such a file runs it, whatever is in it. */
const RUNS = new Set(
  (
    "exe msi msp scr com pif bat cmd ps1 psm1 vbs vbe js jse mjs cjs ws wsf wsh hta lnk reg inf cpl dll sys " +
    "jar class apk ipa app dmg pkg deb rpm appimage sh bash zsh fish command run py pyc rb pl php phtml asp " +
    "aspx jsp html htm xhtml shtml mht mhtml svg svgz xml xsl xslt swf url desktop scf chm iso img vhd docm xlsm pptm"
  ).split(" "),
);

/** Refuses a name that says by itself that the file runs. */
export function refuseProgramName(name: string): void {
  const ending = endingOf(name);
  if (RUNS.has(ending)) throw refused(`a .${ending} file`);
}

/** "text" means: a text, if all of it reads as one. Throws Refusal for what is not taken. */
export async function kindOf(start: Buffer, name: string): Promise<string | "text"> {
  const markup = markupOf(start);
  if (markup) throw refused(markup);
  const found = await detect(start);
  if (found === undefined) return "text";
  if (TAKEN.has(found) || DOCUMENT.test(found)) return found;
  const old = found === "application/x-cfb" ? OLD_DOCUMENTS[endingOf(name)] : undefined;
  if (old) return old;
  throw refused(nameOfKind(found));
}

/** The type of a text, told apart by its name alone: nothing else about it differs. */
export const textType = (name: string): string => TEXTS[endingOf(name)] ?? "text/plain";

/** Throws Refusal once what has come is no UTF-8, or holds NUL. Call with `undefined` at the end. */
export function createTextCheck(): (bytes: Buffer | undefined) => void {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  return (bytes) => {
    try {
      const text = bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
      if (!text.includes("\0")) return;
    } catch {
      // No UTF-8: refused below.
    }
    throw refused("of an unknown kind (a text must be UTF-8)");
  };
}

async function detect(start: Buffer): Promise<string | undefined> {
  // Late: a server that no file is ever sent to need not load it.
  const { fileTypeFromBuffer } = await import("file-type");
  try {
    const found = await fileTypeFromBuffer(start);
    return found?.mime.split(";")[0];
  } catch {
    // It ends before its own table of contents does.
    return start.subarray(0, 2).toString("latin1") === "PK" ? "application/zip" : undefined;
  }
}

/** What a browser or a shell would run, although it is a text. */
function markupOf(start: Buffer): string | undefined {
  const text = start
    .subarray(0, 1024)
    .toString("latin1")
    .replace(/^\xEF\xBB\xBF/, "")
    .trimStart()
    .toLowerCase();
  if (text.startsWith("#!")) return "a script";
  if (text.startsWith("<svg") || /^<(\?xml|!doctype|!--)[\s\S]*<svg/.test(text))
    return "an SVG drawing";
  if (
    /^<(!doctype html|html|head|body|script|iframe|title|style|meta|link|div|img|a |!--)/.test(text)
  )
    return "a web page";
  if (text.startsWith("<?xml")) return "an XML file";
  if (text.startsWith("<?php")) return "a script";
  return undefined;
}

function nameOfKind(type: string): string {
  if (/msdownload|executable|elf|mach|x-dosexec|java|android|shockwave|wasm/.test(type))
    return "a program";
  return `of the type ${type}`;
}

const refused = (what: string): Refusal =>
  new Refusal(
    "upload_refused",
    `The file is ${what}. Pictures, PDF, documents, texts, audio, video and zip files are taken.`,
  );
