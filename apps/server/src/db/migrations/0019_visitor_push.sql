CREATE TABLE `visitor_push_subscriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`visitor_id` text NOT NULL,
	`endpoint` text NOT NULL,
	`p256dh` text NOT NULL,
	`auth` text NOT NULL,
	`lang` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`visitor_id`) REFERENCES `visitors`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `visitor_push_subscriptions_visitor` ON `visitor_push_subscriptions` (`visitor_id`,`at`);--> statement-breakpoint
CREATE TABLE `visitor_pushes` (
	`conversation_id` text PRIMARY KEY NOT NULL,
	`due_at` integer,
	`pushed_up_to` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `visitor_pushes_due` ON `visitor_pushes` (`due_at`) WHERE due_at is not null;--> statement-breakpoint
CREATE TABLE `visitor_push_progress` (
	`name` text PRIMARY KEY NOT NULL,
	`change` integer NOT NULL
);
