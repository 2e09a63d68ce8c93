CREATE TABLE "visitor_push_subscriptions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"visitor_id" text collate "C" NOT NULL,
	"endpoint" text collate "C" NOT NULL,
	"p256dh" text collate "C" NOT NULL,
	"auth" text collate "C" NOT NULL,
	"lang" text collate "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visitor_pushes" (
	"conversation_id" text collate "C" PRIMARY KEY NOT NULL,
	"due_at" bigint,
	"pushed_up_to" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visitor_push_progress" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"change" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "visitor_push_subscriptions" ADD CONSTRAINT "visitor_push_subscriptions_visitor_id_visitors_id_fk" FOREIGN KEY ("visitor_id") REFERENCES "public"."visitors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visitor_pushes" ADD CONSTRAINT "visitor_pushes_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "visitor_push_subscriptions_visitor" ON "visitor_push_subscriptions" USING btree ("visitor_id","at");--> statement-breakpoint
CREATE INDEX "visitor_pushes_due" ON "visitor_pushes" USING btree ("due_at") WHERE due_at is not null;