CREATE TABLE "mails" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"about" text collate "C" NOT NULL,
	"visitor_id" text collate "C",
	"client_id" text collate "C",
	"to" text collate "C" NOT NULL,
	"from_name" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"tries" integer NOT NULL,
	"trouble" text collate "C",
	"next_at" bigint NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_visitor_id_visitors_id_fk" FOREIGN KEY ("visitor_id") REFERENCES "public"."visitors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_next" ON "mails" USING btree ("state","next_at");--> statement-breakpoint
CREATE INDEX "mails_to" ON "mails" USING btree ("to","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mails_client_id" ON "mails" USING btree ("visitor_id","client_id") WHERE client_id is not null;