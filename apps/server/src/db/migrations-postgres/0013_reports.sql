CREATE TABLE "team_hours" (
	"team_id" text collate "C" PRIMARY KEY NOT NULL,
	"hours" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "standards" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"site_id" text collate "C",
	"team_id" text collate "C",
	"priority" text collate "C",
	"reply_seconds" integer,
	"solve_seconds" integer,
	"warn_percent" integer NOT NULL,
	"on_warned" json NOT NULL,
	"on_missed" json NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agent_offers" (
	"agent_id" text collate "C" PRIMARY KEY NOT NULL,
	"offered_at" bigint NOT NULL,
	"missed" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "article_versions" (
	"article_id" text collate "C" NOT NULL,
	"number" integer NOT NULL,
	"at" bigint NOT NULL,
	"by_id" text collate "C",
	"state" text collate "C" NOT NULL,
	"restored" integer,
	"lang" text collate "C" NOT NULL,
	"question" text collate "C" NOT NULL,
	"alternatives" json NOT NULL,
	"answer" text collate "C" NOT NULL,
	"tags" json NOT NULL,
	"popular" integer,
	CONSTRAINT "article_versions_article_id_number_pk" PRIMARY KEY("article_id","number")
);
--> statement-breakpoint
CREATE TABLE "article_images" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"site_id" text collate "C" NOT NULL,
	"agent_id" text collate "C" NOT NULL,
	"type" text collate "C" NOT NULL,
	"size" integer NOT NULL,
	"complete" boolean NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "article_image_chunks" (
	"image_id" text collate "C" NOT NULL,
	"number" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "article_image_chunks_image_id_number_pk" PRIMARY KEY("image_id","number")
);
--> statement-breakpoint
CREATE TABLE "suggestions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"site_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"article_id" text collate "C",
	"question_id" text collate "C",
	"lang" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	"original" text collate "C",
	"author" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"decided_by" text collate "C",
	"decided_at" bigint,
	"reason" text collate "C" DEFAULT '' NOT NULL,
	"used_in" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "embeddings" (
	"article_id" text collate "C" NOT NULL,
	"model" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL,
	"vector" "bytea" NOT NULL,
	CONSTRAINT "embeddings_article_id_model_hash_pk" PRIMARY KEY("article_id","model","hash")
);
--> statement-breakpoint
CREATE TABLE "conversation_facts" (
	"conversation_id" text collate "C" PRIMARY KEY NOT NULL,
	"site_id" text collate "C" NOT NULL,
	"visitor_id" text collate "C" NOT NULL,
	"opened_at" bigint NOT NULL,
	"lang" text collate "C" NOT NULL,
	"tags" text collate "C" NOT NULL,
	"team_id" text collate "C" NOT NULL,
	"agent_id" text collate "C" NOT NULL,
	"seq" integer NOT NULL,
	"state" text collate "C" NOT NULL,
	"since" bigint NOT NULL,
	"self_service" boolean NOT NULL,
	"came_at" bigint,
	"queued" boolean NOT NULL,
	"answered_at" bigint,
	"answered_by" text collate "C",
	"answer_ms" bigint,
	"answer_open_ms" bigint,
	"wait_ms" bigint NOT NULL,
	"wait_open_ms" bigint NOT NULL,
	"handle_ms" bigint NOT NULL,
	"handle_open_ms" bigint NOT NULL,
	"solve_ms" bigint,
	"solve_open_ms" bigint,
	"holders" integer NOT NULL,
	"closes" integer NOT NULL,
	"reopens" integer NOT NULL,
	"closed_at" bigint,
	"outcome" text collate "C",
	"abandoned" boolean NOT NULL,
	"contact_left" boolean NOT NULL,
	"rating" integer,
	"nps" integer,
	"helped" integer NOT NULL,
	"not_helped" integer NOT NULL,
	"next_came_at" bigint
);
--> statement-breakpoint
CREATE TABLE "facts_progress" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"change" bigint NOT NULL,
	"step" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_reports" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"owner_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"query" json NOT NULL,
	"weekly" boolean NOT NULL,
	"mailed_for" bigint,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "unanswered_since" bigint;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "served_since" bigint;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "due_for" text collate "C";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "due_at" bigint;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "warn_at" bigint;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "alarm_at" bigint;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "alarms" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "offered_to" text collate "C";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "offer_ends_at" bigint;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "passed" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "skills" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "routed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "overflow" text collate "C";--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "updated_by" text collate "C";--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "words_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "pending" json;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "owner_id" text collate "C";--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "review_at" bigint;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "translation_of" text collate "C";--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "translated_from" integer;--> statement-breakpoint
ALTER TABLE "team_hours" ADD CONSTRAINT "team_hours_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standards" ADD CONSTRAINT "standards_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standards" ADD CONSTRAINT "standards_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_offers" ADD CONSTRAINT "agent_offers_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_versions" ADD CONSTRAINT "article_versions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_images" ADD CONSTRAINT "article_images_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_image_chunks" ADD CONSTRAINT "article_image_chunks_image_id_article_images_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."article_images"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_decided_by_agents_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."agents"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_used_in_articles_id_fk" FOREIGN KEY ("used_in") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "embeddings" ADD CONSTRAINT "embeddings_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_facts" ADD CONSTRAINT "conversation_facts_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_reports" ADD CONSTRAINT "saved_reports_owner_id_agents_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_images_agent" ON "article_images" USING btree ("agent_id","created_at");--> statement-breakpoint
CREATE INDEX "article_images_site" ON "article_images" USING btree ("site_id");--> statement-breakpoint
CREATE INDEX "suggestions_site" ON "suggestions" USING btree ("site_id","state","at");--> statement-breakpoint
CREATE INDEX "suggestions_article" ON "suggestions" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "suggestions_question" ON "suggestions" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "embeddings_model" ON "embeddings" USING btree ("model");--> statement-breakpoint
CREATE INDEX "conversation_facts_opened" ON "conversation_facts" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "conversation_facts_site" ON "conversation_facts" USING btree ("site_id","opened_at");--> statement-breakpoint
CREATE INDEX "conversation_facts_visitor" ON "conversation_facts" USING btree ("visitor_id");--> statement-breakpoint
CREATE INDEX "saved_reports_owner" ON "saved_reports" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE INDEX "conversations_alarm" ON "conversations" USING btree ("alarm_at") WHERE alarm_at is not null;--> statement-breakpoint
CREATE INDEX "articles_original" ON "articles" USING btree ("translation_of");