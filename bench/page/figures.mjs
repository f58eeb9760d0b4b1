// From visits to the figures of a row.

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const medianOf = (visits, key) => median(visits.map((visit) => visit[key]));

/** `quiet` are the files of the page that has nothing to ask. */
export function figuresOf({ fast, slow, quiet }) {
  const scripts = quiet?.filter(({ file }) => !file.endsWith('.html'));
  return {
    bytesToFirst: medianOf(slow, 'bytesToFirst'),
    bytesAll: medianOf(slow, 'bytesAll'),
    requests: medianOf(slow, 'requests'),
    fastMs: medianOf(fast, 'firstMs'),
    slowMs: medianOf(slow, 'firstMs'),
    nextMs: medianOf(slow, 'nextMs'),
    blockedMs: medianOf(slow, 'blockedMs'),
    heapMb: medianOf(fast, 'heapBytes') / 1e6,
    quietBytes: scripts?.reduce((all, { bytes }) => all + bytes, 0),
  };
}
