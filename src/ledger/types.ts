import pg from "pg";

const int8 = 20;
const timestamptz = 1184;

/** How values come out of either database: whole numbers as numbers, moments as ISO strings in UTC. */
export const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (oid === int8) return Number;
    if (oid === timestamptz) return (text: string) => new Date(text).toISOString();
    return pg.types.getTypeParser(oid, format as "text");
  },
};
