import { expect, test } from "vitest";
import { greetByName } from "./greeting.ts";

test("a greeting has the visitor's first name in the place that the owner gave it", () => {
  expect(greetByName("Hi {name} 👋\nHow can we help?", "Dana Smith")).toBe(
    "Hi Dana 👋\nHow can we help?",
  );
  expect(greetByName("{name}さん、こんにちは", "花子")).toBe("花子さん、こんにちは");
  expect(greetByName("Hi there", "Dana")).toBe("Hi there");
  expect(greetByName("Hi {name}", "$& Co")).toBe("Hi $&");
});

test("without a name nothing dangles", () => {
  const nameless = (greeting: string) => greetByName(greeting, null);
  expect(nameless("Hi {name} 👋\nHow can we help?")).toBe("Hi 👋\nHow can we help?");
  expect(nameless("Hello, {name}!")).toBe("Hello!");
  expect(nameless("Hi {name}, welcome")).toBe("Hi, welcome");
  expect(nameless("{name}, how can we help?")).toBe("How can we help?");
  expect(nameless("مرحبًا، {name}!")).toBe("مرحبًا!");
  expect(greetByName("Hello {name}!", "  ")).toBe("Hello!");
});
