ALTER TABLE `conversation_facts` ADD `has_target` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `conversation_facts` ADD `missed` integer DEFAULT false NOT NULL;