import type { ErrorKind, Problem } from "@foyer/protocol";

/** A request that failed. Without `problem` no answer came: offline, or no server. */
export class RequestError extends Error {
  readonly problem: Problem | null;

  constructor(problem: Problem | null) {
    super(problem ? problem.detail || problem.title : "The server cannot be reached.");
    this.problem = problem;
  }

  get kind(): ErrorKind | "unreachable" {
    return this.problem?.kind ?? "unreachable";
  }
}

/** What to say of anything that was thrown. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

let whenSignedOut: () => void = () => undefined;

/** `act` runs whenever an answer says that the session has ended. */
export function onSignedOut(act: () => void): void {
  whenSignedOut = act;
}

type Query = Record<string, string | undefined>;

function address(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => !!pair[1]);
  const search = new URLSearchParams(given).toString();
  return `/api/v1${path}${search && `?${search}`}`;
}

async function request<Answer>(method: string, url: string, body?: unknown): Promise<Answer> {
  const response = await fetch(url, {
    method,
    credentials: "same-origin",
    ...(body instanceof Blob && { body }),
    ...(body !== undefined &&
      !(body instanceof Blob) && {
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
  }).catch(() => {
    throw new RequestError(null);
  });
  if (!response.ok) throw await refusal(response);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

async function refusal(response: Response): Promise<RequestError> {
  const isProblem = response.headers.get("content-type")?.includes("problem+json");
  const error = new RequestError(
    isProblem ? ((await response.json()) as Problem) : unexplained(response),
  );
  if (error.kind === "not_signed_in") whenSignedOut();
  return error;
}

/** A proxy in between may answer in its own words. */
function unexplained({ status, statusText }: Response): Problem {
  const title = statusText || `Error ${status}`;
  return { type: "about:blank", title, status, detail: title, kind: "server_error" };
}

/** The server's JSON API. Answers are typed by the protocol's shapes at each call. */
export const http = {
  get: <Answer>(path: string, query?: Query) => request<Answer>("GET", address(path, query)),
  post: <Answer>(path: string, body?: unknown) => request<Answer>("POST", address(path), body),
  /** A file as it is. */
  putFile: <Answer>(path: string, file: Blob) => request<Answer>("PUT", address(path), file),
  put: <Answer>(path: string, body: unknown) => request<Answer>("PUT", address(path), body),
  patch: <Answer>(path: string, body: unknown) => request<Answer>("PATCH", address(path), body),
  /** As `delete`, for what answers with what is left. */
  remove: <Answer>(path: string) => request<Answer>("DELETE", address(path)),
  delete: (path: string) => request<void>("DELETE", address(path)),
};
