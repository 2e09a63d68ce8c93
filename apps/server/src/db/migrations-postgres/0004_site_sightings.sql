CREATE TABLE "site_sightings" (
	"site_id" text collate "C" PRIMARY KEY NOT NULL,
	"page" text collate "C" NOT NULL,
	"seen_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "site_sightings" ADD CONSTRAINT "site_sightings_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;