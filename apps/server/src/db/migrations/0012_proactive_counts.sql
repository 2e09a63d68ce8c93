CREATE TABLE `proactive_counts` (
	`site_id` text NOT NULL,
	`rule` text NOT NULL,
	`day` integer NOT NULL,
	`opened` integer NOT NULL,
	`answered` integer NOT NULL,
	PRIMARY KEY(`site_id`, `rule`, `day`),
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
