/** One console line about a true fault. The page goes on as if Touchstone were not there. */
export const warn = (line: string, ...causes: unknown[]): void => console.warn(`touchstone: ${line}`, ...causes);

let told = '';

/** One console line for the developer, not the same twice in a row: about something that may well be intended, or that is tried again. */
export function inform(line: string, level: 'info' | 'warn' = 'info'): void {
  if (line !== told) console[level](`touchstone: ${line}`);
  told = line;
}

/** The one line that says what went wrong, whatever was thrown. */
export const reason = (thrown: unknown): string => (thrown as Error | undefined)?.message || 'unknown';

/** Part of Touchstone did not come, or cannot begin; what was thrown names the file. */
export const cannotStart = (thrown: unknown): undefined => void warn(`cannot start: ${reason(thrown)}`);
