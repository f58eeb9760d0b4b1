// Records with nothing but what a score by touchpoint and day needs, some 220 bytes each: for a reader the worst case, since
// every byte of them has to be looked at.
import { closeSync, existsSync, openSync, writeSync } from 'node:fs';

const touchpoints = ['checkout.completed', 'delivery.received', 'service.closed', 'site.visited'];

/** Numbers that look random, and are the same in every run (Park and Miller, 1988). */
function randomNumbers() {
  let state = 20261121;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const uuid = (number) => {
  const digits = number.toString(16).padStart(12, '0');
  return `019aa6c1-7d5e-7c3b-${(0x8000 + (number & 0x3fff)).toString(16)}-${digits}`;
};

export function writeLean(file, responses) {
  if (existsSync(file)) return file;
  const random = randomNumbers();
  const output = openSync(file, 'w');
  let lines = '';
  for (let number = 1; number <= responses; number += 1) {
    const day = new Date(Date.UTC(2026, 0, 1 + random(365))).toISOString();
    const answer = `{"question":"q","type":"nps","value":${random(11)}}`;
    lines += `{"response_id":"${uuid(number)}","revision":1,"touchpoint":"${touchpoints[random(4)]}","shown_at":"${day}","answers":[${answer}]}\n`;
    if (lines.length > 1 << 22 || number === responses) {
      writeSync(output, lines);
      lines = '';
    }
  }
  closeSync(output);
  return file;
}
