/** Lines already written by `once`. */
const written = new Set<string>();

/** One console line about a true fault. The page goes on as if Touchstone were not there. */
export const warn = (line: string, ...causes: unknown[]): void => console.warn(`touchstone: ${line}`, ...causes);

/** One console line for the developer about something that may well be intended; each line only once per page. */
export function inform(line: string): void {
  if (written.has(line)) return;
  written.add(line);
  console.info(`touchstone: ${line}`);
}

/** The one line that says what went wrong, whatever was thrown. */
export function reason(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  return typeof thrown === 'string' ? thrown : 'unknown fault';
}
