// Where the time goes: what the visit in the middle loaded, and when.

/** As wide as the longest name. */
const nameOf = (url) => new URL(url).pathname.split('/').pop() || 'page';

/** The visit whose first question came in the median time, or just before. */
export function middleVisit(visits) {
  const sorted = [...visits].sort((a, b) => a.firstMs - b.firstMs);
  return sorted[(sorted.length - 1) >> 1];
}

export function printWaterfall(name, { marks, firstMs }) {
  const ms = (value) => String(Math.round(value)).padStart(9);
  console.log(`\n${name}, slow, ms`);
  console.log(`${''.padEnd(26)}${['asked', 'first byte', 'all there'].map((head) => head.padStart(11)).join('')}`);
  for (const mark of marks) {
    const isFile = mark.entryType === 'navigation' || mark.entryType === 'resource';
    if (isFile && mark.startMs <= firstMs) {
      console.log(
        `${nameOf(mark.name).padEnd(26)}${[mark.startMs, mark.responseMs, mark.endMs].map((each) => ms(each).padStart(11)).join('')}`,
      );
    }
    if (mark.entryType === 'mark') console.log(`${mark.name.padEnd(26)}${ms(mark.startMs).padStart(11)}`);
  }
  console.log(`${'first question visible'.padEnd(26)}${ms(firstMs).padStart(11)}`);
}
