CREATE TABLE "invitations" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"token_hash" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"team_ids" json NOT NULL,
	"email" text collate "C",
	"invited_by" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "invitations_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "agent_pictures" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"agent_id" text collate "C" NOT NULL,
	"type" text collate "C" NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification_settings" (
	"agent_id" text collate "C" PRIMARY KEY NOT NULL,
	"settings" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "push_subscriptions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"agent_id" text collate "C" NOT NULL,
	"session_id" text collate "C" NOT NULL,
	"endpoint" text collate "C" NOT NULL,
	"p256dh" text collate "C" NOT NULL,
	"auth" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"visitor_id" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"url" text collate "C" NOT NULL,
	"title" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visitor_notes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"visitor_id" text collate "C" NOT NULL,
	"agent_id" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"edited_at" bigint
);
--> statement-breakpoint
CREATE TABLE "visitor_blocks" (
	"visitor_id" text collate "C" PRIMARY KEY NOT NULL,
	"until" bigint,
	"reason" text collate "C" NOT NULL,
	"agent_id" text collate "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"site_id" text collate "C" NOT NULL,
	"conversation_id" text collate "C",
	"seq" integer,
	"source" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	"lang" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"sureness" text collate "C" NOT NULL,
	"shown" json NOT NULL,
	"judged" text collate "C",
	"helped" boolean,
	"passed_on_at" bigint,
	"learned_in" text collate "C",
	"dismissed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "views" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"owner_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"filter" json NOT NULL,
	"shared" boolean NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "canned_reply_files" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"reply_id" text collate "C",
	"agent_id" text collate "C" NOT NULL,
	"place" integer NOT NULL,
	"name" text collate "C" NOT NULL,
	"type" text collate "C" NOT NULL,
	"size" integer NOT NULL,
	"width" integer,
	"height" integer,
	"complete" boolean NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "canned_reply_file_chunks" (
	"file_id" text collate "C" NOT NULL,
	"number" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "canned_reply_file_chunks_file_id_number_pk" PRIMARY KEY("file_id","number")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"agent_id" text collate "C" NOT NULL,
	"conversation_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	"attachment_ids" json NOT NULL,
	"since" integer NOT NULL,
	"version" text collate "C" NOT NULL,
	"saved_at" bigint NOT NULL,
	CONSTRAINT "drafts_agent_id_conversation_id_kind_pk" PRIMARY KEY("agent_id","conversation_id","kind")
);
--> statement-breakpoint
CREATE TABLE "mentions" (
	"agent_id" text collate "C" NOT NULL,
	"conversation_id" text collate "C" NOT NULL,
	"seq" integer NOT NULL,
	"at" bigint NOT NULL,
	"read_at" bigint,
	CONSTRAINT "mentions_agent_id_conversation_id_seq_pk" PRIMARY KEY("agent_id","conversation_id","seq")
);
--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "status" text collate "C" DEFAULT 'available' NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "idle" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "away_after" integer DEFAULT 15 NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "capacity" integer;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "title" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "picture" text collate "C";--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "preferences" json DEFAULT '{}'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "lang" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "visitors" ADD COLUMN "tags" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "visitors" ADD COLUMN "merged_into" text collate "C";--> statement-breakpoint
ALTER TABLE "visitors" ADD COLUMN "invited_at" bigint;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_agents_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_pictures" ADD CONSTRAINT "agent_pictures_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_settings" ADD CONSTRAINT "notification_settings_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_visitor_id_visitors_id_fk" FOREIGN KEY ("visitor_id") REFERENCES "public"."visitors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visitor_notes" ADD CONSTRAINT "visitor_notes_visitor_id_visitors_id_fk" FOREIGN KEY ("visitor_id") REFERENCES "public"."visitors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visitor_notes" ADD CONSTRAINT "visitor_notes_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visitor_blocks" ADD CONSTRAINT "visitor_blocks_visitor_id_visitors_id_fk" FOREIGN KEY ("visitor_id") REFERENCES "public"."visitors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visitor_blocks" ADD CONSTRAINT "visitor_blocks_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_learned_in_articles_id_fk" FOREIGN KEY ("learned_in") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_owner_id_agents_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_reply_files" ADD CONSTRAINT "canned_reply_files_reply_id_canned_replies_id_fk" FOREIGN KEY ("reply_id") REFERENCES "public"."canned_replies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_reply_files" ADD CONSTRAINT "canned_reply_files_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_reply_file_chunks" ADD CONSTRAINT "canned_reply_file_chunks_file_id_canned_reply_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."canned_reply_files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agent_pictures_agent" ON "agent_pictures" USING btree ("agent_id");--> statement-breakpoint
CREATE INDEX "push_subscriptions_agent" ON "push_subscriptions" USING btree ("agent_id");--> statement-breakpoint
CREATE INDEX "visits_visitor" ON "visits" USING btree ("visitor_id","at");--> statement-breakpoint
CREATE INDEX "visits_at" ON "visits" USING btree ("at");--> statement-breakpoint
CREATE INDEX "visitor_notes_visitor" ON "visitor_notes" USING btree ("visitor_id","at");--> statement-breakpoint
CREATE INDEX "questions_site" ON "questions" USING btree ("site_id","at");--> statement-breakpoint
CREATE INDEX "questions_learned" ON "questions" USING btree ("learned_in");--> statement-breakpoint
CREATE UNIQUE INDEX "questions_place" ON "questions" USING btree ("conversation_id","seq");--> statement-breakpoint
CREATE INDEX "views_owner" ON "views" USING btree ("owner_id","position");--> statement-breakpoint
CREATE INDEX "canned_reply_files_reply" ON "canned_reply_files" USING btree ("reply_id");--> statement-breakpoint
CREATE INDEX "canned_reply_files_agent" ON "canned_reply_files" USING btree ("agent_id","created_at");--> statement-breakpoint
CREATE INDEX "drafts_conversation" ON "drafts" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "mentions_agent" ON "mentions" USING btree ("agent_id","at");--> statement-breakpoint
CREATE INDEX "mentions_unread" ON "mentions" USING btree ("agent_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "mentions_conversation" ON "mentions" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "conversations_opened" ON "conversations" USING btree ("opened_at");--> statement-breakpoint
UPDATE "conversations" SET "lang" = coalesce((
	SELECT lower(split_part("languages"->>0, '-', 1)) FROM "visitors" WHERE "visitors"."id" = "conversations"."visitor_id"
), '');
