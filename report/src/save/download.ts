/** Gives a file to the reader. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** "trend-2026-10-31.svg" */
export const fileName = (what: string, day: string | null, extension: string): string =>
  `${[what, day ?? ''].filter(Boolean).join('-')}.${extension}`;
