CREATE TABLE "proactive_counts" (
	"site_id" text collate "C" NOT NULL,
	"rule" text collate "C" NOT NULL,
	"day" integer NOT NULL,
	"opened" integer NOT NULL,
	"answered" integer NOT NULL,
	CONSTRAINT "proactive_counts_site_id_rule_day_pk" PRIMARY KEY("site_id","rule","day")
);
--> statement-breakpoint
ALTER TABLE "proactive_counts" ADD CONSTRAINT "proactive_counts_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;