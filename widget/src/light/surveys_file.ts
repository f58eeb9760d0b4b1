import { inform, reason } from './console';

/** The text of surveys.json; a failure is one console line and no text. */
export async function readSurveys(url: string, options?: RequestInit): Promise<string | undefined> {
  try {
    const response = await fetch(url, options);
    if (!response.ok) throw Error(`HTTP ${response.status}`);
    return await response.text();
  } catch (failure) {
    inform(`cannot read ${url}: ${reason(failure)}`, 'warn');
    return undefined;
  }
}

/**
 * The ids or touchpoints in it, which is just enough to know whether it concerns this page. `undefined` where the file is not what it
 * should be: then the engine is loaded to say what is wrong, and at which line.
 */
export function namesIn(surveysText: string, key: 'id' | 'touchpoint'): string[] | undefined {
  try {
    const names: (string | undefined)[] = JSON.parse(surveysText).surveys.map((survey: never) => survey[key]);
    return names.includes(undefined) ? undefined : (names as string[]);
  } catch {
    // Named by the engine, with line and column.
    return undefined;
  }
}
