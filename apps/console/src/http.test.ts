import { afterEach, describe, expect, it, vi } from "vitest";
import { http, onSignedOut, RequestError } from "./http.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  onSignedOut(() => undefined);
});

function answer(body: string | null, status: number, type = "application/json") {
  vi.stubGlobal(
    "fetch",
    async () => new Response(body, { status, headers: { "content-type": type } }),
  );
}

const failure = () => http.get("/x").catch((error: unknown) => error as RequestError);

describe("a request", () => {
  it("gives the answer", async () => {
    answer('{"a":1}', 200);
    expect(await http.get("/x")).toEqual({ a: 1 });
  });

  it("leaves out what is not asked for", async () => {
    const fetch = vi.fn(async (_url: string) => new Response("{}"));
    vi.stubGlobal("fetch", fetch);
    await http.get("/conversations", { state: "closed", cursor: undefined });
    expect(fetch.mock.calls[0]?.[0]).toBe("/api/v1/conversations?state=closed");
  });

  it("that is refused says why", async () => {
    answer('{"detail":"/a is taken.","kind":"conflict"}', 409, "application/problem+json");
    expect(await failure()).toMatchObject({ message: "/a is taken.", kind: "conflict" });
  });

  it("that a proxy refused is still told apart from being offline", async () => {
    answer("<h1>Bad gateway</h1>", 502, "text/html");
    expect(await failure()).toMatchObject({ kind: "server_error" });
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("offline");
    });
    expect(await failure()).toMatchObject({ kind: "unreachable" });
  });

  it("after the session's end tells the console", async () => {
    const told = vi.fn();
    onSignedOut(told);
    answer('{"kind":"not_signed_in"}', 401, "application/problem+json");
    expect(await failure()).toBeInstanceOf(RequestError);
    expect(told).toHaveBeenCalledOnce();
  });
});
