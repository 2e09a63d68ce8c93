CREATE TABLE `visitor_searches` (
	`visitor_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`searches` text NOT NULL,
	`read` text NOT NULL,
	FOREIGN KEY (`visitor_id`) REFERENCES `visitors`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `visitor_searches_at` ON `visitor_searches` (`at`);--> statement-breakpoint
CREATE TABLE `complaints` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`site_id` text NOT NULL,
	`conversation_id` text,
	`visitor_id` text,
	`source` text NOT NULL,
	`client_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`phone` text NOT NULL,
	`lang` text NOT NULL,
	`text` text NOT NULL,
	`want` text NOT NULL,
	`category_id` text NOT NULL,
	`severity` text NOT NULL,
	`owner_id` text,
	`due_at` integer NOT NULL,
	`state` text NOT NULL,
	`outcome` text,
	`outcome_text` text NOT NULL,
	`cause` text NOT NULL,
	`prevention` text NOT NULL,
	`told_at` integer,
	`told_by` text,
	`at` integer NOT NULL,
	`closed_at` integer,
	`version` integer NOT NULL,
	`changed_by` text,
	`soon_for` integer,
	`late_for` integer,
	`words` text NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`visitor_id`) REFERENCES `visitors`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`changed_by`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `complaints_number_unique` ON `complaints` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `complaints_client_id` ON `complaints` (`client_id`);--> statement-breakpoint
CREATE INDEX `complaints_site` ON `complaints` (`site_id`,`at`);--> statement-breakpoint
CREATE INDEX `complaints_visitor` ON `complaints` (`visitor_id`,`at`);--> statement-breakpoint
CREATE INDEX `complaints_conversation` ON `complaints` (`conversation_id`);--> statement-breakpoint
CREATE INDEX `complaints_due` ON `complaints` (`due_at`) WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX `complaints_at` ON `complaints` (`at`);--> statement-breakpoint
CREATE TABLE `complaint_steps` (
	`complaint_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`by_id` text,
	`client_id` text,
	`body` text NOT NULL,
	PRIMARY KEY(`complaint_id`, `seq`),
	FOREIGN KEY (`complaint_id`) REFERENCES `complaints`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `complaint_steps_client_id` ON `complaint_steps` (`complaint_id`,`client_id`) WHERE client_id is not null;--> statement-breakpoint
CREATE TABLE `absences` (
	`conversation_id` text PRIMARY KEY NOT NULL,
	`due_at` integer,
	`mailed_at` integer,
	`mailed_up_to` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `absences_due` ON `absences` (`due_at`) WHERE due_at is not null;--> statement-breakpoint
CREATE TABLE `absence_progress` (
	`name` text PRIMARY KEY NOT NULL,
	`change` integer NOT NULL,
	`step` integer NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `visitor_tokens` ADD `link_ends_at` integer;--> statement-breakpoint
ALTER TABLE `article_folders` ADD `names` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `mails` ADD `conversation_id` text REFERENCES conversations(id) ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE `mails` ADD `unsubscribe_url` text;