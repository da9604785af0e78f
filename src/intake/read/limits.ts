/** What a file may cost before it is refused. Every limit has its own problem code and words. */
export const limits = {
  /** The file as it lies on disk. */
  fileMegabytes: 1024,
  /** What a .gz or .zip may unpack to, and how many times over its own size (judged past the first 50 MB). */
  unpackedMegabytes: 4096,
  unpackedRatio: 200,
  ratioJudgedFromMegabytes: 50,
  /** Workbooks are read in one piece: packed, and the sum of their parts. */
  workbookMegabytes: 200,
  workbookUnpackedMegabytes: 2048,
  /** XLS, XLSB, ODS, HTML and XML tables are held whole in memory. */
  legacyMegabytes: 64,
  rows: 5_000_000,
  columns: 1000,
  cellCharacters: 100_000,
  /** Longest wait for the next piece of a workbook, a small one and the largest, and the memory its reader may take. */
  smallWorkbookSeconds: 30,
  workbookSeconds: 120,
  workbookHeapMegabytes: 1536,
} as const;

export const megabyte = 1024 * 1024;
export const rowsABatch = 500;
/** How many rows are shown, and how many settle date order, decimal mark and the like. */
export const sampleRows = 50;
export const probeRows = 2000;
