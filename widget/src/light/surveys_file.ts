import { reason, warn } from './console';

/** surveys.json as it came, and just enough of it to know whether it concerns this page. */
export interface SurveysFile {
  text: string;
  /** Absent where the file is not what it should be: then the engine is loaded to say what is wrong, and at which line. */
  touchpoints?: string[];
}

/** Reads the file; a failure is one console line and no file. */
export async function readSurveys(url: string): Promise<SurveysFile | undefined> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw `HTTP ${response.status}`;
    const text = await response.text();
    return { text, ...listTouchpoints(text) };
  } catch (failure) {
    warn(`cannot read ${url}: ${reason(failure)}`);
    return undefined;
  }
}

function listTouchpoints(text: string): { touchpoints?: string[] } {
  try {
    const touchpoints = JSON.parse(text).surveys.map((survey: { touchpoint?: unknown }) => survey.touchpoint);
    if (touchpoints.every((touchpoint: unknown) => typeof touchpoint === 'string')) return { touchpoints };
  } catch {
    // Named by the engine, with line and column.
  }
  return {};
}
