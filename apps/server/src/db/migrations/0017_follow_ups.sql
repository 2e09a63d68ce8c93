CREATE TABLE `feedback_askings` (
	`conversation_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `mail_addresses` (
	`id` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`address` text NOT NULL,
	`unwanted_at` integer,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_addresses_site` ON `mail_addresses` (`site_id`,`address`);--> statement-breakpoint
DROP INDEX `complaints_client_id`;--> statement-breakpoint
ALTER TABLE `complaints` ADD `made_by` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `complaints_client_id` ON `complaints` (`made_by`,`client_id`);--> statement-breakpoint
ALTER TABLE `conversations` ADD `solved` text;--> statement-breakpoint
ALTER TABLE `conversations` ADD `nps` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `comment` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `conversations` ADD `follow_up_note` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `conversations` ADD `follow_up_agent_id` text;--> statement-breakpoint
ALTER TABLE `conversations` ADD `follow_up_team_id` text;--> statement-breakpoint
ALTER TABLE `conversations` ADD `follow_up_why` text;--> statement-breakpoint
ALTER TABLE `conversations` ADD `remind_at` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `low_rated_at` integer;--> statement-breakpoint
CREATE INDEX `conversations_follow_up` ON `conversations` (`follow_up_at`) WHERE follow_up_at is not null;--> statement-breakpoint
CREATE INDEX `conversations_reminder` ON `conversations` (`remind_at`) WHERE remind_at is not null;--> statement-breakpoint
-- What was planned before there were reminders is told as well.
UPDATE conversations SET remind_at = follow_up_at WHERE follow_up_at IS NOT NULL;