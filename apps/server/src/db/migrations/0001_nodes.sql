CREATE TABLE `counters` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
-- Without "change": here the numbers of changes are counted in memory, by the only process there is.
INSERT INTO `counters` (`name`, `value`) VALUES ('agents', 0), ('sites', 0), ('articles', 0), ('installation', 0);
--> statement-breakpoint
CREATE TABLE `nodes` (
	`id` text PRIMARY KEY NOT NULL,
	`seen_at` integer NOT NULL,
	`agents` text NOT NULL,
	`visitors` integer NOT NULL
);
