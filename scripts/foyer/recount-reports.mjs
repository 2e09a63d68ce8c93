import { runServerCommand } from "./server-command.mjs";

const NAME = "recount-reports";

export const recountReportsCommand = {
  usage: NAME,
  about: "has what reports are made of counted anew",
  help: `Forgets what reports are made of. The server counts it anew from the logs, by the hours and standards of
today: after a change of hours that reports of the past are to go by, for instance. Nothing else is changed.
The database is that of DATA_DIR (default: the folder data of this checkout), whose server must be stopped, or
that at DATABASE_URL, whose nodes may go on.`,
  takesFile: false,
  options: {},
  run: () => runServerCommand([NAME]),
};
