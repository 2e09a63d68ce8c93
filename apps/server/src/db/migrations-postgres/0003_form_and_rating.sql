CREATE TABLE "form_fillings" (
	"visitor_id" text collate "C" PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "rated_at" bigint;--> statement-breakpoint
ALTER TABLE "form_fillings" ADD CONSTRAINT "form_fillings_visitor_id_visitors_id_fk" FOREIGN KEY ("visitor_id") REFERENCES "public"."visitors"("id") ON DELETE cascade ON UPDATE no action;