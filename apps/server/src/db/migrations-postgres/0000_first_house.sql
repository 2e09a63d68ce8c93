-- Written by drizzle-kit and edited by hand: no schema is named, so that a search_path decides where
-- the tables live, and "counters" has its settings and its rows.
CREATE TABLE "agents" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"email" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"colour" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"active" boolean NOT NULL,
	"password_hash" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "agents_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"site_id" text collate "C" NOT NULL,
	"lang" text collate "C" NOT NULL,
	"question" text collate "C" NOT NULL,
	"alternatives" json NOT NULL,
	"answer" text collate "C" NOT NULL,
	"tags" json NOT NULL,
	"popular" integer,
	"state" text collate "C" NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "canned_replies" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"shortcut" text collate "C" NOT NULL,
	"title" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "canned_replies_shortcut_unique" UNIQUE("shortcut")
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"site_id" text collate "C" NOT NULL,
	"visitor_id" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"assignee_id" text collate "C",
	"page_path" text collate "C" NOT NULL,
	"seq" integer NOT NULL,
	"visible_seq" integer NOT NULL,
	"read_by_agent" integer NOT NULL,
	"read_by_visitor" integer NOT NULL,
	"unread" integer NOT NULL,
	"last_text" text collate "C" NOT NULL,
	"last_by" text collate "C" NOT NULL,
	"last_at" bigint NOT NULL,
	"opened_at" bigint NOT NULL,
	"waiting_since" bigint,
	"closed_at" bigint,
	"outcome" text collate "C",
	"change" bigint NOT NULL
);
--> statement-breakpoint
-- Every commit that changes a conversation raises one row of this table. As the page is to be kept
-- nearly empty, it is tidied after some twenty of them, instead of eighty: finding the row never
-- walks past many old versions of it. ("conversations" would gain nothing from such room: each
-- update of a row changes "change", which is indexed.)
CREATE TABLE "counters" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"value" bigint NOT NULL
) WITH (fillfactor = 10);
--> statement-breakpoint
-- The rows are there from the start: raising one is a plain update, and two nodes never race to
-- insert it.
INSERT INTO "counters" ("name", "value") VALUES
	('change', 0), ('agents', 0), ('sites', 0), ('articles', 0), ('installation', 0);
--> statement-breakpoint
CREATE TABLE "events" (
	"conversation_id" text collate "C" NOT NULL,
	"seq" integer NOT NULL,
	"at" bigint NOT NULL,
	"by_kind" text collate "C" NOT NULL,
	"by_id" text collate "C",
	"client_id" text collate "C",
	"internal" boolean NOT NULL,
	"body" json NOT NULL,
	CONSTRAINT "events_conversation_id_seq_pk" PRIMARY KEY("conversation_id","seq")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"value" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "nodes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"seen_at" bigint NOT NULL,
	"agents" json NOT NULL,
	"visitors" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"agent_id" text collate "C" NOT NULL,
	"token_hash" text collate "C" NOT NULL,
	"device" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL,
	CONSTRAINT "sessions_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"key" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"accent" text collate "C" NOT NULL,
	"greeting" text collate "C" NOT NULL,
	"intro" text collate "C" NOT NULL,
	"lang" text collate "C" NOT NULL,
	"origins" json NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "sites_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "visitors" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"site_id" text collate "C" NOT NULL,
	"token_hash" text collate "C" NOT NULL,
	"name" text collate "C",
	"email" text collate "C",
	"page" json,
	"languages" json NOT NULL,
	"time_zone" text collate "C",
	"browser" text collate "C" NOT NULL,
	"first_seen_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL,
	CONSTRAINT "visitors_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_visitor_id_visitors_id_fk" FOREIGN KEY ("visitor_id") REFERENCES "visitors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_assignee_id_agents_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visitors" ADD CONSTRAINT "visitors_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "articles_site" ON "articles" USING btree ("site_id");--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_one_open" ON "conversations" USING btree ("visitor_id") WHERE state <> 'closed';--> statement-breakpoint
CREATE INDEX "conversations_visitor" ON "conversations" USING btree ("visitor_id","opened_at");--> statement-breakpoint
CREATE INDEX "conversations_state" ON "conversations" USING btree ("state","closed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_change" ON "conversations" USING btree ("change");--> statement-breakpoint
CREATE UNIQUE INDEX "events_client_id" ON "events" USING btree ("client_id","conversation_id") WHERE client_id is not null;--> statement-breakpoint
CREATE INDEX "sessions_agent" ON "sessions" USING btree ("agent_id");--> statement-breakpoint
CREATE INDEX "visitors_site" ON "visitors" USING btree ("site_id","seen_at");
