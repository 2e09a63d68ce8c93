CREATE TABLE `canned_reply_uses` (
	`reply_id` text NOT NULL,
	`agent_id` text NOT NULL,
	`count` integer NOT NULL,
	`used_at` integer NOT NULL,
	PRIMARY KEY(`reply_id`, `agent_id`),
	FOREIGN KEY (`reply_id`) REFERENCES `canned_replies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `team_members` (
	`team_id` text NOT NULL,
	`agent_id` text NOT NULL,
	PRIMARY KEY(`team_id`, `agent_id`),
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `teams` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`colour` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `teams_name_unique` ON `teams` (`name`);--> statement-breakpoint
DROP INDEX `canned_replies_shortcut_unique`;--> statement-breakpoint
ALTER TABLE `canned_replies` ADD `folder` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `canned_replies` ADD `lang` text;--> statement-breakpoint
ALTER TABLE `canned_replies` ADD `scope` text DEFAULT 'everyone' NOT NULL;--> statement-breakpoint
ALTER TABLE `canned_replies` ADD `team_id` text;--> statement-breakpoint
ALTER TABLE `canned_replies` ADD `owner_id` text REFERENCES agents(id);--> statement-breakpoint
ALTER TABLE `canned_replies` ADD `acts` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `canned_replies` ADD `edited_by` text REFERENCES agents(id);--> statement-breakpoint
CREATE INDEX `canned_replies_shortcut` ON `canned_replies` (`shortcut`);--> statement-breakpoint
ALTER TABLE `conversations` ADD `tags` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `conversations` ADD `priority` text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE `conversations` ADD `stage` text;--> statement-breakpoint
ALTER TABLE `conversations` ADD `team_id` text;--> statement-breakpoint
ALTER TABLE `conversations` ADD `snoozed_until` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `follow_up_at` integer;--> statement-breakpoint
CREATE INDEX `conversations_tagged` ON `conversations` (`site_id`,`opened_at`) WHERE tags <> '';