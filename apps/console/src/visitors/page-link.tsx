import { isWebAddress, pathOf } from "./visitor-facts.ts";

/** A page by its title, with its path below. */
export function PageLink({ url, title }: { url: string; title: string }) {
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
