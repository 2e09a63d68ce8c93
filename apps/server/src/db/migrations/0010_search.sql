CREATE TABLE `search_conversations` (
	`conversation_id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `search_messages` (
	`number` integer PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_messages_place` ON `search_messages` (`conversation_id`,`seq`);--> statement-breakpoint
CREATE TABLE `search_progress` (
	`name` text PRIMARY KEY NOT NULL,
	`change` integer NOT NULL,
	`step` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `search_spellings` (
	`spelling` text NOT NULL,
	`word` text NOT NULL,
	PRIMARY KEY(`spelling`, `word`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `search_terms` (
	`term` text NOT NULL,
	`message` integer NOT NULL,
	PRIMARY KEY(`term`, `message`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `search_words` (
	`word` text PRIMARY KEY NOT NULL,
	`messages` integer NOT NULL
) WITHOUT ROWID;
