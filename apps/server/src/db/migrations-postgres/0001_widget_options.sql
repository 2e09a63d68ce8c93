CREATE TABLE "article_judgements" (
	"article_id" text collate "C" NOT NULL,
	"visitor_id" text collate "C" NOT NULL,
	"helped" boolean NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "article_judgements_article_id_visitor_id_pk" PRIMARY KEY("article_id","visitor_id")
);
--> statement-breakpoint
CREATE TABLE "visitor_tokens" (
	"token_hash" text collate "C" PRIMARY KEY NOT NULL,
	"visitor_id" text collate "C" NOT NULL,
	"seen_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "rating" integer;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "queued_at" bigint;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "answered_at" bigint;--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "options" json DEFAULT '{}'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "identity_secret" text collate "C";--> statement-breakpoint
ALTER TABLE "visitors" ADD COLUMN "phone" text collate "C";--> statement-breakpoint
ALTER TABLE "visitors" ADD COLUMN "attributes" json DEFAULT '{}'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "visitors" ADD COLUMN "external_id" text collate "C";--> statement-breakpoint
ALTER TABLE "article_judgements" ADD CONSTRAINT "article_judgements_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_judgements" ADD CONSTRAINT "article_judgements_visitor_id_visitors_id_fk" FOREIGN KEY ("visitor_id") REFERENCES "public"."visitors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visitor_tokens" ADD CONSTRAINT "visitor_tokens_visitor_id_visitors_id_fk" FOREIGN KEY ("visitor_id") REFERENCES "public"."visitors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "visitor_tokens_visitor" ON "visitor_tokens" USING btree ("visitor_id");--> statement-breakpoint
CREATE INDEX "conversations_answered" ON "conversations" USING btree ("site_id","answered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "visitors_external" ON "visitors" USING btree ("site_id","external_id") WHERE external_id is not null;