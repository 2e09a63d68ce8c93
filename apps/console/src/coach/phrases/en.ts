import type { Phrases } from "./phrases.ts";

export const english: Phrases = {
  closedDoors: [
    ["I can't", "I'm not yet able to"],
    ["I cannot", "I'm not yet able to"],
    ["we can't", "we're not yet able to"],
    ["we cannot", "we're not yet able to"],
    ["I don't know", "let me find that out for you"],
    ["I have no idea", "let me find that out for you"],
    ["no idea", ""],
    ["you have to", "could you please"],
    ["you must", "could you please"],
    ["you need to", "could you please"],
    ["please wait", "thank you for your patience"],
    ["you'll have to wait", "thank you for your patience"],
    ["hold on", "one moment, I am looking into it"],
    ["calm down", "I understand that this is upsetting"],
    ["not my job", "something that I will find the right person for"],
    ["not my department", "something that I will ask the right team about"],
    ["not our problem", "something that I will look into"],
    ["your fault", "something that we can put right together"],
    ["that's impossible", "let me see which other ways there are"],
    ["nothing I can do", "something else that I want to try"],
    ["nothing we can do", "something else that we want to try"],
    ["as I said", "to put it another way"],
    ["as I already said", "to put it another way"],
    ["you are wrong", "I see it a little differently"],
    ["read the FAQ", "this article shows it step by step:"],
  ],
  greetings: [
    ...["hi", "hello", "hey", "dear", "good morning", "good afternoon", "good evening"],
    ...["welcome", "greetings"],
  ],
  greet: (name) => (name ? `Hi ${name}, ` : "Hi! "),
  secret: ["password", "passcode", "pass phrase", "pin"],
  links: ["is", "was"],
  counted: [
    [
      ["when", "how long", "what time", "how soon", "how many days"],
      [
        ...["day", "today", "tomorrow", "tonight", "morning", "evening", "week", "month", "hour"],
        ...["minute", "soon", "now", "already", "immediately"],
      ],
    ],
    [
      ["how much", "how many", "what does it cost"],
      ["free", "nothing", "none", "one", "two"],
    ],
  ],
  // Words that every question has: they do not say what it asks for.
  empty: [
    ...["what", "when", "where", "which", "does", "have", "will", "would", "could", "should"],
    ...["there", "about", "this", "that", "with", "your", "from", "they", "them", "please"],
    ...["much", "many", "long", "possible", "know", "tell", "want", "need", "also", "like"],
  ],
};
