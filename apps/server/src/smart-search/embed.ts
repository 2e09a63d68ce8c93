/** Where texts are turned into vectors: an endpoint that speaks as OpenAI's does. `key` is "" for none. */
export interface Endpoint {
  /** Without "/embeddings", such as "https://api.openai.com/v1". */
  url: string;
  model: string;
  key: string;
}

/** Why there are no vectors; metrics and the settings' figures depend on these names. */
export type EmbedTrouble = "slow" | "unreachable" | "refused" | "garbage" | "too_large";

/** An endpoint that did not do as it should; `message` is one line without anything that it sent. */
export class EmbedError extends Error {
  readonly trouble: EmbedTrouble;

  constructor(trouble: EmbedTrouble, message: string) {
    super(message);
    this.trouble = trouble;
  }
}

/** Longest vector that any known model makes, and a bit. */
const DIMENSIONS_MAX = 8_192;

/** Bytes of one number in JSON, with its comma. */
const BYTES_PER_NUMBER = 26;

/** Of what surrounds the numbers. */
const BYTES_AROUND = 16 * 1024;

export type Embed = typeof embed;

/**
 * The vectors of `texts`, of length 1, in their order. Takes at most `patienceMs`, whatever the endpoint does, follows no
 * redirect and reads no more than vectors may be long. Throws EmbedError.
 */
export async function embed(
  { url, model, key }: Endpoint,
  texts: readonly string[],
  patienceMs: number,
): Promise<Float32Array[]> {
  const signal = AbortSignal.timeout(patienceMs);
  try {
    const response = await fetch(`${url}/embeddings`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        ...(key === "" ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ model, input: texts, encoding_format: "float" }),
      // An address that the owner chose is theirs; one that it leads to is not.
      redirect: "manual",
      signal,
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new EmbedError("refused", `The endpoint answered ${response.status}.`);
    }
    return vectorsOf(await bodyOf(response, texts.length), texts.length);
  } catch (error) {
    if (error instanceof EmbedError) throw error;
    if (signal.aborted) throw new EmbedError("slow", `No answer within ${patienceMs} ms.`);
    throw new EmbedError("unreachable", "The endpoint cannot be reached.");
  }
}

/** The body as it comes, given up as soon as it is longer than `count` vectors can be. */
async function bodyOf(response: Response, count: number): Promise<string> {
  const most = BYTES_AROUND + count * DIMENSIONS_MAX * BYTES_PER_NUMBER;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > most) throw new EmbedError("too_large", "The endpoint's answer is too large.");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function vectorsOf(body: string, count: number): Float32Array[] {
  const data = dataOf(body);
  const vectors: Float32Array[] = [];
  for (const [at, one] of data.entries()) {
    const { embedding, index = at } = (one ?? {}) as { embedding?: unknown; index?: unknown };
    const vector = unitOf(embedding);
    if (typeof index === "number" && vector) vectors[index] = vector;
  }
  const length = vectors[0]?.length;
  const isWhole = data.length === count && Array.from(vectors).length === count;
  if (!isWhole || !Array.from(vectors).every((vector) => vector?.length === length))
    throw new EmbedError("garbage", "The endpoint's answer holds no such vectors.");
  return vectors;
}

function dataOf(body: string): unknown[] {
  try {
    const { data } = JSON.parse(body) as { data?: unknown };
    if (Array.isArray(data)) return data;
  } catch {
    // Said below.
  }
  throw new EmbedError("garbage", "The endpoint's answer is no list of vectors.");
}

/** A vector made as long as 1, so that likeness is a product; undefined for what is none. */
function unitOf(numbers: unknown): Float32Array | undefined {
  if (!Array.isArray(numbers) || numbers.length < 2 || numbers.length > DIMENSIONS_MAX) return;
  const vector = Float32Array.from(numbers as number[]);
  let square = 0;
  for (const number of vector) square += number * number;
  if (!Number.isFinite(square) || square === 0) return;
  return vector.map((number) => number / Math.sqrt(square));
}
