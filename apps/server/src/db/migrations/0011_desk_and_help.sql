CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`role` text NOT NULL,
	`team_ids` text NOT NULL,
	`email` text,
	`invited_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`invited_by`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_tokenHash_unique` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE TABLE `agent_pictures` (
	`id` text PRIMARY KEY NOT NULL,
	`agent_id` text NOT NULL,
	`type` text NOT NULL,
	`bytes` blob NOT NULL,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `agent_pictures_agent` ON `agent_pictures` (`agent_id`);--> statement-breakpoint
CREATE TABLE `notification_settings` (
	`agent_id` text PRIMARY KEY NOT NULL,
	`settings` text NOT NULL,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `push_subscriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`agent_id` text NOT NULL,
	`session_id` text NOT NULL,
	`endpoint` text NOT NULL,
	`p256dh` text NOT NULL,
	`auth` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `push_subscriptions_agent` ON `push_subscriptions` (`agent_id`);--> statement-breakpoint
CREATE TABLE `visits` (
	`id` text PRIMARY KEY NOT NULL,
	`visitor_id` text NOT NULL,
	`at` integer NOT NULL,
	`url` text NOT NULL,
	`title` text NOT NULL,
	FOREIGN KEY (`visitor_id`) REFERENCES `visitors`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `visits_visitor` ON `visits` (`visitor_id`,`at`);--> statement-breakpoint
CREATE INDEX `visits_at` ON `visits` (`at`);--> statement-breakpoint
CREATE TABLE `visitor_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`visitor_id` text NOT NULL,
	`agent_id` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`edited_at` integer,
	FOREIGN KEY (`visitor_id`) REFERENCES `visitors`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `visitor_notes_visitor` ON `visitor_notes` (`visitor_id`,`at`);--> statement-breakpoint
CREATE TABLE `visitor_blocks` (
	`visitor_id` text PRIMARY KEY NOT NULL,
	`until` integer,
	`reason` text NOT NULL,
	`agent_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`visitor_id`) REFERENCES `visitors`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `questions` (
	`id` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`conversation_id` text,
	`seq` integer,
	`source` text NOT NULL,
	`text` text NOT NULL,
	`lang` text NOT NULL,
	`at` integer NOT NULL,
	`sureness` text NOT NULL,
	`shown` text NOT NULL,
	`judged` text,
	`helped` integer,
	`passed_on_at` integer,
	`learned_in` text,
	`dismissed_at` integer,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`learned_in`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `questions_site` ON `questions` (`site_id`,`at`);--> statement-breakpoint
CREATE INDEX `questions_learned` ON `questions` (`learned_in`);--> statement-breakpoint
CREATE UNIQUE INDEX `questions_place` ON `questions` (`conversation_id`,`seq`);--> statement-breakpoint
CREATE TABLE `views` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`filter` text NOT NULL,
	`shared` integer NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `views_owner` ON `views` (`owner_id`,`position`);--> statement-breakpoint
CREATE TABLE `canned_reply_files` (
	`id` text PRIMARY KEY NOT NULL,
	`reply_id` text,
	`agent_id` text NOT NULL,
	`place` integer NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`width` integer,
	`height` integer,
	`complete` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`reply_id`) REFERENCES `canned_replies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `canned_reply_files_reply` ON `canned_reply_files` (`reply_id`);--> statement-breakpoint
CREATE INDEX `canned_reply_files_agent` ON `canned_reply_files` (`agent_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `canned_reply_file_chunks` (
	`file_id` text NOT NULL,
	`number` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`file_id`, `number`),
	FOREIGN KEY (`file_id`) REFERENCES `canned_reply_files`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`agent_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`attachment_ids` text NOT NULL,
	`since` integer NOT NULL,
	`version` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`agent_id`, `conversation_id`, `kind`),
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `drafts_conversation` ON `drafts` (`conversation_id`);--> statement-breakpoint
CREATE TABLE `mentions` (
	`agent_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`read_at` integer,
	PRIMARY KEY(`agent_id`, `conversation_id`, `seq`),
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mentions_agent` ON `mentions` (`agent_id`,`at`);--> statement-breakpoint
CREATE INDEX `mentions_unread` ON `mentions` (`agent_id`) WHERE read_at is null;--> statement-breakpoint
CREATE INDEX `mentions_conversation` ON `mentions` (`conversation_id`);--> statement-breakpoint
ALTER TABLE `agents` ADD `status` text DEFAULT 'available' NOT NULL;--> statement-breakpoint
ALTER TABLE `agents` ADD `idle` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `agents` ADD `away_after` integer DEFAULT 15 NOT NULL;--> statement-breakpoint
ALTER TABLE `agents` ADD `capacity` integer;--> statement-breakpoint
ALTER TABLE `agents` ADD `title` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `agents` ADD `picture` text;--> statement-breakpoint
ALTER TABLE `agents` ADD `preferences` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `conversations` ADD `lang` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `conversations_opened` ON `conversations` (`opened_at`);--> statement-breakpoint
ALTER TABLE `visitors` ADD `tags` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `visitors` ADD `merged_into` text;--> statement-breakpoint
ALTER TABLE `visitors` ADD `invited_at` integer;--> statement-breakpoint
UPDATE `conversations` SET `lang` = coalesce((
	SELECT lower(CASE instr(`first`, '-') WHEN 0 THEN `first` ELSE substr(`first`, 1, instr(`first`, '-') - 1) END)
	FROM (SELECT json_extract(`languages`, '$[0]') AS `first` FROM `visitors` WHERE `visitors`.`id` = `conversations`.`visitor_id`)
), '');
