ALTER TABLE "conversation_facts" ADD COLUMN "has_target" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "conversation_facts" ADD COLUMN "missed" boolean DEFAULT false NOT NULL;