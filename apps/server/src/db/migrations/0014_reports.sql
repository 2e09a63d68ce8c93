CREATE TABLE `team_hours` (
	`team_id` text PRIMARY KEY NOT NULL,
	`hours` text NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `standards` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`site_id` text,
	`team_id` text,
	`priority` text,
	`reply_seconds` integer,
	`solve_seconds` integer,
	`warn_percent` integer NOT NULL,
	`on_warned` text NOT NULL,
	`on_missed` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `agent_offers` (
	`agent_id` text PRIMARY KEY NOT NULL,
	`offered_at` integer NOT NULL,
	`missed` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`agent_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `article_versions` (
	`article_id` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`by_id` text,
	`state` text NOT NULL,
	`restored` integer,
	`lang` text NOT NULL,
	`question` text NOT NULL,
	`alternatives` text NOT NULL,
	`answer` text NOT NULL,
	`tags` text NOT NULL,
	`popular` integer,
	PRIMARY KEY(`article_id`, `number`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `article_images` (
	`id` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`agent_id` text NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`complete` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `article_images_agent` ON `article_images` (`agent_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `article_images_site` ON `article_images` (`site_id`);--> statement-breakpoint
CREATE TABLE `article_image_chunks` (
	`image_id` text NOT NULL,
	`number` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`image_id`, `number`),
	FOREIGN KEY (`image_id`) REFERENCES `article_images`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `suggestions` (
	`id` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`article_id` text,
	`question_id` text,
	`lang` text NOT NULL,
	`text` text NOT NULL,
	`original` text,
	`author` text NOT NULL,
	`at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`reason` text DEFAULT '' NOT NULL,
	`used_in` text,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decided_by`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`used_in`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `suggestions_site` ON `suggestions` (`site_id`,`state`,`at`);--> statement-breakpoint
CREATE INDEX `suggestions_article` ON `suggestions` (`article_id`);--> statement-breakpoint
CREATE INDEX `suggestions_question` ON `suggestions` (`question_id`);--> statement-breakpoint
CREATE TABLE `embeddings` (
	`article_id` text NOT NULL,
	`model` text NOT NULL,
	`hash` text NOT NULL,
	`vector` blob NOT NULL,
	PRIMARY KEY(`article_id`, `model`, `hash`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `embeddings_model` ON `embeddings` (`model`);--> statement-breakpoint
CREATE TABLE `conversation_facts` (
	`conversation_id` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`visitor_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	`lang` text NOT NULL,
	`tags` text NOT NULL,
	`team_id` text NOT NULL,
	`agent_id` text NOT NULL,
	`seq` integer NOT NULL,
	`state` text NOT NULL,
	`since` integer NOT NULL,
	`self_service` integer NOT NULL,
	`came_at` integer,
	`queued` integer NOT NULL,
	`answered_at` integer,
	`answered_by` text,
	`answer_ms` integer,
	`answer_open_ms` integer,
	`wait_ms` integer NOT NULL,
	`wait_open_ms` integer NOT NULL,
	`handle_ms` integer NOT NULL,
	`handle_open_ms` integer NOT NULL,
	`solve_ms` integer,
	`solve_open_ms` integer,
	`holders` integer NOT NULL,
	`closes` integer NOT NULL,
	`reopens` integer NOT NULL,
	`closed_at` integer,
	`outcome` text,
	`abandoned` integer NOT NULL,
	`contact_left` integer NOT NULL,
	`rating` integer,
	`nps` integer,
	`helped` integer NOT NULL,
	`not_helped` integer NOT NULL,
	`next_came_at` integer,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `conversation_facts_opened` ON `conversation_facts` (`opened_at`);--> statement-breakpoint
CREATE INDEX `conversation_facts_site` ON `conversation_facts` (`site_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `conversation_facts_visitor` ON `conversation_facts` (`visitor_id`);--> statement-breakpoint
CREATE TABLE `facts_progress` (
	`name` text PRIMARY KEY NOT NULL,
	`change` integer NOT NULL,
	`step` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `saved_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`weekly` integer NOT NULL,
	`mailed_for` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `saved_reports_owner` ON `saved_reports` (`owner_id`,`created_at`);--> statement-breakpoint
ALTER TABLE `conversations` ADD `unanswered_since` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `served_since` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `due_for` text;--> statement-breakpoint
ALTER TABLE `conversations` ADD `due_at` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `warn_at` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `alarm_at` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `alarms` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `conversations` ADD `offered_to` text;--> statement-breakpoint
ALTER TABLE `conversations` ADD `offer_ends_at` integer;--> statement-breakpoint
ALTER TABLE `conversations` ADD `passed` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `conversations` ADD `skills` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `conversations` ADD `routed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `conversations` ADD `overflow` text;--> statement-breakpoint
CREATE INDEX `conversations_alarm` ON `conversations` (`alarm_at`) WHERE alarm_at is not null;--> statement-breakpoint
ALTER TABLE `articles` ADD `updated_by` text;--> statement-breakpoint
ALTER TABLE `articles` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `articles` ADD `words_version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `articles` ADD `pending` text;--> statement-breakpoint
ALTER TABLE `articles` ADD `owner_id` text;--> statement-breakpoint
ALTER TABLE `articles` ADD `review_at` integer;--> statement-breakpoint
ALTER TABLE `articles` ADD `translation_of` text;--> statement-breakpoint
ALTER TABLE `articles` ADD `translated_from` integer;--> statement-breakpoint
CREATE INDEX `articles_original` ON `articles` (`translation_of`);