/**
 * What the field's widgets weigh, measured with their real bundles by the method of this benchmark:
 * bytes that the browser asks for (gzip −9) and script time on the main thread, above an empty page, in
 * milliseconds. `after` is everything until one can type.
 */
export const PEERS = {
  zammad: { before: { gzip: 27_505 }, after: { gzip: 27_505 }, script: { load: 11, open: 4 } },
  livehelperchat: {
    before: { gzip: 250_769 },
    after: { gzip: 250_769 },
    script: { load: 213, open: 10 },
  },
  rocketchat: {
    before: { gzip: 399_308 },
    after: { gzip: 399_308 },
    script: { load: 281, open: 10 },
  },
  papercups: {
    before: { gzip: 411_437 },
    after: { gzip: 411_437 },
    script: { load: 204, open: 71 },
  },
  chatwoot: {
    before: { gzip: 465_009 },
    after: { gzip: 712_529 },
    script: { load: 140, open: 10 },
  },
  tiledesk: {
    before: { gzip: 689_338 },
    after: { gzip: 693_979 },
    script: { load: 364, open: 155 },
  },
};
