CREATE TABLE "article_folders" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"site_id" text collate "C" NOT NULL,
	"parent_id" text collate "C",
	"name" text collate "C" NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "folder_id" text collate "C";--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "position" integer;--> statement-breakpoint
ALTER TABLE "article_folders" ADD CONSTRAINT "article_folders_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_folders_site" ON "article_folders" USING btree ("site_id","position");