CREATE TABLE "search_conversations" (
	"conversation_id" text collate "C" PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_messages" (
	"number" bigint PRIMARY KEY NOT NULL,
	"conversation_id" text collate "C" NOT NULL,
	"seq" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_progress" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"change" bigint NOT NULL,
	"step" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_spellings" (
	"spelling" text collate "C" NOT NULL,
	"word" text collate "C" NOT NULL,
	CONSTRAINT "search_spellings_spelling_word_pk" PRIMARY KEY("spelling","word")
);
--> statement-breakpoint
CREATE TABLE "search_terms" (
	"term" text collate "C" NOT NULL,
	"message" bigint NOT NULL,
	CONSTRAINT "search_terms_term_message_pk" PRIMARY KEY("term","message")
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text collate "C" PRIMARY KEY NOT NULL,
	"messages" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "search_conversations" ADD CONSTRAINT "search_conversations_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_messages" ADD CONSTRAINT "search_messages_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "search_messages_place" ON "search_messages" USING btree ("conversation_id","seq");