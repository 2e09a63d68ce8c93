import type { FastifyInstance } from "fastify";

/** As for all our own pages, but the console may frame it. */
const CSP = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join("; ");

/** GET /console/widget-preview: an empty page that shows the real widget with what the console hands it. */
export function previewPage(app: FastifyInstance, consoleDir: string): void {
  app.get("/console/widget-preview", (_request, reply) => {
    reply.header("content-security-policy", CSP);
    return reply.sendFile("widget-preview.html", consoleDir);
  });
}
