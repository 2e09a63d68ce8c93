import type { Phrases } from "./phrases.ts";

export const german: Phrases = {
  closedDoors: [
    ["ich kann nicht", ""],
    ["wir können nicht", ""],
    ["kann ich nicht", ""],
    ["können wir nicht", ""],
    ["das geht nicht", "ich schaue, welcher andere Weg möglich ist"],
    ["geht leider nicht", "geht vielleicht auf einem anderen Weg, ich schaue nach"],
    ["das ist nicht möglich", "ich schaue, was stattdessen möglich ist"],
    ["das ist unmöglich", "ich schaue, was stattdessen möglich ist"],
    ["ich weiß nicht", "ich finde gern für Sie heraus"],
    ["ich habe keine Ahnung", "das finde ich gern heraus"],
    ["keine Ahnung", ""],
    ["Sie müssen", "bitte"],
    ["du musst", "bitte"],
    ["bitte warten", "danke für Ihre Geduld"],
    ["warten Sie bitte", "danke für Ihre Geduld"],
    ["beruhigen Sie sich", "ich verstehe, dass das ärgerlich ist"],
    ["dafür bin ich nicht zuständig", "dafür hole ich gern die richtige Person dazu"],
    ["dafür sind wir nicht zuständig", "dafür finden wir gern die richtige Stelle"],
    ["nicht mein Problem", "etwas, das ich gern kläre"],
    ["nicht unser Problem", "etwas, das wir gern klären"],
    ["da kann ich nichts machen", "ich schaue, was sonst noch möglich ist"],
    ["da können wir nichts machen", "wir schauen, was sonst noch möglich ist"],
    ["wie gesagt", "noch einmal anders gesagt"],
    ["wie ich schon sagte", "noch einmal anders gesagt"],
    ["das steht in der Anleitung", "ich zeige es Ihnen gern Schritt für Schritt"],
  ],
  greetings: [
    ...["hallo", "hi", "hey", "guten tag", "guten morgen", "guten abend", "grüß", "moin"],
    ...["servus", "liebe", "lieber", "sehr geehrte", "willkommen"],
  ],
  greet: (name) => (name ? `Hallo ${name}, ` : "Hallo! "),
  secret: ["passwort", "kennwort", "password", "pin", "geheimzahl"],
  links: ["ist", "lautet", "war"],
  counted: [
    [
      ["wann", "wie lange", "wie schnell", "um wie viel uhr"],
      [
        ...["tag", "heute", "morgen", "abend", "woche", "monat", "stunde", "minute", "mittwoch"],
        ...["gleich", "bald", "jetzt", "schon", "sofort"],
      ],
    ],
    [
      ["wie viel", "wieviel", "wie viele", "was kostet", "wie teuer"],
      ["kostenlos", "nichts", "keine", "ein"],
    ],
  ],
  empty: [
    ...["wann", "wohin", "woher", "welche", "welcher", "welches", "warum", "wieso", "haben"],
    ...["kann", "kannst", "können", "könnte", "wird", "werden", "würde", "muss", "sind", "auch"],
    ...["eine", "einen", "einem", "einer", "mein", "meine", "meinen", "noch", "bitte", "denn"],
    ...["dass", "möglich", "gibt", "lange", "viel", "diese", "dieser", "dieses", "mich", "oder"],
  ],
};
