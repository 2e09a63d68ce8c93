// drizzle-kit takes the tables from what a schema file exports.
module.exports = require("./src/db/tables.ts").postgresTables;
