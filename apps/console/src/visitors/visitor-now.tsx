import type { Visitor } from "@foyer/protocol";
import { now } from "../look/now.ts";
import { timeIn } from "../look/time.ts";
import { isWebAddress, languageNames, pathOf, placeOf } from "./visitor-facts.ts";

/** Where the visitor is now: page, clock, device, languages. */
export function VisitorNow({
  visitor: { page, browser, languages, timeZone },
}: {
  visitor: Visitor;
}) {
  const time = timeZone && timeIn(timeZone, now.value);
  return (
    <section aria-label="Now">
      <h3>Now</h3>
      <dl>
        {page && (
          <>
            <dt>Page</dt>
            <dd dir="auto">
              <PageLink url={page.url} title={page.title} />
            </dd>
          </>
        )}
        {time && timeZone && (
          <>
            <dt>Local time</dt>
            <dd>
              {time}, {placeOf(timeZone)}
            </dd>
          </>
        )}
        <dt>Device</dt>
        <dd>{browser || "Unknown"}</dd>
        {languages.length > 0 && (
          <>
            <dt>Languages</dt>
            <dd>{languageNames(languages)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function PageLink({ url, title }: { url: string; title: string }) {
  const path = pathOf(url);
  return (
    <>
      {isWebAddress(url) ? (
        <a href={url} target="_blank" rel="noopener noreferrer">
          {title || path}
        </a>
      ) : (
        title || path
      )}
      {title && <small>{path}</small>}
    </>
  );
}
