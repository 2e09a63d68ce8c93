CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`about` text NOT NULL,
	`visitor_id` text,
	`client_id` text,
	`to` text NOT NULL,
	`from_name` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`state` text NOT NULL,
	`tries` integer NOT NULL,
	`trouble` text,
	`next_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`visitor_id`) REFERENCES `visitors`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mails_next` ON `mails` (`state`,`next_at`);--> statement-breakpoint
CREATE INDEX `mails_to` ON `mails` (`to`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `mails_client_id` ON `mails` (`visitor_id`,`client_id`) WHERE client_id is not null;