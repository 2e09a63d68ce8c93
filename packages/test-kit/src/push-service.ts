import {
  createDecipheriv,
  createECDH,
  createHmac,
  createPublicKey,
  randomBytes,
  verify,
} from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { PushedAnswer, PushedCall, PushSubscriptionDraft } from "@foyer/protocol";
import { onTestFinished } from "vitest";

/** A call as it came to the push service, and as the browser reads it. */
export interface TakenCall {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  call: PushedCall;
}

/** What a visitor's browser was told, as it reads it. */
export interface TakenAnswer extends Omit<TakenCall, "call"> {
  answer: PushedAnswer;
}

/** Stands in for a browser vendor's push service, and for the browsers behind it. */
export interface PushService {
  /** What a browser would say of itself; its calls are among `taken`, by its `path`. */
  subscribe(): PushSubscriptionDraft & { path: string };
  taken: TakenCall[];
  /** The next call of a kind that no earlier one has taken. */
  next(kind: PushedCall["kind"]): Promise<TakenCall>;
  /** The next answer to a visitor. */
  nextAnswer(): Promise<TakenAnswer>;
  /** What it answers from now on: 201 at first, 410 for a browser that is gone. */
  answer(status: number): void;
}

const PATIENCE_MS = 10_000;
const KEY_BYTES = 65;

export async function startPushService(): Promise<PushService> {
  const browsers = new Map<string, { ecdh: ReturnType<typeof createECDH>; auth: Buffer }>();
  const taken: TakenCall[] = [];
  const untaken: TakenCall[] = [];
  const waiting = new Set<(call: TakenCall) => boolean>();
  let status = 201;

  function take(call: TakenCall): void {
    taken.push(call);
    const waiter = [...waiting].find((wants) => wants(call));
    if (waiter) waiting.delete(waiter);
    else untaken.push(call);
  }

  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const path = request.url ?? "";
      const browser = browsers.get(path);
      response.writeHead(browser ? status : 404).end();
      const body = Buffer.concat(parts);
      if (browser) take({ path, headers: request.headers, body, call: read(body, browser) });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    taken,
    answer(now) {
      status = now;
    },
    subscribe() {
      const ecdh = createECDH("prime256v1");
      const p256dh = ecdh.generateKeys().toString("base64url");
      const auth = randomBytes(16);
      const path = `/${randomBytes(8).toString("hex")}`;
      browsers.set(path, { ecdh, auth });
      return { endpoint: origin + path, keys: { p256dh, auth: auth.toString("base64url") }, path };
    },
    async nextAnswer() {
      const { call, ...how } = await next(undefined);
      return { ...how, answer: call as unknown as PushedAnswer };
    },
    next,
  };

  /** Answers to visitors have no kind. */
  function next(kind: PushedCall["kind"] | undefined): Promise<TakenCall> {
    const at = untaken.findIndex(({ call }) => call.kind === kind);
    if (at >= 0) return Promise.resolve(untaken.splice(at, 1)[0] as TakenCall);
    return new Promise((resolve, reject) => {
      const tooLate = setTimeout(() => {
        const kinds = taken.map(({ call }) => call.kind).join(", ") || "nothing";
        reject(new Error(`no "${kind ?? "answer"}" was pushed; got: ${kinds}`));
      }, PATIENCE_MS);
      waiting.add((one) => {
        if (one.call.kind !== kind) return false;
        clearTimeout(tooLate);
        resolve(one);
        return true;
      });
    });
  }
}

/** Decrypts as a browser does: RFC 8291 over RFC 8188. */
function read(
  body: Buffer,
  { ecdh, auth }: { ecdh: ReturnType<typeof createECDH>; auth: Buffer },
): PushedCall {
  const salt = body.subarray(0, 16);
  const sender = body.subarray(21, 21 + KEY_BYTES);
  const sealed = body.subarray(21 + KEY_BYTES);
  const hmac = (key: Buffer, ...data: (Buffer | string)[]) =>
    data.reduce((sum, part) => sum.update(part), createHmac("sha256", key)).digest();
  const one = Buffer.from([1]);
  const shared = hmac(auth, ecdh.computeSecret(sender));
  const key = hmac(shared, "WebPush: info\0", ecdh.getPublicKey(), sender, one);
  const secret = hmac(salt, key);
  const content = hmac(secret, "Content-Encoding: aes128gcm\0", one).subarray(0, 16);
  const nonce = hmac(secret, "Content-Encoding: nonce\0", one).subarray(0, 12);
  const decipher = createDecipheriv("aes-128-gcm", content, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString()) as PushedCall;
}

/** The claims of a call's VAPID token, if `publicKey` (base64url) has signed it; undefined if not. */
export function vapidClaims(
  authorization: string | undefined,
  publicKey: string,
): Record<string, unknown> | undefined {
  const [, token = "", key] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization ?? "") ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(publicKey, "base64url");
  const jwk = {
    ...{ kty: "EC", crv: "P-256" },
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  const signed = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  return signed && key === publicKey
    ? (JSON.parse(Buffer.from(claims, "base64url").toString()) as Record<string, unknown>)
    : undefined;
}
