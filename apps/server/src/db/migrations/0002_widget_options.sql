CREATE TABLE `article_judgements` (
	`article_id` text NOT NULL,
	`visitor_id` text NOT NULL,
	`helped` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`article_id`, `visitor_id`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`visitor_id`) REFERENCES `visitors`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `visitor_tokens` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`visitor_id` text NOT NULL,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`visitor_id`) REFERENCES `visitors`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `visitor_tokens_visitor` ON `visitor_tokens` (`visitor_id`);--> statement-breakpoint
ALTER TABLE `conversations` ADD `rating` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `queued_at` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `answered_at` integer;--> statement-breakpoint
CREATE INDEX `conversations_answered` ON `conversations` (`site_id`,`answered_at`);--> statement-breakpoint
ALTER TABLE `sites` ADD `options` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `sites` ADD `identity_secret` text;--> statement-breakpoint
ALTER TABLE `visitors` ADD `phone` text;--> statement-breakpoint
ALTER TABLE `visitors` ADD `attributes` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `visitors` ADD `external_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `visitors_external` ON `visitors` (`site_id`,`external_id`) WHERE external_id is not null;