import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ReadUpload } from "./read-upload.ts";
import type { UploadRow } from "./upload-store.ts";

/** What a browser draws without running anything; all else is only saved. */
const DRAWN = /^image\/(png|apng|jpeg|gif|webp|avif)$/;

/** Whatever a file holds, it runs nothing and reaches nothing. */
const FILE_HEADERS = {
  "content-security-policy": "sandbox; default-src 'none'",
  "x-content-type-options": "nosniff",
  "cache-control": "private, max-age=31536000, immutable",
  "accept-ranges": "bytes",
};

type Served = Pick<UploadRow, "id" | "name" | "type" | "size">;

/** Answers with a file, or the part of it that is asked for. */
export function serveFile(
  row: Served,
  read: Pick<ReadUpload, "bytes">,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): FastifyReply {
  const range = rangeOf(request.headers.range, row.size);
  reply.headers(FILE_HEADERS).header("content-disposition", disposition(row)).type(row.type);
  if (range === "none") {
    return reply.code(416).header("content-range", `bytes */${row.size}`).send();
  }
  const { start, end } = range ?? { start: 0, end: row.size - 1 };
  if (range) reply.code(206).header("content-range", `bytes ${start}-${end}/${row.size}`);
  reply.header("content-length", end - start + 1);
  return reply.send(Readable.from(read.bytes(row.id, start, end), { objectMode: false }));
}

/** One range of bytes; undefined: the whole; "none": one that the file does not have. */
function rangeOf(header: string | undefined, size: number) {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!asked || (asked[1] === "" && asked[2] === "")) return undefined;
  const [, from = "", to = ""] = asked;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return start > end ? ("none" as const) : { start, end };
}

function disposition({ name, type }: Served): string {
  const how = DRAWN.test(type) ? "inline" : "attachment";
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${full}`;
}
