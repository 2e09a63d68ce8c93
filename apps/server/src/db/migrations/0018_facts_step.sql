ALTER TABLE `conversation_facts` ADD `step` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `conversation_facts_step` ON `conversation_facts` (`step`,`conversation_id`);