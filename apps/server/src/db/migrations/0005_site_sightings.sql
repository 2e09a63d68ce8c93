CREATE TABLE `site_sightings` (
	`site_id` text PRIMARY KEY NOT NULL,
	`page` text NOT NULL,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
