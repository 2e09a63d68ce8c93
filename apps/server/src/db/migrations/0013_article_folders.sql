CREATE TABLE `article_folders` (
	`id` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`parent_id` text,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `article_folders_site` ON `article_folders` (`site_id`,`position`);--> statement-breakpoint
ALTER TABLE `articles` ADD `folder_id` text;--> statement-breakpoint
ALTER TABLE `articles` ADD `position` integer;