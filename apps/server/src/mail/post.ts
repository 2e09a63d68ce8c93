import { createAbsence } from "../absence/absence.ts";
import type { MailSettings } from "../config.ts";
import type { ConversationChanges } from "../conversations/change-conversation.ts";
import { createLogMail } from "./log-mail.ts";
import { createMailServer } from "./mail-server.ts";
import { createMailState } from "./mail-state.ts";
import { createMailStore } from "./mail-store.ts";
import { createMailTranscript } from "./mail-transcript.ts";
import { createMails } from "./mails.ts";

type Of<Create extends (deps: never) => unknown> = Parameters<Create>[0];

/** What leaves the house by mail, put together: the queue, transcripts, answers. Without `settings` none is sent. */
export function createPost(
  deps: Omit<Of<typeof createMailTranscript> & Of<typeof createAbsence>, "mails" | "store"> & {
    settings: MailSettings | null | undefined;
    changes: ConversationChanges;
  },
) {
  const { settings } = deps;
  const mailStore = createMailStore(deps.db);
  const server = settings ? createMailServer(settings) : undefined;
  const logMail = createLogMail(deps);
  const mails = createMails({ ...deps, store: mailStore, server, logMail });
  return {
    ...{ mailStore, mails },
    mailState: createMailState({ ...deps, store: mailStore }),
    mailTranscript: createMailTranscript({ ...deps, mails, store: mailStore }),
    absence: createAbsence({ ...deps, mails }),
  };
}
