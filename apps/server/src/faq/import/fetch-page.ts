import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { gunzipSync } from "node:zlib";
import { isInside, openLookup } from "../../push/open-lookup.ts";

/** A server that says nothing for so long, in milliseconds, is left alone. */
const PATIENCE_MS = 10_000;

const REDIRECTS = 3;

/** Why an address could not be read, for the person who gave it. */
export class Unread extends Error {}

/** What stood at an address; `url` is where it was found in the end. */
export interface FetchedPage {
  url: string;
  type: string;
  bytes: Buffer;
}

/** Fetches one address. Rejects with Unread. */
export type FetchPage = (url: string, most: number, signal: AbortSignal) => Promise<FetchedPage>;

/**
 * Reads pages of the open internet, of no more than `most` bytes: a name that leads into a private network is not
 * followed, nor is a redirect to one, unless `toPrivate` (an owner's setting).
 */
export function createFetchPage(toPrivate: boolean): FetchPage {
  return async (address, most, signal) => {
    let url: URL = checked(address, toPrivate);
    for (let hops = 0; hops <= REDIRECTS; hops++) {
      const response: IncomingMessage = await ask(url, toPrivate, signal);
      const { statusCode: status = 0, headers } = response;
      if (status >= 300 && status < 400 && headers.location) {
        response.destroy();
        if (!URL.canParse(headers.location, url.href)) throw new Unread("It leads to no address.");
        url = checked(new URL(headers.location, url).href, toPrivate);
        continue;
      }
      if (status !== 200) {
        response.destroy();
        throw new Unread(`The site answers with ${status}.`);
      }
      const bytes = await bytesOf(response, most);
      return { url: url.href, type: headers["content-type"] ?? "", bytes: plain(bytes, most) };
    }
    throw new Unread(`It leads from one address to another more than ${REDIRECTS} times.`);
  };
}

/** An address that may be asked. */
function checked(address: string, toPrivate: boolean): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isWeb = url?.protocol === "https:" || url?.protocol === "http:";
  if (!url || !isWeb || url.username !== "" || url.password !== "") {
    throw new Unread("It is no http or https address.");
  }
  if (!toPrivate && isInside(url.hostname)) throw new Unread("It is not in the open internet.");
  return url;
}

const ask = (url: URL, toPrivate: boolean, signal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    const request = send(
      url,
      {
        ...{ method: "GET", agent: false, timeout: PATIENCE_MS },
        signal: AbortSignal.any([signal, AbortSignal.timeout(2 * PATIENCE_MS)]),
        headers: { accept: "text/html, application/xml", "accept-encoding": "identity" },
        ...(toPrivate ? {} : { lookup: openLookup }),
      },
      resolve,
    );
    request.on("timeout", () => request.destroy(new Error("timeout")));
    request.on("error", () => reject(new Unread("The site does not answer.")));
    request.end();
  });

async function bytesOf(response: IncomingMessage, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of response) {
      size += piece.length;
      if (size > most) throw tooLarge(most);
      pieces.push(piece);
    }
  } catch (error) {
    throw error instanceof Unread ? error : new Unread("The site broke off its answer.");
  }
  return Buffer.concat(pieces);
}

/** Sitemaps are often packed. */
function plain(bytes: Buffer, most: number): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch {
    throw tooLarge(most);
  }
}

const tooLarge = (most: number): Unread =>
  new Unread(`It is larger than ${Math.round(most / 1024)} KB.`);
