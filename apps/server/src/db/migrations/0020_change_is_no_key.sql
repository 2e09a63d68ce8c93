DROP INDEX `conversations_change`;--> statement-breakpoint
CREATE INDEX `conversations_change` ON `conversations` (`change`);