CREATE TABLE "visitor_searches" (
	"visitor_id" text collate "C" PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"searches" json NOT NULL,
	"read" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "complaints" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"site_id" text collate "C" NOT NULL,
	"conversation_id" text collate "C",
	"visitor_id" text collate "C",
	"source" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"email" text collate "C" NOT NULL,
	"phone" text collate "C" NOT NULL,
	"lang" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	"want" text collate "C" NOT NULL,
	"category_id" text collate "C" NOT NULL,
	"severity" text collate "C" NOT NULL,
	"owner_id" text collate "C",
	"due_at" bigint NOT NULL,
	"state" text collate "C" NOT NULL,
	"outcome" text collate "C",
	"outcome_text" text collate "C" NOT NULL,
	"cause" text collate "C" NOT NULL,
	"prevention" text collate "C" NOT NULL,
	"told_at" bigint,
	"told_by" text collate "C",
	"at" bigint NOT NULL,
	"closed_at" bigint,
	"version" integer NOT NULL,
	"changed_by" text collate "C",
	"soon_for" bigint,
	"late_for" bigint,
	"words" text collate "C" NOT NULL,
	CONSTRAINT "complaints_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "complaint_steps" (
	"complaint_id" text collate "C" NOT NULL,
	"seq" integer NOT NULL,
	"at" bigint NOT NULL,
	"by_id" text collate "C",
	"client_id" text collate "C",
	"body" json NOT NULL,
	CONSTRAINT "complaint_steps_complaint_id_seq_pk" PRIMARY KEY("complaint_id","seq")
);
--> statement-breakpoint
CREATE TABLE "absences" (
	"conversation_id" text collate "C" PRIMARY KEY NOT NULL,
	"due_at" bigint,
	"mailed_at" bigint,
	"mailed_up_to" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "absence_progress" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"change" bigint NOT NULL,
	"step" bigint NOT NULL,
	"since" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "visitor_tokens" ADD COLUMN "link_ends_at" bigint;--> statement-breakpoint
ALTER TABLE "article_folders" ADD COLUMN "names" json DEFAULT '{}'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "conversation_id" text collate "C";--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "unsubscribe_url" text collate "C";--> statement-breakpoint
ALTER TABLE "visitor_searches" ADD CONSTRAINT "visitor_searches_visitor_id_visitors_id_fk" FOREIGN KEY ("visitor_id") REFERENCES "public"."visitors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_visitor_id_visitors_id_fk" FOREIGN KEY ("visitor_id") REFERENCES "public"."visitors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_owner_id_agents_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."agents"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_changed_by_agents_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."agents"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_steps" ADD CONSTRAINT "complaint_steps_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_steps" ADD CONSTRAINT "complaint_steps_by_id_agents_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."agents"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "visitor_searches_at" ON "visitor_searches" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "complaints_client_id" ON "complaints" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "complaints_site" ON "complaints" USING btree ("site_id","at");--> statement-breakpoint
CREATE INDEX "complaints_visitor" ON "complaints" USING btree ("visitor_id","at");--> statement-breakpoint
CREATE INDEX "complaints_conversation" ON "complaints" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "complaints_due" ON "complaints" USING btree ("due_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "complaints_at" ON "complaints" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "complaint_steps_client_id" ON "complaint_steps" USING btree ("complaint_id","client_id") WHERE client_id is not null;--> statement-breakpoint
CREATE INDEX "absences_due" ON "absences" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;