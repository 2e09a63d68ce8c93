CREATE TABLE "canned_reply_uses" (
	"reply_id" text collate "C" NOT NULL,
	"agent_id" text collate "C" NOT NULL,
	"count" integer NOT NULL,
	"used_at" bigint NOT NULL,
	CONSTRAINT "canned_reply_uses_reply_id_agent_id_pk" PRIMARY KEY("reply_id","agent_id")
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"team_id" text collate "C" NOT NULL,
	"agent_id" text collate "C" NOT NULL,
	CONSTRAINT "team_members_team_id_agent_id_pk" PRIMARY KEY("team_id","agent_id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"colour" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "teams_name_unique" UNIQUE("name")
);
--> statement-breakpoint
ALTER TABLE "canned_replies" DROP CONSTRAINT "canned_replies_shortcut_unique";--> statement-breakpoint
ALTER TABLE "canned_replies" ADD COLUMN "folder" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "canned_replies" ADD COLUMN "lang" text collate "C";--> statement-breakpoint
ALTER TABLE "canned_replies" ADD COLUMN "scope" text collate "C" DEFAULT 'everyone' NOT NULL;--> statement-breakpoint
ALTER TABLE "canned_replies" ADD COLUMN "team_id" text collate "C";--> statement-breakpoint
ALTER TABLE "canned_replies" ADD COLUMN "owner_id" text collate "C";--> statement-breakpoint
ALTER TABLE "canned_replies" ADD COLUMN "acts" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "canned_replies" ADD COLUMN "edited_by" text collate "C";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "tags" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "priority" text collate "C" DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "stage" text collate "C";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "team_id" text collate "C";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "snoozed_until" bigint;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "follow_up_at" bigint;--> statement-breakpoint
ALTER TABLE "canned_reply_uses" ADD CONSTRAINT "canned_reply_uses_reply_id_canned_replies_id_fk" FOREIGN KEY ("reply_id") REFERENCES "public"."canned_replies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_reply_uses" ADD CONSTRAINT "canned_reply_uses_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_agent_id_agents_id_fk" FOREIGN KEY ("agent_id") REFERENCES "public"."agents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_replies" ADD CONSTRAINT "canned_replies_owner_id_agents_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canned_replies" ADD CONSTRAINT "canned_replies_edited_by_agents_id_fk" FOREIGN KEY ("edited_by") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "canned_replies_shortcut" ON "canned_replies" USING btree ("shortcut");--> statement-breakpoint
CREATE INDEX "conversations_tagged" ON "conversations" USING btree ("site_id","opened_at") WHERE tags <> '';