CREATE TABLE "feedback_askings" (
	"conversation_id" text collate "C" PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_addresses" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"site_id" text collate "C" NOT NULL,
	"address" text collate "C" NOT NULL,
	"unwanted_at" bigint
);
--> statement-breakpoint
DROP INDEX "complaints_client_id";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "solved" text collate "C";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "nps" integer;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "comment" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "follow_up_note" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "follow_up_agent_id" text collate "C";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "follow_up_team_id" text collate "C";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "follow_up_why" text collate "C";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "remind_at" bigint;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "low_rated_at" bigint;--> statement-breakpoint
ALTER TABLE "complaints" ADD COLUMN "made_by" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "feedback_askings" ADD CONSTRAINT "feedback_askings_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_addresses" ADD CONSTRAINT "mail_addresses_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "mail_addresses_site" ON "mail_addresses" USING btree ("site_id","address");--> statement-breakpoint
CREATE INDEX "conversations_follow_up" ON "conversations" USING btree ("follow_up_at") WHERE follow_up_at is not null;--> statement-breakpoint
CREATE INDEX "conversations_reminder" ON "conversations" USING btree ("remind_at") WHERE remind_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "complaints_client_id" ON "complaints" USING btree ("made_by","client_id");--> statement-breakpoint
-- What was planned before there were reminders is told as well.
UPDATE conversations SET remind_at = follow_up_at WHERE follow_up_at IS NOT NULL;